"""Which of a report's incidents MUC-4 asks about: a weighing of what is told of each, with the weights of muc4.yaml.

The task asks for acts of terror and for attacks on those who do not fight, in its nine countries, told with
particulars and not long past. Its keys follow that unevenly, so the weights are fitted to them: logistic regression on
the DEV part, by `python -m bench.weighing`.
"""

import math
from collections.abc import Mapping
from datetime import date
from typing import Any

Json = Mapping[str, Any]
TOLLS = ("killed", "wounded", "abducted", "casualties")
PARTIES = ("perpetrators", "targets", "parties")


def signs(incident: Json, template: Json, dossier: Json, table: Json) -> dict[str, float]:
    """What is told of an incident, each sign 0 or 1 or a small number."""
    when, where, status = incident["when"], incident["where"], incident["status"]
    claims = [c for c in dossier["claims"] if c["incident"] == incident["id"]]
    doers = [p["text"] for p in incident["perpetrators"]]
    hit = [p["text"] for p in incident["targets"]]
    age = _age(when["start"], dossier["report"]["published"])
    known = where["country"] is not None
    sure = where["precision"] in table["sure_places"]
    found = {
        "bias": 1.0,
        "main": incident["main"],
        "first": incident["id"] == dossier["incidents"][0]["id"],
        f"type {incident['type']}": True,
        "not accomplished": status not in ("accomplished", "ongoing"),
        "ongoing": status == "ongoing",
        "many": incident["aggregate"] is not None,
        "dated": age is not None,
        "today": age is not None and age <= 3,
        "past": age is not None and 14 < age <= table["oldest_days"],
        "history": age is not None and age > table["oldest_days"],
        "at home": known and where["country"] in table["countries"],
        "abroad": known and where["country"] not in table["countries"],
        "surely abroad": known and sure and where["country"] not in table["countries"],
        "placed": where["precision"] in ("site", "town", "district"),
        "victims": bool(template["victim"]),
        "several victims": len(template["victim"]) > 1,
        "things": bool(template["phys_target"]),
        "weapons": bool(template["instrument"]),
        "people did it": bool(template["perp_individual"]),
        "organisations did it": bool(template["perp_org"]),
        "forces did it": any(_has(t, table["forces"]) for t in doers),
        "rebels did it": any(_has(t, table["rebels"]) for t in doers),
        "fighters hit": any(_has(t, table["combatants"]) for t in hit),
        "only fighters hit": bool(hit) and all(_has(t, table["combatants"]) for t in hit),
        "named victim": any(_named(t) for e in template["victim"] for t in e),
        "parties": bool(incident["parties"]),
        "killed": bool(incident["killed"]),
        "many killed": bool(incident["killed"] and (incident["killed"]["low"] or 0) > 15),
        "wounded": bool(incident["wounded"]),
        "others": math.log1p(len(dossier["incidents"])) - 1.1,
        "nothing": not (template["victim"] or template["phys_target"]),
        **_told(claims),
        **{f"{role} {p['inter']}": True for role in PARTIES for p in incident[role] if p["inter"]},
        **{f"{role} private": True for role in PARTIES if any(p["person"] for p in incident[role])},
        **_shape(claims, dossier["report"]["text"]),
    }
    return {name: float(value) for name, value in found.items() if value}


def _told(claims: list[Json]) -> dict[str, float]:
    """How much is claimed, what was damaged, and who is counted."""
    tolls = [c["value"] for c in claims if c["field"] in TOLLS]
    return {
        "claims": math.log1p(len(claims)) - 1.8,
        "damage": any(c["field"] == "damage" for c in claims),
        "part": any(t["scope"] == "part" for t in tolls),
        **{f"harmed {t['who']}": 1.0 for t in tolls},
    }


def _shape(claims: list[Json], text: str) -> dict[str, float]:
    """How late the incident is told, in how many sentences, and how long the report is."""
    starts = [e["start"] for c in claims for e in c["evidence"]]
    sentences = {text.count(". ", 0, start) for start in starts}
    late = min(min(starts, default=0) / 3000, 1.5)
    return {"late": late, "dwelt on": math.log1p(len(sentences)) - 1, "long": len(text) / 4000}


def chance(incident: Json, template: Json, dossier: Json, table: Json) -> float:
    """How likely it is, from 0 to 1, that the keys hold a template for the incident."""
    age = _age(incident["when"]["start"], dossier["report"]["published"])
    found = signs(incident, template, dossier, table)
    if "surely abroad" in found or (age is not None and age > table["forgotten_days"]):
        return 0.0
    told = sum(table["weights"].get(k, 0.0) * v for k, v in found.items())
    return 1 / (1 + math.exp(-told))


def _age(start: str | None, published: str | None) -> int | None:
    """Days from an incident to its report, None where the text does not date it."""
    if not (start and published):
        return None
    return (date.fromisoformat(published[:10]) - date.fromisoformat(start[:10])).days


def _has(text: str, words: list[str]) -> bool:
    return bool({w.strip(",.'\"").casefold() for w in text.split()} & set(words))


def _named(text: str) -> bool:
    """Whether a phrase ends in a name of two words or more."""
    last = text.split()[-2:]
    return len(last) > 1 and all(w[:1].isupper() for w in last)
