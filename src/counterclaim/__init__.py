"""counterclaim reads news of armed incidents; every fact it gives carries its source and its evidence.

>>> from counterclaim import read
>>> [dossier] = read("samples/river-crossing.txt")
>>> dossier.incidents[0].killed

`read` is the verb; the nouns are those of `counterclaim.model`. Nothing else is public.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from os import PathLike, fspath
from typing import TYPE_CHECKING, Any

from counterclaim import model
from counterclaim.errors import AbortError, CounterclaimError, SkipReportError, UsageError
from counterclaim.model import (
    Account,
    Actor,
    Claim,
    Count,
    Dispute,
    Dossier,
    Evidence,
    Incident,
    Party,
    Place,
    Report,
    Source,
    Toll,
    When,
)
from counterclaim.settings import Settings

if TYPE_CHECKING:
    __version__: str

__all__ = [
    "AbortError", "Account", "Actor", "Claim", "Count", "CounterclaimError", "Dispute", "Dossier", "Dossiers",
    "Evidence", "Incident", "Party", "Place", "Report", "Settings", "SkipReportError", "Source", "Toll",
    "UsageError", "When", "__version__", "model", "read",
]  # fmt: skip


class Dossiers(list[Dossier]):
    """Dossiers in the order of what was read; a notebook shows them one below the other."""

    def _repr_html_(self) -> str:
        """Every dossier as a page, names of private persons left out."""
        return "".join(map(_page, self))


def read(
    *what: str | PathLike[str] | Report,
    published: date | None = None,
    on_error: Callable[[SkipReportError], None] | None = None,
    **settings: Any,
) -> Dossiers:
    """Read reports and tell every account of every incident in them, one Dossier a report.

    `what` names files and folders, as on the command line; a string with a line break in it is taken for the
    text of a report, and a Report for itself. `published` supplies a missing date; the other keywords are
    those of Settings (`counts`, `reading`, `engine`, `language`, `limit`).

    Raises SkipReportError for what cannot be read, unless `on_error` takes it; UsageError for a setting that
    does not exist; AbortError if the installation lacks a part.
    """
    from counterclaim import pipeline  # noqa: PLC0415

    chosen = Settings(**settings)
    reports = _reports(what, published, chosen, on_error or _refuse)
    return Dossiers(pipeline.read(reports, chosen))


def _reports(
    what: tuple[str | PathLike[str] | Report, ...],
    published: date | None,
    settings: Settings,
    on_error: Callable[[SkipReportError], None],
) -> Iterator[Report]:
    """The reports that `what` names, in its order."""
    from counterclaim import intake  # noqa: PLC0415

    for item in what:
        if isinstance(item, Report):
            yield item
            continue
        name, text = fspath(item), None
        if "\n" in name:
            name, text = "-", BytesIO(name.encode("utf-8", errors="replace"))
        found = intake.reports([name], published=published, limit=settings.limit, stdin=text, on_error=on_error)
        yield from (replace(report, key="text") for report in found) if text else found


def _refuse(fault: SkipReportError) -> None:
    """Without anybody to take it, a fault ends the reading."""
    raise fault


def _page(dossier: Dossier) -> str:
    """The dossier for a notebook."""
    from counterclaim.export import html  # noqa: PLC0415

    return html.page(dossier)


def __getattr__(name: str) -> Any:
    """The version, looked up only when asked for."""
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415

        return version("counterclaim")
    raise AttributeError(f"module 'counterclaim' has no attribute {name!r}")


Dossier._repr_html_ = _page  # type: ignore[attr-defined]
"""Notebooks ask the noun; how it is drawn belongs to a layer that model does not know."""
