"""What cog puts into docs/when.md, docs/where.md and docs/who.md: sentences read by the program as it is."""

from collections import Counter
from datetime import date

from counterclaim import read
from counterclaim.export import coded as coding
from counterclaim.export import codes
from counterclaim.extraction.rules.actors import Actors
from counterclaim.extraction.rules.places import places
from counterclaim.extraction.rules.times import times
from counterclaim.language import load
from counterclaim.lexicon import table
from counterclaim.model import Place, Report, When
from counterclaim.registry.table import registry

DAY = date(2024, 7, 31)
"""A Wednesday: the day of the reports on these pages."""


def when(*sentences: str) -> str:
    """Each time of the sentences: the words, the interval, its precision, the codes, the rule."""
    rows = ["| sentence | from | to | precision | UCDP | ACLED | rule |", "|---|---|---|---|---|---|---|"]
    for text in sentences:
        for one in times(load().doc(text), Report("x", text, published=DAY)):
            shown = text.replace(one.when.text, f"**{one.when.text}**", 1)
            rows.append(
                f"| {shown} | {_moments(one.when)} | {one.when.precision} | {_codes(one.when)} | `{one.rule}` |"
            )
    return "\n".join(rows)


def _moments(found: When) -> str:
    """The ends of an interval, a dash for an open one."""
    ends = (e.isoformat() if e else "–" for e in (found.start, found.end))
    return " | ".join(ends)


def _codes(found: When) -> str:
    return " | ".join("–" if c is None else str(c) for c in (codes.date_prec(found), codes.time_precision(found)))


def where(*texts: str) -> str:
    """Each place of the texts, resolved together: the words, what it is, the point, its uncertainty, why."""
    rows = [
        "| words | country | province | point | precision | ± km | UCDP | ACLED | why |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for text in texts:
        rows.append(f"| _{text}_ | | | | | | | | |")
        rows += [
            _place(one.place) for one in places(load().doc(text), Report("x", text, published=DAY)) if one.locative
        ]
    return "\n".join(rows)


def _place(found: Place) -> str:
    point = "–" if found.lat is None else f"{found.lat:.2f} {found.lon:.2f}{' (centroid)' if found.centroid else ''}"
    told = (found.text, found.country, found.admin1, point, found.precision, found.radius_km,
            codes.where_prec(found), codes.geo_precision(found), found.reason)  # fmt: skip
    return "| " + " | ".join("–" if v in (None, "") else str(v) for v in told) + " |"


def who(*pairs: tuple[str, str]) -> str:
    """Whom a word of a text stands for: the party's name, the actor, the rule."""
    rows = ["| text | party | actor | why |", "|---|---|---|---|"]
    for text, word in pairs:
        doc = load().doc(text)
        head = [t.i for t in doc if t.text == word][-1]
        party = Actors(doc, Report("x", text, published=DAY)).party(head)
        told = (f"{party.name} | {party.actor or '–'} | {_rule(party.reason)}") if party else "– | – | –"
        rows.append(f"| {text.replace(word, f'**{word}**')} | {told} |")
    return "\n".join(rows)


def coded(text: str, form: str) -> str:
    """The one incident of a text as a row in the columns of UCDP or ACLED: those that are filled."""
    (dossier,) = read(f"{text}\n", published=DAY)
    (row,) = coding.rows(dossier, form)
    told = [f"`{k}` {v}" for k, v in row.items() if v is not None]
    return f"> {text}\n\n" + " · ".join(told)


def _rule(reason: str) -> str:
    return f"`{reason}`" if reason else "–"


def coverage() -> str:
    """The registry by kind of actor and by the source of the row."""
    rows = [(row[2], row[7] if row[7] in _SOURCES else "other") for row in registry().rows]
    counts, kinds = Counter(rows), Counter(kind for kind, _ in rows)
    out = ["| kind | " + " | ".join(_SOURCES) + " | all |", "|---|" + "---:|" * (len(_SOURCES) + 1)]
    for kind, total in kinds.most_common():
        out.append(f"| {kind} | " + " | ".join(str(counts[kind, s] or "") for s in _SOURCES) + f" | {total} |")
    sums = Counter(source for _, source in rows)
    out.append("| all | " + " | ".join(str(sums[s]) for s in _SOURCES) + f" | {len(rows)} |")
    return "\n".join(out)


_SOURCES = ("ISO 3166-1", "by rule", "ucdp", "phoenix", "unsourced")


def sourced() -> str:
    """How many named periods and curated places have a source of their own, and how many say that they have none."""
    periods = list(table("periods", "").values())
    spots = [{**group["all"], **row} for group in table("places", "") for row in group["rows"]]
    rows = ["| table | rows | unsourced |", "|---|---:|---:|"]
    for name, some in (("periods.yaml", periods), ("places.yaml", spots)):
        rows.append(f"| {name} | {len(some)} | {sum(r['source'] == 'unsourced' for r in some)} |")
    return "\n".join(rows)
