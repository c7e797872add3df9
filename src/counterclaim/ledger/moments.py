"""When something is recorded or decided."""

from datetime import UTC, date, datetime, timedelta


def now() -> str:
    """This moment: UTC, ISO 8601, to the microsecond, so that moments have an order."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def end_of(day: date) -> str:
    """The first moment after a day, in UTC, as moments are written."""
    return (day + timedelta(1)).isoformat()
