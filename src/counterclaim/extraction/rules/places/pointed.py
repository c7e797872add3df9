"""Places only pointed at: "here" and "this town" are where the report was filed, "the centre of the city" lies in the
town told last.

A report without a dateline was filed from the one town that its title names, if it names one alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from counterclaim.extraction.rules import tree
from counterclaim.extraction.rules.found import PlaceMention
from counterclaim.extraction.rules.places.names import words
from counterclaim.model import Report

_HERE, _BACK = "place.here", "place.back"
_POINTS = frozenset({"site", "town", "district"})


def pointed(doc: Doc, report: Report, named: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
    """Mentions of the town that the report was filed from, and of the town told last where only that can be meant.

    `named` are the report's names of places in the order of the text, those of its dateline among them.
    """
    filed = next((p for p in named if report.within(doc[p.head].idx, "dateline") and _town(p)), None)
    filed = filed or _titled(report, named)
    for token in doc:
        if token.lower_ in words("here"):
            if filed is not None and token.pos_ == "ADV" and not _quoted(token):
                yield _again(filed, token.i, token, _HERE)
        elif token.lower_ in words("towns") and _this(token):
            if filed is not None and not _quoted(token):
                yield _again(filed, token.i - 1, token, _HERE)
        elif tree.lemma(token) in words("parts") and _part_of_town(token):
            before = [p for p in named if p.tokens[1] <= token.i and p.locative and _town(p)]
            last = before[-1] if before else filed
            if last is not None:
                yield _again(last, token.i - 2, token, _BACK)
        elif token.lower_ in words("towns") and _bare(token):
            before = [p for p in named if p.tokens[1] <= token.i and p.locative and _town(p)]
            last = before[-1] if before else filed
            if last is not None and (not before or _of_its_part(token)):
                yield _again(last, token.i - 1, token, _BACK)


def _titled(report: Report, named: Sequence[PlaceMention]) -> PlaceMention | None:
    """The one town named in the text that the title names as well; none where a dateline says otherwise."""
    if report.dateline is not None and report.dateline.place:
        return None
    title = report.title or ""
    towns = {p.place.name: p for p in named if _town(p) and p.locative and p.place.name and p.place.name in title}
    return next(iter(towns.values())) if len(towns) == 1 else None


def _town(place: PlaceMention) -> bool:
    return place.place.precision == "town" and place.place.lat is not None


def _again(place: PlaceMention, start: int, token: Token, rule: str) -> PlaceMention:
    text = token.doc[start : token.i + 1].text
    found = replace(place.place, text=text)
    return replace(place, tokens=(start, token.i + 1), place=found, head=token.i, rule=rule, locative=True)


def _bare(token: Token) -> bool:
    """`the city`, without a word more, where something is or happens."""
    alone = {c.dep_ for c in token.children} <= {"det", "case", "punct"}
    return alone and token.i > 0 and token.nbor(-1).lower_ == "the" and bool(tree.case(token))


def _this(token: Token) -> bool:
    """`in this town near the border`: the one that the report was filed from."""
    return token.i > 0 and token.nbor(-1).lower_ == "this" and bool(tree.case(token))


def _part_of_town(token: Token) -> bool:
    """`the city centre`: that of the town told last."""
    kinds = [c.lower_ for c in token.children if c.dep_ == "compound"]
    plain = all(c.dep_ in {"det", "case", "compound", "punct"} for c in token.children)
    return plain and len(kinds) == 1 and kinds[0] in words("towns") and token.i > 1 and token.nbor(-2).lower_ == "the"


def _of_its_part(token: Token) -> bool:
    """`the centre of the city`, `the outskirts of the town`."""
    return tree.case(token) == "of" and tree.lemma(token.head) in words("parts") | words("edges")


def _quoted(token: Token) -> bool:
    """Whether it stands in somebody's own words, who may be elsewhere."""
    before = token.doc[token.sent.start : token.i].text
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")
