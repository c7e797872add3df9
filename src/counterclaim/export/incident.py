"""An incident of the ledger as plain values to print: accounts side by side over reports, tolls over time, what is
known how well."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from counterclaim.export import words
from counterclaim.export.mask import blackout
from counterclaim.model import Claim, Figure
from counterclaim.model.record import plain
from counterclaim.model.testimony import Corroboration, Tally, Testimony, Whole

Record = dict[str, Any]


def record(
    whole: Whole,
    testimonies: Sequence[Testimony],
    reports: Iterable[Mapping[str, Any]],
    unsure: Iterable[Mapping[str, Any]] = (),
    *,
    mask: bool = True,
) -> Record:
    """All that there is to show of an incident.

    `reports` are the heads of its reports, `unsure` the pairs that wait for a person. `mask` blacks out the names of
    private persons in everything, quotations too.
    """
    made = {
        "incident": {**plain(whole.incident), "told": _told(whole)},
        "accounts": _accounts(whole, testimonies),
        "tolls": [_tally(t, whole) for t in whole.tallies],
        "fields": [_field(c, whole) for c in whole.corroboration],
        "grades": _grades(whole),
        "reports": [dict(r) for r in reports],
        "unsure": [dict(u) for u in unsure],
    }
    return blackout(made, testimonies) if mask else made


def _told(whole: Whole) -> Record:
    """The reading in words."""
    one = whole.incident
    figures = ((f, getattr(one, f)) for f in ("killed", "wounded", "missing", "abducted", "detained", "casualties"))
    return {
        "what": words.what(one),
        "when": words.when(one.when),
        "where": words.where(one.where),
        "tolls": {field: words.interval(f) for field, f in figures if f is not None},
        "reports": whole.reports,
        "tellings": whole.tellings,
        "testimonies": list(whole.testimonies),
        "first": plain(whole.first),
        "last": plain(whole.last),
    }


def _names(whole: Whole) -> dict[str, str]:
    return {s.id: s.name for s in whole.sources}


def _accounts(whole: Whole, testimonies: Sequence[Testimony]) -> list[Record]:
    """What each source says, report by report."""
    spoken = dict(whole.spoken)
    said: dict[str, list[Record]] = defaultdict(list)
    for one in testimonies:
        for claim in one.claims:
            said[spoken[claim.id]].append(_claim(claim, one))
    return [
        {"source": {k: v for k, v in plain(s).items() if k != "mentions"}, "claims": said[s.id]} for s in whole.sources
    ]


def _claim(claim: Claim, testimony: Testimony) -> Record:
    return {
        "id": claim.id, "field": claim.field, "value": plain(claim.value), "words": words.value(claim, brief=True),
        "stance": claim.stance, "report": testimony.report, "key": testimony.key, "outlet": testimony.outlet,
        "published": plain(testimony.published), "quote": [e.quote for e in claim.evidence],
        "relayed_by": list(claim.relayed_by), "rule": claim.rule,
    }  # fmt: skip


def _tally(one: Tally, whole: Whole) -> Record:
    names = _names(whole)
    return {**plain(one), "source": names[one.source], "number": words.interval(Figure(one.low, one.best, one.high))}


def _field(one: Corroboration, whole: Whole) -> Record:
    names = _names(whole)
    by = {k: [names[i] for i in getattr(one, k)] for k in ("asserted", "suspected", "denied")}
    return {"field": one.field, "value": one.value, "standing": one.standing, "claims": list(one.claims), **by}


def _grades(whole: Whole) -> list[Record]:
    """What projects' own grades would need, beside what there is; the grade itself is theirs to give.

    Airwars: airwars.org/research/methodology. UCDP: the GED codebook's `number_of_sources` and an organised actor.
    """
    admitted = sorted({b.party for b in whole.incident.responsibility if b.how == "claimed"})
    named = sum(not s.anonymous and not s.person for s in whole.sources)
    dead = whole.incident.killed
    return [
        {"project": "Airwars", "needs": "Confirmed: a belligerent's admission of civilian harm",
         "has": f"responsibility claimed by {', '.join(admitted)}" if admitted else "no claim of responsibility"},
        {"project": "Airwars", "needs": "Fair: two or more credible sources",
         "has": f"{len(whole.sources)} independent sources, {named} of them named"},
        {"project": "UCDP", "needs": "a death, and an organised actor",
         "has": f"killed: {words.interval(dead) if dead else 'nobody says'}; "
                f"named as acting: {', '.join(_acting(whole)) or 'nobody'}"},
    ]  # fmt: skip


def _acting(whole: Whole) -> list[str]:
    one = whole.incident
    return list(dict.fromkeys(p.name for p in (*one.perpetrators, *one.parties)))
