"""Floors only go up, unless somebody says why."""

import pytest
from bench import floors
from hypothesis import given
from hypothesis import strategies as st

share = st.floats(0, 1).map(lambda x: round(x, 4))


def a_table(least: float = 0.5, most: float = 0.5) -> floors.Table:
    return {"floors": {"x": {"scores.f1": {"least": least}, "errors": {"most": most}}}, "lowered": []}


@given(share, share, share, share)
def test_pinning_never_loosens_a_floor(least: float, most: float, f1: float, errors: float) -> None:
    pinned = floors.pinned("x", {"scores": {"f1": f1}, "errors": errors}, a_table(least, most))["floors"]["x"]
    assert pinned["scores.f1"]["least"] == max(least, f1)
    assert pinned["errors"]["most"] == min(most, errors)


@given(share, share)
def test_what_was_pinned_holds(f1: float, errors: float) -> None:
    figures = {"scores": {"f1": f1}, "errors": errors}
    assert [*floors.falls("x", figures, floors.pinned("x", figures, a_table(0, 1)))] == []


def test_a_worse_figure_falls_and_so_does_one_measured_no_more() -> None:
    fallen = {f.name: f.value for f in floors.falls("x", {"errors": 0.6}, a_table())}
    assert fallen == {"scores.f1": None, "errors": 0.6}


def test_lowering_takes_a_reason_and_keeps_it() -> None:
    figures = {"scores": {"f1": 0.4}, "errors": 0.1}
    with pytest.raises(ValueError, match="reason"):
        floors.lowered("x", "scores.f1", figures, a_table(), " ")
    table = floors.lowered("x", "scores.f1", figures, a_table(), "the gold was corrected")
    assert table["floors"]["x"] == {"scores.f1": {"least": 0.4}, "errors": {"most": 0.5}}
    assert [(n["floor"], n["from"], n["reason"]) for n in table["lowered"]] == [
        ("x scores.f1", {"least": 0.5}, "the gold was corrected")
    ]


def test_the_file_of_floors_can_be_read_and_names_one_end_for_each() -> None:
    for part in floors.read()["floors"].values():
        for bound in part.values():
            assert set(bound) in ({"least"}, {"most"})
