"""What people enter: the same shape as what is read, two coders side by side, their agreement computed."""

import pytest
from bench import months
from hypothesis import given
from hypothesis import strategies as st

from counterclaim import pipeline
from counterclaim.cli.entries import entry
from counterclaim.errors import UsageError
from counterclaim.ledger import entering
from counterclaim.ledger.asking import Question, asked
from counterclaim.ledger.showing import show
from counterclaim.reconcile.agreement import alpha, interval, nominal, sides

TOLD = list(months.reports(months.planned(0, 4, 2), 2))


@pytest.fixture
def book(place):
    with pipeline.ledger(place()) as made:
        for one in TOLD:
            made.record(one)
        yield made


def _enter(book, author="Ada", **told):
    with book.writing() as connection:
        return entering.enter(connection, book.ruled, entry(told), author=author)


def _rows(book):
    with book.reading() as connection:
        return asked(connection, book.rules, Question())


def _shown(book, name):
    with book.reading() as connection:
        return show(connection, book.rules, name)


def test_a_claim_joins_the_incident_that_it_names(book):
    (row,) = _rows(book)
    claim = _enter(
        book, incident=row["id"][:10], field="wounded", value="4-7", quote="Between four and seven were hurt",
        source="the mayor of Velmar", role="government", outlet="Velmar Radio", published="2020-01-02",
    )  # fmt: skip
    (row,) = _rows(book)
    assert (row["wounded_low"], row["wounded_high"], row["reports"]) == (4, 7, len(TOLD) + 1)
    shown = _shown(book, row["id"])
    said = {c.id: c for t in shown.testimonies for c in t.claims}[claim]
    assert said.evidence[0].quote == "Between four and seven were hurt"
    assert [r["author"] for r in shown.reports if r["author"]] == ["Ada"]


def test_claims_from_the_same_words_stand_together_and_two_coders_apart(book):
    quote = "Seven soldiers died at the Old Ferry crossing"
    for author, killed in (("Ada", "7"), ("Ben", "8")):
        _enter(book, author, incident="mine", field="killed", value=killed, quote=quote)
        _enter(book, author, incident="mine", field="where", value="Old Ferry crossing", quote=quote)
    with book.reading() as connection:
        told = entering.versions(connection)
    assert {(t["author"], t["field"]) for t in told} == {(a, f) for a in ("Ada", "Ben") for f in ("killed", "where")}
    assert len(book) == len(TOLD) + 2


def test_the_same_claim_again_is_no_other(book):
    """A table that is imported again, whole or with more rows, adds only what is new in it."""
    first, other = {"field": "killed", "value": "7"}, {"field": "where", "value": "Old Ferry crossing"}
    (row,) = _rows(book)
    for incident in (row["id"], "mine"):
        more = {"incident": incident, "quote": f"Seven died, {incident}", "source": "the mayor"}
        ids = [_enter(book, **told, **more) for told in (first, other, first, other)]
        assert ids[:2] == ids[2:]
        assert len(set(ids)) == 2
    with book.reading() as connection:
        assert len(entering.versions(connection)) == 4


def test_agreement_of_two_coders(book):
    (row,) = _rows(book)
    for author, killed in (("Ada", "7"), ("Ben", "8")):
        _enter(book, author, incident=row["id"], field="killed", value=killed, quote="Seven or eight soldiers died")
        _enter(book, author, incident=row["id"], field="type", value="shelling", quote="Shells fell for an hour")
    with book.reading() as connection:
        made = sides(entering.versions(connection, ["Ada", "Ben"]))
    assert {(v["field"], v["Ada"], v["Ben"]) for v in made.values} == {
        ("killed", 7, 8),
        ("type", "shelling", "shelling"),
    }


@pytest.mark.parametrize(
    ("told", "reason"),
    [({"quote": ""}, "no claim without evidence"), ({"field": "mood"}, "no field"), ({"value": "lots"}, "no number"),
     ({"stance": "shouts"}, "no stance"), ({"published": "yesterday"}, "no date"), ({"value": None}, "needs"),
     ({"field": "type", "value": "picnic"}, "no type"), ({"quote": None, "file": "/no/such"}, "/no/such")],
)  # fmt: skip
def test_what_is_no_claim_is_refused(told, reason):
    with pytest.raises(UsageError, match=reason):
        entry({"incident": "x", "field": "killed", "value": "7", "quote": "Seven died"} | told)


def test_a_file_is_evidence_by_its_hash(tmp_path):
    path = tmp_path / "photo.jpg"
    path.write_bytes(b"not a photo")
    made = entry({"incident": "x", "field": "occurred", "value": "yes", "file": path})
    assert made.quote.startswith("photo.jpg sha256:")
    assert made.value is True


def test_krippendorffs_own_example():
    """Content Analysis, chapter 11: four observers, twelve units, values missing: 0.743 nominal, 0.849 interval."""
    units = [
        [1, 1, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4], [4, 4, 4, 4], [1, 1, 2, 1],
        [2, 2, 2, 2], [5, 5, 5], [1, 1], [3],
    ]  # fmt: skip
    assert alpha(units, nominal) == pytest.approx(0.743, abs=0.001)
    assert alpha(units, interval) == pytest.approx(0.849, abs=0.001)


@given(st.lists(st.lists(st.integers(0, 3), min_size=1, max_size=4), max_size=8))
def test_agreement_is_perfect_only_where_nobody_differs(units):
    figure = alpha(units, nominal)
    if figure is not None:
        assert figure <= 1
        assert (figure == 1) == all(len(set(u)) == 1 for u in units if len(u) > 1)
