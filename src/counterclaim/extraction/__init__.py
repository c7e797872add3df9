"""Docs to claims: an engine is anything with the methods of `Engine`; the rule engine is the default."""

from typing import Protocol

from spacy.tokens import Doc

from counterclaim.model import Claim, Explanation, Extraction, Report

__all__ = ["Engine"]


class Engine(Protocol):
    """What turns a parsed report into claims; registered under the entry-point group `counterclaim.engine`."""

    name: str

    def may_tell(self, report: Report) -> bool:
        """Whether the report's raw words leave room for an incident; one that does not is never parsed."""
        ...

    def extract(self, report: Report, doc: Doc) -> Extraction:
        """Sources, mentions and claims of one report; `doc.text` is `report.text`."""
        ...

    def explain(self, doc: Doc, claim: Claim) -> Explanation:
        """Why a claim was made."""
        ...
