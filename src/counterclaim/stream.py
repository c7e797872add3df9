"""Reports to dossiers, one by one, whatever happens to any of them."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from traceback import extract_tb

from counterclaim import pipeline
from counterclaim.errors import AbortError, CounterclaimError, SkipReportError, UsageError
from counterclaim.model import Dossier, Report
from counterclaim.settings import Settings


def dossiers(
    reports: Iterable[Report], settings: Settings, on_error: Callable[[SkipReportError], None]
) -> Iterator[Dossier]:
    """The dossier of each report, in order; what cannot be read goes to `on_error`.

    Raises UsageError and AbortError, which concern the whole run.
    """
    for one in outcomes(reports, settings):
        if isinstance(one, Dossier):
            yield one
        else:
            on_error(one)


def outcomes(reports: Iterable[Report], settings: Settings) -> Iterator[Dossier | SkipReportError]:
    """For each report, in order, its dossier, or why there is none.

    Where the reading breaks, the reports that were taken up with the one that broke it are read again one by one.
    Raises UsageError and AbortError, which concern the whole run.
    """
    waiting: deque[Report] = deque()
    source = iter(reports)

    def taken() -> Iterator[Report]:
        for report in source:
            waiting.append(report)
            yield report

    while True:
        try:
            for dossier in pipeline.read(taken(), settings):
                waiting.popleft()
                yield dossier
        except (UsageError, AbortError):
            raise
        except Exception:  # a mistake in a rule may look like anything; the next step tells it from the rest
            if not waiting:
                raise
            yield from _singly(waiting, settings)
            continue
        return


def _singly(waiting: deque[Report], settings: Settings) -> Iterator[Dossier | SkipReportError]:
    """What the reports in `waiting` give; it ends up empty."""
    while waiting:
        report = waiting.popleft()
        try:
            yield from pipeline.read([report], settings)
        except SkipReportError as fault:
            yield fault
        except CounterclaimError:
            raise
        except Exception as fault:  # noqa: BLE001  a report that breaks a rule must not take the others with it
            yield SkipReportError(report.path or report.key, _reason(fault))


def _reason(fault: Exception) -> str:
    """What broke and where, for those who will mend it."""
    where = extract_tb(fault.__traceback__)[-1]
    place = f"{Path(where.filename).name}:{where.lineno}"
    return f"a fault of counterclaim, please report it: {type(fault).__name__}: {fault} ({place})"
