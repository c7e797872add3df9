"""The rules by which reports become incidents, as the ledger asks them: plain records in and out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from counterclaim import lexicon
from counterclaim.model import Dossier, Report
from counterclaim.model.record import digest, plain
from counterclaim.model.restore import noun
from counterclaim.model.testimony import Testimony, Whole
from counterclaim.reconcile.across import Judgement, Profile, cluster, compare, dump, judge, keys, load, profiles
from counterclaim.reconcile.across.salted import hidden, salted
from counterclaim.reconcile.copies import Fingerprint, fingerprint, relation, tellings
from counterclaim.reconcile.copies.tellings import Relation, Telling
from counterclaim.reconcile.whole import whole

Record = dict[str, Any]


class Rules:
    """Copies, comparison, grouping and reading behind one face; `version` changes when their weights do."""

    def __init__(self, same_side: Callable[[str, str], bool]) -> None:
        """`same_side` knows whether two names are of one side."""
        self._same_side = same_side
        self.version = digest("rules 3", lexicon.table("merging", language=""))

    def fingerprint(self, report: Report, salt: str) -> tuple[Record, list[str]]:
        """A report's fingerprint, and the keys under which its copies are looked up, both hidden by `salt`.

        Keys are chosen before that, so that the same ones are chosen in every ledger.
        """
        made = fingerprint(report)
        hashes = tuple(sorted(hidden(h, salt) for h in made.hashes))
        return plain(replace(made, hashes=hashes)), [hidden(k, salt) for k in made.keys]

    def relation(self, one: Record, other: Record) -> Relation | None:
        """Whether two fingerprints are of copies or of versions."""
        return relation(noun(Fingerprint, one), noun(Fingerprint, other))

    def tellings(self, prints: Iterable[Record], related: Mapping[tuple[str, str], Relation]) -> list[Telling]:
        """The stories that fingerprints tell, by the relations that were found."""
        return tellings([noun(Fingerprint, p) for p in prints], related)

    def profiles(
        self, dossier: Dossier, report: str, ids: Mapping[str, str], salt: str
    ) -> list[tuple[str, Record, list[str]]]:
        """For each incident its id, what tells it from others, and the keys under which it is looked up.

        `report` is the report's id in the ledger, `ids` those of its incidents by their own; "" where it has none.
        Words and keys are hidden by `salt`.
        """
        made = [replace(p, id=ids[p.incident], report=report) for p in profiles(dossier)]
        return [(p.id, dump(salted(p, salt)), [hidden(k, salt) for k in keys(p)]) for p in made]

    def profile(self, record: Record, telling: str) -> Profile:
        """A profile out of its record and the story that its report tells."""
        return replace(load(record), telling=telling)

    def judge(self, one: Profile, other: Profile) -> Judgement:
        """Whether two incidents are one."""
        return judge(compare(one, other))

    def groups(self, made: Sequence[Profile], judgements: Iterable[Record]) -> list[tuple[str, ...]]:
        """Which incidents go together."""
        return [g.members for g in cluster(made, [noun(Judgement, j) for j in judgements])]

    def whole(self, testimonies: Sequence[Testimony], policy: str = "range") -> Whole:
        """One incident out of its testimonies."""
        return whole(testimonies, policy=policy, same_side=self._same_side)
