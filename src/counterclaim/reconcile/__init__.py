"""Claims to accounts to incidents: mentions of one report grouped, read, and their disputes found."""

from counterclaim.reconcile.assemble import dossier

__all__ = ["dossier"]
