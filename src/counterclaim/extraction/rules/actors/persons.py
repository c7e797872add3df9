"""Single people: who is a private person, and how far the law has gone with them."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from counterclaim.extraction.rules import tree
from counterclaim.lexicon import table
from counterclaim.model.vocabulary import Legal
from counterclaim.registry.agents import agent

_ORDER: tuple[Legal, ...] = ("acquitted", "convicted", "charged", "suspected")


def named(token: Token) -> bool:
    """Whether the phrase of a head is a person's name."""
    common = agent(token.lower_) is not None and not (token.i and token.nbor(-1).is_title)
    if token.pos_ == "NOUN" or token.tag_ in {"NNS", "NNPS"} or common:
        return False
    titled = token.pos_ == "PROPN" and not token.ent_type_ and any(map(_title, token.children))
    return (
        titled
        or token.ent_type_ == "PERSON"
        or any(c.ent_type_ == "PERSON" and c.dep_ == "flat" for c in token.children)
    )


def _title(token: Token) -> bool:
    """Whether a word before a name says what its bearer is: "minister", "Sergeant"."""
    noun = agent(tree.lemma(token))
    return token.dep_ == "nmod:desc" and noun is not None and (noun.office or bool(noun.one))


def _descriptions(token: Token) -> Iterator[Token]:
    """The nouns that say what a person is: titles, appositions, the predicate of a copula."""
    for child in token.children:
        if child.dep_ in {"nmod:desc", "appos", "compound", "amod", "nmod"} and tree.case(child) == "":
            if _is_anothers(child):
                continue
            yield child
            yield from (c for c in child.children if c.dep_ in {"compound", "amod"})
    if token.dep_ in {"nmod:desc", "appos"}:
        yield token.head
    if token.dep_ in tree.SUBJECTS and any(c.dep_ == "cop" for c in token.head.children):
        yield token.head


def _is_anothers(description: Token) -> bool:
    """`Novak's former commander`: somebody's, and so no office of the public's."""
    return any(c.dep_ == "nmod:poss" and c.ent_type_ == "PERSON" for c in description.children)


def _beside(doc: Doc, start: int, end: int) -> Iterator[Token]:
    """The title right before a name and the noun of what follows it after a comma, parse or no parse."""
    for t in reversed(doc[max(0, start - 4) : start]):
        if t.pos_ in {"VERB", "AUX"} or t.text == ",":
            break  # `Prosecutors said Jan Novak ...`: no title of his
        if t.is_alpha and (t.is_title or t.i == start - 1):
            yield t
    if end + 1 < len(doc) and doc[end].text == ",":
        yield from (t for t in doc[end + 1 : end + 6] if t.pos_ == "NOUN" and not _is_anothers(t))


def _office(token: Token) -> bool:
    noun = agent(token.text) or agent(token.lemma_)
    if noun is None and token.i:
        noun = agent(token.nbor(-1).text, token.text)
    return noun is not None and noun.office


class Persons:
    """What a document says of its persons, found by their last names."""

    def __init__(self, doc: Doc) -> None:
        """Gather titles and the doings of the law over all mentions."""
        self._offices: set[str] = set()
        self._legal: dict[str, set[Legal]] = {}
        for entity in doc.ents:
            if entity.label_ == "PERSON":
                name = entity[-1].lower_
                beside = list(_beside(doc, entity.start, entity.end))
                if any(map(_office, [*_descriptions(entity.root), *beside])):
                    self._offices.add(name)
                self._legal.setdefault(name, set()).update(_standing(entity.root))

    def private(self, token: Token) -> bool:
        """Whether the head of a phrase is a person without office, or the word for a single such person."""
        if named(token) or (token.pos_ == "PROPN" and _last(token) in self._legal):
            return _last(token) not in self._offices and not any(map(_office, _descriptions(token)))
        noun = agent(token.lower_)
        return bool(noun and noun.one and token.tag_ in {"NN", "NNP"}) and not any(map(_office, _descriptions(token)))

    def legal(self, token: Token) -> Legal | None:
        """How far the law has gone with them, as far as the text says."""
        found = set(_standing(token))
        if named(token):
            found |= self._legal.get(_last(token), set())
        return next((word for word in _ORDER if word in found), None)


def _last(token: Token) -> str:
    """The last name of a person's mention."""
    return max((c for c in (token, *token.children) if c == token or c.dep_ == "flat"), key=lambda c: c.i).lower_


def _standing(token: Token) -> Iterator[Legal]:
    """What the words beside a person say: "suspected", "was charged", "the accused"."""
    lists: dict[Legal, list[str]] = table("agents")["legal"]
    around = [c for c in token.children if c.dep_ in {"amod", "acl", "appos", "nmod:desc"}]
    if token.dep_ in {"nsubj:pass", "obj"}:
        around.append(token.head)
    for word in (token, *around):
        yield from (stage for stage, lemmas in lists.items() if tree.lemma(word) in lemmas or word.lower_ in lemmas)
