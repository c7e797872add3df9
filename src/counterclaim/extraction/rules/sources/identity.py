"""Which mentions are one source: pronouns, surnames, acronyms, "the official" and "the group" traced back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from spacy.tokens import Doc, Token

from counterclaim import registry
from counterclaim.extraction.rules.attribution.spans import is_word, phrase
from counterclaim.extraction.rules.found import Attribution
from counterclaim.extraction.rules.sources.names import Kind, Speaker, speaker
from counterclaim.extraction.rules.sources.roles import described_role, mapping, nouns
from counterclaim.extraction.rules.tree import case, lemma

_REACH = 4
"""How many sentences a pronoun may lie behind the one whom it means."""
_LONG_NAME = 6
"""How long a surname must be for a second spelling to be its own."""
_UNSPOKEN = 12
"""How much farther one is who has not spoken yet than one who has, for a pronoun that speaks."""
_BRIEF = 8
"""How many words behind a verb of saying tell what it was said in."""
_FORCES = frozenset({"army", "military"})
"""Nouns for one and the same force."""


@dataclass(slots=True)
class Identity:
    """One who speaks, with all mentions found so far; `spoken` marks those whom an attribution names."""

    kind: Kind
    speakers: list[Speaker] = field(default_factory=list)
    spoken: bool = False

    @property
    def name(self) -> str:
        """The fullest name among the mentions."""
        named = [s for s in self.speakers if s.kind not in {"pronoun", "document"}]
        named = named or [s for s in self.speakers if s.kind != "pronoun"]
        proper = [s for s in named if s.full] or named or self.speakers
        if self.kind == "people":
            return max(proper, key=lambda s: (len(s.words), -s.span[0])).name
        return max(proper, key=lambda s: (len(s.full or s.name), -s.span[0])).name

    @property
    def words(self) -> frozenset[str]:
        """All words that describe it."""
        return frozenset(w for s in self.speakers for w in (*s.words, s.noun))

    @property
    def named(self) -> frozenset[str]:
        """The words of its proper names, in lower case."""
        return frozenset(w for s in self.speakers for w in s.full.lower().replace("(", " ").replace(")", " ").split())

    @property
    def last(self) -> int:
        """Where it was mentioned last."""
        return max(s.span[0] for s in self.speakers)

    @property
    def joined(self) -> bool:
        """Whether it is two kinds of people who say the same ("witnesses and officials")."""
        return " and " in self.speakers[0].name

    @property
    def plural(self) -> bool:
        """Whether it is many."""
        return self.speakers[0].plural


def identities(doc: Doc, attributions: Iterable[Attribution]) -> list[Identity]:
    """The identities behind the sources of attributions, and behind the persons named in the text."""
    told = list(attributions)
    spoken = {a.source for a in told if a.source is not None}
    spans = sorted(spoken | _persons(doc, spoken))
    found: list[Identity] = []
    waiting: list[Identity] = []
    late: list[Speaker] = []
    for span in spans:
        one = speaker(doc, span)
        known = _match(doc, one, found, told)
        if known is None and one.kind == "pronoun":
            late.append(one)
            continue
        if known is None:
            known = Identity(one.kind)
            found.append(known)
            if one.definite and one.kind == "people" and not one.plural:
                waiting.append(known)
        known.speakers.append(one)
        known.spoken = known.spoken or span in spoken
        if one.kind == "person":
            _forward(known, waiting, found)
            _named_after(known, found)
    for one in late:
        known = _meant(doc, one, found, told) if mapping("pronouns").get(one.head.lower_) == "speaker" else None
        if known is not None:
            known.speakers.append(one)
    return found


def _persons(doc: Doc, spoken: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """The phrases of named persons who are not sources where they stand, but may be meant later."""
    taken = {i for a, b in spoken for i in range(a, b)}
    out = set()
    for ent in doc.ents:
        if ent.label_ in {"PERSON", "ORG"} and not taken & set(range(ent.start, ent.end)):
            root = ent.root.head if ent.root.dep_ == "flat" else ent.root
            head = (
                root.head
                if root.dep_ in {"nmod:desc", "appos", "flat"} and root.head.pos_ == "NOUN" and root.head.i < root.i
                else root
            )
            span = phrase(root if head.i in taken else head)
            if not taken & set(range(*span)) and span[0] <= ent.start and ent.end <= span[1]:
                out.add(span)
    return out


def _forward(known: Identity, waiting: list[Identity], found: list[Identity]) -> None:
    """An earlier "the governor of X" is the governor whom the text names later."""
    for early in [w for w in waiting if w is not known]:
        first = early.speakers[0]
        last = known.speakers[-1]
        if first.noun in last.words and _agree(set(first.words), set(last.words) | {first.noun}, loose=True):
            known.speakers[:0] = early.speakers
            known.spoken = known.spoken or early.spoken
            waiting.remove(early)
            found.remove(early)


def _named_after(known: Identity, found: list[Identity]) -> None:
    """`a ministry spokeswoman said ...`, then `spokeswoman Ada Orm said`: the bare title names the one told before."""
    last = known.speakers[-1]
    if len(known.speakers) > 1 or last.noun not in nouns("mouthpieces") or set(last.words) != {last.noun}:
        return
    early = [
        i for i in found if i is not known and i.kind == "people" and not i.plural and i.speakers[0].noun == last.noun
    ]
    if len(early) == 1 and not early[0].speakers[0].other:
        known.speakers[:0] = early[0].speakers
        known.spoken = known.spoken or early[0].spoken
        found.remove(early[0])


def _match(doc: Doc, one: Speaker, found: list[Identity], told: list[Attribution]) -> Identity | None:
    """The identity that a mention belongs to, None for a new one."""
    recent = sorted(found, key=lambda i: -i.last)
    if one.kind == "pronoun":
        return _meant(doc, one, recent, told)
    if one.kind == "person":
        same = [i for i in recent if i.kind == "person" and _same_person(one, i)]
        head = [i for i in same if i.spoken or all(s.role != "relative" for s in i.speakers)]
        return next(iter(head or same), None)  # "Koro said", after "his son, Kenji Koro": the father
    person = next((i for i in recent if i.kind == "person" and _is_surname(one, i)), None)
    if person is not None:
        return person
    if one.kind == "body" and one.full:
        named = next((i for i in recent if i.kind == "body" and _same_body(one, i)), None)
        return named or _by_noun(one, [i for i in recent if not i.named])
    owner = _mouth_of(doc, one, recent)
    if owner is not None:
        return owner
    paper = one.kind == "document" and one.definite
    return (_issuer(doc, one, recent, told) if paper else None) or _by_noun(one, recent)


def _issuer(doc: Doc, one: Speaker, recent: list[Identity], told: list[Attribution]) -> Identity | None:
    """Whose "the statement" is: whoever said something in a statement last, a body, a person or an unnamed one."""
    before = (a for a in told if a.source is not None and max(a.cue) < one.span[0])
    issued = [a.source for a in before if any(lemma(t) == one.noun for t in _behind(doc[max(a.cue)]))]
    last = max((s for s in issued if s), default=None)
    return next((i for i in recent if any(s.span == last for s in i.speakers)), None) if last else None


def _mouth_of(doc: Doc, one: Speaker, recent: list[Identity]) -> Identity | None:
    """The body that "its spokesman" speaks for, the last one that has spoken."""
    its = one.noun in nouns("mouthpieces") and doc[one.span[0]].lower_ in {"its", "their"}
    return next((k for k in recent if k.kind == "body" and k.spoken), None) if its and not one.plural else None


def _behind(cue: Token) -> Iterator[Token]:
    """What something was said in: "said on Monday in a statement"."""
    return (t for t in cue.doc[cue.i + 1 : min(cue.i + _BRIEF, cue.sent.end)] if case(t) == "in")


def _same_person(one: Speaker, known: Identity) -> bool:
    """Whether one name is part of the other, and ends like it or begins like it."""
    mine = one.full.lower().split()
    for other in known.speakers:
        theirs = other.full.lower().split()
        if theirs and mine:
            short, long = sorted((mine, theirs), key=len)
            if set(short) <= set(long) and (short[-1] == long[-1] or short[0] == long[0] or len(short) > 1):
                return True
            if _misspelt(short[-1], long[-1]) and set(short[:-1]) <= set(long[:-1]):
                return True
    return False


def _misspelt(a: str, b: str) -> bool:
    """Whether two long surnames differ in one letter, as two spellings of one name do."""
    if min(len(a), len(b)) < _LONG_NAME or abs(len(a) - len(b)) > 1:
        return False
    short, long = sorted((a, b), key=len)
    n = next((k for k, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return short[n + (len(short) == len(long)) :] == long[n + 1 :]


def _is_surname(one: Speaker, known: Identity) -> bool:
    """Whether a bare name, whatever it was taken for, is the last name of somebody already named."""
    name = one.full or (one.name if one.name.istitle() and one.kind != "document" else "")
    if not name or " " in name or one.head.ent_type_ in {"ORG", "PLACE"}:
        return False
    return any(name.lower() == s.full.lower().split()[-1] for s in known.speakers if " " in s.full)


def _same_body(one: Speaker, known: Identity) -> bool:
    """Whether one name abbreviates the other, or is a part of it."""
    mine = [w for w in one.full.replace("(", " ").replace(")", " ").split() if w.lower() != "the"]
    for other in known.speakers:
        theirs = [w for w in other.full.replace("(", " ").replace(")", " ").split() if w.lower() != "the"]
        if not mine or not theirs:
            continue
        short, long = sorted((mine, theirs), key=len)
        low = {w.lower() for w in short}
        if len(short) == 1 and "and" in {w.lower() for w in long[1:-1]}:
            continue  # two bodies in one breath ("the Front and the Union") are not one of them
        if low <= {w.lower() for w in long} and (
            len(short) > 1 or len(long) == len(short) or short[0] in (long[0], long[-1])
        ):
            return True
        if len(short) == 1 and short[0].isupper() and short[0] == "".join(w[0] for w in long if w[0].isupper()):
            return True
    return False


def _by_noun(one: Speaker, recent: list[Identity]) -> Identity | None:
    """The last source of the same noun and number whose description does not conflict."""
    if one.other:
        return None
    mine = {w for w in one.words if w != one.noun}
    repeatable = one.definite or one.plural or one.kind in {"body", "document"}
    for known in recent:
        if one.kind == "people" and known.plural != one.plural:
            continue
        if not _has_noun(one, known) or (known.kind == "people" and known.joined != (" and " in one.name)):
            continue
        theirs = set(known.words) - {one.noun}
        same = mine == theirs and (one.plural or one.kind == "body")
        if same or (repeatable and _agree(mine, theirs | set(known.named), loose=one.definite)):
            return known
    return _group(one, mine, recent)


def _group(one: Speaker, mine: set[str], recent: list[Identity]) -> Identity | None:
    """The body that "the group", "the African body" or "a statement" refers back to."""
    bodies = [k for k in recent if k.kind == "body" and (k.named or k.kind == one.kind)]
    if one.kind == "document":
        if not one.definite and one.noun in {"report", "document"}:
            return None
        return next((k for k in bodies if k.spoken), None)
    if one.definite and not one.full and one.noun in _FORCES:
        return next((k for k in bodies if k.spoken and any(s.noun in _FORCES for s in k.speakers)), None)
    if one.definite and not one.full and not mine and one.noun in nouns("missions"):
        return next((k for k in bodies if k.spoken and _is_mission(k)), None)
    if not one.definite or one.full or one.noun not in nouns("groups"):
        return None
    if mine:
        return next((k for k in bodies if mine <= set(k.named)), None)
    bodies = [k for k in bodies if one.noun not in nouns("causes") or not _is_office(k)]
    return next((k for k in bodies if k.spoken), None)


def _is_mission(known: Identity) -> bool:
    """Whether it is a force or a mission ("UNIFIL", "the navy"), which a report may call so."""
    return any(s.role in nouns("mission_roles") for s in known.speakers)


def _is_office(known: Identity) -> bool:
    """Whether it is a state, or a force or an office of one, which nobody calls a group or a movement."""
    side = registry.side_of(known.name) if " " not in known.name else None
    if side is not None and side.kind == "state":
        return True  # "Islamabad", "Washington"
    return any(described_role([*s.words], s.noun) in {"police", "military", "government"} for s in known.speakers)


def _has_noun(one: Speaker, known: Identity) -> bool:
    """Whether the identity has been described by the noun, or bears it in its name."""
    if one.kind == "people":
        return known.kind in {"people", "person"} and any(
            one.noun == s.noun or one.noun in s.words for s in known.speakers
        )
    return known.kind in {"body", "document"} and any(one.noun == s.noun for s in known.speakers)


def _agree(mine: set[str], theirs: set[str], *, loose: bool) -> bool:
    """Whether one description holds the other; a definite one may add words if it shares some or the other has none."""
    return mine <= theirs or (loose and theirs <= mine)


def _meant(doc: Doc, one: Speaker, recent: list[Identity], told: list[Attribution]) -> Identity | None:
    """The one whom a pronoun means."""
    means = mapping("pronouns").get(one.head.lower_, "none")
    if means == "speaker":
        outer = [a for a in told if a.source is not None and a.source != one.span and one.head.i in a.content]
        spans = [a.source for a in sorted(outer, key=lambda a: len(a.content))]
        return next((i for s in spans for i in recent if any(k.span == s for k in i.speakers)), None)
    fit = [i for i in recent if _fits(means, i) and i.last < one.span[0]]
    starts = _starts(doc, one.head)
    scored = sorted(
        (_distance(starts, s) + (0 if i.spoken else _UNSPOKEN), -s.span[0], n)
        for n, i in enumerate(fit)
        for s in i.speakers
        if s.span[0] < one.span[0]
    )
    near = [n for far, _, n in scored if far < _REACH * 10]
    return fit[near[0]] if near else next((i for i in fit if i.spoken), None)


def _fits(means: str, known: Identity) -> bool:
    if means == "person":
        return known.kind == "person" or (known.kind == "people" and not known.plural)
    if means == "several":
        return known.plural or known.kind == "body"
    return means == "body" and known.kind in {"body", "document"}


def _starts(doc: Doc, pronoun: Token) -> list[int]:
    """Where the sentences begin within which a pronoun can mean somebody, the last first."""
    found = (t.i for t in reversed(doc[: pronoun.i + 1]) if t.is_sent_start and is_word(t))
    return list(islice(found, _REACH))


def _distance(starts: Iterable[int], other: Speaker) -> int:
    """Ten a sentence; subjects and those who spoke are nearer, a name inside another phrase farther."""
    between = sum(start > other.span[0] for start in starts)
    head = other.head
    rank = 0 if head.dep_.startswith("nsubj") else 6 if head.dep_ in {"nmod", "nmod:poss", "compound"} else 3
    return between * 10 + rank
