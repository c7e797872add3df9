"""For whom a source speaks: the state, the force or the group whose side it is."""

from spacy.tokens import Token

from counterclaim import gazetteer, registry
from counterclaim.extraction.rules.attribution.spans import is_word, phrase
from counterclaim.extraction.rules.sources.identity import Identity
from counterclaim.extraction.rules.sources.names import Speaker
from counterclaim.extraction.rules.sources.roles import actor, nouns
from counterclaim.extraction.rules.tree import case, children, lemma
from counterclaim.model import Actor
from counterclaim.model.vocabulary import Role

_SIDED: frozenset[Role] = frozenset(
    {
        "government",
        "military",
        "police",
        "security",
        "armed_group",
        "party",
        "intergovernmental",
        "court",
        "ngo",
    }
)
"""Roles that speak for somebody; witnesses, doctors and newspapers speak for themselves."""

_PLAIN = frozenset({"DET", "ADP", "PRON"})
_NO_STATES: frozenset[Role] = frozenset({"armed_group", "party", "ngo"})
"""Roles that speak for no state, whatever country their description names ("the Iraqi Red Crescent's secretary")."""


_OFFICES: frozenset[Role] = frozenset({"government", "police", "court"})
"""Roles of bodies that are a state's, and no side by their own name ("the Health Ministry")."""


def side(identity: Identity, role: Role, everyone: list[Identity]) -> str | None:
    """The name of the actor for whom a source speaks, None if for nobody or it is not said."""
    if role not in _SIDED:
        return _mouthpiece(identity)
    if identity.kind == "body" and (known := actor(identity.name)) is not None:
        return registry.side(known).name
    for one in identity.speakers:
        for text in (_unnamed(one, identity), *_appositions(one.head), *_seats(one.head)):
            own = _national(one.head, one.span)
            if own is not None and role == "ngo":
                return own[0].doc[own[0].i : own[0].head.i + 1].text
            found = own[1] if own is not None and role not in _NO_STATES else registry.side_of(text)
            if found is not None and not (found.kind == "state" and role in _NO_STATES):
                return found.name
    proper = identity.kind == "body" and any(c.isupper() for s in identity.speakers for c in s.full or "")
    if identity.kind == "body" and role == "military" and not proper:
        return _home_side(identity.speakers[0].head)
    meant = _referred(identity, everyone)
    if meant is not None and role in _OFFICES and not any(c.isupper() for c in meant):
        return None  # "police and medical sources" are not on the side of "police"
    return meant or (identity.name if proper and role not in _OFFICES else None)


def _mouthpiece(identity: Identity) -> str | None:
    """The name beside a spokesman's title: "Red Dawn spokesman Jan Novak", "a spokesman for the Red Dawn"."""
    for one in identity.speakers:
        title = next((t for t in one.head.doc[slice(*one.span)] if lemma(t) in nouns("mouthpieces")), None)
        if title is None:
            continue
        doc = title.doc
        spans = [(one.span[0], title.i), *(phrase(c) for c in children(title, "nmod") if c.pos_ == "PROPN")]
        for name in ([t.text for t in doc[a:b] if t.text.istitle() and t.pos_ not in _PLAIN] for a, b in spans):
            if name:
                return " ".join(name)
    return None


def _home_side(head: Token) -> str | None:
    """Whose army "the army" is: the state whose troops the report has named before, if it is one alone."""
    found = set()
    for t in head.doc[: head.i]:
        if t.pos_ == "NOUN" and lemma(t) in nouns("troops"):
            own = registry.side_of(_text(t, phrase(t)))
            if own is not None and not own.vague:
                found.add(own.name)
    return found.pop() if len(found) == 1 else None


def _national(head: Token, span: tuple[int, int]) -> tuple[Token, Actor] | None:
    """The state whose own a body is, and the word that names it, though a body between states has its name ("the Danish
    council")."""
    for t in head.doc[slice(*span)]:
        if t.dep_ == "amod" and t.pos_ in {"ADJ", "PROPN"} and t.head.pos_ == "PROPN" and t.text.istitle():
            country = gazetteer.demonym(t.text)
            found = registry.side_of(country.name) if country is not None else None
            if found is not None and found.kind == "state":
                return t, found
    return None


def _unnamed(one: Speaker, person: Identity) -> str:
    """The words of a mention without the person's own name ("police chief Sam Washington")."""
    text = _text(one.head, one.span)
    for name in sorted({s.full for s in person.speakers}, key=len, reverse=True) if person.kind == "person" else ():
        text = text.replace(name, "")
    return text


def _text(head: Token, span: tuple[int, int]) -> str:
    return "".join(t.text_with_ws for t in head.doc[slice(*span)] if is_word(t) or t.text == "-").strip()


def _appositions(head: Token) -> list[str]:
    """What a mention's appositions say."""
    return [" ".join(t.text for t in c.subtree) for c in children(head, "appos")]


def _seats(head: Token) -> list[str]:
    """Where a source sits: `a source in Varania's security service`."""
    sits = (
        c for c in children(head, "nmod") if lemma(head) == "source" and case(c) in {"in", "at", "within", "inside"}
    )
    return [head.doc[slice(*phrase(c))].text for c in sits if c.ent_type_ != "PLACE"]


def _called(body: Identity) -> set[str]:
    """The nouns by which appositions call a body ("the Front -- an alliance of ..."); people behind a comma are others
    ("the Front, officials said")."""
    called = {lemma(c) for s in body.speakers for c in children(s.head, "appos") if c.pos_ == "NOUN"}
    return called - nouns("people")


def _referred(identity: Identity, everyone: list[Identity]) -> str | None:
    """ "An official from the alliance": the body that the complement names or refers to."""
    words = {w for s in identity.speakers for w in s.words}
    for body in (e for e in everyone if e.kind == "body" and e is not identity):
        called = {s.noun for s in body.speakers if s.kind != "pronoun"} | _called(body)
        if words & ({w for w in body.named if len(w) > 2 and gazetteer.demonym(w.title()) is None} | called):
            known = actor(body.name)
            return registry.side(known).name if known is not None else body.name
    return None
