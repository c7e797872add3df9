"""Many reports into a ledger: read on all cores, recorded one by one in their order, each acknowledged once it is safe.

What is recorded already is not read again, so that a run which was stopped, however roughly, goes on where it was.
"""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import Pipe, connection, get_context, parent_process

from counterclaim import pipeline
from counterclaim.errors import AbortError, SkipReportError
from counterclaim.intake import furnish
from counterclaim.ledger import Ledger, redaction, rereading
from counterclaim.ledger.rereading import Changes
from counterclaim.ledger.rows import Row
from counterclaim.model import Dossier, Report
from counterclaim.settings import Settings
from counterclaim.stream import outcomes

BATCH = 8
"""Reports that a process takes up at a time."""
AHEAD = 3
"""Batches that wait for each process: so many may have to be read again after a kill."""
_Read = list[Dossier | SkipReportError]


@dataclass(frozen=True, slots=True)
class Taken:
    """A report that the ledger now holds for sure; `new` unless it was recorded before.

    One that was redacted is not held: `stone` is its tombstone, with `redacted_at`, `author` and `reason`.
    """

    report: Report
    new: bool
    stone: Row | None = None


def ingest(
    reports: Iterable[Report],
    book: Ledger,
    settings: Settings,
    *,
    jobs: int | None = None,
    on_error: Callable[[SkipReportError], None],
) -> Iterator[Taken]:
    """Read reports on `jobs` processes (all cores by default) and record them.

    Each report is given, in their order, when the ledger holds it for sure, and so is one that is not read because the
    ledger holds it already or it was redacted. Those that cannot be read go to `on_error`; none is given for them.
    Raises AbortError if the ledger cannot be written or a reading process is ended from outside, UsageError for a
    setting that does not exist.
    """
    engine = pipeline.reader(settings)
    book.catch_up()
    for one in _read(_unknown(reports, book), settings, jobs or cores()):
        if isinstance(one, SkipReportError):
            on_error(one)
        elif isinstance(one, Dossier):
            new = book.record(one, engine=engine)
            yield Taken(one.report, new, None if new else book.stone(one.report.id))
        else:
            yield Taken(one.report, new=False, stone=book.stone(one.report.id) if one.redacted else None)


def reread(
    book: Ledger,
    settings: Settings,
    *,
    only: Sequence[str] = (),
    apply: bool = False,
    jobs: int | None = None,
    on_error: Callable[[SkipReportError], None],
) -> Iterator[Changes]:
    """Read recorded reports again, and tell what changes in each; with `apply` put it in the place of what was.

    `only` names reports by id, the beginning of one, or key; none means all. Raises UsageError if one is not there.
    """
    engine = pipeline.reader(settings)
    book.catch_up()
    for one in _read(_recorded(book, only), settings, jobs or cores()):
        if isinstance(one, SkipReportError):
            on_error(one)
        elif isinstance(one, Dossier) and apply:
            with book.writing() as connection:
                yield rereading.apply(connection, book.ruled, one, engine)
        elif isinstance(one, Dossier):
            with book.reading() as connection:
                yield rereading.changes(rereading.recorded(connection, one.report.id)[0], one)


def _recorded(book: Ledger, only: Sequence[str]) -> Iterator[Report]:
    """The reports of a ledger as intake gave them, but for those entered by hand."""
    with book.reading() as connection:
        ids = [redaction.report_of(connection, name) for name in only] or rereading.readable(connection)
    for name in ids:
        with book.reading() as connection:
            yield furnish(rereading.recorded(connection, name)[0].report)


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class _Known:
    """A report that there is no need to read: it is recorded already, or was redacted."""

    report: Report
    redacted: bool


def _unknown(reports: Iterable[Report], book: Ledger) -> Iterator[Report | _Known]:
    for report in reports:
        state = book.state(report)
        yield report if state == "new" else _Known(report, state == "redacted")


def _read(
    reports: Iterable[Report | _Known], settings: Settings, jobs: int
) -> Iterator[Dossier | SkipReportError | _Known]:
    """What each report gives, in their order; those that are known as they are."""
    if jobs == 1:
        for batch in _batches(reports):
            yield from _told(batch, _take([r for r in batch if isinstance(r, Report)], settings))
        return
    waiting: deque[tuple[list[Report | _Known], Future[_Read] | None]] = deque()
    with _Pool(jobs, settings) as pool:
        for batch in _batches(reports):
            waiting.append((batch, pool.submit([r for r in batch if isinstance(r, Report)])))
            if len(waiting) > AHEAD * jobs:
                yield from _told(*_done(waiting.popleft()))
        while waiting:
            yield from _told(*_done(waiting.popleft()))


def _batches(reports: Iterable[Report | _Known]) -> Iterator[list[Report | _Known]]:
    """Reports in lots with at most BATCH that are to be read."""
    batch: list[Report | _Known] = []
    for one in reports:
        batch.append(one)
        if (isinstance(one, _Known) and len(batch) == 1) or sum(isinstance(b, Report) for b in batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _done(waiting: tuple[list[Report | _Known], Future[_Read] | None]) -> tuple[list[Report | _Known], _Read]:
    """A batch and what was read in it. Raises AbortError if the process that read it is gone."""
    batch, future = waiting
    try:
        return batch, future.result() if future else []
    except BrokenProcessPool as fault:
        raise AbortError("a reading process was ended from outside (out of memory?); run again to go on") from fault


def _told(batch: list[Report | _Known], read: _Read) -> Iterator[Dossier | SkipReportError | _Known]:
    """What a batch gives, in its order."""
    found = iter(read)
    for one in batch:
        yield one if isinstance(one, _Known) else next(found)


class _Pool:
    """Processes that read, started when there is something to read.

    They end when the block does: at once where a fault or Ctrl-C ends it, since what they read is not recorded yet.
    """

    def __init__(self, jobs: int, settings: Settings) -> None:
        self._jobs, self._settings = jobs, settings
        self._pool: ProcessPoolExecutor | None = None
        self._far, self._leash = Pipe(duplex=False)

    def __enter__(self) -> "_Pool":
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            self._leash.close()
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def submit(self, batch: list[Report]) -> "Future[_Read] | None":
        """Let a process read a batch; None for an empty one."""
        if not batch:
            return None
        if self._pool is None:
            spawning = get_context("spawn")
            self._pool = ProcessPoolExecutor(self._jobs, spawning, initializer=_begin, initargs=(self._far,))
        with _deaf():
            return self._pool.submit(_take, batch, self._settings)


@contextmanager
def _deaf() -> Iterator[None]:
    """Processes that are started in the block never hear Ctrl-C; this one hears it when the block is left."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(leash: connection.Connection) -> None:
    """A reading process leaves Ctrl-C to the one that records, and ends when that one does, or lets its leash go."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel, leash), daemon=True).start()


def _end_with(*ends: int | connection.Connection) -> None:
    connection.wait(ends)
    os._exit(1)


def _take(batch: list[Report], settings: Settings) -> _Read:
    """For each report of a batch its dossier, or why there is none."""
    return list(outcomes(batch, settings))
