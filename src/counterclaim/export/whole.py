"""An incident of the ledger for a terminal."""

from collections.abc import Iterable, Mapping
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from counterclaim.export import words
from counterclaim.export.paint import painted
from counterclaim.export.tables import table

_SHORT = 12
"""How many characters of an id tell it from others."""
_STYLES = {"contested": "bold red", "corroborated": "green", "single source": "yellow"}


def screen(record: Mapping[str, Any], *, width: int = 100, color: bool = False) -> str:
    """The record of an incident as text of at most `width` columns."""
    return painted(lambda _: _parts(record), width=width, color=color)


def _parts(record: Mapping[str, Any]) -> Iterable[RenderableType]:
    told = record["incident"]["told"]
    yield Rule(style="dim", characters="━")
    yield Padding(Text(f"{told['what']}, {told['where']}, {told['when']}", "bold"), (0, 1))
    yield Padding(Text(_byline(record), "dim"), (0, 1))
    if told["tolls"]:
        tolls = ", ".join(f"{words.words('fields').get(f, f)} {n}" for f, n in told["tolls"].items())
        yield Padding(Text(f"{tolls}  (reading: {record['incident']['reading']})"), (0, 1))
    for title, part in (
        ("how well each value is known", _fields(record)),
        ("numbers over time", _tolls(record)),
        ("accounts", _accounts(record)),
        ("reports", _reports(record)),
        ("what a grade would need", _grades(record)),
        ("pairs that wait for a person", _unsure(record)),
    ):
        found = list(part)
        if found:
            yield Text()
            yield Rule(Text(title, "dim italic"), style="dim", align="left")
            yield from (Padding(p, (0, 1)) for p in found)


def _byline(record: Mapping[str, Any]) -> str:
    told = record["incident"]["told"]
    counts = (told["reports"], "report"), (told["tellings"], "telling"), (len(record["accounts"]), "independent source")
    many = ", ".join(f"{n} {noun}{'' if n == 1 else 's'}" for n, noun in counts)
    return f"{record['incident']['id']}  ·  {many}  ·  {told['first']} to {told['last']}"


def _fields(record: Mapping[str, Any]) -> Iterable[RenderableType]:
    types = words.words("types")
    found = [
        {
            "field": words.words("fields").get(one["field"], one["field"]),
            "value": types[one["value"]][0] if one["field"] == "type" else one["value"],
            "standing": one["standing"],
            **{k: ", ".join(one[k]) for k in ("asserted", "suspected", "denied")},
        }
        for one in record["fields"]
    ]
    columns = {"field": "", "value": "", "standing": "", "asserted": "asserted by", "suspected": "suspected by"}
    if found:
        shown = table(found, columns | ({"denied": "denied by"} if any(f["denied"] for f in found) else {}))
        yield shown


def _tolls(record: Mapping[str, Any]) -> Iterable[RenderableType]:
    columns = {"published": "report of", "field": "", "number": "", "source": "", "state": ""}
    if record["tolls"]:
        yield table(record["tolls"], columns)


def _accounts(record: Mapping[str, Any]) -> Iterable[RenderableType]:
    fields, roles = words.words("fields"), words.words("roles")
    for n, account in enumerate(record["accounts"]):
        who = account["source"]
        side = f" for {who['speaks_for']}" if who["speaks_for"] else ""
        if n:
            yield Text()
        yield Text.assemble((who["name"], "bold"), (f"  {roles.get(who['role'], who['role'])}{side}", "dim"))
        columns = {"id": "", "field": "", "words": "", "stance": "", "from": "", "quote": ""}
        rows = [
            {
                **c,
                "id": c["id"][:_SHORT],
                "field": fields.get(c["field"], c["field"]),
                "from": f"{c['outlet'] or c['key']}, {c['published'] or 'undated'}",
                "quote": _quote(c["quote"]),
            }
            for c in account["claims"]
        ]
        yield Padding(table(rows, columns), (0, 0, 0, 2))


def _quote(told: list[str]) -> str:
    return " … ".join(f"“{' '.join(q.split())}”" for q in told)


def _reports(record: Mapping[str, Any]) -> Iterable[RenderableType]:
    rows = [{**r, "id": r["id"][:_SHORT], "by": r.get("author") or r["outlet"]} for r in record["reports"]]
    yield table(rows, {"published": "", "by": "", "title": "", "key": "", "id": "id"})


def _grades(record: Mapping[str, Any]) -> Iterable[RenderableType]:
    yield table(record["grades"], {"project": "", "needs": "needs", "has": "has"})


def _unsure(record: Mapping[str, Any]) -> Iterable[RenderableType]:
    if record["unsure"]:
        rows = [{**u, "why": "; ".join(u["reasons"][:3])} for u in record["unsure"]]
        yield table(rows, {"score": "", "incident_a": "", "incident_b": "", "why": "why"})
