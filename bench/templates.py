"""MUC-4 templates made of what `counterclaim read --format jsonl` prints, after the correspondences in muc4.yaml."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bench.chosen import TOLLS, chance
from counterclaim.model.actor import GROUPS, REBELS

Json = Mapping[str, Any]
Template = dict[str, Any]
Entity = list[str]
"""The phrases that stand for one filler."""


@cache
def table() -> dict[str, Any]:
    """The correspondences: muc4.yaml."""
    found: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("muc4.yaml").read_text("utf-8"))
    return found


def templates(dossier: Json) -> list[Template]:
    """The templates of one report: of the incidents that MUC-4 asks about, likeliest first."""
    rated = [(chance(i, t, dossier, table()), t) for i, t in candidates(dossier)]
    rated.sort(key=lambda pair: -pair[0])
    least = table()["least"]
    return [t for n, (likely, t) in enumerate(rated) if likely >= least["further" if n else "first"]]


def candidates(dossier: Json) -> list[tuple[Json, Template]]:
    """The incidents of one report that have a type of MUC-4, with their templates."""
    found = ((i, _template(i, dossier)) for i in dossier["incidents"])
    return [(i, t) for i, t in found if t is not None]


def _template(incident: Json, dossier: Json) -> Template | None:
    claims = [c for c in dossier["claims"] if c["incident"] == incident["id"]]
    kind = _type(incident, claims, dossier["report"]["text"])
    if kind is None:
        return None
    victims, things = _victims(incident, claims), _things(incident, kind)
    people, bodies = _perpetrators(incident, claims)
    bodies = bodies or _only_group(people, dossier)
    return {
        "type": kind,
        "perp_individual": people,
        "perp_org": bodies,
        "phys_target": things,
        "instrument": _weapons(incident) if kind != "kidnapping" else [],
        "victim": victims,
        "date": _date(incident["when"]),
        "location": _location(incident["where"]),
        "killed": _number(incident, claims, "killed"),
        "wounded": _number(incident, claims, "wounded"),
        "perp_confidence": _confidence(incident, claims, bodies),
    }


def _type(incident: Json, claims: Iterable[Json], text: str) -> str | None:
    """MUC's type: by the contract's, by what it was done with, and of destruction by whether a fire is told."""
    kind: str | None = table()["types"].get(incident["type"])
    if incident["type"] == "property_destruction":
        told = (text[e["start"] : e["end"]] for c in claims if c["field"] == "type" for e in c["evidence"])
        if any(_any(t, "burning") for t in told):
            return "arson"
    if kind == "attack":
        used = {w for m in incident["means"] for w in words(m["text"])}
        kind = next((k for k, heads in table()["by_means"].items() if used & set(heads)), kind)
    return kind


# --- fillers


def _victims(incident: Json, claims: Iterable[Json]) -> list[Entity]:
    """People attacked, and those counted among the dead, hurt or held; none of those who are fought against."""
    told = [t["text"] for t in incident["targets"] if t["kind"] != "property" and not _house(t["text"])]
    counted = [c["value"]["text"] for c in claims if c["field"] in TOLLS and c["value"]["high"] != 0]
    return _entities(t for t in (*told, *counted) if not (_any(t, "foes") or _country(t)))


def _house(text: str) -> bool:
    """Whether it is a body of people that has a seat, which is what is hit: a union, a company, an embassy."""
    own = head(text)
    return bool(own) and own[-1] in table()["houses"]


def _things(incident: Json, kind: str | None) -> list[Entity]:
    """Property attacked and seats of bodies, no towns or ways; of a bomb where none is told, the site."""
    told = [t["text"] for t in incident["targets"] if t["kind"] == "property" or _house(t["text"])]
    where = incident["where"]
    told_for = kind in table()["for_itself"] and where["precision"] == "site" and where["name"]
    site = [where["name"]] if told_for and not _only_where(where["name"]) else []
    things = [t for t in told if not (_any(t, "armaments") or _only_where(t))]
    return _entities(things) or _entities(site)


def _only_where(text: str) -> bool:
    """Whether it tells where, not what: a kind of region or way, a name without a kind."""
    own = head(text)
    kind = own[-1] if own else ""
    named = all(w[:1].isupper() for w in text.split())
    return kind in table()["regions"] or (named and not _site(own))


def _site(own: Iterable[str]) -> bool:
    return bool(set(own) & set(table()["sites"]))


def _weapons(incident: Json) -> list[Entity]:
    return _entities(m["text"] for m in incident["means"] if not set(content(m["text"])) <= set(table()["deeds"]))


def _perpetrators(incident: Json, claims: Iterable[Json]) -> tuple[list[Entity], list[Entity]]:
    """Perpetrators that are people, private persons too, and those that are organisations; of a clash its armed sides
    that are no state's."""
    private = [c["value"] for c in claims if c["field"] == "perpetrator" and c["value"]["person"]]
    sides = [p for p in incident["parties"] if p["inter"] in GROUPS]
    parties = [*incident["perpetrators"], *private] or sides
    people = _entities(p["text"] for p in parties if p["person"] or _somebody(p["text"]))
    bodies: dict[str, Entity] = {}
    for party in parties:
        names = [n for n in (party["name"], party["text"]) if _body(n) and content(n)]
        if names and not party["person"]:
            bodies.setdefault(party["actor"] or party["text"], []).extend(names)
    return people, list(bodies.values())


def _only_group(people: list[Entity], dossier: Json) -> list[Entity]:
    """Whose the rebels are of a report that names one group alone."""
    rebels = any(_any(text, "fighters_of_groups") and not _any(text, "unknown") for e in people for text in e)
    values = [c["value"] for c in dossier["claims"] if c["field"] in ("perpetrator", "party")]
    groups = {v["name"] for v in values if v["actor"] and v["inter"] == REBELS}
    return [sorted(groups)] if rebels and len(groups) == 1 else []


def _somebody(text: str) -> bool:
    """Whether a phrase is of people by its head: `members of the Front`, no organisation, country or machine."""
    own = head(text)
    if not own or set(content(text)) <= set(table()["groups"]):
        return False
    return not (_body(text.partition(" of ")[0]) or own[-1] in table()["machines"] or _country(text))


def _body(text: str) -> bool:
    """Whether a phrase names an organisation: by its last word, or as a name throughout."""
    said = [w for w in text.split() if w.casefold() not in table()["empty"]]
    common = {*table()["combatants"], *table()["anybody"]} - {*table()["bodies"]}
    if not said or _country(text) or (said[-1].casefold() in common and not said[-1].isupper()):
        return False
    return said[-1].casefold() in table()["bodies"] or all(w[:1].isupper() for w in said)


def _country(text: str) -> bool:
    return text in table()["countries"].values() or text in table()["states"]


def _entities(texts: Iterable[str]) -> list[Entity]:
    """The phrases in groups that share a telling word; phrases without one are left out."""
    found: list[tuple[set[str], Entity]] = []
    for text in dict.fromkeys(texts):
        mine = set(content(text)) - set(table()["uncounted"])
        if not mine:
            continue
        home = next((g for g in found if g[0] & mine and not any(_namesakes(text, other) for other in g[1])), None)
        if home is None:
            found.append((mine, [text]))
        else:
            home[0].update(mine)
            home[1].append(text)
    return [entity for _, entity in found]


def _namesakes(one: str, other: str) -> bool:
    """Whether two full names share the last name alone: `Jan Novak`, `Petr Novak`."""
    names = [t.split() for t in (one, other)]
    full = all(len(n) > 1 and all(w[:1].isupper() for w in n) for n in names)
    return full and names[0][-1] == names[1][-1] and set(names[0]) & set(names[1]) == {names[0][-1]}


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


def _number(incident: Json, claims: Iterable[Json], field: str) -> int | None:
    """The number read; where there is none, the first that somebody names, be it in an accusation."""
    figure = incident[field]
    best: int | None = figure["best"] if figure else None
    told = [c["value"] for c in claims if c["field"] == field and c["stance"] in ("asserts", "suspects")]
    named = [v["best"] for v in told if v["best"] is not None]
    return best if best is not None else next(iter(named), None)


def _confidence(incident: Json, claims: Iterable[Json], bodies: list[Entity]) -> str | None:
    """How the organisations come to be held responsible, None where there are none, asked in MUC's order: do they say
    so themselves, is doubt expressed and the report itself in doubt, or is it told plainly, by whomever."""
    names = {name for entity in bodies for name in entity}
    told = [r for r in incident["responsibility"] if r["party"] in names] or incident["responsibility"]
    if not told or not bodies:
        return None
    ways, parties = {r["how"] for r in told}, {r["party"] for r in told}
    stances = {c["stance"] for c in claims if c["field"] == "perpetrator" and c["value"]["name"] in parties}
    doubted = "suspects" in stances and "reported" not in ways
    signs = {"claimed": "claimed" in ways, "doubted": doubted, "plain": "asserts" in stances}
    return next((label for sign, label in table()["confidence"].items() if signs.get(sign)), None)


# --- words


def words(text: str) -> list[str]:
    """Its words in lower case, bare of marks."""
    return [w for w in ("".join(c for c in part if c.isalnum()) for part in text.casefold().split()) if w]


def content(text: str) -> list[str]:
    """Its words that tell who or what it is, without numbers."""
    return [w for w in words(text) if w not in table()["empty"] and not w.isdigit()]


def head(text: str) -> list[str]:
    """The telling words of a phrase before its first `of`, `in`, `at` or `from`."""
    own = text
    for word in (" of ", " in ", " at ", " from ", " near ", " on "):
        own = own.split(word)[0]
    return content(own)


def _any(text: str, key: str) -> bool:
    return bool(set(words(text)) & set(table()[key]))
