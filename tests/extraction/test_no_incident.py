"""Words of violence in games, works of art, exercises, mishaps and figures of speech, which tell no incident."""

from datetime import date

import pytest

from counterclaim import read
from counterclaim.model import Incident

GAME = (
    "The Rams beat the Bulls in overtime on Sunday, and the coach praised his players. The Bulls ambushed the Rams "
    "in the first quarter, but the league's best striker executed a late assault. The stadium "
    "exploded as he shot the winner. "
)


def incidents(text: str) -> tuple[Incident, ...]:
    (dossier,) = read(text + "\n", published=date(2026, 11, 19))
    return dossier.incidents


@pytest.mark.parametrize(
    "text",
    [
        GAME,
        "The thriller, about the kidnapping of a judge in Milan, won a prize.",
        "The novel, in which rebels stormed a palace and killed the king, sold well.",
        "Troops stormed mock villages on Monday in the largest exercise of the year.",
        "An electrical transformer exploded and set a petrol station on fire in Tacloban.",
        "A shark attack killed a surfer near Perth on Sunday.",
        "Hackers launched a ransomware attack on three hospitals in Lyon on Monday.",
        "The minister launched an attack on the press on Monday.",
    ],
)
def test_no_incident(text: str) -> None:
    assert incidents(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        GAME + "Outside the stadium, gunmen shot two policemen dead.",
        "Gunmen attacked a military parade in Ahvaz on Saturday, killing 25 people.",
        "Drones struck a military parade in Aden on Monday, killing 36 soldiers.",
        "A novelist was shot dead by gunmen in Kabul on Sunday.",
        "The army launched a series of raids on the camp on Monday, killing six rebels.",
    ],
)
def test_an_incident_all_the_same(text: str) -> None:
    assert incidents(text)
