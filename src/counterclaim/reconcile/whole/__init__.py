"""Testimonies to one incident: whose word each claim is, how tolls moved, what is corroborated, one reading of all."""

from counterclaim.reconcile.whole.assemble import whole

__all__ = ["whole"]
