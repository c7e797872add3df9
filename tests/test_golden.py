"""Whole reports, from file to record: what the samples yield, claim by claim."""

import json

import pytest

from tests.golden.make import HERE, records

FOUND = records()


@pytest.mark.parametrize("name", sorted(FOUND))
def test_a_sample_yields_its_golden_record(name: str) -> None:
    assert json.loads(FOUND[name]) == json.loads((HERE / name).read_text(encoding="utf-8"))
