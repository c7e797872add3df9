"""The registry: that it is whole, up to date and quick, and that names find their actors."""

import time
from pathlib import Path

import pytest

from counterclaim import registry
from counterclaim.errors import LexiconError
from counterclaim.registry import compile as compiler
from counterclaim.registry.agents import agent, words
from counterclaim.registry.names import admits, capitals, key
from counterclaim.registry.table import registry as table


def test_the_shipped_file_is_what_the_lexicon_says() -> None:
    shipped = Path(compiler.__file__).with_name("actors.json").read_text(encoding="utf-8")
    assert shipped == compiler.written(compiler.compiled()), "run python -m counterclaim.registry.compile"


def test_parents_exist_and_ids_are_single() -> None:
    rows = table().rows
    ids = [row[0] for row in rows]
    assert len(ids) == len(set(ids))
    assert [row for row in rows if row[5] and row[5] not in set(ids)] == []


def test_every_state_has_its_branches() -> None:
    for code in compiler.states():
        assert all(registry.by_id(f"{code}/{unit}") for unit in compiler.UNITS)


def test_lookups_are_quick() -> None:
    registry.candidates("warm up")
    start = time.process_time()
    for n in range(300):
        registry.candidates(f"Hezbollah {n}")
    assert time.process_time() - start < 0.3


@pytest.mark.parametrize(
    ("spellings", "ident"),
    [
        (["Hezbollah", "Hizbullah", "hizballah".title(), "the Party of God"], "hezbollah"),
        (
            ["Hashed al-Shaabi", "Hashd al-Shaabi", "Popular Mobilisation Forces", "PMF", "the Hashed"],
            "hashed-al-shaabi",
        ),
        (["al-Shabaab", "Shebab", "Al Shabab"], "al-shabaab"),
        (["Lashkar-e-Taiba", "Lashkar-i-Taiba", "LeT"], "lashkar-e-taiba"),
        (["Tamil Tigers", "LTTE", "Tamil Tiger rebels"], "ltte"),
        (["African Union (AU)", "AU", "the African Union"], "african-union"),
        (["US", "U.S.", "United States", "the USA", "Washington", "White House"], "US"),
        (
            ["Israeli army", "the Israeli military", "Israeli warplanes", "Israeli soldiers", "IDF"],
            "IL/military",
        ),
        (["the army of Chad", "Chadian troops", "Chad's army"], "TD/military"),
        (["Iraqi police", "Baghdad police", "Iraqi police commandos"], "IQ/police"),
        (["Hamas gunmen", "members of Hamas", "Hamas"], "hamas"),
        (["Iran-backed militias", "pro-Iran groups", "Tehran-backed fighters"], "iran-backed-groups"),
    ],
)
def test_spellings_lead_to_one_actor(spellings: list[str], ident: str) -> None:
    for spelling in spellings:
        found = registry.candidates(spelling)
        assert found, spelling
        assert found[0].id == ident, spelling


@pytest.mark.parametrize(
    "name",
    [
        "us",
        "it is",
        "new forces",
        "police",
        "gunmen",
        "Colombian rebel forces",
        "Palestinian witnesses",
        "French oil workers",
        "Israel Radio",
        "three Israelis",
        "American Airlines",
    ],
)
def test_what_is_no_actor(name: str) -> None:
    assert registry.candidates(name) == ()


def test_namesakes_are_a_list() -> None:
    assert {a.country for a in registry.candidates("JEM")} >= {"SD"}
    assert len(registry.candidates("UPC")) > 1


@pytest.mark.parametrize(
    ("phrase", "ident"),
    [
        ("US defence official", "US"),
        ("a US official", "US"),
        ("Hamas spokesman", "hamas"),
        ("the Pentagon", "US"),
        ("Kremlin spokesman", "RU"),
        ("the Iraqi interior ministry", "IQ"),
        ("Iraqi security sources", "IQ"),
        ("spokesman for the Israeli army", "IL"),
        ("the French ambassador to Mali", "FR"),
        ("a UN official in Geneva", "united-nations"),
        ("an official of the Tamil Tigers", "ltte"),
        ("Palestinian Prime Minister Omar Hadid", "PS"),
        ("an official of the Saudi-backed Southern Transitional Council (STC)", "southern-transitional-council"),
        ("NATO-led International Security Assistance Force (ISAF)", "isaf"),
    ],
)
def test_whose_side(phrase: str, ident: str) -> None:
    found = registry.side_of(phrase)
    assert found is not None
    assert found.id == ident


@pytest.mark.parametrize(
    "phrase",
    [
        "a security source",
        "Iraqi sources",
        "a former Israeli minister",
        "Palestinian witnesses",
        "police",
        "a doctor in Gaza",
        "residents",
        "an anti-Syrian lawmaker",
        "the local governor",
        "",
    ],
)
def test_on_no_known_side(phrase: str) -> None:
    assert registry.side_of(phrase) is None


def test_same_side() -> None:
    assert registry.same_side("Israeli army", "Israel")
    assert registry.same_side(registry.by_id("US/military"), "United States")
    assert registry.same_side("Qassam Brigades", "Hamas")
    assert registry.same_side("the villagers", "villagers")
    assert not registry.same_side("Israel", "Hamas")
    assert not registry.same_side("gunmen", "police")
    assert not registry.same_side(None, "Israel")


def test_a_state_stands_for_its_branches() -> None:
    army = registry.by_id("IL/military")
    assert army is not None
    assert registry.side(army).name == "Israel"
    assert registry.by_id("no such actor") is None


def test_a_file_of_ones_own(tmp_path: Path) -> None:
    extra = tmp_path / "mine.yaml"
    extra.write_text("- {name: Order of the Lantern, also: [OLN], country: XX, kind: rebels}\n", encoding="utf-8")
    assert registry.load(extra) == 1
    assert registry.candidates("Order of the Lantern")[0].country == "XX"
    broken = tmp_path / "broken.yaml"
    for text in ("{", "name: x", "- {name: x}"):
        broken.write_text(text, encoding="utf-8")
        with pytest.raises(LexiconError):
            registry.load(broken)
    with pytest.raises(LexiconError):
        registry.load(tmp_path / "none.yaml")
    registry.table.registry.cache_clear()
    registry.sides.forget()
    assert registry.candidates("Order of the Lantern") == ()


def test_a_row_of_the_lexicon_is_checked() -> None:
    for row in (
        {"name": "X"},
        {"kind": "rebels"},
        {"name": "X", "kind": "army"},
        {"name": "X", "kind": "rebels", "colour": 1},
    ):
        with pytest.raises(LexiconError):
            compiler.check(row, "here")


def test_keys() -> None:
    assert key("The Al-Nusra Front") == key("al Nusra front") == "nusra front"
    assert key("U.S.") == "us"
    assert key("Séléka") == "seleka"
    assert capitals("IS") == -1
    assert capitals("New Forces") == 2
    assert admits(-1, "IS")
    assert not admits(-1, "is")


def test_agents() -> None:
    assert (found := agent("riot", "police")) is not None
    assert found.unit == "police"
    assert (child := agent("schoolboys")) is not None
    assert child.who == "children"
    assert agent("policemen") is agent("policeman")
    assert agent("idea") is None
    assert all(w == w.lower() for w in words())
