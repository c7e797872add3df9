"""One mention of a source, described: its name, its noun, its titles and appositions, what kind it is."""

from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Doc, Span, Token

from counterclaim.extraction.rules.attribution.spans import child, is_mark, is_word, phrase
from counterclaim.extraction.rules.sources.behind import (
    behind_complement,
    behind_place,
    between_commas,
    is_known,
    issuer_of,
    named_by_himself,
)
from counterclaim.extraction.rules.sources.roles import (
    actor,
    days,
    described_role,
    is_body,
    mapping,
    named_role,
    noun_lemma,
    nouns,
)
from counterclaim.extraction.rules.tree import case, children, lemma
from counterclaim.model.vocabulary import Role

Kind = Literal["pronoun", "person", "body", "people", "document"]
"""What a mention is: a pronoun, a named person, a body by name or kind, unnamed people, a document."""

_ARTICLES = frozenset(["the", "a", "an", "this", "that", "these", "those"])
_SHORT = 5
"""The most words of a phrase that is a group's name although a person was seen in it."""
_BODIES = frozenset(["rebels", "militia", "party", "coalition", "intergovernmental", "mission", "ngo", "company"])
_JOINTS = frozenset({"-", "'", "’"})
_HYPHENS = frozenset({"-", "‑"})
_KEPT = frozenset({"of", "from", "for", "into", "'s", "’s"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """A mention of a source.

    `name` is its text less article and clutter, `noun` the lemma of the noun that describes it ("official";
    the title's for a named person), `words` the lower-case lemmas of all words that describe it, `full` the
    person's or the body's proper name.
    """

    head: Token
    span: tuple[int, int]
    kind: Kind
    name: str
    noun: str
    words: tuple[str, ...]
    full: str = ""
    plural: bool = False
    definite: bool = False
    other: bool = False
    role: Role | None = None


def speaker(doc: Doc, span: tuple[int, int]) -> Speaker:
    """Describe the mention that stands at a token range."""
    head = _root(doc[span[0] : span[1]])
    person = person_at(doc, head, span)
    bare = head.pos_ == "PRON" or (head.pos_ == "DET" and span[1] - span[0] == 1)
    if bare and lemma(head) not in nouns("people"):
        many = head.lower_ in {"they", "them", "we", "their"}
        return Speaker(head, span, "pronoun", head.text, lemma(head), (), plural=many)
    issuer = issuer_of(doc, head, span)
    if issuer is not None:
        return replace(speaker(doc, issuer), span=span)
    if person is not None:
        return _named(doc, head, span, _bare(person))
    beside = _name_beside(head, span)
    if beside is not None:
        whole = next(((e.start, e.end) for e in doc.ents if e.start <= beside.i < e.end), phrase(beside))
        one = _described(doc, beside, max(whole, phrase(beside), key=lambda s: s[1] - s[0]))
        return replace(one, span=span, role=one.role or _described(doc, head, span).role)
    return _described(doc, head, span)


def _name_beside(head: Token, span: tuple[int, int]) -> Token | None:
    """The name of a body right behind the noun for it ("the ruling party Akali Dal"), or between commas ("the ship's
    operator, Akali Lines, said")."""
    if lemma(head) not in nouns("bodies") | nouns("owners") or head.tag_ != "NN":
        return None
    near = [c for c in children(head, "appos", "flat", "nmod:desc") if c.pos_ == "PROPN"]
    named = (c for c in near if c.ent_type_ == "ORG" and c.dep_ == "appos" and c.i > head.i and is_mark(c.nbor(-1)))
    return next((c for c in near if phrase(c)[0] == span[1] == head.i + 1), None) or next(named, None)


def _root(span: Span) -> Token:
    """The head of a phrase; of two heads that "and" joins the last ("police and hospital sources")."""
    tops = [t for t in span if not span.start <= t.head.i < span.end or t.head.i == t.i]
    joined = len(tops) > 1 and any(t.dep_ == "cc" for t in span.doc[tops[0].i : tops[-1].i])
    return tops[-1] if joined and tops[-1].pos_ == "NOUN" else span.root


# -- persons ------------------------------------------------------------------------------------------


def person_at(doc: Doc, head: Token, span: tuple[int, int]) -> Span | None:
    """The name of a person that a phrase consists of or that stands beside it in apposition."""
    inside = [e for e in doc.ents if e.label_ == "PERSON" and span[0] <= e.start and e.end <= span[1]]
    if (self_named := named_by_himself(doc, head) or behind_place(doc, head)) is not None:
        return self_named
    if _is_group(doc, span, inside):
        return None
    own = next((e for e in inside if e.start <= head.i < e.end), None)
    if own is not None:
        return _joined(own)
    up = [head.head] if head.dep_ == "nmod:desc" else []
    beside = [*children(head, "appos", "flat", "nmod:desc"), *up]
    for c in beside:
        near = next((e for e in doc.ents if e.label_ == "PERSON" and e.start <= c.i < e.end), None)
        if near is not None:
            return _joined(near)
    if not inside and (behind := between_commas(doc, head, span)) is not None:
        return behind
    if not inside and head.pos_ == "PROPN":
        return _after_title(doc, head, span)
    if not inside and lemma(head) in nouns("people"):
        return behind_complement(doc, span)
    last = inside[-1] if inside and inside[-1].end == span[1] and head.pos_ in {"NOUN", "PROPN"} else None
    return _joined(last) if last is not None and not _in_complement(last, head) else None


def _is_group(doc: Doc, span: tuple[int, int], inside: list[Span]) -> bool:
    """Whether a phrase, or what was taken for a person's name in it, is the name of a known body."""
    if any(is_body(e.text) for e in inside):
        return True
    first = next((t.i for t in doc[slice(*span)] if t.pos_ == "PROPN"), span[0])  # `the banned Red Dawn`
    title = doc[first : span[1]].root
    if title.tag_ == "NN" and lemma(title) in nouns("people"):
        return False  # `the Front's deputy leader` is no group
    known = actor(doc[first : span[1]].text)
    words = sum(is_word(t) for t in doc[slice(*span)])
    return known is not None and known.kind in _BODIES and (len(inside) == 0 or words <= _SHORT)


def _joined(person: Span) -> Span:
    """A name with what was cut off it: the part before a hyphen, the first name that it is flat with."""
    doc, start = person.doc, person.start
    while start > 0:
        before = doc[start - 1]
        hyphened = not before.whitespace_ and {doc[start].text, before.text} & _JOINTS
        flat = before.pos_ == "PROPN" and doc[start].dep_ == "flat" and not _is_office(before)
        if not hyphened and not flat:
            break
        start -= 1
    end = person.end
    while end < len(doc) and _goes_on(doc[end - 1], doc[end]):
        end += 1
    return doc[start:end]


def _goes_on(last: Token, after: Token) -> bool:
    """Whether a name cut short at a hyphen goes on with the next token."""
    if after.text in _HYPHENS or last.text in _HYPHENS:
        return not last.whitespace_ and (is_mark(after) or after.pos_ == "PROPN")
    return after.pos_ == "PROPN" and after.dep_ == "flat" and after.head.i <= last.i


def _after_title(doc: Doc, head: Token, span: tuple[int, int]) -> Span | None:
    """The name after a person's title where no name was found ("spokesman Ali X")."""
    first = head.i
    while first > span[0] and doc[first - 1].pos_ == "PROPN" and not _is_office(doc[first - 1]):
        first -= 1
    if (
        first == span[0]
        or not _is_office(doc[first - 1])
        or lemma(head) in nouns("bodies") | nouns("people") | nouns("generic")
    ):
        return None
    end = head.i + 1
    while end < span[1] and doc[end].pos_ == "PROPN":
        end += 1
    return doc[first:end]


def _bare(person: Span) -> Span:
    """A name without the titles that stand in front of it."""
    start, end = person.start, person.end
    if start > 1 and (behind := behind_place(person.doc, person.doc[start - 2])) is not None and behind.end == end:
        start = behind.start  # `the governor of Dorvan Jan Novak`
    while start < end - 1 and _is_title(person.doc[start]):
        start += 1
    while end - 1 > start and person.doc[end - 1].lower_ in days():
        end -= 1  # `Defence Minister Jan Novak Wednesday vowed`
    return person.doc[start:end]


def _is_title(token: Token) -> bool:
    word = lemma(token).rstrip(".")
    return (
        token.pos_ in {"NOUN", "ADJ"}
        or word in nouns("people")
        or word in nouns("generic")
        or word in mapping("titles")
    )


def _is_office(token: Token) -> bool:
    """Whether a word before a name is a person's office or rank, and not a body's."""
    word = lemma(token).rstrip(".")
    known = word in nouns("people") or word in nouns("generic") or word in mapping("titles")
    return known and word not in nouns("bodies")


def _in_complement(person: Span, head: Token) -> bool:
    """Whether a name only belongs to what describes the source ("lawyers for X")."""
    if any(t.pos_ == "ADP" for t in head.doc[head.i : person.start]):
        return True
    token = person.root
    first, last = min(person.start, head.i), max(person.end, head.i + 1)
    while token.i not in {head.i, token.head.i} and first <= token.i < last:
        if token.dep_ in {"nmod", "nmod:poss", "conj", "obl"}:
            return True
        token = token.head
    return False


def _named(doc: Doc, head: Token, span: tuple[int, int], person: Span) -> Speaker:
    """A named person: the name alone, with the words of titles and appositions."""
    clauses = {t.i for c in children(head, "acl", "acl:relcl") for t in c.subtree}
    titles = [t for t in doc[span[0] : span[1]] if not person.start <= t.i < person.end and t.i not in clauses]
    described = [*titles, *_appositions(doc, head, person)]
    words = tuple(lemma(t) for t in described if is_word(t) and lemma(t) not in _ARTICLES)
    noun = _title_noun(titles) or _apposed_noun(head, person)
    role = _person_role(titles, head, person)
    outlet = noun in nouns("bodies") and role == "media"
    kind: Kind = "body" if outlet or (noun in nouns("groups") and not _title_noun(titles)) else "person"
    inside = span[0] <= person.start and person.end <= span[1] and kind == "body"
    name = " ".join(t.text for t in _unarticled(doc, span)) if inside else person.text
    return Speaker(head, span, kind, _clean(name), noun, words, full=_clean(person.text), definite=True, role=role)


def _unarticled(doc: Doc, span: tuple[int, int]) -> list[Token]:
    return [t for t in doc[slice(*span)] if not t.is_space and (t.i > span[0] or t.lower_ not in _ARTICLES)]


def _appositions(doc: Doc, head: Token, person: Span) -> list[Token]:
    """The words that describe a person after the name."""
    out: list[Token] = []
    for apposed in _apposed(head, person):
        low, high = phrase(apposed)
        out += [t for t in doc[low:high] if not person.start <= t.i < person.end]
    return out


def _apposed(head: Token, person: Span) -> list[Token]:
    """The heads of appositions of a person, in both directions."""
    found = [c for t in (head, person.root) for c in children(t, "appos") if not person.start <= c.i < person.end]
    if person.root.dep_ == "appos":
        found.append(person.root.head)
    return list({t.i: t for t in found}.values())


def _title_noun(titles: list[Token]) -> str:
    """The word of a title that says what somebody is, whatever a parser takes it for."""
    own = [t for t in titles if t.dep_ not in {"nmod:poss", "nmod"} or t.head.lower_ == "one"]
    known = [lemma(t) for t in own if is_known(t) and t.pos_ != "ADJ"]
    return (known or [lemma(t) for t in own if t.pos_ in {"NOUN", "PROPN"}] or [""])[-1]


def _apposed_noun(head: Token, person: Span) -> str:
    return next((lemma(t) for t in _apposed(head, person) if t.pos_ == "NOUN"), "")


def _word(token: Token) -> str:
    """A word by which a role is told: as it stands in a name, else its lemma."""
    return token.text if token.tag_.startswith("NNP") else token.lemma_


def _person_role(titles: list[Token], head: Token, person: Span) -> Role | None:
    """The role by the words before the name, then by its appositions, then by a bare title."""
    words = [_word(t) for t in titles if not is_mark(t)]
    found = described_role(words, _title_noun(titles)) if words else None
    for apposed in _apposed(head, person):
        low, high = phrase(apposed)
        near = [_word(t) for t in head.doc[low:high] if not is_mark(t) and not person.start <= t.i < person.end]
        found = found or described_role(near, lemma(apposed))
    bare = [r for t in titles if (r := mapping("titles").get(t.lower_.rstrip(".")))]
    if found is None and bare:
        found = bare[0]  # type: ignore[assignment]
    return found or (named_role(" ".join(t.text for t in titles if is_word(t))) if words else None)


# -- everybody else -----------------------------------------------------------------------------------------


def _described(doc: Doc, head: Token, span: tuple[int, int]) -> Speaker:
    """A body, a document, or people without a name."""
    shown = _trimmed(doc, head, span)
    content = [t for t in doc[slice(*shown)] if not t.is_space and (t.i > shown[0] or t.lower_ not in _ARTICLES)]
    name = _clean(doc[content[0].i : content[-1].i + 1].text if content else head.text)
    core = _core(content, head)
    noun = noun_lemma(core)
    kind = "people" if any(noun_lemma(t) in nouns("people") for t in core.conjuncts) else _kind(core, noun, name)
    role = _described_role(content, core, name, kind)
    if kind == "body" and (role == "media" or core.pos_ == "PROPN"):
        name = _clean(_outlet(content) or name)
    other = any(t.lower_ in nouns("other") for t in content)
    owned = child(core, "nmod:poss") is not None
    return Speaker(
        head=head,
        span=span,
        kind=kind,
        name=name,
        noun=noun,
        words=tuple(lemma(t) for t in content if is_word(t) and t.pos_ not in {"ADP", "DET"}),
        full=name if core.pos_ == "PROPN" or (kind == "body" and any(t.pos_ == "PROPN" for t in content)) else "",
        plural=head.lower_ != "one" and (core.tag_ in {"NNS", "NNPS"} or any(t.pos_ == "CCONJ" for t in content)),
        definite=doc[shown[0]].lower_ in nouns("back") and not other and not owned,
        other=other,
        role=role,
    )


def _outlet(content: list[Token]) -> str:
    """The name of an outlet without the words that only describe it ("the official X news agency")."""
    first = next((n for n, t in enumerate(content) if t.pos_ == "PROPN" and t.text[:1].isupper()), 0)
    plain = all(t.text.islower() for t in content[:first] if is_word(t))
    return content[0].doc[content[first].i : content[-1].i + 1].text if first and plain else ""


def _described_role(content: list[Token], core: Token, name: str, kind: Kind) -> Role | None:
    """The role of a phrase: of its first part where it joins several."""
    first = next((n for n, t in enumerate(content) if t.pos_ == "CCONJ"), len(content))
    parted = content[:first]
    core = next((t for t in reversed(parted) if t.i <= core.i and is_known(t)), core) if core not in parted else core
    told = (*parted, *([core] if core not in parted else []))
    words = [_word(t) for t in told if not is_mark(t)]
    given = described_role(words, noun_lemma(core))
    if kind == "body" and (core.pos_ == "PROPN" or core.ent_type_):
        given = named_role(name) or given or described_role([], lemma(content[-1]))
    return given or named_role(name)


def _core(content: list[Token], head: Token) -> Token:
    """The noun that a phrase is about: its tree's head if that is a known word, else the last of its first part."""
    one = content[0].lower_ == "one" if content else False  # "one of the survivors"
    stop = next((n for n, t in enumerate(content) if n > one and t.pos_ == "ADP"), len(content))
    nominal = [t for t in content[:stop] if t.pos_ in {"NOUN", "PROPN"}]
    if head.pos_ in {"NOUN", "PROPN"} and (is_known(head) or (nominal and head.i == nominal[-1].i)):
        return head
    return next((t for t in reversed(nominal) if is_known(t)), head)


def _trimmed(doc: Doc, head: Token, span: tuple[int, int]) -> tuple[int, int]:
    """Less the complements that do not identify; with a following acronym in brackets."""
    start, end = span
    if head.pos_ == "PROPN" and is_body(doc[start:end].text.removeprefix("the ").removeprefix("The ")):
        return span
    for c in children(head, "nmod"):
        if c.i > head.i and case(c) not in _KEPT and not _employs(c, head):
            end = min([end, *(t.i for t in c.subtree)])
    end = max(end, head.i + 1)
    while end - 1 > head.i and doc[end - 1].pos_ == "ADV":
        end -= 1
    after = doc[end : end + 3]
    if len(after) == 3 and after[0].text == "(" and after[2].text == ")" and after[1].text.isupper():
        end += 3
    return start, end


def _employs(body: Token, head: Token) -> bool:
    """`a source in the security service`, `sources at the ministry`: where a source sits tells its role."""
    sits = lemma(head) == "source" and case(body) in {"in", "at", "within", "inside"}
    return sits and body.ent_type_ != "PLACE" and noun_lemma(body) in nouns("bodies")


def _kind(core: Token, noun: str, name: str) -> Kind:
    known = core.pos_ == "PROPN" and (is_body(name) or named_role(name) is not None)
    lettered = core.i + 1 < len(core.doc) and core.nbor(1).text == "(" and core.i + 2 < len(core.doc)
    lettered = lettered and core.pos_ == "PROPN" and core.doc[core.i + 2].text.isupper()
    if (known or lettered) and noun in nouns("people") - {"police"}:
        return "body"  # a body whose name ends like a person's ("the Emergency Lawyers")
    if noun in nouns("singles") and core.tag_ == "NN" and any(c.lower_ in {"a", "an", "one"} for c in core.children):
        return "people"
    if noun in nouns("documents") and core.pos_ == "NOUN" and core.tag_ != "NNS":
        return "document"
    if core.pos_ == "PROPN" and noun not in nouns("people") - {"police"}:
        return "body"
    if noun in nouns("bodies"):
        return "body"
    human = core.pos_ == "NOUN" and noun.endswith(tuple(nouns("human_endings")))
    return "people" if human or noun in nouns("people") or core.tag_ == "NNS" else "body"


def _clean(name: str) -> str:
    """One line, without possessive and quotation marks at the ends."""
    name = " ".join(name.split()).strip("\"“”'’` ,.;:")
    return name.removesuffix("'s").removesuffix("’s")
