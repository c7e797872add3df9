"""Names laid on the words of a treebank by their letters."""

import pytest
from training.treebank import Document, Sentence, Word, with_uner


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
