"""The same reports in ten random orders: do they give the same incidents? Real news: wire reports, articles of GVA dev.

Each order fills a ledger of its own. `differing` counts the incidents, sets of testimonies, that not all orders have;
`ledgers_equal` the orders whose ledgers hold the same in every table, judgements and reasons included.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from bench import corpus, gva
from counterclaim import read
from counterclaim.ledger.contents import contents
from counterclaim.ledger.tables import members
from counterclaim.model import Dossier

USED = ("gva", "wire")
ORDERS = 10
ARTICLES = 300
_Held = tuple[frozenset[frozenset[str]], dict[str, str]]


def run(corpora: Path, limit: int | None = None) -> dict[str, Any]:
    """Shuffle and compare; `limit` is the number of articles, 300 unless told, and takes the wire reports out."""
    rows = corpus.rows(corpora / "gva" / "gva_dev.jsonl", limit or ARTICLES)
    sets = {"gva": list(corpus.read(corpus.report(gva.headed(row)) for row in rows))}
    if limit is None:
        sets["wire"] = list(read(corpora / "wire"))
    return {name: measure(dossiers) for name, dossiers in sets.items()}


def measure(dossiers: Sequence[Dossier]) -> dict[str, int]:
    """Record dossiers in `ORDERS` random orders and hold the ledgers against each other."""
    made = [_recorded(random.Random(seed).sample(dossiers, len(dossiers))) for seed in range(ORDERS)]
    met = Counter(incident for incidents, _ in made for incident in incidents)
    return {
        "reports": len(dossiers), "orders": ORDERS, "incidents": len(made[0][0]),
        "of_several_reports": sum(len(i) > 1 for i in made[0][0]),
        "differing": sum(n < ORDERS for n in met.values()),
        "ledgers_equal": sum(held == made[0][1] for _, held in made),
    }  # fmt: skip


def _recorded(dossiers: Sequence[Dossier]) -> _Held:
    """The incidents of a ledger that took the dossiers in as they come, and what its tables hold."""
    with corpus.kept(dossiers) as book, book.reading() as connection:
        return _incidents(connection), contents(connection)


def _incidents(connection: Connection) -> frozenset[frozenset[str]]:
    """The incidents as sets of testimonies."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in connection.execute(select(members).where(members.c.ended.is_(None))):
        found[row.incident].add(row.testimony)
    return frozenset(map(frozenset, found.values()))
