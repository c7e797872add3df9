"""Names of places in a Doc: those the model marks, those the gazetteer knows, adjectives of countries."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from spacy.tokens import Doc, Token

from counterclaim import gazetteer, lexicon
from counterclaim.extraction.rules.places.struck import struck
from counterclaim.model.vocabulary import PlacePrecision

_LONGEST = 6
_KNOWN_ALONE, _KNOWN_BY_FATE = 100_000, 20_000
"""Inhabitants of a town whose name is one without the model saying so; the same where it is told to be attacked."""
_NOUN_REACH = 3
_MARKS = frozenset({"-", "'", "’", "‘", "."})
"""Marks inside a name."""


@dataclass(slots=True)
class Toponym:
    """A name of a place: the tokens `[start, end)` of the whole mention, `[first, last)` of the bare name.

    `noun` is the lemma of the word that tells its kind, `kind` what that word says, `direction` the part of
    it that is meant. `demonym` marks an adjective or a people, `organisation` a name that stands in that of
    an organisation or a person.
    """

    start: int
    end: int
    first: int
    last: int
    name: str
    rule: str
    entry: gazetteer.Entry | None = None
    noun: str | None = None
    kind: PlacePrecision | None = None
    direction: str | None = None
    demonym: bool = False
    organisation: bool = False
    marked: bool = False


words = partial(lexicon.words, "placewords")
"""A list of lexicon/en/placewords.yaml, by its name."""


@cache
def nouns() -> dict[str, tuple[PlacePrecision, str]]:
    """Lemma of a noun -> the precision of what it names, and the rule's id; the first entry of a word
    counts."""
    found: dict[str, tuple[PlacePrecision, str]] = {}
    for row in lexicon.table("placewords")["nouns"]:
        for word in row["words"]:
            found.setdefault(word, (row["precision"], row["id"]))
    return found


@cache
def directions() -> frozenset[str]:
    """Words that say which part of a place is meant."""
    return frozenset(w for row in lexicon.table("placewords")["directions"] for w in row["words"])


def toponyms(doc: Doc) -> list[Toponym]:
    """All names of places, in the order of the text; no two share a token of their bare names."""
    found: list[Toponym] = []
    at = 0
    while at < len(doc):
        name = _longest(doc, at) if _opens(doc[at]) else None
        if name:
            found.append(name)
            at = name.last
        else:
            at += 1
    found.extend(_unknown(doc, found))
    found.extend(_capitals(doc, found))
    found.extend(_the_capital(doc, found))
    found.extend(_called(doc, covered(found)))
    found.sort(key=lambda t: t.first)
    taken = covered(found)
    for topo in found:
        _widen(doc, topo, taken)
    return found


def covered(found: Iterable[Toponym]) -> set[int]:
    """The tokens of the bare names."""
    return {i for t in found for i in range(t.first, t.last)}


def _opens(token: Token) -> bool:
    """Whether a name can begin here: a capital, or an Arabic article before one."""
    if token.text[:1].isupper():
        return token.lower_ not in words("articles")
    if token.lower_ not in words("arabic_articles"):
        return False
    ahead = token.doc[token.i + 1 : token.i + 3].text
    return ahead[:1] == "-" and ahead[1:2].isupper()


def _longest(doc: Doc, start: int) -> Toponym | None:
    """The longest window from `start` that the gazetteer or the demonyms know and the context admits."""
    for end in reversed(_ends(doc, start)):
        topo = _lookup(doc, start, end, doc[start:end].text)
        if topo:
            return topo
    return None


def _ends(doc: Doc, start: int) -> list[int]:
    """Where what looks like one name from `start` may end: capitals at both ends, capitals or joining words between."""
    found = []
    for token in doc[start : start + _LONGEST]:
        first = token.i == start
        if "\n" in token.text or (token.is_sent_start and not first):
            break
        capital = token.text[:1].isupper()
        if token.lower_ not in words("articles") and (capital or (token.text.isdigit() and not first)):
            found.append(token.i + 1)
        if not (first or capital or token.lower_ in words("joins") or token.text in _MARKS):
            break
    return found


def _lookup(doc: Doc, start: int, end: int, text: str) -> Toponym | None:
    """The window as a toponym, if something bears the name and the words around do not speak against it."""
    span = doc[start:end]
    kinds = {t.ent_type_ for t in span}
    if all(_plain(t) for t in span) and not (len(span) > 1 and (gazetteer.listed(text) or kinds == {"PLACE"})):
        return None
    adjective = gazetteer.demonym(text) if not _capitals_only(span) or len(text) > 3 else None
    after_town = start > 1 and doc[start - 1].text == ","
    known = gazetteer.entries(text, after_town=after_town)
    if adjective and not any(e.kind == "country" for e in known) and (not known or "PLACE" not in kinds):
        return Toponym(start, end, start, end, text, "place.demonym", adjective, demonym=True)
    if not known or not _admitted(doc, start, end, known, kinds):
        return None
    longer = _longer(doc, end) if "PLACE" in kinds else end
    if longer > end:
        return Toponym(start, longer, start, longer, text, "place.partial", kind="site", marked=True)
    whole = any(e.start == start and e.end == end for e in doc.ents)
    outside = bool(kinds - {"", "PLACE"}) and "PLACE" not in kinds and not whole
    return Toponym(start, end, start, end, text, "place.gazetteer", organisation=outside, marked="PLACE" in kinds)


def _plain(token: Token) -> bool:
    """Whether the word alone names nothing: a direction, a kind of place, a weekday, punctuation."""
    lower = token.lower_
    return lower in directions() or lower in nouns() or lower in words("common") or not token.text[:1].isalpha()


def _capitals_only(span: Iterable[Token]) -> bool:
    return all(t.is_upper for t in span)


def _admitted(doc: Doc, start: int, end: int, known: Sequence[gazetteer.Entry], kinds: set[str]) -> bool:
    """Whether a known name is meant as a place: marked by the model, or well known and no ordinary word."""
    span = doc[start:end]
    text = span.text
    country = any(e.kind == "country" for e in known)
    prominent = any(e.kind == "country" or e.feature or e.prominence >= _KNOWN_ALONE for e in known)
    if "PLACE" in kinds:
        return _covers_entity(doc, start, end) or (prominent and (country or not _tail(doc, start)))
    if len(text) < 4 and not country and not gazetteer.abbreviated(text) and not (known[0].feature and text.isupper()):
        return False
    if not any(t.pos_ in {"PROPN", ""} for t in span):
        return False
    if kinds & {"ORG", "PERSON", "EVENT", "OBJECT"}:
        exact = any(e.start == start and e.end == end for e in doc.ents)
        town = known[0].prominence >= _KNOWN_BY_FATE and struck(doc, start, end)
        whole = exact and (country or town or (prominent and _among_places(doc, start, end)))
        if "PERSON" in kinds or whole:
            return whole
        return country or (prominent and (end - start > 1 or doc[start].ent_iob_ == "B"))
    if _borders_name(doc, start, end):
        return False
    return prominent or (end - start > 1 and _after_preposition(doc, start)) or _contained(doc, end)


def _longer(doc: Doc, end: int) -> int:
    """Where the name of a place ends that begins with a known one ("Berlin Wall", "San Luis del Sur"): the end of
    the model's entity."""
    entity = next((e for e in doc.ents if e.start < end < e.end and e.label_ == "PLACE"), None)
    if entity is None:
        return end
    rest = doc[end : entity.end]
    if rest[0].lower_ in words("joins") - {"and"} and rest[-1].text[:1].isupper():
        return entity.end
    proper = all(t.pos_ == "PROPN" and t.text[:1].isupper() and not _plain(t) for t in rest)
    return entity.end if proper and not any(gazetteer.entries(t.text) for t in rest) else end


def _among_places(doc: Doc, start: int, end: int) -> bool:
    """Whether the parse lists it with a place ("in Baghdad, Baquba and Kirkuk")."""
    root = doc[start:end].root
    beside = [root.head] if root.dep_ in {"conj", "appos"} else []
    return any(t.ent_type_ == "PLACE" for t in [*beside, *(c for c in root.children if c.dep_ == "conj")])


def _tail(doc: Doc, start: int) -> bool:
    """Whether the window is only the end of a longer name that the model marks ("Qandoosh Wali")."""
    before = doc[start - 1] if start else None
    inside = before is not None and doc[start].ent_iob_ == "I" and before.ent_type_ == "PLACE"
    return bool(inside and before is not None and before.pos_ == "PROPN" and not _plain(before) and before.is_title)


def _covers_entity(doc: Doc, start: int, end: int) -> bool:
    """Whether the window holds the whole of the entity it touches, articles and kind nouns apart."""
    for entity in doc.ents:
        if entity.label_ == "PLACE" and entity.start < end and start < entity.end:
            rest = [t for t in entity if not start <= t.i < end and not t.is_punct]
            return all(t.lower_ in nouns() or t.lower_ in directions() or t.lower_ in {"the", "'s"} for t in rest)
    return False


def _borders_name(doc: Doc, start: int, end: int) -> bool:
    """Whether a capitalised word that is no place and no kind of place goes on with it, as in a person's
    name."""
    sides = [doc[i] for i in (start - 1, end) if 0 <= i < len(doc)]
    for token in sides:
        name = token.text[:1].isupper() and token.pos_ == "PROPN" and not token.is_upper
        if name and token.lower_ not in nouns() and token.lower_ not in directions() and not token.is_sent_start:
            return not (gazetteer.demonym(token.text) or gazetteer.country(token.text) or _is_title(token))
    return False


def _is_title(token: Token) -> bool:
    """Whether the word is an office or the like before a name ("Prime Minister")."""
    return token.lower_ in words("government") or token.lower_ in words("common")


def _after_preposition(doc: Doc, start: int) -> bool:
    return start > 0 and doc[start - 1].lower_ in words("settings")


def _contained(doc: Doc, end: int) -> bool:
    """Whether ", Country" follows."""
    return end + 1 < len(doc) and doc[end].text == "," and gazetteer.country(doc[end + 1].text) is not None


def _unknown(doc: Doc, found: Sequence[Toponym]) -> Iterator[Toponym]:
    """Places that the model marks and the gazetteer does not know."""
    taken = covered(found)
    for entity in doc.ents:
        if entity.label_ != "PLACE" or taken & set(range(entity.start, entity.end)):
            continue
        start, end = entity.start, entity.end
        while start < end and (
            doc[start].lower_ in directions() or not doc[start].text[:1].isalnum() or doc[start].lower_ == "the"
        ):
            start += 1
        while end > start + 1 and (
            doc[end - 1].lower_ in {"'s", "’s"} or doc[end - 1].is_punct or doc[end - 1].lower_ in nouns()
        ):
            end -= 1
        acronym = end - start == 1 and doc[start].is_upper and len(doc[start]) < 6
        if start < end and not acronym and not all(_plain(t) for t in doc[start:end]) and not _qualifies(doc, end):
            yield Toponym(start, end, start, end, doc[start:end].text, "place.marked", marked=True)


def _capitals(doc: Doc, found: Sequence[Toponym]) -> Iterator[Toponym]:
    """ "the Iraqi capital": the city, where its name does not follow anyway."""
    starts = {t.first for t in found}
    for adjective in found:
        at = adjective.last
        country = adjective.entry.country if adjective.demonym and adjective.entry else None
        if country and at < len(doc) and doc[at].lower_ == "capital" and at + 1 not in starts:
            city = gazetteer.seat(country)
            if city and not (at + 1 < len(doc) and doc[at + 1].pos_ in {"NOUN", "PROPN"}):
                yield Toponym(at, at + 1, at, at + 1, city.name, "place.capital", city)


def _the_capital(doc: Doc, found: Sequence[Toponym]) -> Iterator[Toponym]:
    """ "South of the capital": the one capital of a country that the text has named by then."""
    starts = {t.first for t in found}
    for token in doc[1:]:
        if token.lower_ != "capital" or token.nbor(-1).lower_ != "the" or token.i in starts:
            continue
        after = doc[token.i + 1 : token.i + 2]
        if any(t.pos_ in {"NOUN", "PROPN"} or t.lower_ in {"of", "'s"} or t.text[:1].isupper() for t in after):
            continue
        named = {t.name for t in found if t.last <= token.i and not t.demonym and gazetteer.capital(t.name)}
        if len(named) == 1:
            yield Toponym(token.i - 1, token.i + 1, token.i, token.i + 1, named.pop(), "place.capital", marked=True)


def _qualifies(doc: Doc, end: int) -> bool:
    """Whether a kind noun and "of" follow: the word only qualifies the place named next ("the Bedouin town
    of")."""
    ahead = doc[end : end + 2]
    if len(ahead) < 2 or ahead[0].lower_ not in nouns() or ahead[1].lower_ != "of":
        return False
    beyond = (nouns().get(t.lower_, ("",))[0] for t in doc[end + 2 : end + 6])
    return "admin1" not in beyond  # "Xyz district of Abc province" is a place in another


def _called(doc: Doc, taken: set[int]) -> Iterator[Toponym]:
    """Names that only the noun before them tells to be places: "the village of Xyz"."""
    for token in doc[1:-1]:
        kind = nouns().get(doc[token.i - 1].lower_) if token.lower_ == "of" else None
        if kind is None or kind[0] not in {"town", "district"}:
            continue
        end = token.i + 1
        while end < min(token.i + 4, len(doc)) and doc[end].pos_ == "PROPN" and doc[end].text[:1].isupper():
            end += 1
        span = range(token.i + 1, end)
        settled = doc[token.i - 1].lower_ in words("settlements") and doc[token.i + 1].tag_ != "NNPS"
        if span and not taken & set(span) and (settled or not any(doc[i].ent_type_ == "ORG" for i in span)):
            yield Toponym(span[0], end, span[0], end, doc[span[0] : end].text, "place.called", marked=True)


def _widen(doc: Doc, topo: Toponym, taken: set[int]) -> None:
    """Take in the direction before the name and the noun of its kind after it or before it with "of"."""
    if topo.demonym:
        return
    _take_direction(doc, topo)
    _take_noun_after(doc, topo, taken)
    _take_part(doc, topo)
    if topo.noun is None:
        _read_noun_before(doc, topo)
    elif gazetteer.listed(doc[topo.first : topo.end].text):
        topo.name, topo.kind = doc[topo.first : topo.end].text, None
    if topo.noun is not None:
        topo.organisation = False


def _take_direction(doc: Doc, topo: Toponym) -> None:
    at = topo.first
    while at > 0 and (
        doc[at - 1].lower_ in directions() or (doc[at - 1].text == "-" and doc[at - 2].lower_ in directions())
    ):
        at -= 1
    whole = doc[at : topo.last].text
    if at < topo.first and any(e.kind in {"admin1", "region"} for e in gazetteer.entries(whole)[:1]):
        topo.start = topo.first = at
        topo.name = whole
    elif at < topo.first:
        topo.start = at
        topo.direction = doc[at : topo.first].text


def _take_part(doc: Doc, topo: Toponym) -> None:
    """ "Thailand's restive south": a part of a country named behind it."""
    if topo.direction or topo.last >= len(doc) or doc[topo.last].tag_ != "POS":
        return
    for at in range(topo.last + 1, min(topo.last + _LONGEST + 1, len(doc))):
        token = doc[at]
        part = token.lower_ in words("bearings") and not token.lower_.endswith("ern")
        if part and (at + 1 == len(doc) or doc[at + 1].pos_ not in {"NOUN", "PROPN"}):
            topo.end, topo.direction = at + 1, token.text
            return
        if token.pos_ not in {"ADJ", "NOUN", "PROPN", "VERB", "ADV"} and token.text != "-":
            return


def _take_noun_after(doc: Doc, topo: Toponym, taken: set[int]) -> None:
    """ "Babylon province", "Jabaliya refugee camp": the last kind noun within reach, if all between are
    nouns."""
    known = gazetteer.entries(topo.name)
    country = bool(known) and known[0].kind == "country"
    for end in range(topo.last + 1, min(topo.last + _NOUN_REACH, len(doc)) + 1):
        token = doc[end - 1]
        if end - 1 in taken or token.pos_ not in {"NOUN", "PROPN", "ADJ"} or token.is_sent_start:
            return
        kind = nouns().get(token.lemma_.lower())
        if kind and token.pos_ != "ADJ" and not (kind[0] == "site" and (country or token.tag_ == "NNS")):
            wide = bool(known) and known[0].kind in {"region", "admin1"}
            if (country and kind[0] != "region") or (wide and kind[0] == "town"):
                return
            topo.noun, topo.kind, topo.end = token.lemma_.lower(), kind[0], end
            topo.rule = kind[1]


def _read_noun_before(doc: Doc, topo: Toponym) -> None:
    """ "the town of X", "the city X"; the noun stays outside the name."""
    at = topo.start - 1
    if at > 0 and doc[at].lower_ == "of":
        at -= 1
    if at >= 0 and doc[at].pos_ in {"NOUN", "PROPN"}:
        kind = nouns().get(doc[at].lemma_.lower())
        plural = doc[at].tag_ in {"NNS", "NNPS"}
        if (
            kind
            and (at == topo.start - 2 or doc[at].dep_ != "root")
            and not (at == topo.start - 1 and kind[0] == "site")
        ):
            topo.kind = kind[0] if not (plural and kind[0] == "site") else None
            topo.noun = None


def at(doc: Doc, start: int, end: int, name: str) -> Toponym:
    """The tokens `[start, end)` as a toponym of that name, whatever the model says of them."""
    known = gazetteer.entries(name)
    entry = None if any(e.kind == "country" for e in known) else gazetteer.demonym(name)
    topo = Toponym(start, end, start, end, name, "place.given", entry, demonym=entry is not None, marked=True)
    _widen(doc, topo, set())
    return topo
