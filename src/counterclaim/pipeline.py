"""The whole flow on one screen; the only module that introduces the workers to each other."""

from collections.abc import Iterable, Iterator
from importlib.metadata import version
from itertools import compress
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from counterclaim import gazetteer, plugins, registry
from counterclaim.model import Dossier, Explanation, Extraction, Report
from counterclaim.reconcile import dossier
from counterclaim.settings import Settings

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger


def read(reports: Iterable[Report], settings: Settings | None = None) -> Iterator[Dossier]:
    """Read reports, in their order, one dossier each.

    1. the engine looks whether the raw words leave room for an incident; where they do not, 2 and 3 find nothing
    2. the language step parses the text
    3. the engine finds sources, mentions and claims
    4. reconciliation groups the mentions into incidents and reads them

    Raises UsageError for a convention, a reading or a plug-in that does not exist, AbortError and LexiconError for
    a gazetteer or a file of actors that is none.
    """
    settings = _equipped(settings or Settings())
    engine = plugins.load("engine", settings.engine)(settings.counts)
    docs = plugins.load("language", settings.language)
    for batch in _batches(reports):
        worth = [engine.may_tell(r) for r in batch]
        parsed = iter(docs([r.text for r in compress(batch, worth)]))
        for report, telling in zip(batch, worth, strict=True):
            found = engine.extract(report, next(parsed)) if telling else Extraction()
            yield dossier(report, found, policy=settings.reading, same_side=registry.same_side)


def explain(report: Report, settings: Settings | None = None) -> dict[str, Explanation]:
    """Claim id -> why it was made, for one report."""
    settings = _equipped(settings or Settings())
    engine = plugins.load("engine", settings.engine)(settings.counts)
    (doc,) = plugins.load("language", settings.language)([report.text])
    found = dossier(report, engine.extract(report, doc), policy=settings.reading, same_side=registry.same_side)
    return {c.id: engine.explain(doc, c) for c in found.claims}


def _equipped(settings: Settings) -> Settings:
    """The settings, with the gazetteer and the actors that they name in use."""
    gazetteer.use(Path(settings.gazetteer) if settings.gazetteer else None)
    registry.use(Path(settings.actors) if settings.actors else None)
    return settings


def ledger(name: str | PathLike[str]) -> "Ledger":
    """The ledger of that name, with the rules that put the incidents of different reports together.

    `name` is a file, made if there is none, or the URL of a PostgreSQL database. Raises AbortError if it is no
    ledger or cannot be opened.
    """
    from counterclaim import ledger as ledgers  # noqa: PLC0415  SQLAlchemy is not wanted by those who only read
    from counterclaim.reconcile.rules import Rules  # noqa: PLC0415

    return ledgers.open(name, Rules(registry.same_side))


def reader(settings: Settings) -> str:
    """What reads with these settings, as it is noted beside what it has read."""
    return f"{settings.engine} {version('counterclaim')}, {settings.language}, {settings.counts}"


def _batches(reports: Iterable[Report], most: int = 16) -> Iterator[list[Report]]:
    """Reports a few at a time, doubling from one: the first is told at once, later ones fill the encoder's batches."""
    batch: list[Report] = []
    size = 1
    for report in reports:
        batch.append(report)
        if len(batch) == size:
            yield batch
            batch, size = [], min(2 * size, most)
    if batch:
        yield batch
