"""A dossier for a terminal: in colour or without, at any width from 60 columns."""

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from counterclaim.export import view, words
from counterclaim.export.mask import masked
from counterclaim.export.paint import painted
from counterclaim.model import Dossier

_STYLES = {
    "asserts": "bold", "denies": "bold red", "suspects": "bold yellow", "expects": "bold blue",
    "withholds": "bold magenta", "retracts": "bold magenta",
}  # fmt: skip
_TOLLS = {"killed": "bold red", "wounded": "bold yellow"}
_NARROW = 90
_LABEL = 11
_MARGIN = 3


def screen(dossier: Dossier, *, width: int = 100, color: bool = False, mask: bool = False) -> str:
    """`dossier` as text of at most `width` columns that ends in a line break.

    `color` adds codes of the terminal's own sixteen colours; `mask` leaves out the names of private persons.
    """
    shown = view.screen(masked(dossier) if mask else dossier)
    return painted(lambda columns: _screen(shown, columns), width=width, color=color)


def _screen(shown: view.Screen, width: int) -> Iterable[RenderableType]:
    """The parts of a screen from top to bottom."""
    yield Rule(style="dim", characters="━")
    yield Padding(Group(Text(shown.title, "bold"), Text(shown.byline, "dim")), (0, 1))
    if not shown.entries:
        yield Padding(Text(f"\n{words.word('nothing')}"), (0, 1))
    mains = [e for e in shown.entries if e.main]
    for entry in mains:
        yield from _entry(entry, width)
    behind = [e for e in shown.entries if not e.main]
    if behind:
        yield Text()
        yield Rule(Text("in the background", "dim italic"), style="dim", align="left")
    for entry in behind:
        yield from _entry(entry, width)
    yield Text()
    yield Rule(style="dim")
    for line in (*shown.notes, shown.footer):
        yield Padding(Text(line, "dim"), (0, 1))


def _entry(entry: view.Entry, width: int) -> Iterable[RenderableType]:
    """One incident; one in the background goes without captions and blank lines."""
    yield Text()
    yield _heading(entry)
    yield Padding(_facts(entry), (0, 0, 0, _MARGIN))
    if entry.main:
        yield _caption("accounts")
    yield Padding(_accounts(entry, width), (0, 0, 0, _MARGIN))
    if entry.disputes:
        if entry.main:
            yield _caption("in dispute")
        yield Padding(Group(*(_dispute(d, width) for d in entry.disputes)), (0, 0, 0, _MARGIN))


def _caption(title: str) -> RenderableType:
    """A small heading inside an incident."""
    return Padding(Text(title.upper(), "dim"), (1, 0, 0, _MARGIN))


def _heading(entry: view.Entry) -> RenderableType:
    """Number, when, where, what, status."""
    style = "bold" if entry.main else ""
    told = Text(" · ").join(
        (
            Text(entry.when, style),
            Text(entry.where, style),
            Text(entry.what, f"{style} cyan"),
            Text(entry.status),
        )
    )
    grid = Table.grid(padding=(0, 1))
    grid.add_row(Text(f"{entry.number:>2}", f"{style} cyan"), told)
    return grid


def _facts(entry: view.Entry) -> RenderableType:
    """The readings, who did it and how that is known, against whom, with what, and the links."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(style="dim", min_width=_LABEL, no_wrap=True)
    grid.add_column()
    if entry.tolls or entry.main:
        grid.add_row("toll", _tolls(entry.tolls))
    for label, told, remark in entry.facts:
        line = Text(told, "" if told == words.word("unknown") else "bold")
        grid.add_row(label, line.append(f"  {remark}", "not bold") if remark else line)
    for link in entry.links:
        grid.add_row("link", Text(link))
    return grid


def _tolls(tolls: tuple[tuple[str, str], ...]) -> Text:
    """`killed 4 or more · wounded 2 or more`, or that nobody gives any."""
    if not tolls:
        return Text(words.word("unknown"))
    return Text(" · ").join(Text(f"{label} ").append(told, _TOLLS.get(label, "bold")) for label, told in tolls)


def _accounts(entry: view.Entry, width: int) -> RenderableType:
    """Every source with what it says: beside each other, or stacked where the screen is narrow."""
    stacked = width < _NARROW
    grid = Table.grid(padding=(0, 2), expand=True)
    if not stacked:
        grid.add_column(width=26)
    grid.add_column(ratio=1)
    for n, column in enumerate(entry.columns):
        if n and entry.main:
            grid.add_row()
        said = Group(*(line for s in column.statements for line in _statement(s, entry.main)))
        if stacked:
            grid.add_row(_source(column, " · "))
            grid.add_row(Padding(said, (0, 0, 0, 2)))
        else:
            grid.add_row(_source(column, "\n"), said)
    return grid


def _source(column: view.Column, between: str) -> Text:
    """Who speaks, and in which capacity."""
    name = Text(column.name, "cyan")
    return Text(between).join([name, *(Text(about, "dim") for about in column.about)])


def _statement(statement: view.Statement, main: bool) -> Iterable[RenderableType]:
    """What is said, a line each or, for what is told in passing, in one; then the words that say it."""
    if main:
        grid = Table.grid(padding=(0, 1))
        grid.add_column(min_width=_LABEL, no_wrap=True)
        grid.add_column()
        for saying in statement.sayings:
            grid.add_row(saying.label, _said(saying))
        yield grid
    else:
        yield Text(" · ").join(map(_inline, statement.sayings))
    for passage in statement.passages:
        place = f"  {passage.start}–{passage.end}{' quoted' if passage.quoted else ''}"
        yield Padding(Text(f"“{passage.quote}”", "italic").append(place, "dim not italic"), (0, 0, 0, 2))


def _said(saying: view.Saying) -> Text:
    """A value and, unless it is asserted, the stance: `4`, `denies: the army`."""
    stance = words.words("stances")[saying.stance]
    return Text(": ".join(filter(None, (stance, saying.value))), _STYLES[saying.stance])


def _inline(saying: view.Saying) -> Text:
    """The same with its label, for running on: `killed 4`, `denies: done by the army`."""
    style, stance = _STYLES[saying.stance], words.words("stances")[saying.stance]
    told = Text(f"{stance}: " if stance else "", style).append(saying.label, "not bold")
    return told.append(f" {saying.value}" if saying.value else "", style)


def _dispute(dispute: view.Disputed, width: int) -> RenderableType:
    """What is in dispute, and the positions side by side with those who hold them."""
    title = Text(dispute.about, "bold").append(f": {dispute.kind}", "not bold")
    grid = Table.grid(padding=(0, 3), expand=False)
    held = [_position(p) for p in dispute.positions]
    if len(held) * 24 <= width - 2 * _MARGIN:
        grid.add_row(*(Group(value, by) for value, by in held))
    else:
        for value, by in held:
            grid.add_row(value, by)
    return Group(title, Padding(grid, (0, 0, 0, 2)))


def _position(position: view.Position) -> tuple[Text, Text]:
    """A value in dispute, and who says so."""
    stance = words.words("stances")[position.stance]
    value = Text(f"{stance}: " if stance else "", _STYLES[position.stance])
    return value.append(position.value, _STYLES[position.stance]), Text(", ".join(position.held_by), "cyan")
