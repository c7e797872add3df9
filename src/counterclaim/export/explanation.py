"""Why a claim was made, for a terminal: the words, the sentence, the rules, the parse."""

from collections.abc import Iterable

from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from counterclaim.export import rulebook, words
from counterclaim.export.paint import painted
from counterclaim.model import Claim, Dossier, Explanation

_COLUMNS = ("", "#", "word", "pos", "tag", "lemma", "relation", "head")
_MARK = "*"
"""Stands before the tokens that the evidence holds."""


def screen(dossier: Dossier, found: Explanation, *, width: int = 100, color: bool = False) -> str:
    """The explanation of one claim of `dossier`, as text that ends in a line break."""
    claim = next(c for c in dossier.claims if c.id == found.claim)
    return painted(lambda _: _screen(dossier, claim, found), width=width, color=color)


def _screen(dossier: Dossier, claim: Claim, found: Explanation) -> Iterable[RenderableType]:
    """The parts from top to bottom."""
    yield Rule(style="dim")
    yield Padding(_claim(dossier, claim), (0, 1))
    yield from _labelled("words", (_quote(e.quote, e.start, e.end) for e in claim.evidence))
    yield from _labelled("sentence", [Text(" ".join(found.sentence.split()))])
    yield from _labelled("rules", map(_rule, dict.fromkeys(found.rule.split())))
    yield from _labelled("parse", [_parse(found.parse)])


def _claim(dossier: Dossier, claim: Claim) -> Text:
    """`c3  killed 4 or more, asserted by the army`."""
    source = dossier.source(claim.source)
    told = Text(f"{claim.id}  ", "dim").append(f"{words.words('fields')[claim.field]} ", "")
    told.append(words.value(claim), "bold").append("  ")
    told.append(words.words("stances")[claim.stance] or "says so", "bold yellow" if claim.stance != "asserts" else "")
    told.append(": ").append(source.name if source else words.word("voice"), "cyan")
    return told.append(f" via {', '.join(claim.relayed_by)}" if claim.relayed_by else "")


def _labelled(label: str, parts: Iterable[RenderableType]) -> Iterable[RenderableType]:
    """A small heading and what stands under it."""
    yield Padding(Text(label.upper(), "dim"), (1, 0, 0, 1))
    for part in parts:
        yield Padding(part, (0, 0, 0, 3))


def _quote(quote: str, start: int, end: int) -> Text:
    """Verbatim words and where they stand."""
    return Text(f"“{' '.join(quote.split())}”", "italic").append(f"  {start}–{end}", "dim not italic")


def _rule(rule: str) -> Text:
    """A rule's id, and what the lexicon says under it."""
    told, entry = Text(rule, "bold"), rulebook.entry(rule)
    if entry is None:
        return told.append("  (a rule of the code, without words of its own)", "dim not bold")
    told.append(f"  lexicon/{entry.file}", "dim not bold")
    content = entry.text().rstrip().replace("\n", "\n  ")
    return told.append(f"\n  {content}", "not bold")


def _parse(parse: str) -> RenderableType:
    """The tokens as a table; a parse in no columns is printed as it is."""
    rows = [line.split("\t") for line in parse.splitlines() if line.strip()]
    if not rows or len({len(row) for row in rows}) > 1 or len(rows[0]) == 1:
        return Text(parse)
    grid = Table.grid(padding=(0, 2))
    if len(rows[0]) == len(_COLUMNS):
        grid.add_row(*(Text(name, "dim") for name in _COLUMNS))
    for row in rows:
        grid.add_row(*(Text(cell, "bold" if row[0] == _MARK else "") for cell in row))
    return grid
