"""`kill -9` at random moments: what an ingestion had acknowledged is there, and what was killed goes on where it was.

A process records prepared dossiers, links them, and acknowledges each through a pipe. It is killed at a random moment
and started again, until as many kills have happened as asked for (`--limit` on each database, 20 by default) and all is
recorded. Then the ledger must hold what that of an undisturbed run holds, row for row. The process is forked from one
that has everything imported, so that the kills fall into the work and not into Python's start.
"""

import os
import random
import signal
import tempfile
import time
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from sqlalchemy import select

from bench import months, postgres
from counterclaim import ledger, pipeline
from counterclaim.ledger.contents import contents
from counterclaim.ledger.tables import reports
from counterclaim.model import Dossier

KILLS = 20
REPORTS_A_KILL = 6
"""Reports that there are to record for every kill."""
LONGEST = 0.1
"""Seconds after the last acknowledgement waited for until it is killed, at most."""
SEED = 7


def run(limit: int | None = None) -> dict[str, Any]:
    """Kill an ingestion `limit` times, on SQLite and, where a server is installed, on PostgreSQL."""
    kills = limit or KILLS
    with tempfile.TemporaryDirectory(prefix="counterclaim-crash-") as folder:
        sqlite = _attempt(str(Path(folder, "killed.sqlite")), str(Path(folder, "whole.sqlite")), kills)
    try:
        with postgres.server(durable=True) as url:
            other = _attempt(postgres.new_database(url, "killed"), postgres.new_database(url, "whole"), kills)
    except FileNotFoundError as fault:
        other = {"skipped": str(fault)}
    return {"sqlite": sqlite, "postgresql": other}


def _attempt(killed: str, whole: str, kills: int) -> dict[str, Any]:
    """Kill, start again, compare with a run that nothing disturbed."""
    told = list(months.dossiers(kills * REPORTS_A_KILL // 2, SEED))
    chance = random.Random(SEED)
    acknowledged: set[str] = set()
    done, lost, repeated, began = 0, 0, 0, time.perf_counter()
    while True:
        fresh, finished = _killed(killed, told, None if done >= kills else chance.randint(0, 3), chance)
        repeated += len(acknowledged & fresh)
        acknowledged |= fresh
        lost += len(acknowledged - _recorded(killed))
        done += not finished
        if finished:
            break
    with pipeline.ledger(whole) as book:
        for one in told:
            book.record(one)
    return {
        "kills": done,
        "reports": len(acknowledged),
        "acknowledged_lost": lost,
        "repeated": repeated,
        "equal": _contents(killed) == _contents(whole),
        "seconds": round(time.perf_counter() - began, 1),
    }


def _killed(name: str, told: Sequence[Dossier], wait: int | None, chance: random.Random) -> tuple[set[str], bool]:
    """Record on; after `wait` acknowledgements and a random moment more, kill. What was acknowledged; whether all is
    done."""
    reading, writing = os.pipe()
    writer = os.fork()
    if not writer:
        os.close(reading)
        _write(name, told, writing)
    os.close(writing)
    with os.fdopen(reading, encoding="ascii") as stream:
        lines: list[str] = []
        if wait is not None:
            while len(lines) < wait and (line := stream.readline()):
                lines.append(line)
            time.sleep(chance.uniform(0, LONGEST))
            os.kill(writer, signal.SIGKILL)
        lines += stream.readlines()
    _, status = os.waitpid(writer, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise RuntimeError(f"the recording process failed with {os.WEXITSTATUS(status)}")
    return {line.strip() for line in lines if line.endswith("\n")}, os.WIFEXITED(status)


def _write(name: str, told: Sequence[Dossier], acknowledge: int) -> NoReturn:
    """Record what is not recorded yet, and acknowledge each report; this process ends with it."""
    done = False
    try:
        with pipeline.ledger(name) as book:
            for one in told:
                if not book.knows(one.report) and book.record(one):
                    os.write(acknowledge, f"{one.report.id}\n".encode())
        done = True
    finally:
        if not done:
            traceback.print_exc()
        os._exit(not done)


def _recorded(name: str) -> set[str]:
    """The reports that a ledger holds."""
    with ledger.open(name) as book, book.reading() as connection:
        return set(connection.scalars(select(reports.c.id)))


def _contents(name: str) -> dict[str, str]:
    with ledger.open(name) as book, book.reading() as connection:
        return contents(connection)
