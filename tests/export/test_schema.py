"""The schema of the record, held against records."""

from typing import Any

import jsonschema
import pytest

from counterclaim.export.schema import schema
from counterclaim.model.vocabulary import Field
from tests.dossiers import crossing, quiet

VALIDATOR = jsonschema.Draft202012Validator(schema())


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("dossier", [crossing(), quiet()], ids=["crossing", "quiet"])
def test_records_conform(dossier: Any) -> None:
    VALIDATOR.validate(dossier.to_dict())


def test_every_field_has_the_shape_of_its_value() -> None:
    told = {rule["if"]["properties"]["field"]["const"] for rule in schema()["$defs"]["Claim"]["allOf"]}
    assert told == set(Field.__args__)  # type: ignore[attr-defined]


def test_the_shape_of_a_value_depends_on_its_field() -> None:
    record: Any = crossing().to_dict()
    killed = next(c for c in record["claims"] if c["field"] == "killed")
    killed["value"] = {"text": "many", "name": None}
    assert not VALIDATOR.is_valid(record)


@pytest.mark.parametrize("key", ["id", "key", "text", "published", "outlet", "agencies", "dateline", "relevant"])
def test_a_report_must_have_the_keys_of_the_contract(key: str) -> None:
    record: Any = crossing().to_dict()
    del record["report"][key]
    assert not VALIDATOR.is_valid(record)


def test_notes_are_no_part_of_the_record() -> None:
    assert "notes" not in schema()["properties"]
    assert "notes" not in schema()["$defs"]["Report"]["properties"]
