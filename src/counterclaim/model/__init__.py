"""The nouns, and what each one promises. Frozen, typed, with their own algebra; they import nothing above them."""

from counterclaim.model.actor import Actor, Inter, Party
from counterclaim.model.claim import Claim, Link, Value, Wording
from counterclaim.model.count import Count, Toll
from counterclaim.model.incident import Account, Blame, Dispute, Dossier, Figure, Incident, Tie
from counterclaim.model.mention import Explanation, Extraction, Mention
from counterclaim.model.place import Place
from counterclaim.model.report import Dateline, Evidence, Part, Report
from counterclaim.model.source import Source
from counterclaim.model.when import When

__all__ = [
    "Account", "Actor", "Blame", "Claim", "Count", "Dateline", "Dispute", "Dossier", "Evidence",
    "Explanation", "Extraction", "Figure", "Incident", "Inter", "Link", "Mention", "Part", "Party",
    "Place", "Report", "Source", "Tie", "Toll", "Value", "When", "Wording",
]  # fmt: skip
