"""A dossier as a piece of HTML that stands alone, for notebooks and mail; what the report says is escaped."""

from collections.abc import Iterable
from html import escape

from counterclaim.export import view, words
from counterclaim.export.mask import masked
from counterclaim.model import Dossier

_CSS = """
.counterclaim{font:14px/1.45 system-ui,sans-serif;max-width:62rem}
.counterclaim h3,.counterclaim h4{margin:.6em 0 .1em;font-size:1.1em}
.counterclaim h4{font-size:1em;border-top:1px solid #8885;padding-top:.5em}
.counterclaim .dim{opacity:.65;font-size:.9em}
.counterclaim table{border-collapse:collapse;margin:.4em 0;width:100%}
.counterclaim td,.counterclaim th{text-align:left;vertical-align:top;padding:.25em .8em .25em 0}
.counterclaim th{font-weight:600;width:min(14em,30%)}
.counterclaim th .dim{font-weight:400}
.counterclaim tr.facts th{width:7em;font-weight:400;opacity:.65}
.counterclaim q{font-style:italic;quotes:"“" "”"}
.counterclaim .denies{color:#d9453c}.counterclaim .suspects{color:#9a7310}
.counterclaim .expects{color:#457ad0}.counterclaim .withholds,.counterclaim .retracts{color:#b45ac4}
"""


_QUOTED = {True: " quoted", False: ""}


def page(dossier: Dossier, *, mask: bool = True) -> str:
    """`dossier` as one HTML element with its own style; `mask` leaves out the names of private persons."""
    shown = view.screen(masked(dossier) if mask else dossier)
    body = "".join(_entry(entry) for entry in shown.entries) or f"<p>{words.word('nothing')}</p>"
    foot = "".join(f'<div class="dim">{escape(line)}</div>' for line in (*shown.notes, shown.footer))
    head = f'<h3>{escape(shown.title)}</h3><div class="dim">{escape(shown.byline)}</div>'
    return f'<div class="counterclaim"><style>{_CSS}</style>{head}{body}{foot}</div>'


def _entry(entry: view.Entry) -> str:
    """One incident; one in the background is folded."""
    heading = escape(" · ".join((entry.when, entry.where, entry.what, entry.status)))
    rows = "".join(_facts(entry))
    accounts = "".join(_account(column) for column in entry.columns)
    body = f"<table>{rows}</table><table>{accounts}</table>{''.join(map(_dispute, entry.disputes))}"
    if entry.main:
        return f"<h4>{entry.number}. {heading}</h4>{body}"
    return f"<details><summary>{entry.number}. {heading}</summary>{body}</details>"


def _facts(entry: view.Entry) -> Iterable[str]:
    """The readings, and who did what to whom."""
    tolls = [f"{escape(label)} <b>{escape(told)}</b>" for label, told in entry.tolls]
    yield _row("toll", " · ".join(tolls) or words.word("unknown"))
    for label, told, remark in entry.facts:
        yield _row(label, f'<b>{escape(told)}</b> <span class="dim">{escape(remark)}</span>')
    for link in entry.links:
        yield _row("link", escape(link))


def _row(label: str, told: str) -> str:
    """A labelled line; `told` is HTML."""
    return f'<tr class="facts"><th>{escape(label)}</th><td>{told}</td></tr>'


def _account(column: view.Column) -> str:
    """One source and all it says."""
    about = "<br/>".join(map(escape, column.about))
    said = "".join(map(_statement, column.statements))
    return f'<tr><th>{escape(column.name)}<div class="dim">{about}</div></th><td>{said}</td></tr>'


def _statement(statement: view.Statement) -> str:
    """What is said, then the words that say it."""
    said = " · ".join(_said(s.stance, s.label, s.value) for s in statement.sayings)
    quotes = "".join(
        f'<div><q>{escape(p.quote)}</q> <span class="dim">{p.start}–{p.end}{_QUOTED[p.quoted]}</span></div>'
        for p in statement.passages
    )
    return f"<div>{said}{quotes}</div>"


def _said(stance: str, label: str, value: str) -> str:
    """One value with its stance."""
    lead = words.words("stances")[stance]
    told = f"{escape(f'{lead}: ' if lead else '')}{escape(label)} <b>{escape(value)}</b>"
    return f'<span class="{stance}">{told.strip()}</span>'


def _dispute(dispute: view.Disputed) -> str:
    """The positions side by side."""
    cells = "".join(
        f'<td>{_said(p.stance, "", p.value)}<div class="dim">{escape(", ".join(p.held_by))}</div></td>'
        for p in dispute.positions
    )
    return f"<div><b>{escape(dispute.about)}</b>: {escape(dispute.kind)}</div><table><tr>{cells}</tr></table>"
