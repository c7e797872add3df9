"""Mentions of one report become incidents: what contradicts keeps apart, what refers back draws together."""

from dataclasses import replace
from datetime import date

import pytest

import counterclaim
from counterclaim.model import (
    Claim,
    Dossier,
    Extraction,
    Link,
    Mention,
    Party,
    Place,
    Report,
    Source,
    Toll,
    When,
)
from counterclaim.model.vocabulary import Field, Type
from counterclaim.reconcile import dossier
from counterclaim.reconcile.profile import profile, sides

TEXT = "A bomb killed four in Orvel on Monday. The blast hit a market. In May shells fell on Sedd. Rebels denied it."
REPORT = Report(key="k", text=TEXT, published=date(2024, 7, 31))
MONDAY = When(date(2024, 7, 29), date(2024, 7, 29), "day")
MAY = When(date(2024, 5, 1), date(2024, 5, 31), "month")
ORVEL = Place("Orvel", "Orvel", country="XA", lat=1.0, lon=1.0, precision="town")
SEDD = Place("Sedd", "Sedd", country="XA", lat=9.0, lon=1.0, precision="town")


def mention(n: int, word: str, kind: Type, **more: object) -> Mention:
    return Mention(f"m{n}", REPORT.locate(word), word, kind, sentence=n - 1, paragraph=n - 1, **more)  # type: ignore[arg-type]


def claim(n: int, field: Field, value: object, quote: str, **more: object) -> Claim:
    return Claim(
        "",
        f"m{n}",
        field,
        value,
        more.pop("source", None),
        more.pop("stance", "asserts"),
        (REPORT.locate(quote),),
        **more,
    )  # type: ignore[arg-type]


def read(mentions: list[Mention], claims: list[Claim], sources: tuple[Source, ...] = ()) -> Dossier:
    return dossier(
        REPORT,
        Extraction(sources, tuple(mentions), tuple(claims)),
        policy="range",
        same_side=lambda a, b: a == b,
    )


BOMB = mention(1, "bomb", "bombing")
BOMB_CLAIMS = [
    claim(1, "type", "bombing", "bomb"), claim(1, "killed", Toll(4, 4, 4, "four"), "killed four"),
    claim(1, "where", ORVEL, "Orvel"), claim(1, "when", MONDAY, "Monday"),
]  # fmt: skip


def test_a_reference_back_joins_and_adds_what_it_knows() -> None:
    back = mention(2, "blast", "bombing", definite=True)
    target = claim(2, "target", Party("market", "a market", "property"), "a market")
    (incident,) = read([BOMB, back], [*BOMB_CLAIMS, claim(2, "type", "bombing", "blast"), target]).incidents
    assert [t.text for t in incident.targets] == ["a market"]
    assert (incident.when, incident.where.name, incident.killed and incident.killed.best) == (
        MONDAY,
        "Orvel",
        4,
    )


@pytest.mark.parametrize(
    "claims", [[claim(3, "when", MAY, "May")], [claim(3, "where", SEDD, "Sedd")]], ids=["day", "place"]
)
def test_another_day_or_place_is_another_incident(claims: list[Claim]) -> None:
    farm = claim(3, "target", Party("farm", "a farm", "property"), "shells")
    told = [*BOMB_CLAIMS, claim(3, "type", "shelling", "shells"), farm, *claims]
    found = read([BOMB, mention(3, "shells", "shelling")], told)
    assert [i.type for i in found.incidents] == ["bombing", "shelling"]
    assert [i.main for i in found.incidents] == [True, False]


def test_one_and_many_are_kept_apart() -> None:
    many = mention(3, "shells", "bombing", aggregate=Toll(12, None, None, "dozens"), plural=True)
    found = read([BOMB, many], [*BOMB_CLAIMS, claim(3, "count", Toll(12, None, None, "dozens"), "shells")])
    assert [i.aggregate is not None for i in found.incidents] == [False, True]


def test_harm_without_violence_is_no_incident() -> None:
    harm = replace(BOMB, type="attack", sure=False, harm=True)
    assert not read([harm], BOMB_CLAIMS).relevant


def test_one_sources_numbers_for_different_people_are_parts() -> None:
    claims = [
        *BOMB_CLAIMS[:1], claim(1, "killed", Toll(3, 3, 3, "three soldiers", "soldiers"), "killed four"),
        claim(1, "killed", Toll(2, 2, 2, "two officials", "officials"), "in Orvel"),
    ]  # fmt: skip
    found = read([BOMB], claims)
    assert {c.value.scope for c in found.claims if isinstance(c.value, Toll)} == {"part"}
    killed = found.incidents[0].killed
    assert killed is not None
    assert (killed.best, killed.derived) == (5, True)


def test_links_name_incidents_and_never_point_to_themselves() -> None:
    shells = mention(3, "shells", "shelling")
    link = claim(3, "link", Link("retaliation_for", "m1"), "In May shells")
    found = read([BOMB, shells], [*BOMB_CLAIMS, claim(3, "when", MAY, "May"), link])
    assert [(t.kind, t.incident) for i in found.incidents for t in i.links] == [("retaliation_for", "i1")]


def test_a_denial_stands_beside_what_it_denies() -> None:
    rebels = Source("s7", "Rebels", False, "armed_group", "Rebels")
    blame = claim(1, "perpetrator", Party("Rebels", "rebels", "people", actor="r"), "A bomb", stance="suspects")
    no = claim(
        1,
        "perpetrator",
        Party("Rebels", "Rebels", "people", actor="r"),
        "Rebels denied",
        source="s7",
        stance="denies",
    )
    found = read([BOMB], [*BOMB_CLAIMS, blame, no], (rebels,))
    (incident,) = found.incidents
    assert [s.id for s in found.sources] == ["s1"]
    assert [(d.field, d.kind) for d in incident.disputes] == [("perpetrator", "denial")]
    assert {(b.how, b.by) for b in incident.responsibility} == {("accused", ()), ("denied", ("s1",))}


def test_ids_are_the_same_every_time() -> None:
    assert read([BOMB], BOMB_CLAIMS).to_dict() == read([BOMB], BOMB_CLAIMS).to_dict()


def test_two_acts_of_two_kinds_told_in_order_are_two() -> None:
    text = "Settlers set fire to two shops in Orvel following the killing of a farmer.\n"
    (found,) = counterclaim.read(text, published=date(2024, 7, 31))
    dead = {i.type: i.killed is not None for i in found.incidents}
    assert dead == {"property_destruction": False, "attack": True}


def test_shooting_down_what_belongs_to_a_force_is_not_its_strike() -> None:
    """The drone of an army does not suffer what the army does; the army's men would."""
    (dossier,) = counterclaim.read(
        "An army strike killed nine traders at the landing in Orvel on Monday. "
        'The army said its planes had hit fighters. "Nobody was spared," said its spokesman.\n'
        "The Sedd Front said in a statement that it had shot down an army drone near the village of Anlo, "
        "12 kilometres east of Orvel.\n",
        published=date(2024, 7, 31),
    )
    for incident in dossier.incidents:
        names = {p.text for p in incident.perpetrators}
        assert not ("Sedd Front" in names and incident.killed), incident


@pytest.mark.parametrize(
    ("speaks", "one"), [("the army", True), ("another army", False)], ids=["of one side", "of two sides"]
)
def test_a_spokesman_is_the_voice_of_whom_he_speaks_for(speaks: str, one: bool) -> None:
    told = sides(
        (Source("s1", "Vann", anonymous=False, role="military", speaks_for="the army"),
         Source("s2", speaks, anonymous=False, role="military"))
    )  # fmt: skip
    assert (told["s1"] == told["s2"]) == one


def test_a_described_place_is_not_the_town_that_it_is_told_from() -> None:
    place = Place("village of Anlo, 3 km east of Orvel", "village of Anlo, 3 km east of Orvel", reason="described")
    told = mention(1, "bomb", "bombing")
    assert profile([told], [claim(1, "where", place, "Orvel")], {}).places == {"anlo"}


def test_what_goes_on_since_a_month_is_not_the_attack_of_a_day() -> None:
    """A clause that says whom a suspect fights, and since when, tells nothing of the attack."""
    (dossier,) = counterclaim.read(
        "Gunmen killed nine men in Orvel on Monday, police said. An official said investigators suspect the "
        "Anlo gang, which has been fighting the rival Sedd gang since March.\n",
        published=date(2024, 7, 31),
    )
    (attack,) = [i for i in dossier.incidents if i.killed]
    assert not attack.parties
    assert attack.when.start == date(2024, 7, 29)
