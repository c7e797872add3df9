"""Names laid on the words of a treebank by their letters."""

import json
from pathlib import Path

import pytest
from training.treebank import Document, Sentence, Word, with_spans, with_uner


def sentence(*words: str) -> Sentence:
    return Sentence(tuple(Word(w, w, "X", "X", -1, "dep", "_", True) for w in words), " ".join(words), "s1")


@pytest.mark.parametrize(
    ("words", "forms", "tags", "named"),
    [
        (["in", "Orvel"], ["in", "Orvel"], ["O", "B-LOC"], ("O", "B-PLACE")),
        (["Orm's", "bar"], ["Orm", "'s", "bar"], ["B-ORG", "I-ORG", "I-ORG"], ("B-ORG", "I-ORG")),
        (["Ada", "Orm"], ["AdaOrm"], ["B-PER"], ("B-PERSON", "I-PERSON")),
        (["Ada"], ["Ida"], ["B-PER"], ()),
        (["Ada"], [], [], ()),
    ],
)
def test_words_cut_otherwise(words: list[str], forms: list[str], tags: list[str], named: tuple[str, ...]) -> None:
    (found,) = with_uner([Document("d", (sentence(*words),))], {"s1": (forms, tags)})
    assert found.sentences[0].names == named


def test_own_names_are_laid_on_the_sentences_that_were_read(tmp_path: Path) -> None:
    path = tmp_path / "names.jsonl"
    path.write_text('{"id": "s1", "names": [[0, 2, "PERSON"], [3, 4, "PLACE"]]}\n{"id": "s2", "names": []}\n')
    read = [
        Sentence(sentence("Ada", "Ohm", "left", "Wells").words, "", "s1"),
        Sentence(sentence("Why").words, "", "s2"),
    ]
    unread = Sentence(sentence("Bo").words, "", "s3")
    (found,) = with_spans([Document("d", (*read, unread)), Document("e", (unread,))], path)
    assert [s.names for s in found.sentences] == [("B-PERSON", "I-PERSON", "O", "B-PLACE"), ("O",)]
    assert not found.parsed


@pytest.mark.parametrize("names", [[[0, 3, "ORG"]], [[0, 2, "ORG"], [1, 2, "PLACE"]], [[1, 1, "ORG"]]])
def test_a_span_that_cannot_lie_there_is_an_error(tmp_path: Path, names: list[tuple[int, int, str]]) -> None:
    path = tmp_path / "names.jsonl"
    path.write_text(json.dumps({"id": "s1", "names": names}) + "\n")
    with pytest.raises(ValueError, match="s1"):
        with_spans([Document("d", (Sentence(sentence("Two", "words").words, "", "s1"),))], path)
