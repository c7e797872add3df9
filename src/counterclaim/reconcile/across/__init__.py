"""Merging across reports: which incidents of different reports are one.

`profiles` says what a report tells of each incident, `keys` which others may be the same, `compare` what speaks for and
against, `judge` how likely it is, `cluster` which go together; `Linker` does it one report at a time, in memory.
"""

from counterclaim.reconcile.across.cluster import Group, cluster, connects
from counterclaim.reconcile.across.compare import Comparison, Sign, compare
from counterclaim.reconcile.across.judge import Judgement, Verdict, bound, decided, explain, judge
from counterclaim.reconcile.across.keys import keys
from counterclaim.reconcile.across.linker import Linker
from counterclaim.reconcile.across.profile import Profile, profiles
from counterclaim.reconcile.across.stored import dump, load

__all__ = [
    "Comparison", "Group", "Judgement", "Linker", "Profile", "Sign", "Verdict",
    "bound", "cluster", "compare", "connects", "decided", "dump", "explain", "judge", "keys", "load", "profiles",
]  # fmt: skip
