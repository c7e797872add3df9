"""A private PostgreSQL server, from the binaries that are installed: for tests and benchmarks, gone afterwards."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def binaries() -> Path | None:
    """The folder of the newest server installed, None if there is none (Debian: `apt-get install postgresql`)."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda p: float(p.parts[-3]))
    if found:
        return found[-1].parent
    path = shutil.which("postgres")
    return Path(path).resolve().parent if path else None


@contextmanager
def server(*, durable: bool = False) -> Iterator[str]:
    """A server as long as the block lasts; the URL of its database `postgres`.

    Without `durable` it does not wait for the disk, which only a crash of the machine would tell. Raises
    FileNotFoundError if no server is installed.
    """
    folder = binaries()
    if folder is None:
        raise FileNotFoundError("no PostgreSQL server is installed")
    home = Path(tempfile.mkdtemp(prefix="counterclaim-pg-"))
    user = "postgres" if os.geteuid() == 0 else None
    if user:
        shutil.chown(home, user, user)
    port = _free_port()
    options = ["-p", str(port), "-k", str(home), "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=40"]
    if not durable:
        options += ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]
    data = home / "data"
    try:
        made = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "-D", str(data)]
        subprocess.run(_as(user, [str(folder / "initdb"), *made]), check=True, capture_output=True, cwd=home)
        with (home / "log").open("w") as log:
            running = subprocess.Popen(
                _as(user, [str(folder / "postgres"), "-D", str(data), *options]), stdout=log, stderr=log, cwd=home
            )
        try:
            _wait(folder, port, running)
            yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
        finally:
            stop = _as(user, [str(folder / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop"])
            subprocess.run(stop, check=False, capture_output=True, cwd=home)
            running.wait(timeout=20)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def new_database(server_url: str, name: str) -> str:
    """Make an empty database; its URL."""
    import psycopg  # noqa: PLC0415
    from psycopg import sql  # noqa: PLC0415

    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return server_url.rsplit("/", 1)[0] + f"/{name}"


def _as(user: str | None, command: list[str]) -> list[str]:
    """The command as another user, since PostgreSQL refuses to be run by root."""
    return ["runuser", "-u", user, "--", *command] if user else command


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait(folder: Path, port: int, running: "subprocess.Popen[bytes]") -> None:
    """Until the server answers."""
    for _ in range(300):
        ready = subprocess.run(
            [str(folder / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)], check=False, capture_output=True
        )
        if ready.returncode == 0:
            return
        if running.poll() is not None:
            raise FileNotFoundError("the PostgreSQL server does not start")
        time.sleep(0.1)
    raise FileNotFoundError("the PostgreSQL server does not answer")
