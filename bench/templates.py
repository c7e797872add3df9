"""MUC-4 templates made of what `counterclaim read --format jsonl` prints, after the correspondences in muc4.yaml."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

Json = Mapping[str, Any]
Template = dict[str, Any]
TOLLS = ("killed", "wounded", "abducted", "casualties")


@cache
def table() -> dict[str, Any]:
    """muc4.yaml."""
    found: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("muc4.yaml").read_text("utf-8"))
    return found


def templates(dossier: Json) -> list[Template]:
    """The templates of one report, none for incidents that MUC-4 leaves out."""
    return [t for i in dossier["incidents"] if (t := _template(i, dossier)) is not None]


def _template(incident: Json, dossier: Json) -> Template | None:
    kind = _type(incident)
    claims = [c for c in dossier["claims"] if c["incident"] == incident["id"]]
    victims, things = list(_victims(incident, claims)), list(_things(incident))
    if kind is None or not _recent(incident, dossier["report"]["published"]) or not _near(incident):
        return None
    if not (victims or things) and (incident["type"] in table()["two_sided"] or _fought(incident)):
        return None
    orgs = list(_organisations(incident))
    return {
        "type": kind,
        "perp_individual": list(_individuals(incident, claims)),
        "perp_org": [names for _, names in orgs],
        "phys_target": things,
        "instrument": [m["text"] for m in incident["means"]] if kind != "kidnapping" else [],
        "victim": victims,
        "date": _date(incident["when"]),
        "location": _location(incident["where"]),
        "killed": _number(incident["killed"]),
        "wounded": _number(incident["wounded"]),
        "perp_confidence": _confidence(incident, [name for name, _ in orgs]),
    }


# --- which incidents


def _type(incident: Json) -> str | None:
    """MUC's type."""
    kind: str | None = table()["types"].get(incident["type"])
    if kind == "attack":
        used = {w for m in incident["means"] for w in words(m["text"])}
        kind = next((k for k, heads in table()["by_means"].items() if used & set(heads)), kind)
    return kind


def _recent(incident: Json, published: str | None) -> bool:
    """Whether it happened within the two months before the report; what no word dates is taken for recent."""
    end = incident["when"]["end"]
    if not (end and published and incident["when"]["start"]):
        return True
    return (date.fromisoformat(published[:10]) - date.fromisoformat(end[:10])).days <= int(table()["oldest_days"])


def _near(incident: Json) -> bool:
    """Whether it happened in one of the nine countries, as far as is known."""
    country = incident["where"]["country"]
    return country is None or country in table()["countries"]


def _fought(incident: Json) -> bool:
    """Whether all who suffered are known to fight."""
    return bool(incident["targets"]) and all(_combatant(t["text"]) or _armament(t["text"]) for t in incident["targets"])


# --- fillers


def _victims(incident: Json, claims: Iterable[Json]) -> Iterator[str]:
    """People attacked, and those counted among the dead, hurt or held, who do not fight."""
    told = [t["text"] for t in incident["targets"] if t["kind"] != "property"]
    counted = [c["value"]["text"] for c in claims if c["field"] in TOLLS and c["value"]["high"] != 0]
    yield from _distinct(t for t in (*told, *counted) if not _combatant(t))


def _things(incident: Json) -> Iterator[str]:
    """Property attacked."""
    yield from _distinct(t["text"] for t in incident["targets"] if t["kind"] == "property" and not _armament(t["text"]))


def _individuals(incident: Json, claims: Iterable[Json]) -> Iterator[str]:
    """Perpetrators who are people: all that is no organisation's bare name, private persons too."""
    private = [c["value"] for c in claims if c["field"] == "perpetrator" and c["value"]["person"]]
    doers = [p for p in (*incident["perpetrators"], *private) if p["text"] != p["name"] or p["actor"] is None]
    yield from _distinct(p["text"] for p in doers)


def _organisations(incident: Json) -> Iterator[tuple[str, list[str]]]:
    """Perpetrators' organisations: the reading's name, and the names that stand for it."""
    seen = set()
    for party in incident["perpetrators"]:
        if party["actor"] is not None and party["actor"] not in seen:
            seen.add(party["actor"])
            yield party["name"], [party["name"]]


def _distinct(texts: Iterable[str]) -> Iterator[str]:
    """Texts none of which holds only words of one before it."""
    seen: list[set[str]] = []
    for text in texts:
        mine = set(words(text))
        if mine and not any(mine <= other for other in seen):
            seen.append(mine)
            yield text


# --- single values


def _date(when: Json) -> str | None:
    """A day, or a range `start/end`; None where no word of the text dates it."""
    if not when["start"] or not when["end"]:
        return None
    start, end = when["start"][:10], when["end"][:10]
    return start if start == end else f"{start}/{end}"


def _location(where: Json) -> str:
    """`place, province, country`."""
    country = table()["countries"].get(where["country"])
    return ", ".join(dict.fromkeys(p for p in (where["name"], where["admin1"], country) if p))


def _number(figure: Json | None) -> int | None:
    """The number named, else the least."""
    if figure is None:
        return None
    best: int | None = figure["best"] if figure["best"] is not None else figure["low"]
    return best


def _confidence(incident: Json, orgs: list[str]) -> str | None:
    """How the organisations, or whoever is held responsible, come to be so."""
    told = [r for r in incident["responsibility"] if r["party"] in orgs] or incident["responsibility"]
    return next((label for how, label in table()["confidence"] if any(r["how"] == how for r in told)), None)


# --- words


def words(text: str) -> list[str]:
    """Its words in lower case, bare of marks."""
    return [w for w in ("".join(c for c in part if c.isalnum()) for part in text.casefold().split()) if w]


def _combatant(text: str) -> bool:
    return bool(set(words(text)) & set(table()["combatants"]))


def _armament(text: str) -> bool:
    return bool(set(words(text)) & set(table()["armaments"]))
