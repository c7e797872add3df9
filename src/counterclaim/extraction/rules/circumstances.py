"""When and where an event happened, chosen among the times and places of its report."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from counterclaim.extraction.rules import tree
from counterclaim.extraction.rules.events import Event
from counterclaim.extraction.rules.events.figures import bounding
from counterclaim.extraction.rules.events.senses import is_people, is_weapon, sort, words
from counterclaim.extraction.rules.events.triggers import Trigger, names_event
from counterclaim.extraction.rules.found import PlaceMention, TimeMention
from counterclaim.extraction.rules.grounds import is_ward
from counterclaim.extraction.rules.places.aside import origin
from counterclaim.extraction.rules.places.attach import place_of
from counterclaim.extraction.rules.places.described import around, described
from counterclaim.extraction.rules.places.names import words as placewords
from counterclaim.extraction.rules.scene import Scene
from counterclaim.extraction.rules.times.attach import time_of
from counterclaim.extraction.rules.times.beside import beside
from counterclaim.model import Place, When
from counterclaim.model.vocabulary import AHEAD
from counterclaim.model.when import day_of

WEEK = 0.2
"""Months: dead counted over longer are not those of one incident."""
DAYS = 0.06
"""The same where nothing but a number of dead is told."""


def whens(scene: Scene, event: Event) -> Iterator[tuple[int, TimeMention, When]]:
    """The time of the event by the first of its words that has one: that word, the mention, the value."""
    for trigger in event.triggers:
        if bounding(scene.doc[trigger.token]):
            continue
        follows = _told_of_time(scene, trigger.token)
        if follows is not None:
            yield trigger.token, follows, follows.when.unit()
            return
        found = time_of(scene.doc, trigger.token, scene.times)
        if found is None:
            continue
        if not found.rule.endswith(".trailing") and not _reaches(scene.doc[found.head], scene.doc[trigger.token]):
            continue
        bare = found.when.start is None and found.when.end is None
        bare = bare or _still_to_come(scene, event, found.when)
        if not (bare or _bounds_only(scene, event, found) or _of_another(scene, trigger.token, found)):
            yield trigger.token, found, _behind_us(scene, event, found.when)
            return
    for trigger in event.triggers:
        near = beside(scene.doc, trigger.token, scene.times)
        if near is not None and not _by_source(scene.doc, near) and not _bounds_only(scene, event, near):
            yield trigger.token, replace(near, rule=f"{near.rule}.beside"), _behind_us(scene, event, near.when)
            return


def _still_to_come(scene: Scene, event: Event, when: When) -> bool:
    """Whether it ends a time that lies ahead, which dates nothing that was done: `operations to end by next spring`."""
    day = scene.report.day
    done = event.status not in AHEAD
    return done and day is not None and when.start is None and when.end is not None and day_of(when.end) > day


def _behind_us(scene: Scene, event: Event, when: When) -> When:
    """What was done lies behind the report: a day without a year that would lie ahead is last year's."""
    day, start = scene.report.day, when.start
    told = event.status == "accomplished" and day is not None and start is not None and when.start == when.end
    if not told or start is None or day is None or (day_of(start) - day).days < 14 or str(start.year) in when.text:
        return when
    if (start.month, start.day) == (2, 29):
        return when
    before = start.replace(year=start.year - 1)
    return replace(when, start=before, end=before)


def wheres(scene: Scene, event: Event) -> Iterator[tuple[int, PlaceMention, Place]]:
    """The place of the event by the first of its words that has one: that word, the mention, the value."""
    places = [p for p in scene.spots if not _origin(scene, event, p)]
    for trigger in event.triggers:
        taken = _taken(scene, trigger)
        found = taken or _place(scene, trigger.token, places)
        if found is not None:
            found = around(scene.doc, scene.doc[trigger.token], replace(found, place=_at_home(scene, found)))
            yield trigger.token, found, found.place
            return
    for trigger in event.triggers:
        spots = described(scene.doc[trigger.token], scene.places, event.type == "abduction")
        usable = [p for p in spots if not (scene.voices.names(p.head) or is_ward(scene.doc, p))]
        found = _place(scene, trigger.token, usable)
        if found is not None:
            yield trigger.token, found, found.place
            return
    for trigger in event.triggers:
        for head in trigger.roles.patients:
            hit = next((p for p in scene.places if p.tokens[0] <= head < p.tokens[1] and p.locative), None)
            named = hit or _referred(scene, scene.doc[head])
            if named is not None:
                yield head, named, named.place
                return


def _taken(scene: Scene, trigger: Trigger) -> PlaceMention | None:
    """The town that was captured: there it happened, whatever else the sentence names."""
    if trigger.rule.type != "armed_clash" or trigger.rule.clash:
        return None
    heads = trigger.roles.patients
    return next((p for p in scene.places if any(_named_by(scene.doc, p, head) for head in heads)), None)


def _named_by(doc: Doc, place: PlaceMention, head: int) -> bool:
    """Whether a head is the place, or the noun that its name belongs to: "the town of Qendrel"."""
    token = doc[place.head]
    return place.tokens[0] <= head < place.tokens[1] or (token.head.i == head and tree.case(token) == "of")


def of_harm(scene: Scene, token: int) -> Iterator[tuple[TimeMention | PlaceMention, When | Place]]:
    """When and where of a harm that no word of violence tells of: `2,000 have died in the south since May`."""
    time = time_of(scene.doc, token, scene.times)
    if time is not None and not _of_another(scene, token, time) and _reaches(scene.doc[time.head], scene.doc[token]):
        yield time, time.when
    place = _place(scene, token, scene.grounds)
    if place is not None:
        yield place, _at_home(scene, place)


def _referred(scene: Scene, noun: Token) -> PlaceMention | None:
    """`the same facility`, `the base`: the site told last before, of that kind or called the same."""
    said = {c.lower_ for c in noun.children}
    if noun.pos_ != "NOUN" or not said & {"same", "the", "that"} or sort(noun) is None:
        return None
    before = [p for p in scene.places if p.tokens[1] <= noun.i and p.place.precision == "site"]
    kind = [p for p in before if tree.lemma(noun) in p.place.text.casefold().split()]
    any_kind = "same" in said and tree.lemma(noun) in placewords("any_site")
    return next(iter(reversed(kind or (before if any_kind else []))), None)


def _place(scene: Scene, event: int, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """The place among these that the text attaches to the word of an event."""
    found = place_of(scene.doc, event, places)
    return found if found is not None and _reaches(scene.doc[found.head], scene.doc[event]) else None


def _at_home(scene: Scene, found: PlaceMention) -> Place:
    """The place; a site or district whose country nothing else in the report bears out keeps its name alone."""
    place = found.place
    if place.precision not in {"site", "district"} or place.country is None:
        return place
    borne = any(p.place.country == place.country and p.tokens != found.tokens for p in scene.places)
    if borne:
        return place
    return replace(place, country=None, admin1=None, lat=None, lon=None, centroid=False, precision="unknown")


def _origin(scene: Scene, event: Event, place: PlaceMention) -> bool:
    """Whether it is only where something that fell elsewhere was fired from."""
    return event.type in {"shelling", "air_strike"} and origin(scene.doc[place.head])


def _of_another(scene: Scene, event: int, time: TimeMention) -> bool:
    """Whether the time dates what is said or done about the event: a weekday of saying, a tribute, a trial."""
    if time.rule.endswith(".said") and any(sense in time.rule for sense in ("weekday", "distance")):
        return not _reported(scene.doc[event])
    if _by_source(scene.doc, time) or _of_the_answered(scene.doc, event, time):
        return True
    token = scene.doc[event]
    if _charge(token) and token.i < time.tokens[0] and not tree.case(scene.doc[time.head]):
        return True
    within = {t.i for t in tree.ancestors(scene.doc[time.head])} | {time.head}
    if token.i in within or time.rule.endswith(".trailing"):
        return False
    told = {i for e in scene.events if event in e.tokens() for i in e.tokens()}
    path = [token]
    for up in tree.ancestors(token):
        if up.i in within:
            break
        path.append(up)
    else:
        return False
    return any(_embedded(step, told) for step in path) or (
        token.pos_ == "NOUN" and any(tree.lemma(t) in words("recalling") for t in (*path[1:], path[-1].head))
    )


def _of_the_answered(doc: Doc, event: int, time: TimeMention) -> bool:
    """`the strikes were a response to an attack last month`: the time behind a deed that another one answers."""
    between = doc[event + 1 : max(time.tokens[0], event + 1)]
    told = next((t for t in between if names_event(t) and tree.case(t) in words("answering")), None)
    return told is not None and not any(t.pos_ in {"VERB", "AUX"} for t in doc[told.i : time.tokens[0]])


def _charge(noun: Token) -> bool:
    """`found guilty of murder last August`: the day is the law's, not that of a deed that is only a charge."""
    bare = noun.pos_ == "NOUN" and not any(c.dep_ in {"det", "nmod:poss", "nummod"} for c in noun.children)
    return bare and tree.case(noun) in {"of", "with", "for"} and tree.lemma(noun.head) in words("guilt")


def _reported(event: Token) -> bool:
    """`The shooting was reported on Sunday`: the day of the call is the day of the deed."""
    verb = event.head
    return event.pos_ == "NOUN" and event.dep_ in tree.PASSIVE_SUBJECTS and tree.lemma(verb) == "report"


def _embedded(step: Token, told: set[int]) -> bool:
    """`paid tribute to those killed`, `cleared the wreckage of the attack`: what qualifies a thing has its own time."""
    over = step.head
    if step.i in told and over.i in told:
        return False
    if step.dep_ in {"acl", "acl:relcl"}:
        return not (over.i in told or tree.lemma(over) in words("neutral") or (sort(over) is None and is_weapon(over)))
    if tree.base(step.dep_) == "nmod" and step.pos_ == "NOUN" and over.pos_ in {"NOUN", "PROPN"}:
        return over.i not in told and tree.lemma(over) not in words("series") | words("quantities") | words("shares")
    return False


def _by_source(doc: Doc, time: TimeMention) -> bool:
    """`according to officials on Wednesday`: the day of saying behind who said it, wherever a parse hangs it."""
    for t in reversed(doc[doc[time.head].sent.start : time.tokens[0]]):
        if t.lower_ == "according":
            return True
        if t.is_punct or t.pos_ == "VERB":
            return False
    return False


def _bounds_only(scene: Scene, event: Event, time: TimeMention) -> bool:
    """`the strike was the first since February`: what only bounds a single event does not date it."""
    token = scene.doc[event.head.token]
    near = {scene.doc[time.tokens[0]].lower_, tree.case(scene.doc[time.head])}
    return not event.plural and token.pos_ == "NOUN" and bool(near & words("bounding"))


def _told_of_time(scene: Scene, token: int) -> TimeMention | None:
    """`since February, when the army said it killed a chief`: the time right before the clause with `when`."""
    for up in (scene.doc[token], *tree.ancestors(scene.doc[token])):
        for when in (c for c in up.children if c.lower_ == "when" and c.i < up.i):
            before = when.i - 1 if scene.doc[when.i - 1].text == "," else when.i
            return next((t for t in scene.times if t.tokens[1] == before and t.when.start), None)
        if _describes(up):
            return None
    return None


def _describes(token: Token) -> bool:
    """Whether a clause only says who somebody is: `a commander who was involved in attacks`."""
    return token.dep_ == "acl:relcl" and is_people(token.head)


def _reaches(adjunct: Token, event: Token) -> bool:
    """Whether a time or place stands in the event's own words or in a clause around it.

    What is set apart by "after" or the like has its own time and place or none.
    """
    if event.i in {adjunct.i, *(a.i for a in tree.ancestors(adjunct))}:
        return not _of_other(adjunct, event)
    if tree.case(event) in words("apart") or any(
        c.dep_ == "mark" and c.lower_ in words("apart") for c in event.children
    ):
        return False
    above = [event]
    for up in tree.ancestors(event):
        if _describes(above[-1]):
            break
        above.append(up)
    return tree.clause_head(adjunct) in above and not _of_other(adjunct, *above)


def _of_other(adjunct: Token, *above: Token) -> bool:
    """`executed after the 1973 coup`, `attacks including last year's bombing`: it belongs to a noun told beside."""
    for up in tree.ancestors(adjunct):
        if up in above:
            return False
        case = tree.case(up) if up.pos_ in {"NOUN", "PROPN"} else ""
        if case in words("apart") or (case in words("containing") | words("answering") and names_event(up)):
            return True
    return False


def lasting(time: TimeMention, least: float = WEEK) -> bool:
    """Whether it tells that something went on for a week (`least`, in months) or longer ("since May"), not when it
    was ("last year")."""
    goes_on = any(k in time.rule for k in (".since", ".range", "time.period"))
    return (goes_on or time.when.text.lower().startswith(("this ", "the past "))) and _months(time.when) > least


def _months(when: When) -> float:
    """The length of a time in months, 0 where an end is open."""
    if when.start is None or when.end is None:
        return 0.0
    return (day_of(when.end) - day_of(when.start)).days / 30.5
