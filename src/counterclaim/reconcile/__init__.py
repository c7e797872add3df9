"""Claims to accounts to incidents: mentions of one report grouped, read, and their disputes found."""

from counterclaim.reconcile.dossier import dossier

__all__ = ["dossier"]
