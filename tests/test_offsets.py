"""Gold kept as offsets comes back as it was."""

from bench.offsets import pack, unpack
from hypothesis import given
from hypothesis import strategies as st

TEXT = "Two men were hurt in Orvel on Monday, the police said."
WORDS = st.sampled_from(["Orvel", "the police", "Two men", "not in the text", "", "Monday"])
VALUES = st.one_of(st.none(), st.fixed_dictionaries({"text": WORDS, "low": st.integers(0, 5)}))
CLAIMS = st.fixed_dictionaries({"field": st.just("where"), "source": st.one_of(st.none(), WORDS), "value": VALUES})
RECORDS = st.fixed_dictionaries(
    {
        "id": st.just("r1"),
        "claims": st.lists(CLAIMS, max_size=3),
        "incidents": st.lists(st.fixed_dictionaries({"targets": st.lists(WORDS, max_size=3)}), max_size=2),
    }
)


@given(RECORDS)
def test_what_is_packed_comes_back(record: dict[str, object]) -> None:
    assert unpack(pack(record, TEXT), TEXT) == record


def test_no_word_of_the_text_is_left() -> None:
    packed = pack(
        {"id": "r1", "claims": [{"source": "the police", "value": {"text": "Orvel"}}], "notes": "Orvel"}, TEXT
    )
    assert packed == {"id": "r1", "claims": [{"source": {"at": [38, 48]}, "value": {"text": {"at": [21, 26]}}}]}
