"""Standard output, written whole or not at all."""

import errno
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType, TracebackType
from typing import Self

from counterclaim.errors import AbortError

CLOSED = 141
"""The exit code when whoever reads the output has gone: what a shell gives for SIGPIPE."""


class Output:
    """Standard output in UTF-8. Each `write` is one piece that no interrupt cuts in two.

    A closed pipe ends the run quietly; a full disk raises AbortError.
    """

    def __init__(self) -> None:
        """Take standard output as it is."""
        self._stream = sys.stdout.buffer

    def __enter__(self) -> Self:
        """The output, ready."""
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, _: TracebackType | None) -> None:
        """Nothing is held back, so there is nothing to do."""

    def write(self, text: str) -> None:
        """Write `text` and hand it on at once. Lone surrogates become question marks.

        Raises AbortError if there is no room.
        """
        with _uninterrupted():
            try:
                self._stream.write(text.encode("utf-8", errors="replace"))
                self._stream.flush()
            except BrokenPipeError:
                _leave()
            except OSError as fault:
                if fault.errno == errno.EPIPE:
                    _leave()
                raise AbortError(f"standard output: {fault.strerror}") from fault


def _leave() -> None:
    """End the run quietly; whatever is left in the buffers goes nowhere."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise SystemExit(CLOSED)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Keep an interrupt waiting until the block is done."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    waiting: list[int] = []

    def note(number: int, _: FrameType | None) -> None:
        waiting.append(number)

    before = signal.signal(signal.SIGINT, note)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if waiting:
        raise KeyboardInterrupt
