"""What a ledger costs against its size: linking one more report, opening it, asking it.

`--limit` is the largest size; 1,000, 10,000 and 100,000 incidents are measured up to it (10,000 by default).
Milliseconds are wall-clock time with the disk's own waiting, `cpu` the processor's part of it. With matplotlib (extra
`plots`) a plot is written into the folder for temporary files, and its path is among the figures.
"""

import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from bench import filling, months
from counterclaim import ledger, pipeline
from counterclaim.ledger.asking import Question, asked

SIZES = (1_000, 10_000, 100_000)
REPORTS = 60
DEFAULT = 10_000
PLOTS = (
    ("linking one more report", {"link_ms": "median", "link_ms_95": "95th percentile"}, 30),
    ("opening and asking", {"list_ms": "slowest of five lists", "command_ms": "whole command, less its start"}, 200),
)
"""Title, what is drawn under which label, and the bound that the curves are to stay under, in milliseconds."""
RUNS = 7
"""Times that a command is run."""


def run(limit: int | None = None) -> dict[str, Any]:
    """Fill a ledger of each size and measure."""
    sizes = [s for s in SIZES if s <= (limit or DEFAULT)] or [limit or DEFAULT]
    with tempfile.TemporaryDirectory(prefix="counterclaim-ledger-") as folder:
        found: dict[str, Any] = {str(size): _measured(str(Path(folder, f"{size}.sqlite")), size) for size in sizes}
    if find_spec("matplotlib"):
        path = Path(tempfile.gettempdir(), "counterclaim-ledger.svg")
        plot(sizes, found, path)
        found["plot"] = str(path)
    else:
        found["plot"] = "none: it needs `pip install counterclaim[plots]`"
    return found


def _measured(name: str, size: int) -> dict[str, float]:
    began = time.perf_counter()
    with pipeline.ledger(name) as book:
        filling.fill(book, size)
        filled = time.perf_counter() - began
        wall, cpu = _linking(book, size)
    return {
        "link_ms": round(median(wall), 1),
        "link_ms_95": round(quantiles(wall, n=20)[-1], 1),
        "link_cpu_ms": round(median(cpu), 1),
        **_asking(name, size),
        **_command(name),
        "megabytes": round(Path(name).stat().st_size / 1e6, 1),
        "fill_s": round(filled, 1),
    }


def _linking(book: Any, size: int) -> tuple[list[float], list[float]]:
    """Milliseconds to record and link each of some reports, by the wall clock and by the processor's."""
    wall, cpu = [], []
    for one in filling.fresh(size, REPORTS):
        began, spent = time.perf_counter(), time.process_time()
        assert book.record(one)
        wall.append(1000 * (time.perf_counter() - began))
        cpu.append(1000 * (time.process_time() - spent))
    return wall, cpu


def _asking(name: str, size: int) -> dict[str, float]:
    """Milliseconds to open a ledger and answer each of some questions; the slowest is `list_ms`."""
    day = months.START + filling.SEASON * ((size - 1) // filling.BASE)
    questions = {
        "period": Question(since=day, until=day + timedelta(30), min_killed=5, limit=50),
        "country": Question(country="IQ", types=("air_strike",), sort="killed", limit=50),
        "near": Question(near=(20.0, 10.0), km=200, disputed=False, limit=50),
        "text": Question(words="police market", since=day, limit=50),
        "actor": Question(actor="northern front", main=True, limit=50),
    }
    found: dict[str, float] = {}
    for kind, question in questions.items():
        times = []
        for _ in range(3):
            began = time.perf_counter()
            with pipeline.ledger(name) as book, book.reading() as connection:
                asked(connection, book.rules, question)
            times.append(1000 * (time.perf_counter() - began))
        found[f"list_{kind}_ms"] = round(median(times), 1)
    return {"list_ms": max(found.values()), **found}


def _command(name: str) -> dict[str, float]:
    """What a user waits for who types `counterclaim incidents`: `command_s` seconds from start to end, `command_ms`
    milliseconds more than the same asked of an empty ledger, which is start and imports. The least of some runs, since
    whatever else the machine does only adds to it."""
    with tempfile.TemporaryDirectory() as folder:
        empty = str(Path(folder, "empty.sqlite"))
        ledger.open(empty).close()
        taken = [(_typed(name), _typed(empty)) for _ in range(RUNS)]
    whole, none = (min(times) for times in zip(*taken, strict=True))
    return {"command_s": round(whole, 2), "command_ms": round(1000 * max(0.0, whole - none), 1)}


def _typed(name: str) -> float:
    """Seconds that one command takes."""
    command = [sys.executable, "-m", "counterclaim", "incidents", "--ledger", name, "--country", "IQ", "--most", "20"]
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - began


def plot(sizes: list[int], found: dict[str, Any], path: Path) -> None:
    """Draw what linking and asking cost against the size, as SVG or PNG by the name of `path`; matplotlib does it."""
    import matplotlib as mpl  # noqa: PLC0415

    mpl.use("Agg")
    import matplotlib.pyplot as plt  # noqa: PLC0415

    figure, axes = plt.subplots(1, 2, figsize=(9, 3.6), layout="constrained")
    for axis, (title, curves, bound) in zip(axes, PLOTS, strict=True):
        for key, label in curves.items():
            axis.plot(sizes, [found[str(s)][key] for s in sizes], marker="o", markersize=4, label=label, clip_on=False)
        axis.axhline(bound, linestyle="--", linewidth=1, color="0.5")
        axis.annotate(
            f"{bound} ms", (1, bound), (0, 3), ("axes fraction", "data"), "offset points", ha="right", color="0.4"
        )
        axis.set(title=title, xscale="log", xlabel="incidents in the ledger", ylabel="milliseconds")
        axis.set_xticks(sizes, [f"{s:,}" for s in sizes], minor=False)
        axis.minorticks_off()
        axis.set_ylim(0, 1.4 * max(bound, *(found[str(s)][key] for s in sizes for key in curves)))
        axis.spines[["top", "right"]].set_visible(False)
        axis.grid(axis="y", color="0.92")
        axis.legend(frameon=False, loc="upper left")
    figure.savefig(path, dpi=150)
    plt.close(figure)
