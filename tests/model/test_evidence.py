"""Evidence can only be built by citing the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model import Report


@given(st.text(min_size=1), st.data())
def test_a_citation_is_what_the_text_says(text: str, data: st.DataObject) -> None:
    report = Report(key="k", text=text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if not text[start:end].strip():
        with pytest.raises(ValueError, match="blanks"):
            report.cite(start, end)
        return
    evidence = report.cite(start, end)
    assert text[evidence.start : evidence.end] == evidence.quote == text[start:end].strip()


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 4), (-1, 2), (0, 99)])
def test_a_span_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no span"):
        Report(key="k", text="Four died.").cite(start, end)


def test_a_quote_is_found_word_for_word_or_refused() -> None:
    report = Report(key="k", text="Four died. Four lived.")
    assert report.locate("Four", after=5).start == 11
    with pytest.raises(ValueError, match="does not say"):
        report.locate("Five")


def test_the_id_is_the_text_and_nothing_else() -> None:
    one = Report(key="a", text="Four  died.\n", title="x")
    assert one.id == Report(key="b", text="Four died.").id
    assert one.id != Report(key="a", text="Five died.").id
