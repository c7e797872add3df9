"""What numbers and noun phrases say, without a parser: words in order, and a few trees by hand."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from counterclaim import lexicon
from counterclaim.errors import UsageError
from counterclaim.extraction.rules.numbers import count, counted, left_edge
from counterclaim.extraction.rules.numbers.numerals import evaluate
from counterclaim.extraction.rules.numbers.quantities import low_ends, quantity
from counterclaim.model import Count

VOCAB = spacy.blank("en").vocab


def line(text: str) -> Doc:
    """A sentence without a parse: every word hangs on the last one."""
    words = text.split()
    spaces = ["-" not in pair for pair in zip(words, [*words[1:], ""], strict=True)]
    return Doc(VOCAB, words=words, spaces=spaces, heads=[len(words) - 1] * len(words), deps=["dep"] * len(words))


def tree(text: str) -> Doc:
    """A parse by hand: `form/POS/TAG/head/dep` separated by blanks, heads counted from 1, 0 for the root."""
    rows = [w.rsplit("/", 4) for w in text.split()]
    heads = [n if r[3] == "0" else int(r[3]) - 1 for n, r in enumerate(rows)]
    plural = {"people": "person", "men": "man", "children": "child"}
    lemmas = [plural.get(r[0].lower(), r[0].lower().removesuffix("s")) for r in rows]
    return Doc(
        VOCAB,
        words=[r[0] for r in rows],
        pos=[r[1] for r in rows],
        tags=[r[2] for r in rows],
        heads=heads,
        deps=["ROOT" if r[3] == "0" else r[4] for r in rows],
        lemmas=lemmas,
    )


def said(text: str, anchor: str) -> Count | None:
    doc = line(text)
    found = quantity(doc, next(t.i for t in doc if t.text == anchor))
    return found.count if found else None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("four", 4), ("2,500", 2500), ("1.5 million", 1_500_000), ("twenty - three", 23), ("a hundred", 100),
        ("two hundred and five", 205), ("half a dozen", 6), ("two dozen", 24), ("a dozen", 12),
        ("a couple", 2), ("one million two hundred thousand", 1_200_000), ("1,200", 1200), ("both", 2),
        ("two thousand and one", 2001),
    ],
)  # fmt: skip
def test_spelled(text: str, number: int) -> None:
    value = evaluate(tuple(text.split()))
    assert value is not None
    assert value.number == number


@pytest.mark.parametrize(
    "text", ["", "a", "and two", "two and", "1996 12", "twenty twelve", "12 - 20", "1.5", "hundred", "2,50"]
)
def test_no_number(text: str) -> None:
    value = evaluate(tuple(text.split() or [""]))
    assert value is None or value.number is None


@given(st.integers(min_value=1, max_value=10**8))
def test_digits_with_separators(n: int) -> None:
    value = evaluate((f"{n:,}",))
    assert value is not None
    assert value.number == n


@pytest.mark.parametrize(
    ("text", "anchor", "low", "best", "high"),
    [
        ("at least four people", "four", 4, 4, None),
        ("no fewer than 30 people", "30", 30, 30, None),
        ("more than 175 times", "175", 176, None, None),
        ("over 20 others", "20", 21, None, None),
        ("up to nine people", "nine", None, None, 9),
        ("as many as 40 villagers", "40", None, None, 40),
        ("fewer than ten men", "ten", None, None, 9),
        ("about 20 fighters", "20", None, 20, None),
        ("an estimated 300 people", "300", None, 300, None),
        ("nearly a hundred men", "hundred", None, 100, None),
        ("between 12 and 20 people", "20", 12, None, 20),
        ("12 to 20 people", "12", 12, None, 20),
        ("12 - 20 people", "20", 12, None, 20),
        ("four or five men", "five", 4, None, 5),
        ("20 to 50 million people", "50", 20_000_000, None, 50_000_000),
        ("at least two dozen men", "dozen", 24, 24, None),
        ("70 or more people", "70", 70, 70, None),
        ("at least another 12 men", "12", 12, 12, None),
        ("dozens of men", "dozens", 12, None, None),
        ("several people", "several", 3, None, None),
        ("hundreds of thousands of people", "thousands", 100_000, None, None),
        ("a few dozen rebels", "dozen", 12, None, None),
        ("a 12 - member crew", "12", 12, 12, 12),
        ("a total of 12 people", "12", 12, 12, 12),
    ],
)  # fmt: skip
def test_interval(text: str, anchor: str, low: int | None, best: int | None, high: int | None) -> None:
    assert said(text, anchor) == Count(low, best, high)


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("a 26 - year - old man", "26"), ("12 percent of them", "12"), ("$ 500 reward", "500"),
        ("aged 12 years", "12"), ("in 1997 the army", "1997"), ("on March 3 the army", "3"), ("at 5 pm", "5"),
        ("a 12 - hour fight", "12"), ("16 November 1989", "16"), ("5 km away", "5"),
    ],
)  # fmt: skip
def test_measures_nothing_counted(text: str, anchor: str) -> None:
    assert said(text, anchor) is None


def test_a_change_is_no_range() -> None:
    assert said("it rose from 3 to 7", "3") == Count.exactly(3)
    assert said("it rose from 3 to 7", "7") == Count.exactly(7)


def test_conventions() -> None:
    doc = line("several people")
    lows = {name: quantity(doc, 0, name) for name in ("acled", "acled2016", "airwars", "ucdp")}
    assert [q.count.low for q in lows.values() if q] == [3, 10, 2, 2]
    with pytest.raises(UsageError, match="acled2016"):
        low_ends("nobody's")


def test_every_convention_names_its_source_and_all_words() -> None:
    tables = lexicon.table("counts", "")
    keys = {
        *lexicon.table("numbers")["vague"].values(),
        *lexicon.table("numbers")["plurals"].values(),
        "bare",
    }
    for convention in tables.values():
        assert convention["source"]
        assert keys <= set(convention["low"])


@pytest.mark.parametrize(
    ("text", "head", "low", "best", "high"),
    [
        ("At/ADV/IN/3/advmod least/ADV/JJS/1/fixed 4/NUM/CD/4/nummod people/NOUN/NNS/0/root", 3, 4, 4, None),
        ("a/DET/DT/2/det soldier/NOUN/NN/0/root", 1, 1, 1, 1),
        ("no/DET/DT/2/det civilians/NOUN/NNS/0/root", 1, 0, 0, 0),
        ("no/DET/DT/3/det other/ADJ/JJ/3/amod deaths/NOUN/NNS/0/root", 2, None, None, None),
        ("policemen/NOUN/NNS/0/root", 0, 2, None, None),
        ("dozens/NOUN/NNS/0/root of/ADP/IN/3/case men/NOUN/NNS/1/nmod", 0, 12, None, None),
        ("a/DET/DT/2/det group/NOUN/NN/0/r of/ADP/IN/5/case 9/NUM/CD/5/nummod men/NOUN/NNS/2/nmod", 1, 9, 9, 9),
        ("a/DET/DT/2/det number/NOUN/NN/0/root of/ADP/IN/4/case people/NOUN/NNS/2/nmod", 1, 3, None, None),
        ("a/DET/DT/2/det family/NOUN/NN/0/root of/ADP/IN/4/case five/NUM/CD/2/nmod", 1, 5, 5, 5),
        ("a/DET/DT/2/det fourth/ADJ/JJ/0/root", 1, 1, 1, 1),
        ("how/ADV/WRB/2/advmod many/ADJ/JJ/3/amod people/NOUN/NNS/0/root", 2, None, None, None),
    ],
)  # fmt: skip
def test_phrase(text: str, head: int, low: int | None, best: int | None, high: int | None) -> None:
    doc = tree(text)
    expected = None if (low, best, high) == (None, None, None) else Count(low, best, high)
    assert count(doc, head) == expected


def test_four_of_the_men() -> None:
    doc = tree("four/NUM/CD/0/root of/ADP/IN/4/case the/DET/DT/4/det men/NOUN/NNS/1/nmod")
    found = counted(doc[0])
    assert found is not None
    assert (found.noun, found.partitive, doc[found.start : found.end].text) == (3, True, "four of the men")


@pytest.mark.parametrize("text", ["or men", "or old men", "Or some"])
def test_the_first_and_the_last_word_of_a_text_have_no_neighbour(text):
    """A phrase may begin a text with "or", and end it with "some"."""
    doc = line(text)
    assert left_edge(doc[len(doc) - 1]) >= 0
    counted(doc[len(doc) - 1], "acled")
