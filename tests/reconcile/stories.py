"""Reports and profiles of an invented land, for the tests of merging and of copies."""

from datetime import date
from typing import Any

from counterclaim.model import Count, Place, Report, When
from counterclaim.reconcile.across import Profile
from counterclaim.reconcile.across.words import traces

STORY = """Gunmen on motorcycles opened fire on a bus station in the eastern town of Osmaral on Tuesday, killing
four travellers and wounding eleven others before they fled towards the salt flats, the provincial governor said.
Governor Teva Lindqar told reporters that the attackers wore the grey jackets of the railway guard and that two of
their machines were found burning behind the grain market. A nurse at the town's clinic said that three of the
wounded were children who had been waiting for the early bus to Keldovar. Nobody claimed the attack at once. The
salt flats have been out of the army's reach since the spring floods carried the bridge at Imre away. Traders closed
their stalls for the rest of the day and a curfew was declared from dusk, the governor added."""

TOWNS = {"Osmaral": (10.0, 20.0), "Keldovar": (10.9, 20.0), "Imre": (14.0, 23.0)}


def report(key: str, text: str = STORY, **more: Any) -> Report:
    """A report of 12 March 2024 unless told otherwise."""
    return Report(key=key, text=text, **({"published": date(2024, 3, 12)} | more))


def profile(name: str, day: int = 12, town: str = "Osmaral", text: str = STORY, **more: Any) -> Profile:
    """A main attack of March 2024 in one of the towns, told by a report called `name`."""
    lat, lon = TOWNS[town]
    known: dict[str, Any] = {
        "published": date(2024, 3, min(31, day + 1)),
        "when": When(date(2024, 3, day), date(2024, 3, day), "day"),
        "where": Place(town, country="OS", lat=lat, lon=lon, precision="town"),
        "tolls": (("killed", Count.exactly(4)),),
        "traces": traces(text, day=date(2024, 3, min(31, day + 1))),
        "main": True,
        "subject": True,
    }
    return Profile(f"{name}/i1", name, "i1", type="attack", **(known | more))
