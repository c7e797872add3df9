"""Times against TimeBank: the engine's expressions as TIMEX3 values (TimeML 1.2.1), scored."""

import json
from collections.abc import Iterator
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

from spacy.tokens import Doc

from counterclaim.extraction.rules.times import expressions
from counterclaim.extraction.rules.times.calendar import months
from counterclaim.extraction.rules.times.expression import Expression
from counterclaim.extraction.rules.times.hours import hour
from counterclaim.language import docs
from counterclaim.model.when import day_of

UNITS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "fortnight": "W", "weekend": "WE",
    "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE",
}  # fmt: skip
"""The letters of TIMEX3 for units, after P or PT."""
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}
REPEATED = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}
"""What comes daily, weekly, monthly, yearly."""
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
                quarter = _quarter_of(plain, timex["value"], today) or quarter
    return list(found.values())


def _quarter_of(one: Expression, value: str, today: date | None) -> date | None:
    """The quarter that an expression names, if it is over: of that a report on earnings goes on to speak."""
    start = day_of(one.when.start) if one.sense == "quarter" and one.when and one.when.start else None
    if one.sense == "bare-unit" and value[4:6] == "-Q":
        start = date(int(value[:4]), 3 * int(value[6]) - 2, 1)
    return start if start and today and months(start, 3) <= today else None


def _fiscal(one: Expression, quarter: date | None, today: date | None) -> Timex | None:
    """In reports on earnings "the quarter" is the one told, and "a year ago" the same one the year before."""
    slots = one.slots
    if one.sense == "bare-unit" and slots.get("unit") == "year" and today:
        return _dated(one, f"{today.year}")
    back = one.sense in ("ago", "earlier") and slots.get("unit") == "year" and slots.get("n", 1) == 1
    plain = one.sense == "bare-unit" and slots.get("unit") in ("quarter", "period")
    if plain and today and not quarter:
        quarter = months(today.replace(day=1, month=today.month - (today.month - 1) % 3), -3)
    if "nth" in slots and back and today:
        quarter = today.replace(day=1, month=3 * int(slots["nth"]) - 2)
        quarter = quarter if quarter <= today else months(quarter, -12)
    if not quarter or not (back or plain):
        return None
    year = quarter.year - 1 if back else slots.get("year", quarter.year)
    return _dated(one, f"{year}-Q{(quarter.month + 2) // 3}")


def _dated(one: Expression, value: str) -> Timex:
    return {"start": one.start, "end": one.end, "type": "DATE", "value": value}


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
    if one.sense in ("duration", "distance", "bare-unit", "age"):
        kind, value = "DURATION", _length(one)
    elif one.sense in ("set", "rate"):
        kind, value = "SET", _set(one)
    elif one.sense == "rolling" and ("n" in slots or slots.get("unit.class") in ("UNITS", "SPANS")):
        kind, value = "DURATION", _length(one)
    elif one.sense == "vague":
        kind = "DURATION" if one.timex == "duration" else "DATE"
        value = _length(one) if kind == "DURATION" else REFS[one.timex]
    elif one.sense in ("clock", "part", "tonight", "last-night") or ("part" in slots and one.sense != "duration"):
        kind, value = "TIME", _time(one, today)
    else:
        value = _calendar(one, today)
    return {"start": one.start, "end": one.end, "type": kind, "value": value} if value else None


def _length(one: Expression) -> str | None:
    unit = one.slots.get("unit", "day")
    if unit in SEASONS:
        return None
    number = one.slots.get("n2", one.slots.get("n", 1))
    vague = number is None or ("n" not in one.slots and one.slots.get("unit.class") in ("UNITS", "SPANS"))
    if one.sense == "duration" and "unit" not in one.slots:
        return "PXX"
    code = UNITS[unit]
    if "part" in one.slots or "half" in one.slots:
        return _halved(unit, 0 if "part" in one.slots else int(number))
    if not vague and unit == "hour" and number % 24 == 0:
        code, number = "D", number // 24
    figure = "X" if vague else str(number * (2 if unit == "fortnight" else 1)).removesuffix(".0")
    return f"PT{figure}{code[1]}" if code[0] == "T" else f"P{figure}{code}"


def _halved(unit: str, number: int) -> str:
    """So many units and a half, in the next smaller unit where that has a whole number of them."""
    smaller = {"hour": (60, "T{}M"), "minute": (60, "T{}S"), "day": (24, "T{}H"), "year": (12, "{}M"),
               "decade": (10, "{}Y"), "century": (100, "{}Y")}  # fmt: skip
    if number or unit not in smaller:
        return f"P{'T' if UNITS[unit][0] == 'T' else ''}{number}.5{UNITS[unit][-1]}"
    size, shape = smaller[unit]
    return "P" + shape.format(size // 2)


def _set(one: Expression) -> str:
    if one.rule == "time.set" and "unit" not in one.slots:
        return "XXXX-XX-XX"
    unit, form = one.slots["unit"], one.slots.get("unit.class")
    if form == "MONTH":
        return f"XXXX-{unit:02d}"
    if form == "LENGTHS":
        return REPEATED[unit]
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
    half = slots.get("half")
    if half in (1, 2) and unit == "year":
        return f"{start.year}-H{half}"
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


def run(corpora: Path) -> dict[str, Any]:
    """The scores on TimeBank, and by `halves` those of the documents 0, 2, 4 ... and 1, 3, 5 ... alone.

    Errors were read in the first half alone. Raises FileNotFoundError without corpus or scorer.
    """
    score = _scorer(corpora).score
    lines = (corpora / "timebank" / "timebank.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    found = [
        {"id": row["id"], "timexes": timexes(doc, date.fromisoformat(row["dct"][:10]))}
        for row, doc in zip(rows, docs(row["text"] for row in rows), strict=True)
    ]

    def scores(first: int, every: int) -> dict[str, Any]:
        gold, own = ({r["id"]: r for r in some[first::every]} for some in (rows, found))
        figures: dict[str, Any] = score(gold, own)[0]
        return figures

    return {**scores(0, 1), "halves": {"read": scores(0, 2), "unread": scores(1, 2)}}


def table(figures: dict[str, Any]) -> str:
    """The figures as Markdown, beside those of the peers, all in percent."""
    value, calendar = figures["value_relaxed"], figures["calendar"]
    rows = ["| | counterclaim | HeidelTime 2.2.1 | dateparser | n |", "|---|---:|---:|---:|---:|"]
    rows.append(f"| value, relaxed F1 | **{100 * value['f1']:.1f}** | 79.6 | 27.6 | {figures['gold']} |")
    rows.append(f"| value, relaxed precision | {100 * value['p']:.1f} | | | {figures['pred']} |")
    rows.append(f"| value, relaxed recall | {100 * value['r']:.1f} | | | {figures['gold']} |")
    for key, label in (("extraction_relaxed", "found"), ("type_relaxed", "found, of the right type")):
        rows.append(f"| {label}, relaxed F1 | {100 * figures[key]['f1']:.1f} | | | {figures['gold']} |")
    for key, peers in (("all", "87.1 | 58.8"), *((k, " | ") for k in ("explicit", "weekday", "deictic", "other"))):
        kind = "the right day for full dates" if key == "all" else f"of these: {key}"
        rows.append(f"| {kind} | {100 * calendar[key]['acc']:.1f} | {peers} | {calendar[key]['n']} |")
    read, unread = (
        f"{100 * half['value_relaxed']['f1']:.1f} and {100 * half['calendar']['all']['acc']:.1f}"
        for half in (figures["halves"]["read"], figures["halves"]["unread"])
    )
    return "\n".join(rows) + (
        f"\n\nValue F1 and right days on the half whose errors were read (documents 0, 2, 4 ...): {read}; "
        f"on the other: {unread}. The peers' figures are those that came with the scorer."
    )
