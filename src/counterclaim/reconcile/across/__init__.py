"""Merging across reports: which incidents of different reports are one.

`profiles` says what a report tells of each incident, `keys` which others may be the same, `compare` what speaks for and
against, `judge` how likely it is, `cluster` which go together; `Linker` does it one report at a time, in memory.
"""

from counterclaim.reconcile.across.cluster import Group, cluster
from counterclaim.reconcile.across.compare import Comparison, Sign, compare
from counterclaim.reconcile.across.judge import FLOOR, Judgement, Verdict, decided, judge
from counterclaim.reconcile.across.keys import keys
from counterclaim.reconcile.across.linker import Linker
from counterclaim.reconcile.across.profile import Profile, profiles
from counterclaim.reconcile.across.stored import dump, load

__all__ = [
    "FLOOR", "Comparison", "Group", "Judgement", "Linker", "Profile", "Sign", "Verdict",
    "cluster", "compare", "decided", "dump", "judge", "keys", "load", "profiles",
]  # fmt: skip
