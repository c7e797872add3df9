"""`kill -9` at random moments: what an ingestion had acknowledged is there, and what was killed goes on where it was.

A process records prepared dossiers, links them, and acknowledges each on standard output. It is killed at a random
moment and started again, until as many kills have happened as asked for (`--limit`, 20 by default, the issue wants 200)
and all is recorded. Then the ledger must hold what that of an undisturbed run holds, row for row.
"""

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench import months, postgres
from counterclaim import ledger, pipeline
from counterclaim.ledger.contents import contents

KILLS = 20
REPORTS_A_KILL = 6
"""Reports that there are to record for every kill."""
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
    total = kills * REPORTS_A_KILL // 2
    chance = random.Random(SEED)
    acknowledged: set[str] = set()
    done, lost, repeated, began = 0, 0, 0, time.perf_counter()
    while True:
        last = done >= kills
        told, finished = _killed(killed, total, None if last else chance.randint(0, 3), chance)
        repeated += len(acknowledged & told)
        acknowledged |= told
        with ledger.open(killed) as book:
            lost += sum(report not in book for report in acknowledged)
        done += not finished
        if finished:
            break
    with pipeline.ledger(whole) as book:
        for one in months.dossiers(total, SEED):
            book.record(one)
    return {
        "kills": done,
        "reports": len(acknowledged),
        "acknowledged_lost": lost,
        "repeated": repeated,
        "equal": _contents(killed) == _contents(whole),
        "seconds": round(time.perf_counter() - began, 1),
    }


def _killed(name: str, total: int, wait: int | None, chance: random.Random) -> tuple[set[str], bool]:
    """Record on; after `wait` acknowledgements and a random moment more, kill. What was acknowledged; whether all is
    done."""
    command = [sys.executable, "-m", "bench.crash", name, str(total)]
    writer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    told: set[str] = set()
    if wait is not None:
        while len(told) < wait and (line := writer.stdout.readline()):
            told.add(line.strip())
        time.sleep(chance.uniform(0, 0.15))
        writer.kill()
    told |= {line.strip() for line in writer.stdout.read().splitlines(keepends=True) if line.endswith("\n")}
    finished = writer.wait() == 0
    return told - {""}, finished


def _contents(name: str) -> dict[str, str]:
    with ledger.open(name) as book, book.reading() as connection:
        return contents(connection)


def write(name: str, total: int) -> None:
    """Record what is not recorded yet, and acknowledge each report."""
    with pipeline.ledger(name) as book:
        for one in months.dossiers(total, SEED):
            if not book.knows(one.report) and book.record(one):
                print(one.report.id, flush=True)


if __name__ == "__main__":
    write(sys.argv[1], int(sys.argv[2]))
