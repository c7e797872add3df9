"""When something is recorded or decided."""

from datetime import UTC, datetime


def now() -> str:
    """This moment: UTC, ISO 8601, to the microsecond, so that moments have an order."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
