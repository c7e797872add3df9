"""The whole flow on one screen; the only module that introduces the workers to each other."""

from collections.abc import Iterable, Iterator

from counterclaim import plugins, registry
from counterclaim.model import Dossier, Explanation, Report
from counterclaim.reconcile import dossier
from counterclaim.settings import Settings


def read(reports: Iterable[Report], settings: Settings | None = None) -> Iterator[Dossier]:
    """Read reports, in their order, one dossier each.

    1. the language step parses the text
    2. the engine finds sources, mentions and claims
    3. reconciliation groups the mentions into incidents and reads them

    Raises UsageError for a convention, a reading or a plug-in that does not exist.
    """
    settings = settings or Settings()
    engine = plugins.load("engine", settings.engine)(settings.counts)
    docs = plugins.load("language", settings.language)
    for batch in _batches(reports):
        for report, doc in zip(batch, docs([r.text for r in batch]), strict=True):
            found = engine.extract(report, doc)
            yield dossier(report, found, policy=settings.reading, same_side=registry.same_side)


def explain(report: Report, settings: Settings | None = None) -> dict[str, Explanation]:
    """Claim id -> why it was made, for one report."""
    settings = settings or Settings()
    engine = plugins.load("engine", settings.engine)(settings.counts)
    (doc,) = plugins.load("language", settings.language)([report.text])
    found = dossier(report, engine.extract(report, doc), policy=settings.reading, same_side=registry.same_side)
    return {c.id: engine.explain(doc, c) for c in found.claims}


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
