"""The commands as a shell sees them."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from counterclaim.cli import main
from counterclaim.export.schema import schema


def _commands() -> Iterator[tuple[str, click.Command]]:
    yield "counterclaim", main
    yield from main.commands.items()


@pytest.mark.parametrize(("name", "command"), list(_commands()))
def test_every_command_and_option_is_explained(name: str, command: click.Command) -> None:
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name
    assert name == "schema" or "counterclaim " in (command.epilog or ""), "no example"


def test_schema_prints_the_schema() -> None:
    result = CliRunner().invoke(main, ["schema"])
    assert json.loads(result.stdout) == schema()


def test_a_closed_pipe_is_no_news() -> None:
    command = f"{sys.executable} -m counterclaim schema | head -c 1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout == "{"
    assert done.stderr == ""


def test_help_imports_nothing_slow() -> None:
    slow = ("spacy", "rich", "yaml", "trafilatura", "onnxruntime", "sqlalchemy", "numpy")
    code = f"import sys, counterclaim.cli; print([m for m in {slow} if m in sys.modules])"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[]"


def test_help_is_quick() -> None:
    start = time.process_time()
    assert CliRunner().invoke(main, ["read", "--help"]).exit_code == 0
    assert time.process_time() - start < 0.3
