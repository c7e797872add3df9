"""Many testimonies, one incident: whose word counts once, how tolls move, what is corroborated."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model import Claim, Evidence, Party, Source, Toll, When
from counterclaim.model import testimony as nouns
from counterclaim.reconcile.whole import whole
from counterclaim.reconcile.whole.tolls import RISEN

DAY = date(2024, 5, 1)
MINISTRY = Source("m", "Orvel health ministry", False, "government", "Orvel")
FRONT = Source("f", "Northern Front", False, "armed_group", "Northern Front")
OFFICIAL = Source("o", "a security official", True, "security", "Orvel")


def _toll(n):
    return Toll(n, n, n, f"{n} people")


def _testimony(n, *said, days=0, telling=None, origin=None, version=0):
    """Report `n`, published `days` after the first: triples of a field, a value and a source, perhaps with a stance."""
    sources = {s.id: s for _, _, s, *_ in said if s}
    claims = [
        Claim(f"r{n}c{k}", f"t{n}", field, value, source and source.id, (*more, "asserts")[0], (Evidence(k, k + 5),))
        for k, (field, value, source, *more) in enumerate(said)
    ]  # fmt: skip
    return nouns.Testimony(
        f"t{n}", f"r{n}", f"report {n}", DAY + timedelta(days), f"Outlet {n}", telling or f"r{n}", origin, True,
        tuple(claims), tuple(sources.values()), version,
    )  # fmt: skip


def _whole(*testimonies, policy="range"):
    return whole(testimonies, policy=policy, same_side=lambda a, b: a == b)


def _killed(made):
    return made.incident.killed.low, made.incident.killed.best, made.incident.killed.high


def test_a_newer_number_of_the_same_source_supersedes():
    made = _whole(
        _testimony(1, ("killed", _toll(3), MINISTRY)),
        _testimony(2, ("killed", _toll(7), MINISTRY), days=2),
    )
    assert [(t.best, t.state, t.rose_from) for t in made.tallies] == [(3, "superseded", None), (7, "stands", "r1c0")]
    assert _killed(made) == (7, 7, 7)
    assert not made.incident.disputes


def _on(day):
    return When(DAY + timedelta(day), DAY + timedelta(day), "day")


def test_of_days_that_contradict_the_one_that_most_stories_give_is_read():
    """Copies of one story have one voice, and so has a story that repeats itself."""
    told = [
        _testimony(1, ("when", _on(0), None), days=1),
        _testimony(2, ("when", _on(1), None), ("when", _on(1), OFFICIAL), days=2),
        _testimony(3, ("when", _on(1), None), days=2, telling="r2"),
    ]
    span = _whole(*told).incident.when
    assert (span.start, span.end, span.precision) == (DAY, DAY + timedelta(1), "days")
    told.append(_testimony(4, ("when", _on(0), None), ("when", _hours(0, 7), None), days=3))
    for order in permutations(told):
        found = _whole(*order).incident.when
        assert (found.start, found.precision) == (_hours(0, 7).start, "hour")
    fields = [c for c in _whole(*told).corroboration if c.field == "when"]
    assert len(fields) > 1, "the other day stays in sight"


def _hours(day, hour):
    moment = datetime.combine(DAY + timedelta(day), time(hour))
    return When(moment, moment, "hour")


def test_a_later_version_of_a_story_supersedes_on_the_same_day():
    first = _testimony(2, ("killed", _toll(3), OFFICIAL), telling="r2", origin="Norda Press")
    later = _testimony(1, ("killed", _toll(7), OFFICIAL), telling="r2", origin="Norda Press", version=1)
    made = _whole(first, later)
    assert [(t.best, t.state) for t in made.tallies] == [(3, "superseded"), (7, "stands")]
    assert _killed(made) == (7, 7, 7)


def test_a_copy_of_an_older_number_is_superseded_too():
    said = ("killed", _toll(3), MINISTRY)
    made = _whole(
        _testimony(1, said), _testimony(2, said, telling="r1"), _testimony(3, ("killed", _toll(7), MINISTRY), days=1)
    )
    assert _killed(made) == (7, 7, 7)


def test_the_number_of_another_source_disputes():
    made = _whole(
        _testimony(1, ("killed", _toll(3), MINISTRY)),
        _testimony(2, ("killed", _toll(7), FRONT), days=2),
    )
    assert {t.state for t in made.tallies} == {"disputed"}
    assert _killed(made) == (3, None, 7)
    (dispute,) = made.incident.disputes
    assert (dispute.field, dispute.kind, set(dispute.claims)) == ("killed", "contradiction", {"r1c0", "r2c0"})
    assert {c.standing for c in made.corroboration} == {"contested"}


def test_two_that_agree_corroborate_each_other():
    made = _whole(
        _testimony(1, ("killed", _toll(3), MINISTRY)),
        _testimony(2, ("killed", _toll(3), FRONT)),
    )
    (killed,) = made.corroboration
    assert (killed.standing, len(killed.asserted)) == ("corroborated", 2)


def test_copies_of_one_story_are_one_voice():
    said = ("killed", _toll(3), OFFICIAL)
    (copied,) = _whole(*(_testimony(n, said, telling="r1", origin="Norda Press") for n in range(5))).corroboration
    assert (copied.standing, len(copied.asserted)) == ("single source", 1)


def test_unnamed_people_are_never_one_across_stories():
    said = ("killed", _toll(3), OFFICIAL)
    made = _whole(_testimony(1, said), _testimony(2, said))
    assert len({source for _, source in made.spoken}) == 2


def test_what_a_story_passes_on_in_its_own_voice_is_no_second_source():
    (killed,) = _whole(_testimony(1, ("killed", _toll(3), MINISTRY), ("killed", _toll(3), None))).corroboration
    assert killed.standing == "single source"


def test_a_later_and_higher_number_in_the_voice_of_reports_is_news():
    later = _whole(_testimony(1, ("killed", _toll(3), None)), _testimony(2, ("killed", _toll(7), None), days=1))
    assert not later.incident.disputes
    same_day = _whole(_testimony(1, ("killed", _toll(3), None)), _testimony(2, ("killed", _toll(7), None)))
    assert same_day.incident.disputes


def _rising(testimony, n):
    """The testimony, its first claim as one that tells a rise."""
    first, *rest = testimony.claims
    return replace(testimony, claims=(replace(first, value=_toll(n), rule=f"{RISEN} numbers.exact"), *rest))


def test_a_rise_that_is_told_supersedes_what_nobody_by_name_had_said():
    before = _testimony(1, ("killed", _toll(3), OFFICIAL))
    rise = _rising(_testimony(2, ("killed", _toll(7), None), ("killed", _toll(7), OFFICIAL), days=1), 7)
    made = _whole(before, rise)
    assert [(t.best, t.state) for t in made.tallies] == [(3, "superseded"), (7, "stands"), (7, "stands")]
    assert made.tallies[1].rose_from == "r1c0"
    assert _killed(made) == (7, 7, 7)
    assert not made.incident.disputes


def test_a_rise_replaces_no_number_of_a_source_with_a_name_nor_a_higher_one():
    rise = _rising(_testimony(9, ("killed", _toll(7), None), days=1), 7)
    for other in (("killed", _toll(3), FRONT), ("killed", _toll(8), OFFICIAL)):
        made = _whole(_testimony(1, other), rise)
        assert {t.state for t in made.tallies} == {"disputed"}


def test_a_private_person_is_no_party_and_has_no_name_in_the_fields():
    suspect = Party("Jonas Ardel", "Jonas Ardel", "people", person=True)
    made = _whole(_testimony(1, ("perpetrator", suspect, MINISTRY, "suspects")))
    assert made.incident.perpetrators == ()
    assert [c.value for c in made.corroboration] == ["a private person"]


def test_the_policy_is_the_one_asked_for():
    told = (_testimony(1, ("killed", _toll(3), MINISTRY)), _testimony(2, ("killed", _toll(7), FRONT)))
    assert _killed(_whole(*told, policy="lowest")) == (3, 3, 3)
    assert _whole(*told, policy="ucdp").incident.reading == "ucdp"


_SAID = st.lists(
    st.tuples(st.just("killed"), st.integers(1, 9).map(_toll), st.sampled_from([MINISTRY, FRONT, OFFICIAL, None])),
    min_size=1, max_size=3,
)  # fmt: skip


@given(st.lists(st.tuples(_SAID, st.integers(0, 3)), min_size=1, max_size=4))
def test_the_order_of_reports_does_not_matter(told):
    made = [_testimony(n, *said, days=days) for n, (said, days) in enumerate(told)]
    assert len({repr(_whole(*order)) for order in permutations(made)}) == 1


@given(st.lists(st.tuples(_SAID, st.integers(0, 3)), min_size=1, max_size=4))
def test_a_number_is_superseded_only_by_its_own_source(told):
    series = _whole(*(_testimony(n, *said, days=days) for n, (said, days) in enumerate(told))).tallies
    by_claim = {t.claim: t for t in series}
    for one in series:
        if one.rose_from:
            before = by_claim[one.rose_from]
            assert (before.source, before.state) == (one.source, "superseded")
            assert before.published < one.published
