# The checks, the pages made from code, the tests. `just` lists them.

_list:
    @just --list

# everything that must hold before a commit
check:
    ruff check .
    ruff format --check .
    mypy
    lint-imports
    just docs --check
    python -m pytest

# write what the pages take from the code; `just docs --check` only compares
docs how="-r":
    cog {{ how }} README.md docs/cli.md docs/lexicon.md docs/vocabulary.md docs/when.md docs/where.md docs/who.md

# put the code into shape
fix:
    ruff check --fix .
    ruff format .

# accuracy on one benchmark, for instance `just bench wire`
bench name *more:
    python -m bench {{ name }} {{ more }}
