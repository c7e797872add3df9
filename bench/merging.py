"""Merging over invented months with known truth, read by the product as installed."""

from collections import Counter
from math import comb
from typing import Any

from bench import corpus
from bench.planted import Told, month
from counterclaim.reconcile.across import Linker, profiles

SEEDS = (1, 2)


def run(limit: int | None = None) -> dict[str, Any]:
    """Pairwise precision, recall and F1 in percent over what the reports are about, and the share of recalls that were
    linked to what they recall; `limit` is the number of incidents in a month, 40 unless told."""
    told = [(seed, one) for seed in SEEDS for one in month(limit or 40, seed)]
    right = found = true = linked = recalls = 0
    for seed in SEEDS:
        mine = [one for s, one in told if s == seed]
        groups, held = _merged(mine)
        both = Counter((one.incident, groups[one.report.key]) for one in mine)
        right += sum(comb(n, 2) for n in both.values())
        true += sum(comb(n, 2) for n in Counter(one.incident for one in mine).values())
        found += sum(comb(n, 2) for n in Counter(groups.values()).values())
        home = {one.incident: groups[one.report.key] for one in mine if one.report.key.endswith("-a")}
        recalled = [one for one in mine if one.recalls is not None]
        recalls += len(recalled)
        linked += sum(home[one.recalls or 0] in held[one.report.key] for one in recalled)
    p, r = right / max(1, found), right / max(1, true)
    return {
        "reports": len(told), "pairwise_p": round(100 * p, 2), "pairwise_r": round(100 * r, 2),
        "pairwise_f1": round(200 * p * r / max(1e-9, p + r), 2), "recalls": recalls,
        "recalls_linked": round(100 * linked / max(1, recalls), 2),
    }  # fmt: skip


def _merged(told: list[Told]) -> tuple[dict[str, str], dict[str, set[str]]]:
    """The group of what each report is about, and the groups of all that it tells, by the report's key."""
    linker = Linker()
    made = {}
    for dossier in corpus.read(one.report for one in told):
        made[dossier.report.key] = profiles(dossier)
        linker.add(made[dossier.report.key])
    of = {m: g.id for g in linker.groups() for m in g.members}
    about = {key: of[next(p.id for p in found if p.subject)] for key, found in made.items()}
    return about, {key: {of[p.id] for p in found} for key, found in made.items()}
