"""The report that the project was founded on, and what a careful reader finds in it; it may be absent."""

from pathlib import Path

import pytest

from counterclaim import read
from counterclaim.model import Dossier, Incident

REPORT = Path(__file__).parents[1].parent / "shared" / "reports" / "us-strike-babylon.txt"
pytestmark = pytest.mark.skipif(
    not REPORT.exists(), reason="the founding report is not part of the project (../shared)"
)


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    (found,) = read(REPORT)
    return found


def incident(dossier: Dossier, *, start: str, country: str | None = None) -> Incident:
    """The one incident that starts on that day and lies in that country."""
    (found,) = [
        i for i in dossier.incidents
        if str(i.when.start) == start and (country is None or i.where.country == country) and i.aggregate is None
    ]  # fmt: skip
    return found


def test_the_main_incident_and_its_toll(dossier: Dossier) -> None:
    mains = [i for i in dossier.incidents if i.main]
    assert len(mains) == 1
    strike = mains[0]
    assert (strike.type, strike.status, strike.where.country, strike.where.precision) == (
        "air_strike",
        "accomplished",
        "IQ",
        "admin1",
    )
    assert (str(strike.when.start), str(strike.when.end)) == ("2024-07-30", "2024-07-31")
    assert strike.killed is not None
    assert (strike.killed.low, strike.killed.best, strike.killed.high) == (4, 4, None)
    assert any(p.name == "United States" for p in strike.perpetrators)
    assert ("target", "divergence") in {(d.field, d.kind) for d in strike.disputes}


def test_five_accounts_of_the_main_incident_are_kept_apart(dossier: Dossier) -> None:
    strike = next(i for i in dossier.incidents if i.main)
    told = [s for a in strike.accounts if (s := dossier.source(a.source)) is not None]
    assert [(s.anonymous, s.role) for s in told if "Iraqi" in s.name] == [(True, "unspecified")]
    assert [s.speaks_for for s in told if s.name.startswith("US")] == ["United States"]
    assert sum(s.name == "Hashed al-Shaabi" for s in told) == 1
    assert [s.role for s in told if s.name == "security source"] == ["security"]
    alliance = next(s for s in told if "alliance" in s.name)
    assert alliance.anonymous
    assert {r for c in dossier.of(strike.id) if c.source == alliance.id for r in c.relayed_by} == {"AFP"}


@pytest.mark.parametrize(
    ("start", "end", "kind", "killed"),
    [
        ("2024-02-01", "2024-02-29", "attack", 1),
        ("2024-07-22", "2024-07-28", "shelling", None),
        ("2024-07-16", "2024-07-16", "air_strike", None),
        ("2024-01-01", "2024-01-31", "air_strike", 3),
    ],
)
def test_the_background(dossier: Dossier, start: str, end: str, kind: str, killed: int | None) -> None:
    found = incident(dossier, start=start)
    assert (str(found.when.end), found.type, found.main) == (end, kind, False)
    assert (found.killed.best if found.killed else None) == killed


def test_both_attacks_on_the_base_are_placed_there(dossier: Dossier) -> None:
    for start in ("2024-07-22", "2024-07-16"):
        place = incident(dossier, start=start).where
        assert (place.name, place.country, place.precision) == ("Ain al-Assad base", "IQ", "site")


def test_the_aggregate_is_claimed_and_the_strike_in_jordan_is_blamed_on_somebody_by_nobody(dossier: Dossier) -> None:
    many = next(i for i in dossier.incidents if i.aggregate and i.aggregate.low == 176)
    assert {(b.party, b.how) for b in many.responsibility} >= {("Islamic Resistance in Iraq", "claimed")}
    assert any(
        str(i.when.start) == "2024-01-01" and ("accused", ()) in {(b.how, b.by) for b in i.responsibility}
        for i in dossier.incidents
    )


def test_the_retaliation_is_linked_with_its_evidence(dossier: Dossier) -> None:
    ties = [(i, t) for i in dossier.incidents for t in i.links if t.kind == "retaliation_for"]
    assert len(ties) == 1
    answer, tie = ties[0]
    assert answer.aggregate is not None
    assert answer.aggregate.low == 12
    cause = next(i for i in dossier.incidents if i.id == tie.incident)
    assert cause.where.country == "JO"
    claims = {c.id: c for c in dossier.claims}
    assert "retaliation" in claims[tie.claims[0]].evidence[0].quote


def test_talks_and_troop_numbers_are_nothing(dossier: Dossier) -> None:
    quotes = " ".join(e.quote for c in dossier.claims for e in c.evidence)
    assert "2,500" not in quotes
    assert "talks" not in quotes
