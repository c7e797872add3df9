"""Places that a command line names."""

import re

from counterclaim.errors import UsageError

_POINT = re.compile(r"\s*([-+]?\d+(?:\.\d+)?)\s*,\s*([-+]?\d+(?:\.\d+)?)\s*")


def point(told: str) -> tuple[float, float]:
    """Latitude and longitude of `LAT,LON` or of a place's name, the most prominent one that bears it.

    Raises UsageError if it is neither.
    """
    if given := _POINT.fullmatch(told):
        lat, lon = float(given[1]), float(given[2])
        if abs(lat) > 90 or abs(lon) > 180:
            raise UsageError(f"{told!r} is no point on Earth; write latitude,longitude in degrees")
        return lat, lon
    from counterclaim import gazetteer  # noqa: PLC0415

    found = next((p for p in gazetteer.candidates(told) if p.lat is not None and p.lon is not None), None)
    if found is None or found.lat is None or found.lon is None:
        raise UsageError(f"no place {told!r} is known; give its point as LAT,LON")
    return found.lat, found.lon
