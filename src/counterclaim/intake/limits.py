"""What to say of an input that is too large."""

from counterclaim.errors import SkipReportError


def too_long(item: str, held: str, limit: int) -> SkipReportError:
    """The fault of an item that holds `held` where `limit` characters are allowed."""
    return SkipReportError(item, f"{held}, over the limit of {limit:,} characters; --limit raises it")
