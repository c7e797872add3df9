"""What ties two incidents: something specific that is the same and that chance does not explain."""

from collections.abc import Collection, Mapping
from datetime import timedelta

from counterclaim import gazetteer
from counterclaim.model.vocabulary import TollField
from counterclaim.model.when import day_of
from counterclaim.reconcile.across.bars import BARRED_DAYS, gap
from counterclaim.reconcile.across.profile import Profile
from counterclaim.reconcile.across.words import weight
from counterclaim.registry import by_id

COUNTED: tuple[TollField, ...] = ("killed", "wounded", "abducted")
"""The tolls that are held against each other."""
COPIED = 0.7
"""Texts so alike are rewritten from one another."""
SMALL = 1.0
"""A place of less than a million people is specific."""
FEW, SOME = 2, 5
"""Fewer are the same by chance; and so are fewer than some on another day, or in a war on a day that is not told."""
WHOM = 8.0
"""So rare must the words be by which two reports call whom it hit: "hostage-takers" are, "soldiers" are not."""
LATE = 14
"""Days after which a report on an incident without a day of its own is likelier about another one, if no name, age or
street is the same; twice as many, if nothing specific is."""
EARLY = timedelta(days=3)
"""A report that came out so long before an incident does not tell it; less may be a day misread."""
_HERE = frozenset({"same place", "near", "same name of place"})
_ELSEWHERE = frozenset({"other name of place", "far", "very far", "other country"})
_OTHER = frozenset(f"other {field}" for field in COUNTED)
_OWN = frozenset({"same names", "same ages", "same streets"})


def tied(a: Profile, b: Profile, signs: Mapping[str, float]) -> bool:
    """Whether something specific is the same: the wording, or two of day, place, number and whom it hit.

    Where the places bear other names, whom it hit says nothing, and one number is the same by chance if another
    differs; copied wording may tell of another deed where the numbers differ and no place agrees.
    """
    clash = not signs.keys().isdisjoint(_OTHER)
    elsewhere = not signs.keys().isdisjoint(_ELSEWHERE)
    place = _placed(a, b, signs) or ("same whole province" in signs and not clash)
    if "one telling" in signs or (signs["words"] >= COPIED and (place or not clash)):
        return True
    toll = _number(a, b, signs) and not (clash and elsewhere)
    if not (clash or elsewhere) and _numbers(a, signs):
        return True
    day = "same day" in signs or ("next day" in signs and toll)
    return day + place + toll + (not elsewhere and _whom(a, b)) >= 2


def _placed(a: Profile, b: Profile, signs: Mapping[str, float]) -> bool:
    """Whether they are in one place: the same one, or the one in a town and the other at a site that no gazetteer
    has, in a report that begins with that town."""
    named = a.traces.here <= b.traces.foremost and b.traces.here <= a.traces.foremost
    return not signs.keys().isdisjoint(_HERE) or ("in the town named" in signs and named)


def _whom(a: Profile, b: Profile) -> bool:
    """Whether both call whom it hit by rare words: in a war, where wording alone tells nothing."""
    return (a.organised or b.organised) and _rarity(a.targets & b.targets) >= WHOM


def _rarity(words: Collection[str]) -> float:
    """How rare two words or more are together. Actors of the registry and peoples are in every report of a war."""
    own = [w for w in words if by_id(w) is None and gazetteer.demonym(w) is None]
    return sum(map(weight, own)) if len(own) > 1 else 0.0


def _numbers(a: Profile, signs: Mapping[str, float]) -> bool:
    """Whether two kinds of harm agree between the same parties, on a day that may be the same."""
    shared = (one.best for f in COUNTED if f"same {f}" in signs and (one := a.toll(f)) is not None)
    may_be = not signs.keys().isdisjoint({"same day", "may be the day"})
    return may_be and "same parties" in signs and sum((n or 0) >= FEW for n in shared) > 1


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
    if clash or a.organised or b.organised or not (a.subject and b.subject) or _foretold(a, b) or _foretold(b, a):
        return "untied"
    late = (gap(a, b) or 0) if "hardly the day" in signs else 0
    if _worded(signs):
        return "untied" if late > LATE and signs.keys().isdisjoint(_OWN) else None
    return "untied" if elsewhen or late > 2 * LATE else "nothing specific"


def _foretold(a: Profile, b: Profile) -> bool:
    """Whether the one, in which no deed was read, came out days before the other happened."""
    if a.type is not None or a.published is None or b.when.start is None or not b.when.in_days:
        return False
    return day_of(b.when.start) - a.published > EARLY


def _worded(signs: Mapping[str, float]) -> bool:
    """Whether the wording of two reports has something specific: a street, or two of ages, days and a place: a small
    one, or the town of the one, where the other has a street or a site."""
    place = signs.get("small place in the leads", 0.0) >= SMALL or "in the town named" in signs
    return "same streets" in signs or ("same ages" in signs) + ("same days" in signs) + place >= 2
