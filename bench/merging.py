"""Merging over invented months with known truth: read by the product as installed, put together by a ledger."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import comb
from typing import Any

from sqlalchemy import Connection, select

from bench import corpus
from bench.planted import Number, Told, month, series
from counterclaim.ledger.loading import testimonies_of
from counterclaim.ledger.rules import Rules
from counterclaim.ledger.tables import members, reports, testimonies
from counterclaim.model import Dossier
from counterclaim.model.testimony import Whole
from counterclaim.reconcile.across.profile import foremost
from counterclaim.reconcile.copies.independence import named

SEEDS = (1, 2)


@dataclass(frozen=True, slots=True)
class Merged:
    """A month as the ledger has it: the incident that each report is about, those that it tells besides, by its key;
    and the incidents whole."""

    about: Mapping[str, str]
    beside: Mapping[str, frozenset[str]]
    wholes: Mapping[str, Whole]


def run(limit: int | None = None) -> dict[str, Any]:
    """Percent: pairwise precision, recall and F1 over what the reports are about; recalls linked to what they recall,
    and to anything else; disputes planted that are shown, disputes shown that are planted; incidents whose series of
    dead is as planted, number by number with what became of it. `limit` is the number of incidents in a month, 40
    unless told."""
    counts: Counter[str] = Counter()
    for seed in SEEDS:
        told = list(month(limit or 40, seed))
        merged = _merged(list(corpus.read(one.report for one in told)))
        for part in (_pairs(told, merged), _recalls(told, merged), _numbers(told, merged)):
            counts.update(part)
    p, r = counts["right"] / max(1, counts["found"]), counts["right"] / max(1, counts["true"])
    return {
        "reports": counts["reports"], "pairwise_p": round(100 * p, 2), "pairwise_r": round(100 * r, 2),
        "pairwise_f1": round(200 * p * r / max(1e-9, p + r), 2),
        "recalls": counts["recalls"], "recalls_linked": _share(counts, "recalls linked", "recalls"),
        "recalls_wrong": _share(counts, "recalls wrong", "recalls"),
        "disputes": counts["planted"], "disputes_shown": _share(counts, "shown", "planted"),
        "disputes_right": _share(counts, "shown", "disputed"),
        "series": counts["series"], "series_right": _share(counts, "series right", "series"),
    }  # fmt: skip


def _share(counts: Counter[str], part: str, of: str) -> float:
    return round(100 * counts[part] / max(1, counts[of]), 2)


def _merged(dossiers: Sequence[Dossier]) -> Merged:
    """What a ledger makes of the reports."""
    with corpus.kept(dossiers) as book, book.reading() as connection:
        return _read(connection, book.ruled, dossiers)


def _read(connection: Connection, rules: Rules, dossiers: Sequence[Dossier]) -> Merged:
    chosen = (
        select(reports.c.key, testimonies.c.local, testimonies.c.id, members.c.incident)
        .join(testimonies, testimonies.c.report == reports.c.id)
        .join(members, (members.c.testimony == testimonies.c.id) & members.c.ended.is_(None))
    )
    rows = connection.execute(chosen).all()
    main = {one.report.key: foremost(one) for one in dossiers}
    about = {r.key: r.incident for r in rows if r.local == main[r.key]}
    beside = {k: frozenset(r.incident for r in rows if r.key == k and r.local != main[k]) for k in main}
    told = {t.id: t for t in testimonies_of(connection, [r.id for r in rows])}
    wholes = {i: rules.whole([told[r.id] for r in rows if r.incident == i]) for i in set(about.values())}
    return Merged({k: about.get(k, f"none in {k}") for k in main}, beside, wholes)


def _pairs(told: Sequence[Told], merged: Merged) -> dict[str, int]:
    """Pairs of reports that are about one incident, in truth, as found, and both."""

    def pairs(names: Iterator[Any]) -> int:
        return sum(comb(n, 2) for n in Counter(names).values())

    return {
        "reports": len(told),
        "right": pairs((one.incident, merged.about[one.report.key]) for one in told),
        "true": pairs(one.incident for one in told),
        "found": pairs(merged.about[one.report.key] for one in told),
    }


def _recalls(told: Sequence[Told], merged: Merged) -> dict[str, int]:
    """Recalls, those linked to what they recall, and those linked to an incident that they do not."""
    home = {one.incident: merged.about[one.report.key] for one in reversed(told)}
    recalling = [one for one in told if one.recalls is not None]
    right = [home[one.recalls or 0] in merged.beside[one.report.key] for one in recalling]
    others = [merged.beside[one.report.key] & set(home.values()) - {home[one.recalls or 0]} for one in recalling]
    return {"recalls": len(recalling), "recalls linked": sum(right), "recalls wrong": sum(map(bool, others))}


def _numbers(told: Sequence[Told], merged: Merged) -> Counter[str]:
    """Disputes and series of dead, planted and shown."""
    counts: Counter[str] = Counter()
    first = {one.incident: one.report.key for one in reversed(told)}
    for n, planted in series(told).items():
        whole = merged.wholes.get(merged.about[first[n]])
        differ = any(one.state == "disputed" for one in planted)
        shown = whole is not None and any(d.field == "killed" for d in whole.incident.disputes)
        counts += Counter(
            {"planted": differ, "disputed": shown, "shown": differ and shown, "series": 1,
             "series right": whole is not None and _shown(whole, planted) == sorted(planted, key=str)}
        )  # fmt: skip
    return counts


def _shown(whole: Whole, planted: Sequence[Number]) -> list[Number]:
    """The series of dead as the ledger has it, but for what reports tell in their own voice."""
    sayers = {named(one.sayer): one.sayer for one in planted}
    names = {s.id: named(s.name) for s in whole.sources if s.role != "media"}
    return sorted(
        (
            Number(sayers.get(names[t.source], names[t.source]), t.published, t.best or 0, t.state)
            for t in whole.tallies
            if t.field == "killed" and t.source in names and t.published
        ),
        key=str,
    )
