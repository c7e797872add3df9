"""The flow: what is parsed at all, and by what."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from counterclaim import Report, pipeline
from counterclaim.settings import Settings

STAND_IN = '''
"""A parser of one kind of sentence: what any pipeline for Universal Dependencies gives, and nothing more."""
import spacy
from spacy.tokens import Doc

NLP = spacy.blank("en")
PARSES = {
    "Gunmen": ("gunman", "NOUN", "NNS", "nsubj", 1), "killed": ("kill", "VERB", "VBD", "root", 1),
    "four": ("four", "NUM", "CD", "nummod", 3), "soldiers": ("soldier", "NOUN", "NNS", "obj", 1),
    "in": ("in", "ADP", "IN", "case", 5), "Baghdad": ("Baghdad", "PROPN", "NNP", "obl", 1),
    ".": (".", "PUNCT", ".", "punct", 1),
}
READ = []

def analyse(texts):
    for text in texts:
        READ.append(text)
        tokens = NLP.make_doc(text)
        lemmas, pos, tags, deps, heads = zip(*(PARSES[t.text] for t in tokens))
        ents = ["B-PLACE" if t.text == "Baghdad" else "O" for t in tokens]
        words, spaces = [t.text for t in tokens], [bool(t.whitespace_) for t in tokens]
        yield Doc(NLP.vocab, words, spaces, lemmas=list(lemmas), pos=list(pos), tags=list(tags), deps=list(deps),
                  heads=list(heads), ents=ents)
'''


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """A package with another language is installed; yields the texts that it has been given."""
    (tmp_path / "othertongue.py").write_text(STAND_IN)
    monkeypatch.delitem(sys.modules, "othertongue", raising=False)
    info = tmp_path / "othertongue-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: othertongue\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[counterclaim.language]\nother = othertongue:analyse\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    import othertongue  # type: ignore[import-not-found]  # noqa: PLC0415  # written above

    yield othertongue.READ


def test_any_other_parser_can_stand_in(installed: list[str]) -> None:
    report = Report("own", "Gunmen killed four soldiers in Baghdad.")
    [dossier] = pipeline.read([report], Settings(language="other"))
    assert installed == [report.text]
    [incident] = dossier.incidents
    assert (incident.type, incident.where.name) == ("attack", "Baghdad")
    assert incident.killed is not None
    assert incident.killed.best == 4


def test_only_what_may_tell_is_parsed(installed: list[str]) -> None:
    texts = ["The committee met again.", "Gunmen killed four soldiers.", "Shares fell.", "Gunmen killed soldiers."]
    found = list(pipeline.read([Report(str(n), t) for n, t in enumerate(texts)], Settings(language="other")))
    assert installed == [texts[1], texts[3]]
    assert [d.report.text for d in found] == texts
    assert [d.relevant for d in found] == [False, True, False, True]
    assert found[0].claims == found[0].sources == ()
