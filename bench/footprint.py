"""What reading costs a fresh process: ``python -m bench.footprint CORPORA`` prints seconds and megabytes."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path


def peak_mb() -> float:
    """Peak resident memory of this program; ``getrusage`` alone may tell that of the one that started it."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(x for x in status.read_text().splitlines() if x.startswith("VmHWM"))
        return round(int(line.split()[1]) / 1024, 1)
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


def measure(texts: list[str]) -> dict[str, float]:
    """Import spaCy, load the language, read ``texts``."""
    # PyTorch is needed for training alone, but spaCy imports it wherever it is installed.
    sys.modules["torch"] = None  # type: ignore[assignment]
    began = time.perf_counter()
    import spacy  # noqa: F401, PLC0415

    imported = time.perf_counter()
    from counterclaim.language import load  # noqa: PLC0415

    language = load()
    language.doc("A word.")
    loaded = time.perf_counter()
    figures = {
        "import_spacy_seconds": round(imported - began, 2),
        "load_seconds": round(loaded - imported, 2),
        "loaded_mb": peak_mb(),
    }
    for _ in language.docs(texts):
        pass
    return {**figures, "peak_mb": peak_mb()}


def wire(corpora: Path) -> list[str]:
    """The texts of the wire reports."""
    files = sorted((corpora / "wire").glob("*.json"))
    return [json.loads(f.read_text(encoding="utf-8"))["text"] for f in files]


if __name__ == "__main__":
    print(json.dumps(measure(wire(Path(sys.argv[1])))))
