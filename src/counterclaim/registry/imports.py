"""Refresh lexicon/actors/ucdp.yaml and phoenix.yaml: `python -m counterclaim.registry.imports FOLDER`.

FOLDER holds `ucdp_actors.csv` (names with countries and years, UCDP, CC BY 4.0) and
`Phoenix.MilNonState.actors.txt` (names of armed groups with CAMEO codes, Open Event Data Alliance, MIT
licence). Only names, countries and years are taken, and only of actors that no other file of the folder has.
"""

import csv
import json
import re
import sys
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from counterclaim.lexicon import table
from counterclaim.registry.compile import REGIONS, slug, states
from counterclaim.registry.names import key, words

_IMPORTED = ("ucdp", "phoenix")
_CROWD = re.compile(r"^(Supp?porters|Opponents) of |^(Civilians|Farmers|Herders)", re.IGNORECASE)
_FAITH = re.compile(r"^(Muslim|Christian|Hindu|Sunni|Shia|Copt|Buddhist|Ahmadiyya|Alawite)")
_PART = re.compile(r"faction|clan|family|^Forces of|\bforces of")
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
    """Actors of UCDP's list that are not yet known. Of several in one row each is an actor; governments are states.

    A community that stands there by a bare name gets "people" behind it, so that no ordinary word is taken for it.
    """
    codes = {key(n): c for c, s in states().items() for n in (s["name"], *s.get("also", ()))}
    for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
        where = {codes.get(key(c.split("(")[0].strip())) for c in row["countries"].split(";")}
        code = where.pop() if len(where) == 1 else None
        for name in _each(row["name"]):
            entry = {"name": name, "country": code, **_kind(name)}
            called = {key(entry["name"]), key(entry["name"].split("(")[0])}
            if called & known or name.startswith("Government of"):
                continue
            known.add(key(entry["name"]))
            yield {**entry, "ucdp": name, "years": [int(row["first_year"]), int(row["last_year"])]}


def _each(name: str) -> list[str]:
    """The actors that a row of the list joins with commas."""
    return [part.strip() for part in re.sub(r"\s+", " ", name).split(", ") if part.strip()]


def _kind(name: str) -> dict[str, Any]:
    """What a name of the list stands for: a group, a part of one, a community, a crowd; a name to call it by."""
    if _CROWD.match(name) or _FAITH.match(name):
        return {"kind": "people", "inter": 4 if _FAITH.match(name) else 5, "vague": True}
    if _PART.search(name):
        whole = name.split(" - ", maxsplit=1)[0] if " - " in name else None
        kin = "clan" in name or "family" in name
        kind = {"kind": "militia", "inter": 4} if kin else {"kind": "rebels", "inter": 2}
        return {**kind, "parent": slug(whole)} if whole else kind
    if "(" not in name and len(words(name)) == 1 and not name.isupper() and not re.search(r"[^\w'’]", name):
        return {"name": f"{name} people", "kind": "people", "inter": 4, "vague": True}
    if _COMMUNITY.match(name) and not name.isupper():
        return {"kind": "militia", "inter": 4}
    return {"kind": "rebels", "inter": 2}


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


def _rooted(row: dict[str, Any]) -> dict[str, Any]:
    """A row without a parent that no file kept by hand has."""
    held = {r.get("id") or slug(r["name"]) for region in REGIONS if region not in _IMPORTED for r in _rows(region)}
    return row if row.get("parent") in held else {k: v for k, v in row.items() if k != "parent"}


def _rows(region: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = table(f"actors/{region}", "")
    return found


def _write(name: str, rows: list[dict[str, Any]], origin: str) -> None:
    lines = [f"# {origin}\n# Made by `python -m counterclaim.registry.imports`; not edited by hand.\n"]
    lines += [f"- {json.dumps(r, ensure_ascii=False)}\n" for r in rows] or ["[]\n"]
    Path(str(files("counterclaim.lexicon").joinpath("actors", f"{name}.yaml"))).write_text(
        "".join(lines), encoding="utf-8"
    )


def attested(files_: Iterable[Path]) -> list[str]:
    """The ids of the rows kept by hand without a source whose name the Phoenix dictionaries carry.

    A name of one plain word may be somebody else's: it counts where the dictionary gives it the row's country too.
    """
    listed: dict[str, set[str | None]] = {}
    for path in files_:
        for name, country in _entries(path.read_text(encoding="latin-1")):
            listed.setdefault(name, set()).add(country)
    rows = [r for region in REGIONS if region not in _IMPORTED for r in table(f"actors/{region}", "")]
    bare = [r for r in rows if not r.get("source") and not r.get("ucdp")]
    return sorted({r.get("id") or slug(r["name"]) for r in bare if _carried(r, listed)})


def _entries(text: str) -> Iterator[tuple[str, str | None]]:
    """The key of each name of a dictionary with the country of its code, None where the code names none."""
    for block in re.split(r"\n(?=[A-Z0-9])", text):
        code = re.search(r"\[~?([A-Z]{3})", block)
        country = _ALPHA3.get(code[1]) if code else None
        for line in re.findall(r"^\+?([A-Z][^\[\n#]+)", block, re.M):
            yield key(re.sub(r"\(.*?\)|_", " ", line).strip()), country


def _carried(row: dict[str, Any], listed: dict[str, set[str | None]]) -> bool:
    for name in (row["name"], *row.get("also", ())):
        own = len(words(name)) > 1 or name.isupper()
        held = listed.get(key(name), set())
        if held and (own or (row.get("country") in held and row.get("country"))):
            return True
    return False


def main() -> None:
    """Read the folder given and write the two files."""
    folder, known = Path(sys.argv[1]), known_names()
    armed = [_rooted(row) for row in ucdp(folder / "ucdp_actors.csv", known)]
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
    found = attested(sorted(folder.glob("Phoenix.*.actors.txt")))
    head = (
        "# Rows kept by hand that the Phoenix dictionaries name too. Made by `python -m counterclaim.registry.imports`."
    )
    lines = "".join(f"  - {ident}\n" for ident in found)
    Path(str(files("counterclaim.lexicon").joinpath("actors", "attested.yaml"))).write_text(
        f"{head}\nphoenix:\n{lines}"
    )


if __name__ == "__main__":
    main()
