"""The readings: what each policy makes of claims that differ."""

from datetime import date

import pytest

from counterclaim import reading
from counterclaim.errors import UsageError
from counterclaim.model import Claim, Figure, Party, Report, Source, Toll, When
from counterclaim.model.vocabulary import Field, Stance

REPORT = Report(key="k", text="Four were killed.")
POLICE = Source("s1", "police", True, "police", "Xanad")
REBELS = Source("s2", "Red Dawn", False, "armed_group", "Red Dawn")


def claim(value: object, *, field: Field = "killed", source: str | None = None, stance: Stance = "asserts") -> Claim:
    return Claim(f"c-{value}-{source}", "i1", field, value, source, stance, (REPORT.cite(0, 4),))  # type: ignore[arg-type]


FOUR, AT_LEAST_FOUR, SIX = Toll(4, 4, 4), Toll(4, 4, None), Toll(6, 6, 6)


@pytest.mark.parametrize(
    ("claims", "figure"),
    [
        ([claim(FOUR)], Figure(4, 4, 4)),
        ([claim(FOUR), claim(AT_LEAST_FOUR, source="s1")], Figure(4, 4, None)),
        ([claim(FOUR), claim(SIX, source="s1")], Figure(4, None, 6)),
        ([claim(FOUR), claim(SIX, source="s1", stance="suspects")], Figure(4, 4, 4)),
        ([claim(FOUR), claim(Toll(), source="s1", stance="expects")], Figure(4, 4, None)),
        ([claim(FOUR), claim(SIX), claim(SIX, source="s1", stance="retracts")], Figure(4, 4, 4)),
        ([claim(Toll(None, None, 30)), claim(Toll(30, 30, 30))], Figure(30, None, 30)),
        ([claim(Toll(0, 0, 0))], Figure(0, 0, 0)),
        ([claim(FOUR, stance="suspects")], None),
        ([], None),
    ],
)
def test_range(claims: list[Claim], figure: Figure | None) -> None:
    assert reading.figure(claims, "killed") == figure


def test_parts_are_summed_only_where_no_total_is_told_and_say_so() -> None:
    parts = [
        claim(Toll(6, 6, 6, who="soldiers", scope="part")),
        claim(Toll(2, 2, None, who="officials", scope="part")),
    ]
    assert reading.figure(parts, "killed") == Figure(8, 8, None, derived=True)
    assert reading.figure([*parts, claim(Toll(9, 9, 9))], "killed") == Figure(9, 9, 9)


@pytest.mark.parametrize(
    ("policy", "figure"),
    [
        ("ucdp", Figure(4, 4, 6)),
        ("acled", Figure(4, 4, 4)),
        ("airwars", Figure(4, None, 6)),
        ("lowest", Figure(4, 4, 4)),
    ],
)
def test_other_policies(policy: str, figure: Figure) -> None:
    claims = [claim(FOUR), claim(FOUR, source="s1"), claim(SIX, source="s2")]
    assert reading.figure(claims, "killed", policy) == figure


def test_an_unknown_policy_is_named() -> None:
    with pytest.raises(UsageError, match="no reading 'best'"):
        reading.figure([claim(FOUR)], "killed", "best")


def test_without_a_time_word_the_date_is_unknown_and_bounded_by_publication() -> None:
    assert reading.when([], date(2024, 7, 31)) == When(None, date(2024, 7, 31), "unknown")


def test_responsibility_by_who_says_it() -> None:
    dawn = Party("Red Dawn", "Red Dawn", "people")
    told = [
        claim(dawn, field="perpetrator", source="s2"), claim(dawn, field="perpetrator", source="s1"),
        claim(dawn, field="perpetrator", stance="suspects"), claim(dawn, field="perpetrator"),
        claim(Party("army", "army", "people"), field="perpetrator", source="s2"),
    ]  # fmt: skip
    found = reading.responsibility(told, {"s1": POLICE, "s2": REBELS}, lambda a, b: a == b)
    assert {(b.party, b.how, b.by) for b in found} == {
        ("Red Dawn", "claimed", ("s2",)), ("Red Dawn", "stated", ("s1",)), ("Red Dawn", "accused", ()),
        ("Red Dawn", "reported", ()), ("army", "accused", ("s2",)),
    }  # fmt: skip


def test_a_private_person_is_no_perpetrator_of_an_incident() -> None:
    man = claim(Party("Ann Example", "Ann Example", "people", person=True), field="perpetrator")
    assert reading.parties([man], "perpetrator") == ()
    assert reading.responsibility([man], {}, lambda a, b: a == b) == ()


def test_one_person_is_listed_once() -> None:
    names = ("34-year-old Novak", "former minister Jan Novak", "Ada Berg", "Northern Front", "Red Front")
    front = {"Northern Front": "agents.group", "Red Front": "agents.group"}
    told = [claim(Party(n, n, "people", reason=front.get(n, "")), field="target") for n in names]
    found = [p.text for p in reading.parties(told, "target")]
    assert found == ["former minister Jan Novak", "Ada Berg", "Northern Front", "Red Front"]


def test_a_watchdog_claims_nothing_for_the_country_in_its_name() -> None:
    watchdog = Source("s3", "Xanad Network for Human Rights", False, "ngo", "Xanad")
    told = claim(Party("Xanad", "Xanad troops", "people"), field="perpetrator", source="s3")
    assert [b.how for b in reading.responsibility([told], {"s3": watchdog}, lambda a, b: a == b)] == ["stated"]


def test_a_name_is_one_however_it_is_written() -> None:
    told = [claim(Party(n, n, "people"), field="perpetrator") for n in ("Bandits", "bandits")]
    assert [b.party for b in reading.responsibility(told, {}, lambda a, b: a == b)] == ["Bandits"]


def test_who_attacked_is_a_side_of_a_clash_whose_sides_are_told() -> None:
    rebels, army = Party("rebels", "rebels", "people"), Party("army", "army", "people")
    told = [claim(rebels, field="perpetrator"), claim(army, field="party")]
    clash = [claim("armed_clash", field="type"), *told]
    assert reading.sides(clash) == (rebels, army)
    assert reading.sides([claim("attack", field="type"), *told]) == (army,)
    assert reading.sides(clash[:2]) == ()


def test_who_killed_himself_is_none_of_his_victims() -> None:
    text = "A man shot his wife and two sons before killing himself."
    told = [("a man", 1, "men", "toll.suicide"), ("his wife", 1, "women", ""), ("two sons", 2, "men", "")]
    report = Report("r", text)
    parts = [
        Claim(f"c{n}", "i1", "killed", Toll(n, n, n, text=words, who=who, scope="part"), None, "asserts",
              (report.cite(len(words), len(words) + 5),), rule=rule)  # type: ignore[arg-type]
        for words, n, who, rule in told
    ]  # fmt: skip
    assert reading.figure(parts, "killed") == Figure(4, 4, 4, derived=True)


def test_people_of_one_row_are_added_up() -> None:
    sons, man = (
        Toll(2, 2, 2, text="two sons", who="men", scope="part"),
        Toll(1, 1, 1, text="a man", who="men", scope="part"),
    )
    assert reading.figure([claim(man), claim(sons)], "killed") == Figure(3, 3, 3, derived=True)


@pytest.mark.parametrize(
    ("names", "listed"),
    [
        (("Jan Novak", "Petr Novak"), ["Jan Novak", "Petr Novak"]),
        (("Senator Novak", "Jan Novak"), ["Senator Novak"]),
        (("34-year-old Novak", "Jan Novak"), ["34-year-old Novak"]),
        (("Gen. Novak", "Novak"), ["Gen. Novak"]),
    ],
)
def test_two_first_names_are_two_persons(names: tuple[str, ...], listed: list[str]) -> None:
    told = [claim(Party(name, name, "people"), field="target") for name in names]
    assert [p.text for p in reading.parties(told, "target")] == listed
