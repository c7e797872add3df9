"""Merging across reports: what is compared, what is judged, what goes together."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.model import Count, Place, When
from counterclaim.reconcile.across import (
    Linker,
    Profile,
    cluster,
    compare,
    decided,
    dump,
    judge,
    keys,
    load,
    profiles,
)
from counterclaim.reconcile.across.words import hashed, traces
from tests.dossiers import crossing
from tests.reconcile.stories import STORY, profile

HARVEST = """A court in Imre heard on Friday how raiders burned the ferry landing and shot a lock keeper in the
reeds. The keeper's brother told the judge of a blue lantern and a boat with no name. Sailors have avoided the
landing ever since."""


def test_one_attack_told_by_two_reports_is_the_same() -> None:
    found = judge(compare(profile("a"), profile("b")))
    assert found.verdict == "same"
    assert any("same place" in reason for reason in found.why)


def test_another_town_on_another_day_is_different() -> None:
    assert judge(compare(profile("a"), profile("b", 14, "Imre", HARVEST))).verdict == "different"


def test_a_comparison_is_the_same_either_way_round() -> None:
    a, b = profile("a"), profile("b", 13, "Keldovar", HARVEST)
    assert compare(a, b) == compare(b, a)


def test_a_site_in_another_town_is_elsewhere() -> None:
    """A market that no gazetteer places may lie in the town of another report, unless its own town is told."""
    a, b = profile("a"), profile("b")
    a = replace(a, where=Place("Imre", precision="town"), traces=replace(a.traces, here=frozenset({hashed("imre")})))
    b = replace(b, traces=replace(b.traces, here=frozenset()))
    for town, elsewhere in ((None, False), ("Imre", False), ("Keldovar", True)):
        site = Place(f"market in the town of {town or 'that name'}", precision="site", town=town)
        told = {s.name for s in compare(a, replace(b, where=site)).signs}
        assert ("other name of place" in told) == elsewhere, town


def _twins(**more: object) -> tuple[Profile, Profile]:
    """What a report is about, and the same once more, as told in passing."""
    a = profile("a", **more)
    return a, replace(a, id="a/i2", incident="i2", subject=False)


def _apart(*found: Sequence[Profile]) -> bool:
    """Whether the two incidents of the first report end in two groups."""
    linker = Linker()
    for told in found:
        linker.add(told)
    return all({"a/i1", "a/i2"} - set(g.members) for g in linker.groups())


def test_two_incidents_of_one_report_are_two() -> None:
    a, twin = _twins()
    assert judge(compare(a, twin)).barred
    assert _apart([a, twin])
    assert _apart([a, twin], [profile("b")])


def test_a_lone_deed_that_one_report_tells_twice_keeps_no_others_apart() -> None:
    """With a force in it, reports that tell two incidents apart are believed."""
    others = [[profile(name)] for name in "bcde"]
    assert not _apart(_twins(), *others)
    forces = [[profile(name, organised=True)] for name in "bcde"]
    assert _apart(_twins(organised=True), *forces)
    doubled = [replace(p, subject=False) for p in _twins()]
    assert _apart(doubled, *others)


def test_lone_deeds_days_apart_may_be_one_that_is_dated_by_what_came_of_it() -> None:
    """Names, a place and a toll outweigh the day; where a force has part, they do not."""
    assert compare(profile("a"), profile("b", 22)).bar is None
    assert compare(profile("a", organised=True), profile("b", 22, organised=True)).bar


def test_what_happened_weeks_apart_is_barred_however_alike() -> None:
    assert judge(compare(profile("a", 2, organised=True), profile("b", 20))).barred
    months = When(date(2023, 12, 2), date(2023, 12, 2), "day")
    assert judge(compare(profile("a", when=months), profile("b", 20))).barred


def test_tolls_are_intervals() -> None:
    a = profile("a", tolls=(("killed", Count.at_least(3)),))
    b = profile("b", tolls=(("killed", Count.exactly(7)),))
    assert not any(s.name == "other killed" for s in compare(a, b).signs)
    c = profile("c", tolls=(("killed", Count.exactly(2)),))
    assert any(s.name == "other killed" for s in compare(a, c).signs)


def test_keys_meet_over_the_edges_of_days_and_cells() -> None:
    a = profile("a", 12)
    assert set(keys(a)) & set(keys(replace(profile("b", 14), where=replace(a.where, lat=10.1, lon=19.9))))
    assert not {k for k in keys(a) if k.startswith("p:")} & set(keys(profile("b", 12, "Imre")))


def test_an_undated_incident_is_looked_up_by_the_days_before_its_report() -> None:
    undated = profile("b", when=When(None, date(2024, 3, 13)))
    assert set(keys(profile("a"))) & set(keys(undated))


def _people(names: list[str]) -> list[Profile]:
    towns = ("Osmaral", "Keldovar", "Imre")
    out = []
    for n, name in enumerate(names):
        text = STORY if n % 3 else HARVEST
        out.append(profile(name, 10 + n % 4, towns[n % 3], text, main=bool(n % 5)))
    return out


@settings(max_examples=10, deadline=None)
@given(st.permutations(range(12)))
def test_the_order_of_arrival_does_not_matter(order: list[int]) -> None:
    reports = _people([f"r{n:02}" for n in range(12)])
    one, other = Linker(), Linker()
    for n in range(12):
        one.add([reports[n]])
    for n in order:
        other.add([reports[n]])
    assert one.groups() == other.groups()
    assert one.judgements() == other.judgements()
    assert [g.members for g in cluster(reports, one.judgements())] == [g.members for g in one.groups()]


def test_one_bad_edge_does_not_chain_two_towns() -> None:
    here = [profile(f"a{n}") for n in range(3)]
    there = [profile(f"b{n}", 12, "Imre", HARVEST) for n in range(3)]
    made = [judge(compare(x, y)) for group in (here, there) for x in group for y in group if x.id < y.id]
    bad = replace(judge(compare(here[0], there[0])), score=0.99, verdict="same", barred=False)
    found = cluster([*here, *there], [*made, bad])
    assert [len(g.members) for g in found] == [3, 3]


def test_a_recall_joins_what_it_recalls_though_a_rival_number_says_nothing_of_it() -> None:
    """One of the two reports on the incident gives another number: it does not tie the recall, nor keep it apart."""
    first = profile("a", tolls=(("killed", Count.exactly(4)), ("wounded", Count.exactly(11))))
    unplaced = {"where": Place(None), "text": STORY.replace("four", "nine"), "tolls": (("killed", Count.exactly(9)),)}
    rival = profile("b", **unplaced, telling="t")
    recall = profile("c", main=False, subject=False, text=HARVEST, tolls=(("killed", Count.exactly(4)),))
    assert compare(rival, recall).mute
    linker = Linker()
    for one in (first, rival, recall):
        linker.add([one])
    assert [len(g.members) for g in linker.groups()] == [3]
    linker = Linker()
    for one in (rival, recall):
        linker.add([one])
    assert [len(g.members) for g in linker.groups()] == [1, 1]


def _signs(one: Place, other: Place) -> set[str]:
    return {s.name for s in compare(profile("a", where=one), profile("b", where=other)).signs}


def test_places_without_a_point_are_told_apart_by_their_own_names() -> None:
    assert "same name of place" in _signs(Place("town of Osmaral"), Place("Osmaral"))
    assert "other name of place" in _signs(Place("town of Osmaral"), Place("town of Imre"))
    assert not {"same name of place", "other name of place"} & _signs(Place("grain store"), Place("grain store"))
    country = Place("Orvelia", precision="country")
    assert not {"same name of place", "other name of place"} & _signs(country, Place("town of Imre"))
    assert "same name of place" not in _signs(country, country)


def test_one_number_in_two_towns_is_chance_where_another_number_differs() -> None:
    def tolls(killed: int) -> tuple[object, ...]:
        return (("killed", Count.exactly(killed)), ("wounded", Count.exactly(16)))

    there = {"where": Place("town of Imre"), "text": HARVEST, "organised": True}
    a = profile("a", where=Place("town of Osmaral"), tolls=tolls(4), organised=True)
    assert judge(compare(a, profile("b", tolls=tolls(9), **there))).verdict == "different"
    assert "untied" not in {s.name for s in compare(a, profile("b", tolls=tolls(4), **there)).signs}


def test_few_dead_on_neighbouring_days_of_a_war_are_chance_and_many_are_not() -> None:
    def pair(killed: int) -> set[str]:
        told = {"where": Place("Osmaral province", precision="admin1"), "organised": True}
        tolls = (("killed", Count.exactly(killed)),)
        a = profile("a", 12, tolls=tolls, **told)
        return {s.name for s in compare(a, profile("b", 13, text=HARVEST, tolls=tolls, **told)).signs}

    assert "untied" in pair(2)
    assert "untied" not in pair(7)


def _held(one: Profile, other: Profile) -> bool:
    return "untied" not in {s.name for s in compare(one, other).signs}


def test_in_a_war_the_day_and_whom_it_hit_tell_one_deed_where_these_are_rarely_hit() -> None:
    unplaced = {"where": Place(None), "organised": True, "tolls": ()}

    def pair(*targets: str, **more: object) -> bool:
        told = {**unplaced, "targets": frozenset(targets)}
        return _held(profile("a", **told), profile("b", text=HARVEST, **{**told, **more}))

    assert pair("beekeeper", "lantern")
    assert not pair("soldier")
    assert not pair("soldier", "police")
    assert not pair("iraqi", "soldier"), "peoples are told of in every report"
    assert not pair("beekeeper", "lantern", when=When(date(2024, 3, 20), date(2024, 3, 20), "day"))
    towns = Place("Orvel"), Place("Imre")
    a, b = (profile(n, text=t, **unplaced | {"where": w, "targets": frozenset({"beekeeper", "lantern"})})
            for n, t, w in zip("ab", (STORY, HARVEST), towns, strict=True))  # fmt: skip
    assert not _held(a, b)


def test_two_numbers_that_agree_between_the_same_parties_tell_one_deed_without_a_day() -> None:
    def pair(killed: int, wounded: int, **more: object) -> bool:
        told = {"where": Place(None), "organised": True, "parties": frozenset({"northern-front"})}
        told["tolls"] = (("killed", Count.exactly(killed)), ("wounded", Count.exactly(wounded)))
        return _held(profile("a", **told), profile("b", text=HARVEST, when=When(None, None), **told | more))

    assert pair(4, 3)
    assert not pair(4, 1), "ones agree by chance"
    assert not pair(4, 3, parties=frozenset({"southern-front"}))


def test_a_site_that_no_gazetteer_has_may_lie_in_the_town_that_its_report_names() -> None:
    town = Place("Nabatieh", country="LB", lat=33.38, lon=35.48, precision="town")

    def names(text: str) -> set[str]:
        here = traces(STORY + " Nabatieh", day=date(2024, 3, 13))
        a = profile("a", where=town, traces=replace(here, here=frozenset({hashed("nabatieh")})))
        b = profile("b", where=Place("Lantern Street"), text=text)
        return {s.name for s in compare(a, b).signs}

    assert "in the town named" in names(f"Nabatieh mourns. {HARVEST}")
    assert "no place" in names(HARVEST)
    assert not {"other name of place", "in the town named"} & names(HARVEST)


def test_a_peoples_name_is_no_places_own() -> None:
    assert "other name of place" not in _signs(Place("Japanese ambassador's garden"), Place("Orvel"))


def test_what_came_out_before_a_deed_and_tells_none_does_not_tell_it() -> None:
    early = replace(profile("a", 2, text=HARVEST, where=Place(None), tolls=()), type=None, when=When(None))
    assert not _held(early, profile("b", 12))
    assert _held(replace(early, published=date(2024, 3, 12)), profile("b", 12))


def test_what_went_on_for_days_is_not_what_happened_on_one_of_them() -> None:
    long = When(date(2024, 3, 5), date(2024, 3, 14), "days")
    signs = {s.name for s in compare(profile("a"), profile("b", when=long)).signs}
    assert "same day" not in signs
    assert "may be the day" in signs


def test_people_outrank_rules_and_can_take_it_back() -> None:
    linker = Linker()
    linker.add([profile("a")])
    linker.add([profile("b")])
    assert len(linker.groups()) == 1
    linker.decide(decided("a/i1", "b/i1", "different", by="mira"))
    assert len(linker.groups()) == 2
    linker.undo("b/i1", "a/i1")
    assert len(linker.groups()) == 1
    linker.add([profile("c", 20, "Imre", HARVEST)])
    linker.decide(decided("a/i1", "c/i1", "same", by="mira"))
    assert [len(g.members) for g in linker.groups()] == [3]


def test_a_new_report_touches_only_its_neighbourhood() -> None:
    linker = Linker()
    linker.add([profile("a")])
    linker.add([profile("b")])
    changed = linker.add([profile("c", 12, "Imre", HARVEST)])
    assert [g.members for g in changed] == [("c/i1",)]


def test_a_profile_survives_json_and_holds_no_private_name() -> None:
    for one in profiles(crossing()):
        written = json.dumps(dump(one))
        assert load(json.loads(written)) == one
        newer = json.loads(written)
        newer["traces"]["smells"] = ["a hash"]
        assert load(newer) == one, "what a newer counterclaim wrote is read too"
        for name in ("Jonas", "Ardel", "Mira", "Sandovan"):
            assert name.casefold() not in written.casefold()
