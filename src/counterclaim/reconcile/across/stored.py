"""Profiles as JSON and back, for a store."""

from dataclasses import fields
from datetime import date, datetime
from typing import Any

from counterclaim.model import Count, Place, When
from counterclaim.model.record import plain
from counterclaim.reconcile.across.profile import Profile
from counterclaim.reconcile.across.words import Traces

_TRACES = frozenset(f.name for f in fields(Traces))
_SETS = ("parties", "targets", "means", "sources")


def dump(profile: Profile) -> dict[str, Any]:
    """A profile as plain JSON values; sets are sorted lists, what is empty stays out."""
    record = {f.name: getattr(profile, f.name) for f in fields(profile)}
    record |= {name: sorted(record[name]) for name in _SETS}
    left = {f.name: getattr(profile.traces, f.name) for f in fields(Traces)}
    record["traces"] = {k: sorted(v) if isinstance(v, frozenset) else v for k, v in left.items() if v}
    record["tolls"] = [[name, count.low, count.best, count.high] for name, count in profile.tolls]
    record["where"] = {k: v for k, v in plain(profile.where).items() if v not in (None, "", [], False)}
    record["when"] = {k: v for k, v in plain(profile.when).items() if v not in (None, "")}
    return {k: plain(v) for k, v in record.items() if v not in (None, "", [], {}, ())}


def load(record: dict[str, Any]) -> Profile:
    """The profile that `dump` wrote; traces that a newer counterclaim left besides are of no use here."""
    found = {"incident": "", "type": None} | record
    found |= {name: frozenset(found.get(name, ())) for name in _SETS}
    left: dict[str, Any] = {k: v for k, v in found.get("traces", {}).items() if k in _TRACES}
    found["traces"] = Traces(**{k: frozenset(v) if isinstance(v, list) else v for k, v in left.items()})  # type: ignore[arg-type]
    found["tolls"] = tuple((name, Count(*ends)) for name, *ends in found.get("tolls", ()))
    found["where"] = Place(**({"name": None} | found.get("where", {})))
    when = found.get("when", {})
    found["when"] = When(_moment(when.get("start")), _moment(when.get("end")), when.get("precision", "unknown"))
    found["published"] = _moment(found.get("published"))
    return Profile(**found)


def _moment(text: str | None) -> date | datetime | None:
    if text is None:
        return None
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
