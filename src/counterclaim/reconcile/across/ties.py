"""What ties two incidents: something specific that is the same and that chance does not explain."""

from collections.abc import Mapping

from counterclaim.model.vocabulary import TollField
from counterclaim.reconcile.across.bars import BARRED_DAYS, gap
from counterclaim.reconcile.across.profile import Profile

COUNTED: tuple[TollField, ...] = ("killed", "wounded", "abducted")
"""The tolls that are held against each other."""
COPIED = 0.7
"""Texts so alike are rewritten from one another."""
SMALL = 1.5
"""A place of less than some 300,000 people is specific."""
FEW, SOME = 2, 5
"""Fewer are the same by chance; and so are fewer than some on another day, or in a war on a day that is not told."""
LATE = 7
"""Days after which a report on an incident without a day of its own is likelier about another one, if no name, age or
street is the same; twice as many, if nothing specific is."""
_HERE = frozenset({"same place", "near", "same name of place"})
_ELSEWHERE = frozenset({"other name of place", "far", "very far", "other country"})
_OTHER = frozenset(f"other {field}" for field in COUNTED)
_OWN = frozenset({"same names", "same ages", "same streets"})


def tied(a: Profile, b: Profile, signs: Mapping[str, float]) -> bool:
    """Whether something specific is the same: the wording, or two of day, place and number.

    One number is the same by chance where another differs and the places bear other names; copied wording may tell of
    another deed where the numbers differ and no place agrees.
    """
    clash = not signs.keys().isdisjoint(_OTHER)
    place = not signs.keys().isdisjoint(_HERE) or ("same whole province" in signs and not clash)
    if "one telling" in signs or (signs["words"] >= COPIED and (place or not clash)):
        return True
    toll = _number(a, b, signs) and not (clash and not signs.keys().isdisjoint(_ELSEWHERE))
    day = "same day" in signs or ("next day" in signs and toll)
    return day + place + toll >= 2


def _number(a: Profile, b: Profile, signs: Mapping[str, float]) -> bool:
    """Whether a toll is the same, and not by chance."""
    doubtful = "other day" in signs or ((a.organised or b.organised) and "same day" not in signs)
    shared = (one.best for f in COUNTED if f"same {f}" in signs and (one := a.toll(f)) is not None)
    return any((n or 0) >= (SOME if doubtful else FEW) for n in shared)


def lacking(a: Profile, b: Profile, signs: Mapping[str, float]) -> str | None:
    """The sign for two that nothing ties: `untied`, or `nothing specific` where the wording may still tell.

    It may of a lone deed that both reports are about; None where it has something specific, without which neither a
    late report is tied nor one that dates it otherwise.
    """
    clash = "other killed" in signs and "other wounded" in signs
    elsewhen = "other day" in signs and (gap(a, b) or 0) > BARRED_DAYS
    if clash or a.organised or b.organised or not (a.subject and b.subject):
        return "untied"
    late = (gap(a, b) or 0) if "hardly the day" in signs else 0
    if _worded(signs):
        return "untied" if late > LATE and signs.keys().isdisjoint(_OWN) else None
    return "untied" if elsewhen or late > 2 * LATE else "nothing specific"


def _worded(signs: Mapping[str, float]) -> bool:
    """Whether the wording of two reports has something specific: a street, or two of ages, days and a small place."""
    small = signs.get("small place in the leads", 0.0) >= SMALL
    return "same streets" in signs or ("same ages" in signs) + ("same days" in signs) + small >= 2
