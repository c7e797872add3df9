"""Values of the record in a person's words. The words are the lexicon's."""

from calendar import monthrange
from datetime import date, datetime
from functools import cache
from typing import Any

from counterclaim import lexicon
from counterclaim.model import Claim, Count, Figure, Incident, Party, Place, Toll, When, Wording
from counterclaim.model.when import day_of


@cache
def words(section: str) -> dict[str, Any]:
    """A section of the lexicon's table `screen`."""
    found: dict[str, Any] = lexicon.table("screen")[section]
    return found


@cache
def word(name: str) -> str:
    """A single word of the lexicon's table `screen`: `voice`, `nobody`, `person`, `unknown`."""
    return str(lexicon.table("screen")[name])


def interval(count: Count | Figure) -> str:
    """`4`, `none`, `4 or more`, `up to 9`, `about 20`, `4–7`; best is added where it is neither end."""
    low, best, high = count.low, count.best, count.high
    if low is not None and low == high:
        return str(low) if low else "none"
    if low is None and high is None:
        return word("unknown") if best is None else f"about {best}"
    if high is None:
        told = f"{low} or more"
    elif low is None:
        told = f"up to {high}"
    else:
        told = f"{low}–{high}"
    return told if best is None or best in (low, high) else f"{told} (best {best})"


def toll(value: Toll, *, of: str = "") -> str:
    """A count with whom it counts; the phrase where it names no number; `of` names a part's whole."""
    told = interval(value.count)
    if value.low is None and value.best is None and value.high is None:
        told = word("unnumbered")
    if value.who:
        one, many = words("who")[value.who]
        told = f"{told} {one if told == '1' else many}"
    if value.side:
        told += f" of {value.side}"
    if value.best is None and value.text:
        told += f" (“{' '.join(value.text.split())}”)"
    return f"{told}, part of the {of}" if value.scope == "part" and of else told


def when(value: When) -> str:
    """The interval as days, months or years, never finer than its precision."""
    if value.start is None:
        return f"date unknown (by {day(value.end)})" if value.end else "date unknown"
    if value.end is None:
        return f"since {day(value.start)}"
    first, last = day_of(value.start), day_of(value.end)
    if value.precision == "year":
        return f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"
    if value.precision in ("month", "season") or _whole_months(first, last):
        return _span(f"{first:%B}", first.year, f"{last:%B}", last.year)
    if value.precision == "hour" and isinstance(value.start, datetime):
        return f"{day(first)}, {value.start:%H:%M}"
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    return _span(f"{first.day} {first:%B}", first.year, f"{last.day} {last:%B}", last.year)


def day(moment: date | datetime | None) -> str:
    """`3 May 2024`; the only form in which days are printed."""
    return f"{moment.day} {moment:%B %Y}" if moment else word("unknown")


def _whole_months(first: date, last: date) -> bool:
    """Whether the two days are the first and the last of calendar months."""
    return first.day == 1 and last.day == monthrange(last.year, last.month)[1]


def _span(start: str, year: int, end: str, other: int) -> str:
    """`start–end year`, each year said once."""
    if year != other:
        return f"{start} {year} – {end} {other}"
    return f"{start} {year}" if start == end else f"{start}–{end} {year}"


def country(code: str | None) -> str | None:
    """The English name of an ISO alpha-2 code, the code itself where the lexicon has none."""
    return _countries().get(code, code) if code else None


@cache
def _countries() -> dict[str, str]:
    """ISO alpha-2 codes to names, from the lexicon's demonyms."""
    return {row["code"]: row["names"][0] for row in lexicon.table("demonyms")["countries"]}


def where(value: Place, *, exact: bool = True) -> str:
    """The place from small to large, with a word on its precision where it stands for an area."""
    wide = value.precision in ("admin1", "country", "region")
    steps = [value.name or value.text or None, value.town, None if wide else value.admin1, country(value.country)]
    told: list[str] = []
    for step in filter(None, steps):
        if not any(step.casefold() in seen.casefold() for seen in told):
            told.append(step)
    if not told:
        return "place unknown"
    lead = "somewhere in " if exact and wide else ""
    return lead + ", ".join(told)


def party(value: Party, *, brief: bool = False) -> str:
    """The actor's name, with the text's own words where they differ; never the name of a private person.

    `brief` leaves the text's own words out.
    """
    if value.person:
        return word("person") + (f" ({words('legal')[value.legal]})" if value.legal else "")
    return thing(value, brief=brief)


def thing(value: Party | Wording, *, brief: bool = False) -> str:
    """Those who suffered, what was hit, or the means; victims keep their names unless they are masked."""
    name, text = value.name, " ".join(value.text.split())
    if not name or text.casefold() in name.casefold():
        return name or text or word("unknown")
    if not text or name.casefold() in text.casefold():
        return text or name
    return name if brief else f"{name} (“{text}”)"


def value(claim: Claim, *, brief: bool = False) -> str:
    """A claim's value; the empty string where the field says it all (`it happened`)."""
    match claim.value:
        case Toll() as told:
            return toll(told, of=words("fields").get(claim.field, claim.field))
        case When() as told:
            return when(told) + (f" (“{' '.join(told.text.split())}”)" if told.text and not told.known else "")
        case Place() as told:
            return where(told)
        case Party() as told if claim.field != "target":
            return party(told, brief=brief)
        case Party() | Wording() as told:
            return thing(told, brief=brief)
        case str() as told:
            return str(words("statuses").get(told) or words("types").get(told, [told])[0])
        case _:
            return ""


def what(incident: Incident) -> str:
    """`air strike`, or for many told as one `176 or more attacks`."""
    one, many = words("types")[incident.type]
    if incident.aggregate is None:
        return str(one)
    told = interval(incident.aggregate.count)
    return f"many {many}" if told == word("unknown") else f"{told} {many}"


def reference(incident: Incident) -> str:
    """The incident as another one's sentence would name it: `the air strike of January 2024 in Jordan`."""
    told = f"the {words('types')[incident.type][0 if incident.aggregate is None else 1]}"
    if incident.when.known:
        told += f" of {when(incident.when)}"
    if incident.where.name or incident.where.text:
        told += f" in {where(incident.where, exact=False)}"
    return told
