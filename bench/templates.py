"""MUC-4 templates made of what `counterclaim read --format jsonl` prints, after the correspondences in muc4.yaml."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

Json = Mapping[str, Any]
Template = dict[str, Any]
Entity = list[str]
"""The phrases that stand for one filler."""
TOLLS = ("killed", "wounded", "abducted", "casualties")


@cache
def table() -> dict[str, Any]:
    """The correspondences: muc4.yaml."""
    found: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("muc4.yaml").read_text("utf-8"))
    return found


def templates(dossier: Json) -> list[Template]:
    """The templates of one report, none for incidents that MUC-4 leaves out."""
    return [t for i in dossier["incidents"] if (t := _template(i, dossier)) is not None]


def _template(incident: Json, dossier: Json) -> Template | None:
    kind = _type(incident)
    claims = [c for c in dossier["claims"] if c["incident"] == incident["id"]]
    victims, things = _victims(incident, claims), _things(incident, kind)
    if kind is None or not _reported(incident, dossier["report"]["published"]):
        return None
    if not (victims or things or (kind in table()["for_itself"] and incident["main"])):
        return None
    people, bodies = _perpetrators(incident, claims)
    return {
        "type": kind,
        "perp_individual": people,
        "perp_org": bodies,
        "phys_target": things,
        "instrument": _weapons(incident) if kind != "kidnapping" else [],
        "victim": victims,
        "date": _date(incident["when"]),
        "location": _location(incident["where"]),
        "killed": _number(incident["killed"]),
        "wounded": _number(incident["wounded"]),
        "perp_confidence": _confidence(incident, bodies),
    }


# --- which incidents


def _type(incident: Json) -> str | None:
    """MUC's type."""
    kind: str | None = table()["types"].get(incident["type"])
    if kind == "attack":
        used = {w for m in incident["means"] for w in words(m["text"])}
        kind = next((k for k, heads in table()["by_means"].items() if used & set(heads)), kind)
    return kind


def _reported(incident: Json, published: str | None) -> bool:
    """Whether it is news of the nine countries: told as the main thing or with particulars, and not long past."""
    when, where = incident["when"], incident["where"]
    particular = incident["main"] or when["start"] or where["name"] or incident["killed"] or incident["wounded"]
    if incident["status"] in table()["no_status"] or not particular:
        return False
    sure = where["country"] is not None and where["precision"] in table()["sure_places"]
    if sure and where["country"] not in table()["countries"]:
        return False
    if not (when["start"] and published):
        return True
    age = date.fromisoformat(published[:10]) - date.fromisoformat(when["start"][:10])
    return age.days <= int(table()["oldest_days"])


# --- fillers


def _victims(incident: Json, claims: Iterable[Json]) -> list[Entity]:
    """People attacked, and those counted among the dead, hurt or held, who do not fight."""
    told = [t["text"] for t in incident["targets"] if t["kind"] != "property"]
    counted = [c["value"]["text"] for c in claims if c["field"] in TOLLS and c["value"]["high"] != 0]
    found = _entities(t for t in (*told, *counted) if not _any(t, "combatants"))
    somebody = [e for e in found if not all(set(content(t)) <= set(table()["anybody"]) for t in e)]
    return somebody or found


def _things(incident: Json, kind: str | None) -> list[Entity]:
    """Property attacked; of a bomb where none is told, the site."""
    told = [t["text"] for t in incident["targets"] if t["kind"] == "property"]
    where = incident["where"]
    site = [where["name"]] if kind in table()["for_itself"] and where["precision"] == "site" and where["name"] else []
    return _entities(t for t in told if not _any(t, "armaments")) or _entities(site)


def _weapons(incident: Json) -> list[Entity]:
    return _entities(m["text"] for m in incident["means"] if not set(content(m["text"])) <= set(table()["deeds"]))


def _perpetrators(incident: Json, claims: Iterable[Json]) -> tuple[list[Entity], list[Entity]]:
    """Perpetrators that are people, private persons too, and those that are organisations."""
    private = [c["value"] for c in claims if c["field"] == "perpetrator" and c["value"]["person"]]
    parties = [*incident["perpetrators"], *private]
    people = _entities(p["text"] for p in parties if not _body(p["text"]))
    bodies: dict[str, Entity] = {}
    for party in parties:
        names = [n for n in (party["name"], party["text"]) if _body(n) and content(n)]
        if names and not party["person"]:
            bodies.setdefault(party["actor"] or party["text"], []).extend(names)
    return people, list(bodies.values())


def _body(text: str) -> bool:
    """Whether a phrase names an organisation: by its last word, or as a name throughout."""
    said = [w for w in text.split() if w.casefold() not in table()["empty"]]
    common = {*table()["combatants"], *table()["anybody"]} - {*table()["bodies"]}
    if not said or (said[-1].casefold() in common and not said[-1].isupper()):
        return False
    return said[-1].casefold() in table()["bodies"] or all(w[:1].isupper() for w in said)


def _entities(texts: Iterable[str]) -> list[Entity]:
    """The phrases in groups that share a telling word; phrases without one are left out."""
    found: list[tuple[set[str], Entity]] = []
    for text in dict.fromkeys(texts):
        mine = set(content(text)) - set(table()["uncounted"])
        if not mine:
            continue
        home = next((group for group in found if group[0] & mine), None)
        if home is None:
            found.append((mine, [text]))
        else:
            home[0].update(mine)
            home[1].append(text)
    return [entity for _, entity in found]


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


def _confidence(incident: Json, bodies: list[Entity]) -> str | None:
    """How the organisations, or whoever is held responsible, come to be so."""
    names = {name for entity in bodies for name in entity}
    told = [r for r in incident["responsibility"] if r["party"] in names] or incident["responsibility"]
    return next((label for how, label in table()["confidence"] if any(r["how"] == how for r in told)), None)


# --- words


def words(text: str) -> list[str]:
    """Its words in lower case, bare of marks."""
    return [w for w in ("".join(c for c in part if c.isalnum()) for part in text.casefold().split()) if w]


def content(text: str) -> list[str]:
    """Its words that tell who or what it is, without numbers."""
    return [w for w in words(text) if w not in table()["empty"] and not w.isdigit()]


def _any(text: str, key: str) -> bool:
    return bool(set(words(text)) & set(table()[key]))
