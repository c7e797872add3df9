"""Refresh lexicon/actors/ucdp.yaml and phoenix.yaml: `python -m counterclaim.registry.imports FOLDER`.

FOLDER holds `ucdp_actors.csv` (names with countries and years, UCDP, CC BY 4.0) and
`Phoenix.MilNonState.actors.txt` (names of armed groups with CAMEO codes, Open Event Data Alliance, MIT
licence). Only names, countries and years are taken, and only of actors that no other file of the folder has.
"""

import csv
import json
import re
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from counterclaim.lexicon import table
from counterclaim.registry.compile import REGIONS, states
from counterclaim.registry.names import key, words

_IMPORTED = ("ucdp", "phoenix")
_SKIP = re.compile(
    r"^(Government of|Supp?porters of|Opponents of|Forces of|Civilians|supporters of)|,|faction|clan|\d{2,}"
    r"|family|^(Muslim|Christian|Hindu|Sunni|Shia|Copt|Farmer|Herder|Buddhist|Ahmadiyya|Alawite)"
)
_COMMUNITY = re.compile(r"^\w+(?: \((?!Kenya)\w+\))?$")
# CAMEO's (ISO 3166-1 alpha-3) codes that do not begin like the alpha-2 code are found in this list.
_ALPHA3 = {
    "DZA": "DZ",
    "AGO": "AO",
    "ARG": "AR",
    "BGD": "BD",
    "BOL": "BO",
    "CHL": "CL",
    "COL": "CO",
    "DEU": "DE",
    "DOM": "DO",
    "ECU": "EC",
    "EGY": "EG",
    "ESP": "ES",
    "FRA": "FR",
    "GBR": "GB",
    "GRC": "GR",
    "GTM": "GT",
    "HND": "HN",
    "IDN": "ID",
    "IND": "IN",
    "IRN": "IR",
    "IRQ": "IQ",
    "ISR": "IL",
    "ITA": "IT",
    "JOR": "JO",
    "JPN": "JP",
    "KEN": "KE",
    "LBN": "LB",
    "LBY": "LY",
    "MEX": "MX",
    "MAR": "MA",
    "NGA": "NG",
    "NIC": "NI",
    "NPL": "NP",
    "PAK": "PK",
    "PER": "PE",
    "PHL": "PH",
    "PSE": "PS",
    "PRT": "PT",
    "RUS": "RU",
    "SLV": "SV",
    "SOM": "SO",
    "LKA": "LK",
    "SYR": "SY",
    "TUR": "TR",
    "UGA": "UG",
    "URY": "UY",
    "USA": "US",
    "VEN": "VE",
    "YEM": "YE",
    "ZAF": "ZA",
    "THA": "TH",
    "MMR": "MM",
    "RWA": "RW",
    "TCD": "TD",
    "SDN": "SD",
    "UZB": "UZ",
    "AFG": "AF",
}


def ucdp(path: Path, known: set[str]) -> Iterator[dict[str, Any]]:
    """Actors of UCDP's list that are one group each and not yet known; single plain words are communities."""
    codes = {key(n): c for c, s in states().items() for n in (s["name"], *s.get("also", ()))}
    peoples = {key(n + end) for s in states().values() for n in (*s["adj"], *s["people"]) for end in ("", "s")}
    for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
        name = row["name"].strip()
        if (
            _SKIP.search(name)
            or key(name) in known
            or key(name.split("(")[0]) in known
            or len(key(name)) < 3
            or key(name) in peoples
        ):
            continue
        if "(" not in name and len(words(name)) == 1 and len(name) < 7 and not name.isupper():
            continue
        where = {codes.get(key(c.split("(")[0].strip())) for c in row["countries"].split(";")}
        code = where.pop() if len(where) == 1 else None
        kind = "militia" if _COMMUNITY.match(name) and not name.isupper() else "rebels"
        yield {
            "name": name,
            "country": code,
            "kind": kind,
            "inter": 4 if kind == "militia" else 2,
            "ucdp": name,
            "years": [int(row["first_year"]), int(row["last_year"])],
        }


def phoenix(path: Path, known: set[str]) -> Iterator[dict[str, Any]]:
    """Groups of the Phoenix list with their other names; only names of two words or more, or acronyms."""
    for block in re.split(r"\n(?=[A-Z0-9])", path.read_text(encoding="latin-1")):
        head = re.match(r"([A-Z0-9][^\[\n]*?)_*\s*\[(\w{3})REB", block)
        if not head:
            continue
        raw = [head[1], *re.findall(r"^\+([^\n#\[]+)", block, re.M)]
        names = [n for n in map(_name, raw) if n and len(n) < 70 and len(key(n).split()) > 1]
        acronyms = [a for r in raw for a in re.findall(r"\(([A-Z][A-Z/-]{2,7})\)", r)]
        if names and not known & {key(n) for n in names}:
            known |= {key(n) for n in names}
            row: dict[str, Any] = {
                "name": names[0],
                "country": _ALPHA3.get(head[2]),
                "kind": "rebels",
                "inter": 2,
                "source": "phoenix",
            }
            also = list(dict.fromkeys([*names[1:], *acronyms]))
            yield {**row, "also": also} if also else row


def _name(raw: str) -> str:
    """A name of the list as it is written in the news."""
    plain = re.sub(r"\(.*?\)", "", raw).replace("_", " ").strip()
    small = {"of", "the", "and", "for", "in", "to", "de", "al"}
    return " ".join(w.lower() if w.lower() in small and n else w.capitalize() for n, w in enumerate(plain.split()))


def known_names() -> set[str]:
    """The keys of all names in the files that are kept by hand."""
    rows = [r for region in REGIONS if region not in _IMPORTED for r in table(f"actors/{region}", "")]
    return {key(n) for r in rows for n in (r["name"], *r.get("also", ()), r.get("ucdp") or r["name"])}


def _write(name: str, rows: list[dict[str, Any]], origin: str) -> None:
    lines = [f"# {origin}\n# Made by `python -m counterclaim.registry.imports`; not edited by hand.\n"]
    lines += [f"- {json.dumps(r, ensure_ascii=False)}\n" for r in rows] or ["[]\n"]
    Path(str(files("counterclaim.lexicon").joinpath("actors", f"{name}.yaml"))).write_text(
        "".join(lines), encoding="utf-8"
    )


def main() -> None:
    """Read the folder given and write the two files."""
    folder, known = Path(sys.argv[1]), known_names()
    armed = list(ucdp(folder / "ucdp_actors.csv", known))
    _write(
        "ucdp",
        armed,
        "Actors as the Uppsala Conflict Data Program names them (CC BY 4.0), with first and last year.",
    )
    known |= {key(r["name"]) for r in armed}
    groups = list(phoenix(folder / "Phoenix.MilNonState.actors.txt", known))
    _write(
        "phoenix",
        groups,
        "Armed groups of the Phoenix actor dictionaries (Open Event Data Alliance, MIT licence).",
    )


if __name__ == "__main__":
    main()
