"""What a number says, with the words around it: "at least", "more than", "12 to 20", "dozens".

The words are those of lexicon/en/numbers.yaml, the low ends of vague words those of lexicon/counts.yaml. Read
from the order of the words alone, so that no wrong arc of the parse changes a number.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from counterclaim import lexicon
from counterclaim.errors import UsageError
from counterclaim.extraction.rules.numbers.numerals import Run, Value, hyphen, numeral, run, words
from counterclaim.model import Count


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a number says; `[start, end)` are its tokens with "at least" and such, `vague` marks "dozens"."""

    count: Count
    start: int
    end: int
    rule: str
    vague: bool = False


@cache
def low_ends(convention: str) -> Mapping[str, int]:
    """The low ends of vague words under a convention; UsageError if there is no such convention."""
    tables = lexicon.table("counts", "")
    if convention not in tables:
        raise UsageError(f"no counts convention {convention!r}; there is: {', '.join(sorted(tables))}")
    found: Mapping[str, int] = tables[convention]["low"]
    return found


def quantity(doc: Doc, anchor: int, convention: str = "acled") -> Quantity | None:
    """What the number around the token `anchor` says, with all that qualifies it; None if there is none."""
    found = run(doc, anchor)
    if found is None or _measures(doc, found):
        return None
    low, high = _range(doc, found)
    after, end = _after(doc, high.end)
    before, start = _before(doc, low.start)
    bound = before if before != "same" else after
    vague = low.value.key is not None or high.value.key is not None
    interval = _interval(_scaled(doc, low, high), high.value, bound, low_ends(convention), ranged=low is not high)
    if interval is None:
        return None
    kind = "vague" if vague else "between" if low is not high else bound if bound != "same" else "exact"
    return Quantity(interval, start, end, f"numbers.{kind}", vague)


def _interval(low: Value, high: Value, bound: str, ends: Mapping[str, int], *, ranged: bool) -> Count | None:
    if low.number is None or high.number is None:
        if bound in ("up-to", "less-than") or low.key is None:
            return None
        return Count(ends[low.key] * low.factor, None, None)
    if ranged:
        return Count(low.number, None, None if bound == "at-least" else high.number)
    n = high.number
    made = {
        "at-least": Count.at_least,
        "more-than": Count.more_than,
        "up-to": Count.up_to,
        "about": Count.about,
    }
    if bound == "less-than":
        return Count.up_to(n - 1) if n else None
    return made.get(bound, Count.exactly)(n)


def _scaled(doc: Doc, low: Run, high: Run) -> Value:
    """ "20 to 50 million": the unit of the second number holds for the first."""
    unit: int = words()["multipliers"].get(doc[high.end - 1].lower_, 1)
    if low is high or low.value.number is None or low.value.number >= unit:
        return low.value
    return Value(low.value.number * unit)


def _range(doc: Doc, found: Run) -> tuple[Run, Run]:
    """The two ends of "12 to 20", "four or five", "between 12 and 20"; twice one run if there is no range."""
    sent = doc[found.start].sent
    if found.start - 2 >= sent.start and _spans(doc, found.start - 1):
        left = run(doc, found.start - 2)
        if left is not None and left.end == found.start - 1 and _rises(doc, left, found):
            return left, found
    if found.end + 1 < sent.end and _spans(doc, found.end):
        right = run(doc, found.end + 1)
        if right is not None and right.start == found.end + 1 and _rises(doc, found, right):
            return found, right
    return found, found


def _spans(doc: Doc, link: int) -> bool:
    return doc[link].lower_ in words()["range"] or doc[link].lower_ == "and"


def _rises(doc: Doc, left: Run, right: Run) -> bool:
    """Whether two neighbouring numbers make a range rather than a change ("from 3 to 7") or a list."""
    low, high = left.value.number, right.value.number
    if low is None or high is None or low >= high:
        return False
    first = doc[left.start - 1].lower_ if left.start else ""
    if first == "from" and left.start > 1 and doc[left.start - 2].lower_ in ("anywhere", "ranging", "range", "ranged"):
        first = ""
    link = doc[left.end]
    if link.lower_ == "and":
        return first == "between"
    if first == "from" or (hyphen(link) and _member(doc, right.end)):
        return False
    return link.lower_ != "or" or high <= low * 2 + 2


def _before(doc: Doc, start: int) -> tuple[str, int]:
    """What the words to the left of a number make of it, and where they begin."""
    bound, sent = "same", doc[start].sent.start
    while True:
        found = _phrase_ending(doc, start, sent)
        if found is None or (bound != "same" and found[0] not in ("same", bound)):
            break
        start = found[1]
        bound = found[0] if bound == "same" else bound
    if start > sent and doc[start - 1].lower_ == "between":
        start -= 1
    return bound, start


@cache
def _phrases(side: str) -> Sequence[tuple[tuple[str, ...], str]]:
    table = words()[side]
    pairs = [(tuple(phrase.split()), kind) for kind, phrases in table.items() for phrase in phrases]
    return sorted(pairs, key=lambda p: -len(p[0]))


def _phrase_ending(doc: Doc, end: int, floor: int) -> tuple[str, int] | None:
    for phrase, kind in _phrases("before"):
        at = end - len(phrase)
        if at >= floor and all(doc[at + n].lower_ == w for n, w in enumerate(phrase)):
            return kind, at
    return None


def _after(doc: Doc, end: int) -> tuple[str, int]:
    """What the words to the right of a number make of it, and where they end."""
    for phrase, kind in _phrases("after"):
        if end + len(phrase) <= len(doc) and all(doc[end + n].lower_ == w for n, w in enumerate(phrase)):
            return kind, end + len(phrase)
    return "same", end


def _member(doc: Doc, at: int) -> bool:
    """Whether a hyphen and a word such as "member" follow: "a 12-member crew"."""
    return at + 1 < len(doc) and hyphen(doc[at]) and doc[at + 1].lower_ in words()["membership"]


def _measures(doc: Doc, found: Run) -> bool:
    """Whether the number is an age, a date, a sum, a share or a name's rather than a count."""
    table, sent = words(), doc[found.start].sent
    after = doc[found.end] if found.end < sent.end else None
    before = doc[found.start - 1] if found.start > sent.start else None
    if after is not None and after.lower_ in table["units_after"]:
        return True
    if after is not None and hyphen(after) and not after.whitespace_ and _hyphenated(doc, found.end, sent.end):
        return True
    if after is not None and after.lower_ in table["months"] and after.is_title:
        return True
    if _year(doc, found) or before is None:
        return _year(doc, found)
    if before.lower_ in table["units_before"] or (before.lower_ in table["months"] and before.is_title):
        return True
    return before.lower_ == "-" and found.start - 2 >= sent.start and doc[found.start - 2].is_upper


def _hyphenated(doc: Doc, at: int, end: int) -> bool:
    """Whether the hyphen at `at` ties the number to a word: "a 12-hour fight", not "12-20"."""
    return at + 1 < end and not numeral(doc[at + 1]) and not _member(doc, at)


def _year(doc: Doc, found: Run) -> bool:
    """A bare 1997 that neither a plural nor an adjective follows."""
    first = doc[found.start]
    if found.end - found.start > 1 or not (first.text.isdigit() and 1500 <= int(first.text) <= 2099):
        return False
    follower = doc[found.end] if found.end < len(doc) else None
    return follower is None or not (follower.tag_ in ("NNS", "NNPS") or follower.pos_ == "ADJ")


def numbers(doc: Doc, start: int, end: int, convention: str = "acled") -> Iterator[tuple[int, Quantity]]:
    """Every number in `[start, end)` with the last token of its own words, from left to right."""
    i = start
    while i < end:
        found = quantity(doc, i, convention) if numeral(doc[i]) else None
        if found is not None:
            yield max(i, found.end - 1), found
            i = max(i, found.end - 1)
        i += 1
