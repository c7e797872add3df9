"""From judgements on pairs to incidents: average linkage within what candidates connect, so that no bad edge chains."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import exp, log

from counterclaim.reconcile.across.compare import compare
from counterclaim.reconcile.across.judge import Judgement, bound, judge, standing
from counterclaim.reconcile.across.profile import Profile
from counterclaim.reconcile.components import components

SUREST = 0.9999
"""No single pair counts for more than this, nor for less than its complement."""
LEAST = 0.05
"""No single pair of lone deeds counts for less than this: one report that is misread keeps no others apart."""
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """Incidents of several reports that are one, by id, sorted; `id` is the first of them.

    `unsure` are the pairs at which a person should look: of its members with others, and those that hold it together.
    """

    members: tuple[str, ...]
    unsure: tuple[Judgement, ...] = ()

    @property
    def id(self) -> str:
        """The id of its first member."""
        return self.members[0]


def cluster(profiles: Iterable[Profile], judgements: Iterable[Judgement]) -> list[Group]:
    """The groups of profiles that are one incident, sorted; neither order matters.

    `judgements` are those on candidates, and people's on whatever they judged. Groups grow from the surest pair on,
    while the mean over all pairs between two groups says that they are one; pairs that are no candidates are compared
    when a mean needs them. Two incidents that a person keeps apart never share a group, through whatever chain, nor do
    two with a bar where a force has part; of lone deeds the greater part of the pairs must be barred, for most bars
    there are misreadings, also the one between two incidents of one report. Two that a person joined share one.
    """
    known = {p.id: p for p in profiles}
    pairs = {k: j for k, j in standing(judgements).items() if k[0] in known and k[1] in known}
    found = [g for part in _parts(known, pairs) for g in _Linkage(part, known, pairs).groups()]
    of = {m: n for n, g in enumerate(found) for m in g}
    unsure = defaultdict(list)
    for judgement in pairs.values():
        if judgement.verdict == "unsure":
            for group in {of[judgement.a], of[judgement.b]}:
                unsure[group].append(judgement)
    return sorted(
        (Group(g, tuple(sorted(unsure[n], key=lambda j: (j.a, j.b)))) for n, g in enumerate(found)),
        key=lambda g: g.members,
    )


def connects(judgement: Judgement) -> bool:
    """Whether a judgement may draw two incidents together; one that does not leaves two neighbourhoods apart."""
    return judgement.score >= bound("join") and not judgement.barred


def _parts(known: Mapping[str, Profile], pairs: Mapping[Pair, Judgement]) -> list[list[str]]:
    """What the judgements connect, part by part, each sorted."""
    return components(known, (pair for pair, judgement in pairs.items() if connects(judgement)))


class _Linkage:
    """Average linkage over one connected part."""

    def __init__(self, part: list[str], known: Mapping[str, Profile], pairs: Mapping[Pair, Judgement]) -> None:
        """Every member a group of its own."""
        self.known = known
        self.joined = sorted(k for k, j in pairs.items() if j.person and j.verdict == "same")
        self.pairs = {k: j for k, j in pairs.items() if k not in set(self.joined)}
        self.members: dict[str, tuple[str, ...]] = {m: (m,) for m in part}
        self.beside: dict[str, set[str]] = {m: set() for m in part}
        self.part = set(part)
        for (a, b), judgement in pairs.items():
            if a in self.part and connects(judgement):
                self.beside[a].add(b)
                self.beside[b].add(a)
        self.scores: dict[Pair, float] = {}

    def groups(self) -> list[tuple[str, ...]]:
        """The groups in which it ends: as the rules have it, then as people do, then with what follows from that."""
        self._grow()
        for a, b in self.joined:
            if a in self.part:
                self._join(self._home(a), self._home(b), forced=True)
        self._grow()
        return list(self.members.values())

    def _grow(self) -> None:
        """Join the two groups that are likeliest one, until no two are."""
        while True:
            best = max(
                ((self._mean(a, b), a, b) for a in self.beside for b in self.beside[a] if a < b),
                key=lambda m: (m[0], _inverted(m[1]), _inverted(m[2])),
                default=(0.0, "", ""),
            )
            if best[0] < bound("join"):
                return
            self._join(best[1], best[2])

    def _home(self, member: str) -> str:
        return next(name for name, held in self.members.items() if member in held)

    def _join(self, a: str, b: str, *, forced: bool = False) -> None:
        """Make two groups one, under the name of the smaller."""
        if a == b or (forced and self._barred(a, b)):
            return
        a, b = sorted((a, b))
        self.members[a] = tuple(sorted(self.members[a] + self.members.pop(b)))
        self.beside[a] = (self.beside[a] | self.beside.pop(b)) - {a, b}
        for other in self.beside[a]:
            self.beside[other] = (self.beside[other] - {b}) | {a}
        self.scores = {k: s for k, s in self.scores.items() if a not in k and b not in k}

    def _barred(self, a: str, b: str) -> bool:
        """Whether a person keeps members of two groups apart."""
        between = (self.pairs.get((min(x, y), max(x, y))) for x in self.members[a] for y in self.members[b])
        return any(j.person and j.barred for j in between if j)

    def _mean(self, a: str, b: str) -> float:
        """The mean over the pairs between two groups, taken in logits; 0 where they are kept apart."""
        if (a, b) not in self.scores:
            between = [self._judged(x, y) for x, y in self._voting(a, b)]
            votes = sorted(self._vote(j) for j in between if not j.mute)
            apart = self._barred(a, b) or self._kept_apart(between)
            self.scores[a, b] = 0.0 if apart or not votes else 1 / (1 + exp(-sum(votes) / len(votes)))
        return self.scores[a, b]

    def _voting(self, a: str, b: str) -> list[Pair]:
        """The pairs that count: of what two reports are about; what is told in passing has no vote beside them, unless
        one report tells both."""
        pairs = [(x, y) for x in self.members[a] for y in self.members[b]]
        about = [p for p in pairs if all(self.known[m].subject for m in p)]
        return [p for p in pairs if p in about or self._one_report(*p)] if about else pairs

    def _one_report(self, a: str, b: str) -> bool:
        return self.known[a].report == self.known[b].report

    def _vote(self, judgement: Judgement) -> float:
        """What a pair counts for, in logits: against a lone deed never more than LEAST."""
        vote = _logit(judgement.score)
        return vote if self._organised(judgement) else max(vote, _logit(LEAST))

    def _kept_apart(self, between: list[Judgement]) -> bool:
        """Whether bars keep two groups apart: half of the pairs, or one where a force has part, or between two
        incidents that one report tells in passing."""
        bars = [j for j in between if j.barred]
        return bool(bars) and (2 * len(bars) >= len(between) or any(map(self._firm, bars)))

    def _firm(self, judgement: Judgement) -> bool:
        """Whether a bar is no misreading of what a report is about."""
        about = self.known[judgement.a].subject or self.known[judgement.b].subject
        return self._organised(judgement) or (self._one_report(judgement.a, judgement.b) and not about)

    def _organised(self, judgement: Judgement) -> bool:
        """Whether a force or an armed group has part in one of two incidents."""
        return self.known[judgement.a].organised or self.known[judgement.b].organised

    def _judged(self, a: str, b: str) -> Judgement:
        """The judgement on a pair; made here where it was no candidate."""
        pair = min(a, b), max(a, b)
        if pair not in self.pairs:
            self.pairs[pair] = judge(compare(self.known[a], self.known[b]))
        return self.pairs[pair]


def _logit(score: float) -> float:
    """A probability as the logarithm of its odds."""
    kept = min(SUREST, max(1 - SUREST, score))
    return log(kept / (1 - kept))


def _inverted(name: str) -> tuple[int, ...]:
    """A key by which the smaller name is the greater one."""
    return tuple(-ord(c) for c in name)
