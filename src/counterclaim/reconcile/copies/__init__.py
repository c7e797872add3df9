"""Copies of one wire story are one telling: fingerprints, near-duplicates, versions, and who is independent of whom."""

from counterclaim.reconcile.copies.independence import Said, independent
from counterclaim.reconcile.copies.prints import Fingerprint, fingerprint
from counterclaim.reconcile.copies.tellings import Telling, Version, relation, tellings

__all__ = [
    "Fingerprint", "Said", "Telling", "Version",
    "fingerprint", "independent", "relation", "tellings",
]  # fmt: skip
