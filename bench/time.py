"""Times against TimeBank: the engine's expressions as TIMEX3 values (TimeML 1.2.1), scored."""

import json
from collections.abc import Iterator
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import spacy
from spacy.tokens import Doc

from counterclaim.extraction.rules.times import expressions
from counterclaim.extraction.rules.times.calendar import months
from counterclaim.extraction.rules.times.expression import Expression
from counterclaim.extraction.rules.times.hours import hour
from counterclaim.model.when import day_of

UNITS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "fortnight": "W", "weekend": "WE",
    "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE",
}  # fmt: skip
"""The letters of TIMEX3 for units, after P or PT."""
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}
REFS = {"present": "PRESENT_REF", "past": "PAST_REF", "future": "FUTURE_REF"}
Timex = dict[str, Any]

USED = ("timebank",)
"""The corpora that it reads."""


def timexes(doc: Doc, today: date | None) -> list[Timex]:
    """The TIMEX3 annotation of a document: dicts with start, end, type and value."""
    found: dict[tuple[int, int], Timex] = {}
    quarter: date | None = None
    for expression in expressions(doc, today):
        for plain in _flat(expression):
            timex = _fiscal(plain, quarter, today) or _timex(plain, today)
            if timex:
                found.setdefault((plain.start, plain.end), timex)
                quarter = _quarter_of(plain, timex["value"]) or quarter
    return list(found.values())


def _quarter_of(one: Expression, value: str) -> date | None:
    """The quarter that an expression names."""
    if one.sense == "quarter" and one.when and one.when.start:
        return day_of(one.when.start)
    return date(int(value[:4]), 3 * int(value[6]) - 2, 1) if one.sense == "bare-unit" and value[4:6] == "-Q" else None


def _fiscal(one: Expression, quarter: date | None, today: date | None) -> Timex | None:
    """In reports on earnings "the quarter" is the one told, and "a year ago" the same one the year before."""
    slots = one.slots
    back = one.sense in ("ago", "earlier") and slots.get("unit") == "year" and slots.get("n", 1) == 1
    if one.sense == "bare-unit" and slots.get("unit") in ("quarter", "period") and today and not quarter:
        quarter = months(today.replace(day=1), -3)
    if not quarter or not (back or (one.sense == "bare-unit" and slots.get("unit") in ("quarter", "period"))):
        return None
    year = quarter.year - 1 if back else slots.get("year", quarter.year)
    return {
        "start": one.start,
        "end": one.end,
        "type": "DATE",
        "value": f"{year}-Q{(quarter.month + 2) // 3}",
    }


def _flat(expression: Expression) -> Iterator[Expression]:
    """TimeML annotates the two ends of a range, and the time without its preposition."""
    if expression.sense in ("range", "open", "comparison"):
        for part in expression.parts:
            yield from _flat(part)
    else:
        yield expression


def _timex(one: Expression, today: date | None) -> Timex | None:
    kind, value = "DATE", None
    slots = one.slots
    if one.sense == "distance" and "unit" not in slots:
        return None
    if one.sense in ("duration", "distance", "bare-unit"):
        kind, value = "DURATION", _length(one)
    elif one.sense in ("set", "rate"):
        kind, value = "SET", _set(one)
    elif one.sense == "rolling" and ("n" in slots or slots.get("unit.class") in ("UNITS", "SPANS")):
        kind, value = "DURATION", _length(one)
    elif one.sense == "vague":
        kind = "DURATION" if one.timex == "duration" else "DATE"
        value = _length(one) if kind == "DURATION" else REFS[one.timex]
    elif one.sense in ("clock", "part", "tonight", "last-night") or "part" in slots:
        kind, value = "TIME", _time(one, today)
    else:
        value = _calendar(one, today)
    return {"start": one.start, "end": one.end, "type": kind, "value": value} if value else None


def _length(one: Expression) -> str | None:
    unit = one.slots.get("unit", "day")
    if unit in SEASONS:
        return None
    number = one.slots.get("n", 1)
    vague = number is None or ("n" not in one.slots and one.slots.get("unit.class") in ("UNITS", "SPANS"))
    if one.sense == "duration" and "unit" not in one.slots:
        return "PXX"
    code = UNITS[unit]
    if not vague and unit == "hour" and number % 24 == 0:
        code, number = "D", number // 24
    figure = "X" if vague else str(number * (2 if unit == "fortnight" else 1)).removesuffix(".0")
    return f"PT{figure}{code[1]}" if code[0] == "T" else f"P{figure}{code}"


def _set(one: Expression) -> str:
    if one.rule == "time.set" and "unit" not in one.slots:
        return "XXXX-XX-XX"
    unit, form = one.slots["unit"], one.slots.get("unit.class")
    if form == "MONTH":
        return f"XXXX-{unit:02d}"
    if form == "WEEKDAY":
        return f"XXXX-WXX-{unit}"
    return "P1" + UNITS.get(unit, "D") if unit not in ("hour", "minute", "second") else "PT1" + unit[0].upper()


def _time(one: Expression, today: date | None) -> str | None:
    day = one.when and one.when.start and day_of(one.when.start)
    if one.sense == "tonight" and today:
        day = today
    if not day:
        return None
    moment = hour(one)
    if moment is not None:
        return f"{day}T{moment:%H:%M}"
    part = next((p.slots["part"] for p in (one, *one.parts) if "part" in p.slots), "NI")
    return f"{day}T{part if len(str(part)) == 2 else 'MO'}"


def _calendar(one: Expression, today: date | None) -> str | None:
    """The value of a DATE."""
    slots, when = one.slots, one.when
    unit = slots.get("unit", one.sense)
    if one.sense == "ago" and (when is None or unit == "year"):
        return _years_ago(one, today)
    if not when or not when.start:
        return {"ago": "PAST_REF", "from-now": "FUTURE_REF", "earlier": "PAST_REF"}.get(one.sense)
    start = day_of(when.start)
    if one.sense == "ago" and unit in ("week", "fortnight") and today:
        number = int(slots.get("n") or 1) * (2 if unit == "fortnight" else 1)
        return str(date.fromordinal(today.toordinal() - 7 * number))
    if one.sense == "season":
        return f"{start.year}-{SEASONS[slots['season']]}"
    if one.sense == "period" and (start - day_of(when.end or start)).days < -31:
        return None
    return _coarse(start, "month" if unit == "month-of-year" else "year" if unit == "years" else unit)


def _coarse(start: date, unit: str) -> str:
    """A day, or the unit that begins on it."""
    week = f"{start.isocalendar().year}-W{start.isocalendar().week:02d}"
    forms = {
        "weekend": week + "-WE",
        "week": week,
        "quarter": f"{start.year}-Q{(start.month + 2) // 3}",
        "decade": f"{start.year // 10}",
        "century": f"{start.year // 100}",
        "month": f"{start:%Y-%m}",
        "year": f"{start.year:04d}",
    }
    return forms.get(unit, str(start))


def _years_ago(one: Expression, today: date | None) -> str | None:
    number = one.slots.get("n", 1)
    if number is None or "n" not in one.slots or today is None:
        return "PAST_REF" if one.slots.get("unit.class") == "UNITS" or number is None else None
    return str(today.year - int(number)) if one.slots.get("unit") == "year" else "PAST_REF"


def _scorer(corpora: Path) -> ModuleType:
    spec = spec_from_file_location("time_score", corpora.parent / "evals" / "time" / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(corpora.parent / "evals" / "time" / "score.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(corpora: Path, analyse: Any = None, every: int = 1, first: int = 0) -> dict[str, Any]:
    """The scores on TimeBank, of every `every`-th document from the `first` on.

    `analyse` makes a Doc of a text; without one there is no parse. Raises FileNotFoundError without corpus or
    scorer.
    """
    analyse = analyse or spacy.blank("en")
    lines = (corpora / "timebank" / "timebank.jsonl").read_text(encoding="utf-8").splitlines()
    gold = {d["id"]: d for d in map(json.loads, lines[first::every])}
    found = {
        key: {"id": key, "timexes": timexes(analyse(d["text"]), date.fromisoformat(d["dct"][:10]))}
        for key, d in gold.items()
    }
    result: dict[str, Any] = _scorer(corpora).score(gold, found)[0]
    return result
