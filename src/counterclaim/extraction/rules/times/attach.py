"""Which time dates an event, by the tree. The day of saying is not the day of what is said."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from counterclaim.extraction.rules.found import TimeMention
from counterclaim.extraction.rules.times.tense import governor, left_behind, orders
from counterclaim.lexicon import words

WALLS = frozenset({"after", "before", "since", "until", "till", "because", "although", "though", "if", "unless"})
"""Markers of clauses whose event is at another time than that of the clause above."""
_INNER = frozenset({
    "nmod", "nmod:poss", "nmod:unmarked", "nmod:tmod", "nmod:npmod", "amod", "compound", "obl", "obl:agent",
    "obl:unmarked", "obl:tmod", "obl:npmod", "npadvmod", "advmod", "nummod", "appos", "flat", "dep", "conj",
    "case", "fixed",
})  # fmt: skip
"""Relations over which a time belongs to the word above its own head."""
_CORE = frozenset({"nsubj", "nsubj:pass", "obj"})
_CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "advcl:relcl", "ccomp", "csubj", "csubj:pass", "parataxis", "xcomp"})
_SAID = ".said"
_HEARERS = 4
"""How many words may name those who were told something."""
_OWN, _OUTER = (".when", ".inverse"), ".since-event"


def said(doc: Doc, start: int, end: int) -> bool:
    """Whether the time at the tokens `[start, end)` stands in the own words of a verb of saying."""
    if end < len(doc) and doc[end].tag_ == "POS":
        return False  # "comments on Monday's bombing"
    at = start - 1
    while at >= 0 and (doc[at].is_space or doc[at].lower_ in ("on", "late", "early", "earlier", "later", "in", "at")):
        at -= 1
    if at >= 0 and (_says(doc[at]) or _told_to(doc, at)):
        return True
    if not doc.has_annotation("DEP"):
        return False
    root = doc[start:end].root
    if _says(root.head):
        return not _fronted(root)
    return root.head.dep_ in ("obj", "obl", "iobj") and _says(root.head.head) and root.dep_.startswith("nmod")


def _told_to(doc: Doc, last: int) -> bool:
    """Whether the words up to `last` are who was told: "residents told the agency", wherever a parse hangs the time."""
    at = last
    while at > 0 and last - at < _HEARERS and doc[at].pos_ in ("NOUN", "PROPN", "DET", "ADJ", "PRON"):
        at -= 1
    return (
        at < last and _says(doc[at]) and doc[at].tag_ == "VBD" and doc[at].lemma_.lower() in words("times", "telling")
    )


def _fronted(time: Token) -> bool:
    """Whether a time hung on a verb of saying opens what is said before it: "Tonight we struck, he said"."""
    verb = time.head
    return any(time.i < c.i < verb.i for c in verb.children if c.dep_ in ("ccomp", "parataxis"))


def _says(token: Token) -> bool:
    if token.pos_ in ("NOUN", "PROPN"):
        return False  # "in the state on Tuesday"
    lemma = token.lemma_.lower() or token.lower_
    return lemma in words("times", "saying") or token.lower_ in words("times", "said")


def time_of(doc: Doc, event: int, times: Sequence[TimeMention]) -> TimeMention | None:
    """The time that dates the event at the token `event`, None where nothing does.

    First the times of the event's own clause or phrase, then those of the clauses above that it shares the
    time of, then the only one of its sentence. A time of saying comes last, its rule ending in `.said`.
    """
    low, high = _sentence(doc, event)
    dating = [t for t in times if t.dates_events and low <= t.tokens[0] < high and not _tallied(doc, event, t)]
    if not doc.has_annotation("DEP"):
        return _alone(doc, event, dating)
    spoken: TimeMention | None = None
    for node in _carriers(doc[event]):
        here = [t for t in dating if node.i in _governors(doc, t)]
        own = [t for t in here if not _spoken(doc, t, event)]
        if own:
            return _best(own, event)
        spoken = spoken or next(iter(here), None)
    alone = _alone(doc, event, dating) or _related(doc[event], dating) or _trailing(doc[event], dating)
    return alone or (spoken and replace(spoken, rule=spoken.rule + _SAID))


def _tallied(doc: Doc, event: int, time: TimeMention) -> bool:
    """`was killed, bringing the toll since May to nine`: a time behind such words bounds the sum, not the last deed."""
    return any(
        t.tag_ == "VBG"
        and t.lemma_.lower() in words("times", "summing")
        and any(c.dep_ == "obj" and c.i < time.tokens[0] and c.lower_ in words("times", "sums") for c in t.children)
        for t in doc[event + 1 : max(time.tokens[0], event + 1)]
    )


def _spoken(doc: Doc, time: TimeMention, event: int) -> bool:
    """Whether a time dates a saying that is not the event itself."""
    return said(doc, *time.tokens) and not time.tokens[0] <= event < time.tokens[1] and not _says(doc[event])


def _carriers(event: Token) -> Iterator[Token]:
    """The event, then the words above it whose time is the event's too, the nearest first."""
    node = event
    while True:
        if node.i != event.i and _of_another(node, event):
            return
        yield node
        yield from (c for c in node.children if c.dep_ in ("acl", "acl:relcl") and not _walled(c))
        yield from (c for c in node.children if _shares(c))
        if node.head.i == node.i or _walled(node) or _apart(node) or _aside(node, event):
            return
        if node.dep_ in ("ccomp", "parataxis") and not _says(node.head) and not _light(node.head):
            return
        node = node.head


def _shares(clause: Token) -> bool:
    """Whether a clause below a word has its time too: "three died and two were hurt when it burst on Monday"."""
    if clause.dep_ == "advcl":
        return any(c.lower_ in ("when", "as", "while") for c in clause.children)
    if clause.dep_ != "conj" or clause.pos_ != "VERB":
        return False
    subjects = [c for c in clause.children if c.dep_ in ("nsubj", "nsubj:pass")]
    return all(c.pos_ == "NUM" or c.lower_ in ("another", "others", "other") for c in subjects)


def _apart(node: Token) -> bool:
    """Whether what hangs on `node` is told of a person, or as done before, so not of the time above it."""
    if not node.dep_.startswith("acl:relcl"):
        return False
    before = {c.lower_ for c in node.subtree if c.i < node.i}
    return "had" in before or (bool(before & {"who", "whom", "whose"}) and not node.head.dep_.startswith("obl"))


def _of_another(node: Token, event: Token) -> bool:
    """Whether what stands above the event has a day of its own: a verb of law, of asking, a funeral for its victims, a
    search that went on."""
    lemma = node.lemma_.lower()
    if node.pos_ == "VERB":
        aside = event.head == node and event.dep_.startswith("obl")
        after = aside and any(left_behind(c) for c in node.lefts if c.dep_.startswith("nsubj"))
        asked = event.pos_ == "NOUN" and (lemma in words("times", "asking") or orders(node))
        return lemma in words("times", "blaming") or after or asked
    return node.pos_ == "NOUN" and left_behind(node)


def _aside(node: Token, event: Token) -> bool:
    """Whether the clause above has a time of its own: "they met Monday, as police said three had died"; what is
    only aimed at, too: "has held the strip since May to ward off attacks"."""
    if node.i == event.i or node.dep_ not in ("advcl", "acl", "acl:relcl", "advcl:relcl"):
        return False
    aim = event.pos_ == "NOUN" and any(c.lower_ == "to" and c.dep_ in ("mark", "aux") for c in node.children)
    return aim or _says(node)


def _light(token: Token) -> bool:
    """Whether a verb above only carries the event ("took place", "happened")."""
    return token.pos_ == "AUX" or token.lemma_.lower() in words("times", "happening")


def _walled(token: Token) -> bool:
    """Whether a clause or phrase opens with a word that sets it at another time."""
    return any(c.lower_ in WALLS for c in token.children if c.dep_ in ("mark", "case", "fixed"))


def _governors(doc: Doc, time: TimeMention) -> list[int]:
    """The words that a time belongs to: its head, the head of that, and the ones above in the same clause.

    The May of "since May, when rebels took the town" dates only what hangs on it, and a time counted back to
    an event dates that event alone.
    """
    node = doc[time.head]
    found = [node.i]
    if time.rule.endswith(_OWN):
        return found
    if time.rule.endswith(_OUTER):
        node = node.head
        found = [node.i]
    while node.head.i != node.i and (node.dep_ in _INNER or _adjunct(doc[time.head], node)) and not found[4:]:
        if found[1:] and _walled(node):
            break
        node = node.head
        found.append(node.i)
        if node.pos_ in ("VERB", "AUX") or node.dep_ in _CLAUSES:
            break
    return found


def _adjunct(time: Token, node: Token) -> bool:
    """Whether a time hung on a subject or object is the clause's: "troops on Thursday razed a home"."""
    return time.dep_ in ("nmod", "nmod:unmarked") and node.i != time.i and node.dep_ in _CORE


def _best(found: Iterable[TimeMention], event: int) -> TimeMention:
    """Of several the one that is resolved, then the finest, then the nearest."""
    fineness = ("hour", "day", "days", "week", "month", "season", "year", "unknown")
    return min(found, key=lambda t: (not t.when.known, fineness.index(t.when.precision), abs(t.tokens[0] - event)))


def _alone(doc: Doc, event: int, dating: Sequence[TimeMention]) -> TimeMention | None:
    """The one time of the event's sentence, where that has a single clause or no parse tells."""
    here = [t for t in dating if not t.rule.endswith(_OWN) and not said(doc, *t.tokens)]
    if len(here) != 1:
        return None
    if doc.has_annotation("DEP"):
        verb = governor(doc[event])
        if governor(doc[here[0].head]) != verb or _outside(doc[event]) or _outside(doc[here[0].head].head):
            return None
    return replace(here[0], rule=f"{here[0].rule}.sentence")


def _related(event: Token, dating: Sequence[TimeMention]) -> TimeMention | None:
    """The time of a relative clause right behind the event, wherever it hangs: "the fighting, which erupted Monday"."""
    behind = event.doc[event.i + 1 : event.sent.end]
    opener = next((t for t in behind[:2] if t.text != ","), None)
    if event.pos_ != "NOUN" or opener is None or opener.lower_ not in ("which", "that") or "subj" not in opener.dep_:
        return None
    own = [t for t in dating if opener.head.i in _governors(event.doc, t) and not said(event.doc, *t.tokens)]
    return replace(_best(own, event.i), rule=_best(own, event.i).rule + ".trailing") if own else None


def _trailing(event: Token, dating: Sequence[TimeMention]) -> TimeMention | None:
    """The one time behind a clause set at another time than the one above, where no other verb stands between.

    In "four were hurt after a man threw a grenade into a shop on Tuesday" it dates the throwing, wherever it hangs.
    """
    clause = governor(event)
    if clause.i > event.i or not _walled(clause) or clause.head.i > clause.i:
        return None
    behind = [t for t in dating if t.tokens[0] > event.i and governor(event.doc[t.head]).i == clause.head.i]
    if len(behind) != 1 or said(event.doc, *behind[0].tokens):
        return None
    between = event.doc[clause.i + 1 : behind[0].tokens[0]]
    apart = any((t.pos_ in ("VERB", "AUX") and t.dep_ != "amod") or t.text in (",", ";", "--") for t in between)
    return None if apart else replace(behind[0], rule=behind[0].rule + ".trailing")


def _outside(event: Token) -> bool:
    """Whether a phrase sets the event at another time than its clause: "spoke after the killing"."""
    node = event
    while node.pos_ not in ("VERB", "AUX") and node.head.i != node.i:
        if _walled(node) or (node.i != event.i and _of_another(node, event)):
            return True
        node = node.head
    return node.i != event.i and _of_another(node, event)


def _sentence(doc: Doc, event: int) -> tuple[int, int]:
    """The tokens `[start, end)` of the event's sentence; without a parse, up to the next full stops."""
    if doc.has_annotation("SENT_START"):
        sent = doc[event].sent
        return sent.start, sent.end
    low = high = event
    while low > 0 and not _stop(doc[low - 1]):
        low -= 1
    while high < len(doc) and not _stop(doc[high]):
        high += 1
    return low, high


def _stop(token: Token) -> bool:
    return token.text in (".", "!", "?") or token.text.count("\n") > 1
