"""What speaks for and against a mention telling an incident that the report has told before.

Each sign is a number: 1 where it holds, unless its description says otherwise. What each weighs stands in
`lexicon/grouping.yaml`.
"""

from collections.abc import Mapping
from datetime import date
from math import log1p

from counterclaim.model import Mention
from counterclaim.reconcile.group import Group, Told
from counterclaim.reconcile.likeness import (
    most_dead,
    near_toll,
    new_place,
    of_the_news,
    old,
    same_days,
    same_harm,
    same_toll,
    shares,
    toll_clash,
)
from counterclaim.reconcile.profile import Profile


def signs(mention: Mention, own: Profile, told: Told, day: date | None = None) -> Mapping[str, float]:
    """The signs that hold between a mention, of the profile `own`, and a group told before, in a report of `day`."""
    other = told.group.profile
    found: dict[str, float | bool] = {
        "any": True,
        **_wording(mention, own),
        **_standing(mention, told, other),
        **_scene(mention, own, told.group, other),
        **_agreement(mention, own, told.group, other, day),
        **_conflict(mention, own, told.group, other, day),
    }
    return {name: float(value) for name, value in found.items() if value}


def _wording(mention: Mention, own: Profile) -> dict[str, bool]:
    """How the mention is worded, which tells whether it opens something new."""
    return {
        "refers back": mention.definite,
        "toll alone": mention.implied,
        "harm alone": mention.harm,
        "surely violence": mention.sure,
        "plural": mention.plural,
        "indefinite many": own.many is True and not mention.definite,
        "tells whom": own.hit,
        "report's own voice": not own.voices,
    }


def _standing(mention: Mention, told: Told, other: Profile) -> dict[str, float | bool]:
    """Where the group was told; `distance` is the logarithm of 1 + the sentences since then."""
    last = told.group.mentions[-1]
    between = mention.sentence - last.sentence
    return {
        "first told": told.first,
        "last told": told.last,
        "headline": told.group.mentions[0].headline,
        "distance": log1p(max(between, 0)),
        "next sentence": between == 1,
        "same paragraph": mention.paragraph == last.paragraph,
        "near": mention.paragraph - last.paragraph <= 1,
        "group tells whom": other.hit,
        "group of many": other.many is True,
    }


def _scene(mention: Mention, own: Profile, group: Group, other: Profile) -> dict[str, bool]:
    """What sets a new scene, which no word does within a sentence: its time and place hold for all that it tells."""
    if mention.sentence == group.mentions[-1].sentence:
        return {"in one sentence": True}
    return {
        "set apart": mention.fresh,
        "opens with a place": mention.elsewhere,
        "first place": bool(own.places) and not other.places,
        "new place": new_place(own, other),
        "place again": bool(own.places and other.places),
        "first time": bool(own.whens) and not other.whens,
        "time again": bool(own.whens and other.whens),
    }


def _agreement(mention: Mention, own: Profile, group: Group, other: Profile, day: date | None) -> dict[str, bool]:
    """What both tell alike."""
    days = same_days(own, other)
    alike = shares(own, other)
    return {
        "same word": bool(own.lemmas & other.lemmas),
        "same type": bool(own.types & other.types),
        "same day": any(not of_the_news(d, day) for d in days),
        "same day of the news": any(of_the_news(d, day) for d in days),
        "same perpetrator": bool(own.perpetrators & other.perpetrators),
        "same voice": bool(own.voices & other.voices),
        "same place, target or dead": alike,
        "same toll": same_toll(own, other),
        "same tolls": same_harm(own, other),
        "as many dead": most_dead(own) == most_dead(other) != 0,
        "takes up the lead": group.mentions[0].paragraph == 0
        and (mention.definite or alike or group.mentions[-1].headline),
    }


def _conflict(mention: Mention, own: Profile, group: Group, other: Profile, day: date | None) -> dict[str, bool]:
    """What they tell differently."""
    clash = toll_clash(own, other)
    dead, before = most_dead(own), most_dead(other)
    counted = bool(dead and before)
    return {
        "other status": own.status != other.status and not mention.implied,
        "one or many": None not in (own.many, other.many) and own.many != other.many,
        "toll alone of many": mention.implied and other.many is True,
        "toll of many": mention.implied and mention.aggregate is not None and not same_toll(own, other),
        "told to follow": any(mention.id in m.beside or m.id in mention.beside for m in group.mentions),
        "first target": bool(own.targets) and not other.targets,
        "first perpetrator": bool(own.perpetrators) and not other.perpetrators,
        "other perpetrator": bool(own.perpetrators and other.perpetrators)
        and not own.perpetrators & other.perpetrators,
        "other target": bool(own.targets and other.targets) and not own.targets & other.targets,
        "both tell whom": own.hit and other.hit,
        "fewer dead": counted and dead < before,
        "more dead": counted and dead > before,
        "one of more dead": dead == 1 and before > 1,
        "other toll": clash,
        "toll far off": clash and not near_toll(own, other),
        "unrest at large": own.types == {"other"} and not mention.definite and bool(other.types - {"other"}),
        "long ago": old(other, day) and not (mention.definite or shares(own, other) or group.mentions[-1].headline),
    }
