"""The fingerprint of a report: hashes of its phrases by which copies are found, however cut, retitled or led anew.

The phrases are runs of `RUN` words; of every `WINDOW` runs in a row the one with the smallest hash is kept (winnowing:
Schleimer, Wilkerson and Aiken, SIGMOD 2003), so that any stretch of RUN + WINDOW - 1 words that two reports share
leaves a hash in both. The `KEYS` smallest hashes are what a store looks up (a bottom-k sketch: Broder, 1997): of a copy
cut to a half, about half of them are still there.
"""

import re
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from counterclaim.model import Part, Report
from counterclaim.model.report import PartKind

RUN = 5
WINDOW = 6
KEYS = 16
_FURNITURE: frozenset[PartKind] = frozenset({"headline", "dateline", "credit", "note"})
_WORD = re.compile(r"\w+")
_ORDER = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)[ -]*(?:ld|lead|add|sub|update)|\bupdate (\d{1,2})\b", re.IGNORECASE)
_CORRECTED = re.compile(r"\bcorrect(?:s|ed|ing|ion)\b", re.IGNORECASE)
_RENEWED = re.compile(r"\b(?:adds?|updates?|updated|recasts?|rewrites?|wrapup|writethru|leads?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What tells a report's copies: plain values, which a store keeps as they are.

    `report` is its id; `hashes` are of 48 bits, as 12 hex digits, in ascending order; `agencies`, `outlet` and `place`
    (of the dateline) as credited; `order` is the number of a lead or an update ("2nd Ld" is 2), 0 without one;
    `corrected` and `renewed` mark editors' notes of that kind.
    """

    report: str
    hashes: tuple[str, ...]
    day: date | None = None
    agencies: tuple[str, ...] = ()
    outlet: str | None = None
    place: str | None = None
    order: int = 0
    corrected: bool = False
    renewed: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """The hashes to look copies up by: reports that share none are no copies of each other."""
        return self.hashes[:KEYS]

    def share(self, other: "Fingerprint") -> float:
        """The part of the shorter one's phrases that the other has too, 0 to 1."""
        least = min(len(self.hashes), len(other.hashes))
        return len(set(self.hashes) & set(other.hashes)) / least if least else 0.0


def fingerprint(report: Report) -> Fingerprint:
    """The fingerprint of a report, of its running text alone; headline, dateline, credits and notes may differ."""
    notes = " ".join(report.text[p.start : p.end] for p in report.parts if p.kind == "note")
    orders = [int(n) for pair in _ORDER.findall(notes) for n in pair if n]
    return Fingerprint(
        report=report.id,
        hashes=_winnowed(_body(report.text, report.parts)),
        day=report.day,
        agencies=report.agencies,
        outlet=report.outlet,
        place=report.dateline.place if report.dateline else None,
        order=max(orders, default=0),
        corrected=bool(_CORRECTED.search(notes)),
        renewed=bool(_RENEWED.search(notes)),
    )


def _body(text: str, parts: tuple[Part, ...]) -> str:
    """The running text: the report without its furniture."""
    out, at = [], 0
    for part in parts:
        if part.kind in _FURNITURE:
            out.append(text[at : part.start])
            at = max(at, part.end)
    return " ".join([*out, text[at:]])


def _winnowed(text: str) -> tuple[str, ...]:
    """The smallest hash of every window of runs of words, each once, in ascending order."""
    words = _WORD.findall(text.casefold())
    runs = [_hash(" ".join(words[n : n + RUN])) for n in range(max(1, len(words) - RUN + 1))] if words else []
    windows = range(max(1, len(runs) - WINDOW + 1)) if runs else ()
    return tuple(sorted({min(runs[n : n + WINDOW]) for n in windows}))


def _hash(words: str) -> str:
    """48 bits of BLAKE2b as 12 hex digits."""
    return blake2b(words.encode(), digest_size=6).hexdigest()
