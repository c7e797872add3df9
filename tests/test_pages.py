"""The pages whose tables the program makes say what it says today."""

from pathlib import Path

import pytest
from cogapp import Cog

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("page", ["when", "where", "who"])
def test_the_tables_of_a_page_are_those_of_the_program(page: str) -> None:
    assert Cog().main(["cog", "--check", "-I", str(ROOT), str(ROOT / "docs" / f"{page}.md")]) == 0
