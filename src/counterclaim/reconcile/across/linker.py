"""Merging one report at a time, in memory: the ledger does the same with its tables."""

from collections import defaultdict
from collections.abc import Iterable

from counterclaim.reconcile.across.cluster import Group, cluster, connects
from counterclaim.reconcile.across.compare import compare
from counterclaim.reconcile.across.judge import Judgement, judge, standing
from counterclaim.reconcile.across.keys import keys
from counterclaim.reconcile.across.profile import Profile


class Linker:
    """Incidents as they come in. A new one is compared with those that share a key and changes no group but those of
    its neighbourhood; the groups in the end are the same in whatever order they came.
    """

    def __init__(self) -> None:
        """Nothing known yet."""
        self._profiles: dict[str, Profile] = {}
        self._holders: dict[str, set[str]] = defaultdict(set)
        self._judged: dict[str, dict[str, Judgement]] = defaultdict(dict)
        self._decided: dict[tuple[str, str], Judgement] = {}
        self._groups: dict[str, Group] = {}

    def add(self, profiles: Iterable[Profile]) -> list[Group]:
        """Take the incidents of a report in; returns the groups that are now other than before."""
        fresh = [p for p in profiles if p.id not in self._profiles]
        for one in fresh:
            mine = keys(one)
            for other in {o for key in mine for o in self._holders[key]}:
                self._note(judge(compare(one, self._profiles[other])))
            for key in mine:
                self._holders[key].add(one.id)
            self._profiles[one.id] = one
        return self._settle([p.id for p in fresh])

    def decide(self, judgement: Judgement) -> list[Group]:
        """Take a person's judgement; returns the groups that are now other than before."""
        self._decided[judgement.a, judgement.b] = judgement
        return self._settle([judgement.a, judgement.b])

    def undo(self, a: str, b: str) -> list[Group]:
        """End a person's judgement on a pair; the rules' stands again."""
        ended = self._decided.pop((min(a, b), max(a, b)), None)
        return self._settle([a, b]) if ended else []

    def groups(self) -> list[Group]:
        """All groups, sorted."""
        return sorted(set(self._groups.values()), key=lambda g: g.members)

    def judgements(self) -> list[Judgement]:
        """All judgements that stand, by pair."""
        made = (j for a, held in self._judged.items() for b, j in held.items() if a == j.a)
        return [j for _, j in sorted(standing([*made, *self._decided.values()]).items())]

    def _note(self, judgement: Judgement) -> None:
        self._judged[judgement.a][judgement.b] = judgement
        self._judged[judgement.b][judgement.a] = judgement

    def _settle(self, ids: list[str]) -> list[Group]:
        """Group the neighbourhood of some incidents anew."""
        near = self._neighbourhood(ids)
        profiles = [self._profiles[i] for i in sorted(near)]
        made = {j for i in near for j in self._judged[i].values() if j.a in near and j.b in near}
        found = cluster(profiles, [*made, *self._decided.values()])
        changed = [g for g in found if self._groups.get(g.id) != g]
        self._groups |= {m: g for g in found for m in g.members}
        return changed

    def _neighbourhood(self, ids: list[str]) -> set[str]:
        """All that judgements connect with some incidents, and what was grouped with them till now."""
        near, front = set[str](), [i for i in ids if i in self._profiles]
        while front:
            one = front.pop()
            if one in near:
                continue
            near.add(one)
            front += [o for o, j in self._judged[one].items() if connects(j)]
            front += [j.a if j.b == one else j.b for j in self._decided.values() if one in (j.a, j.b)]
            front += self._groups[one].members if one in self._groups else ()
        return near & self._profiles.keys()
