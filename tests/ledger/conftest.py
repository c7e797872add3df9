"""Ledgers for tests: every test that takes `place` runs on an SQLite file and on PostgreSQL."""

import itertools
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from bench import postgres

_COUNT = itertools.count()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """A private PostgreSQL; skips where none is installed."""
    pytest.importorskip("psycopg", reason="no psycopg: pip install counterclaim[postgres]")
    try:
        with postgres.server() as url:
            yield url
    except FileNotFoundError as fault:
        pytest.skip(str(fault))


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """A call gives the name of a ledger that is not there yet."""
    if request.param == "sqlite":
        return lambda: str(tmp_path / f"l{next(_COUNT)}.sqlite")
    url = request.getfixturevalue("server")
    return lambda: postgres.new_database(url, f"l{next(_COUNT)}")


@contextmanager
def small_disk(folder: Path, size: int, *options: str) -> Iterator[Path]:
    """A file system of `size` bytes at `folder`; skips where none may be mounted."""
    folder.mkdir()
    wanted = ",".join([f"size={size}", *options])
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", wanted, "tmpfs", folder], capture_output=True, check=False)
    if made.returncode:
        pytest.skip("no file system can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)
