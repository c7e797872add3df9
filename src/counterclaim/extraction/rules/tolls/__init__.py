"""Tolls: how many were killed, wounded, taken, held or are missing, as the text says, and who they were.

The words are those of lexicon/en/tolls.yaml. Nothing is added up; no number comes out that the text does not
bear.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from spacy.tokens import Doc, Token

from counterclaim.extraction.rules import tree
from counterclaim.extraction.rules.found import TollMention
from counterclaim.extraction.rules.numbers import Counted
from counterclaim.extraction.rules.numbers.numerals import words as number_words
from counterclaim.extraction.rules.numbers.quantities import Quantity
from counterclaim.extraction.rules.tolls.condition import in_condition
from counterclaim.extraction.rules.tolls.draft import Draft, uncounted
from counterclaim.extraction.rules.tolls.either import either
from counterclaim.extraction.rules.tolls.fates import fated
from counterclaim.extraction.rules.tolls.harm import Harm, harms, headlined
from counterclaim.extraction.rules.tolls.nouns import named
from counterclaim.extraction.rules.tolls.parts import among, field_of, included, of_them
from counterclaim.extraction.rules.tolls.people import People, harmed, listed_words, words
from counterclaim.extraction.rules.tolls.phrases import chain_start
from counterclaim.extraction.rules.tolls.rows import listed
from counterclaim.extraction.rules.tolls.stance import stance
from counterclaim.extraction.rules.tolls.suicide import by_own_hand, suicides
from counterclaim.extraction.rules.tolls.untold import at_least_one, somebody
from counterclaim.extraction.rules.tolls.whom import victims
from counterclaim.extraction.rules.tolls.whose import on_side
from counterclaim.model import Count, Report, Toll
from counterclaim.model.vocabulary import Counting, TollField

_FARTHEST = 40


def tolls(doc: Doc, report: Report, convention: str = "acled") -> list[TollMention]:
    """Every toll that the document states, in the order of the text.

    `convention` names the table of lexicon/counts.yaml that gives vague words a low end.

    Raises UsageError for an unknown convention.
    """
    told = harms(doc)
    first = [*_of_verbs(told, convention), *named(doc, convention), *suicides(doc, told, convention)]
    first += in_condition(doc, convention)
    drafts = [*fated(doc, [*first, *somebody(told, first)], convention)]
    drafts += at_least_one(doc, drafts)
    drafts = [d for d in drafts if not _rate(doc, d.people[0].counted.end)]
    drafts = [d for d in _told_once(_untold_apart(drafts)) if not report.within(doc[d.harm].idx, "credit", "note")]
    found = list(either(doc, (m for d in drafts for m in _mentions(doc, d))))
    found += _parts(doc, found, convention)
    return sorted(_distinct(found), key=lambda m: (m.people, m.harm))


def _of_verbs(found: Iterable[Harm], convention: str) -> Iterator[Draft]:
    for harm in found:
        if by_own_hand(harm):
            continue
        told = stance(harm)
        if (many := _how_many(harm)) is not None:
            yield Draft(harm.field, (uncounted(many),), harm.token.i, "toll.withheld", "withholds")
            continue
        if told is None:
            if _of_nobody(harm):
                yield _none_of(harm)
            continue
        whom = tuple(p for p in _befallen(harm, convention) if _fits(p, harm))
        if whom:
            yield Draft(_field(harm, whom), whom, harm.token.i, harm.rule, told)


def _how_many(harm: Harm) -> Token | None:
    """Whom "it was not clear how many people were killed" asks for."""
    doc, verb = harm.token.doc, harm.token
    start = chain_start(doc, verb.i, verb.sent.start)
    how = next((i for i in range(start - 1, max(verb.sent.start, start - 5), -1) if doc[i].lower_ == "how"), None)
    if how is None or doc[how + 1].lower_ != "many":
        return None
    before = " ".join(t.lower_ for t in doc[max(verb.sent.start, how - 8) : how])
    unsaid = any(f" {p} " in f" {before} " for p in words()["unknown"]["phrases"])
    negated = any(t.lower_ in ("not", "n't", "unable") for t in doc[max(verb.sent.start, how - 8) : how])
    return doc[how + 1] if unsaid or negated else None


def _befallen(harm: Harm, convention: str) -> Iterator[People]:
    """The people whom the harm befell, listed side by side."""
    heads, seen = victims(harm), set[int]()
    doc = harm.token.doc
    between = [(h, doc[heads[0].i : h.i]) for h in heads[1:] if h.dep_ == "obj"]
    apart = [h for h, words_ in between if not any(t.lower_ in harmed() or headlined(t) for t in words_)]
    for head in [*heads[:1], *apart]:
        for found in listed(head, convention, strict=harm.strict, loose=harm.role == "patient", harm=harm.token.i):
            if seen and any(t.lower_ in ("them", "whom") for t in doc[found.counted.start : found.counted.end]):
                continue
            if found.counted.quantity.start not in seen:
                seen.add(found.counted.quantity.start)
                yield found


def _fits(people: People, harm: Harm) -> bool:
    """Whether these people can be those of this harm."""
    if harm.stated and not people.counted.stated:
        return False
    if not _taken(people, harm):
        return False
    if people.counted.partitive and people.counted.quantity.count.high == 0:
        return False
    verb = harm.token
    general = not people.counted.stated and not people.singular and not people.counted.definite
    if general and verb.tag_ == "VBN" and verb.dep_ == "acl" and tree.qualified(verb).i == people.token:
        return False  # "the deaths of people killed on their flight"
    start = people.counted.start
    if start > 1 and people.doc[start - 1].lower_ == "of" and not people.counted.stated:
        return people.doc[start - 2].lemma_.lower() not in listed_words("lists")
    if general and verb.tag_ in ("VBP", "VBZ", "VB") and people.token > verb.i:
        return False
    if general and verb.tag_ == "VBG" and any(c.dep_ == "aux" and c.lemma_ == "be" for c in verb.lefts):
        return False
    if general and verb.tag_ == "VBG" and verb.dep_ != "advcl" and people.token > verb.i:
        return people.side is not None or verb.head.lemma_.lower() in listed_words("suspects", "governors")
    return people.token != verb.i or people.counted.stated


def _taken(people: People, harm: Harm) -> bool:
    """Whether people are meant by a name alone: towns too are seized and captured."""
    name = people.doc[people.token]
    if harm.token.lemma_.lower() not in ("seize", "capture") or name.pos_ != "PROPN" or people.counted.stated:
        return True
    return people.counted.end - people.counted.start > 1


def _rate(doc: Doc, end: int) -> bool:
    """ "100 people a day"."""
    after = [t.lower_ for t in doc[end : min(end + 6, doc[end - 1].sent.end)]]
    near, far = f"{' '.join(after[:2])} ", f" {' '.join(after)} "
    return any(near.startswith(f"{r} ") or (r[:2] != "a " and f" {r} " in far) for r in words()["rates"])


def _field(harm: Harm, whom: Sequence[People]) -> TollField:
    """Whom soldiers capture is abducted, pirates and suspects that are captured are detained."""
    lawful = harm.lawful and all(p.who == "militants" for p in whom)
    return "detained" if lawful else harm.field


def _of_nobody(harm: Harm) -> bool:
    """ "Did not wound anyone"."""
    negated = any(c.lower_ in ("not", "n't", "never") for c in harm.token.children)
    return negated and any(c.lower_ in ("anyone", "anybody") for c in harm.token.rights)


def _none_of(harm: Harm) -> Draft:
    at = next(c.i for c in harm.token.rights if c.lower_ in ("anyone", "anybody"))
    nobody = Counted(Quantity(Count.exactly(0), at, at + 1, "numbers.none"), at, at, at, at + 1, False)
    return Draft(harm.field, (People(nobody, None, None, harm.token.doc),), harm.token.i, harm.rule)


def violent(rule: str) -> bool:
    """Whether a toll found by this rule tells violence by itself: people shot, not merely hurt."""
    return rule.split(maxsplit=1)[0] in listed_words("violent")


# --- one toll, told once


def _untold_apart(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """ "20 killed or wounded" counts the dead and the wounded together: casualties."""
    ordered = sorted(drafts, key=lambda d: (d.people[0].token, d.harm))
    for _, group in groupby(ordered, key=lambda d: d.people[0].token):
        told = list(group)
        dead = next((d for d in told if d.field == "killed"), None)
        hurt = next((d for d in told if d.field == "wounded"), None)
        none = any(p.counted.quantity.count.high == 0 for d in told for p in d.people)
        if dead and hurt and not none and abs(dead.harm - hurt.harm) <= 3:
            yield replace(dead, field="casualties", harm=max(dead.harm, hurt.harm), rule=f"{dead.rule} {hurt.rule}")
            told = [d for d in told if d not in (dead, hurt)]
        yield from told


def _told_once(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Of two drafts on the same people and field, the one whose word of harm stands nearer."""
    nearest: dict[tuple[int, str], Draft] = {}
    for draft in drafts:
        key = (draft.people[0].counted.quantity.start, draft.field)
        known = nearest.get(key)
        if known is None or _distance(draft) < _distance(known):
            nearest[key] = draft
    yield from nearest.values()


def _distance(draft: Draft) -> int:
    return abs(draft.harm - draft.people[0].token)


def _distinct(found: Iterable[TollMention]) -> Iterator[TollMention]:
    seen: set[tuple[str, int]] = set()
    for mention in found:
        key = (mention.field, mention.people)
        if key not in seen:
            seen.add(key)
            yield mention


# --- lists


def _mentions(doc: Doc, draft: Draft) -> Iterator[TollMention]:
    """The tolls of one draft: people listed side by side stay apart as parts, names alone are counted."""
    for group in _together(doc, draft.people):
        yield from _row_of(doc, replace(draft, people=group))


def _row_of(doc: Doc, draft: Draft) -> Iterator[TollMention]:
    items = draft.people
    if len(items) == 1:
        yield _mention(doc, draft, items, "part" if draft.part else _scope(doc, items[0]))
        return
    zero = [p for p in items if p.counted.quantity.count.high == 0]
    loose = [p for p in items if not p.singular and (not p.counted.stated or _uncounted(p))]
    firm = [p for p in items if p not in loose]
    if zero:
        yield _mention(doc, draft, zero[:1], "total")
    elif _sums_up(items):
        yield _mention(doc, draft, items[:1], "total")
        for item in items[1:]:
            yield _mention(doc, draft, (item,), "part")
    elif len(firm) == 1 and loose and _unspecific(doc, firm[0]):
        yield _mention(doc, draft, firm, _scope(doc, firm[0]))
    elif loose and len(firm) <= 1:
        yield _mention(doc, draft, items, "total", _open_sum(firm, loose))
    elif not loose and all(p.singular for p in items) and not _told_apart(items):
        yield _mention(doc, draft, items, "total", Count.exactly(len(items)))
    else:
        for item in firm:
            yield _mention(doc, draft, (item,), "part")


def _together(doc: Doc, items: Sequence[People]) -> list[tuple[People, ...]]:
    """The people listed, apart where a place or time stands between: "two soldiers in Kut and three in Basra"."""
    groups: list[list[People]] = []
    for item in items:
        gap = doc[groups[-1][-1].counted.end : item.counted.quantity.start] if groups else ()
        joined = any(t.lower_ in ("along", "together") for t in gap)
        if not groups or (not joined and any(t.pos_ == "ADP" and t.lower_ not in ("of", "from") for t in gap)):
            groups.append([])
        groups[-1].append(item)
    return [tuple(g) for g in groups]


def _unspecific(doc: Doc, people: People) -> bool:
    """ "Some 4,000 people, troops and civilians": what follows "people" tells who they are, it adds nobody."""
    noun = people.counted.noun
    return people.counted.quantity.count.low is None or (
        noun is not None and doc[noun].lower_ in ("people", "persons", "others")
    )


def _uncounted(people: People) -> bool:
    """ "An unknown number of visitors" is no more than a plural."""
    said = people.doc[people.counted.start : people.token + 1]
    return people.counted.quantity.vague and any(t.lower_ in number_words()["unknown"] for t in said)


def _sums_up(items: Sequence[People]) -> bool:
    """ "Three people, a man, a woman and a child": the first is all of the others."""
    counts = [p.counted.quantity.count.best for p in items]
    rest = [n for n in counts[1:] if n is not None]
    return len(items) > 2 and counts[0] is not None and len(rest) == len(items) - 1 and sum(rest) == counts[0] > 1


def _told_apart(items: Sequence[People]) -> bool:
    classes = [p.who for p in items]
    return None not in classes and len(set(classes)) == len(classes)


def _open_sum(firm: Sequence[People], loose: Sequence[People]) -> Count:
    """ "Eight observers and their crew": at least the eight; "the mayor and his guards": at least one and two more."""
    low = (firm or loose)[0].counted.quantity.count.low
    plural = [p.counted.quantity.count.low for p in loose if firm and p.doc[p.token].tag_ == "NNS"]
    return Count(None if low is None else low + sum(n or 0 for n in plural), None, None)


def _scope(doc: Doc, people: People) -> Counting:
    phrase = people.counted
    if phrase.quantity.count.high == 0 and _some_only(doc, phrase.end):
        return "part"
    if not phrase.partitive or phrase.noun is None:
        return "total"
    noun, owner = doc[phrase.noun], {t.lower_ for t in doc[phrase.quantity.end : phrase.noun]}
    theirs = "own" in owner or (owner & {"its", "their", "our"} and people.who in ("soldiers", None))
    return "part" if theirs or noun.lower_ in listed_words("sufferers") else "total"


def _some_only(doc: Doc, end: int) -> bool:
    """ "No casualties on our side", "no deaths among the troops": none of those, which says nothing of others."""
    return end < len(doc) and doc[end].lower_ in listed_words("of_some")


def _mention(
    doc: Doc, draft: Draft, items: Sequence[People], scope: Counting, total: Count | None = None
) -> TollMention:
    first, last = items[0].counted, items[-1].counted
    start, end = min(first.start, first.quantity.start), max(last.end, first.quantity.end)
    while start < first.quantity.start and (doc[start].is_quote or doc[start].lower_ in listed_words("times")):
        start += 1
    interval = total or first.quantity.count
    whos, sides = {p.who for p in items}, {p.side for p in items}
    toll = Toll(
        interval.low, interval.best, interval.high,
        text=doc[start:end].text.strip(),
        who=whos.pop() if len(whos) == 1 else None,
        side=(sides.pop() if len(sides) == 1 else None) or on_side(doc, max(end, draft.harm + 1)),
        scope=scope,
    )  # fmt: skip
    low, high = min(start, draft.harm), max(end, draft.harm + 1)
    tokens = (low, high) if high - low <= _FARTHEST else (start, end)
    rule = f"{draft.rule} {first.quantity.rule}"
    return TollMention(draft.field, toll, items[0].token, draft.harm, tokens, rule, draft.stance)


# --- parts


def _parts(doc: Doc, found: Sequence[TollMention], convention: str) -> Iterator[TollMention]:
    taken = {m.people for m in found}
    ordered = sorted(found, key=lambda m: m.tokens[1])
    for mention in ordered:
        sent = doc[mention.people].sent
        later = (m.tokens[0] for m in ordered if m.people > mention.people and m.tokens[0] > mention.people)
        floor = min(later, default=sent.end)
        start = min(mention.tokens[1], _phrase_end(mention))
        for item in included(doc, start, min(floor if floor > start else sent.end, sent.end), convention):
            if item.token not in taken and (item.counted.stated or item.singular):
                taken.add(item.token)
                yield _part(doc, mention, item, "toll.including")
    for item, them in of_them(doc, convention):
        whole = _whole_of(doc, ordered, item, them)
        if whole is not None and item.token not in taken:
            taken.add(item.token)
            yield _part(doc, whole, item, "toll.of-them")
    yield from _among(doc, ordered, taken, convention)


def _whole_of(doc: Doc, found: Sequence[TollMention], item: People, them: str) -> TollMention | None:
    """The toll of which "three of them", "ten of the victims" is a part: the last one told before."""
    before = [m for m in found if m.people < item.token and m.toll.scope == "total"]
    if them in ("them", "whom"):
        before = [m for m in before if doc[m.people].sent.start == doc[item.token].sent.start]
    field = field_of(them)
    like = [m for m in before if field is None or m.field == field]
    return like[-1] if like else None


def _phrase_end(mention: TollMention) -> int:
    """Where the phrase of the people ends."""
    return min(mention.tokens[1], mention.people + 1) if mention.people >= mention.tokens[0] else mention.tokens[1]


def _among(doc: Doc, found: Sequence[TollMention], taken: set[int], convention: str) -> Iterator[TollMention]:
    for token in doc:
        field, items = among(doc, token, convention)
        items = [item for item in items if item.token not in taken]
        before = [m for m in found if m.tokens[1] <= token.i and m.toll.scope == "total"]
        chosen = field or _victims_of(before)
        if chosen is None or not items:
            continue
        if all(item.singular for item in items) and not _told_apart(items):
            draft = Draft(chosen, tuple(items), token.i, "toll.among")
            yield _mention(doc, draft, items, "part", Count.exactly(len(items)))
            continue
        for item in items:
            yield _mention(doc, Draft(chosen, (item,), token.i, "toll.among"), (item,), "part")


def _victims_of(told: Sequence[TollMention]) -> TollField | None:
    """Of which toll "the victims" are: of the dead, where those were told beside the wounded, else of the last."""
    last = told[-1].field if told else None
    return "killed" if last == "wounded" and any(m.field == "killed" for m in told[-3:]) else last


def _part(doc: Doc, whole: TollMention, item: People, rule: str) -> TollMention:
    draft = Draft(whole.field, (item,), whole.harm, rule, whole.stance)
    made = _mention(doc, draft, (item,), "part")
    side = made.toll.side or whole.toll.side
    return replace(made, toll=replace(made.toll, side=side))
