"""What can go wrong, as few kinds as there are things to do about it.

The first line of a class's docstring is the message's stem; the reason follows it.
"""

from typing import Self


class CounterclaimError(Exception):
    """counterclaim cannot go on."""


class SkipReportError(CounterclaimError):
    """This item cannot be read; the rest goes on.

    `item` names the file (and line, where there is one), `reason` says why in plain words.
    """

    def __init__(self, item: str, reason: str) -> None:
        """Name the item and the reason."""
        super().__init__(f"{item}: {reason}")
        self.item = item
        self.reason = reason

    def __reduce__(self) -> tuple[type[Self], tuple[str, str]]:
        """How to build it again in another process."""
        return type(self), (self.item, self.reason)


class AbortError(CounterclaimError):
    """The run cannot go on: a full disk, a foreign ledger, a missing part of the installation."""


class UsageError(CounterclaimError):
    """What was asked for does not exist: an unknown convention, policy, claim or option."""


class LexiconError(CounterclaimError):
    """A lexicon file is not of the shape that its reader needs."""
