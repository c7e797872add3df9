"""What the tests of the extraction share: the embedded parser."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from counterclaim.language import load


@pytest.fixture(scope="session")
def read() -> Callable[[str], Doc]:
    """The parse of a text by the embedded model, which is part of every checkout: without it, tests fail."""
    return load().doc
