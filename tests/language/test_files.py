"""A model folder is read whole and unharmed, or not at all."""

import json
import shutil

import pytest

from counterclaim.errors import AbortError, UsageError
from counterclaim.language import files, load
from counterclaim.language.analysis import Analyser, Text


@pytest.fixture
def copy(tmp_path):
    return shutil.copytree(files.HOME, tmp_path / "model")


def test_the_shipped_model_is_sound_and_small():
    found = files.read()
    assert found.vocabulary
    assert sum(f.stat().st_size for f in files.HOME.iterdir()) < 30 * 2**20


def test_a_damaged_file_is_told(copy):
    path = copy / "analyser.onnx"
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(AbortError, match="damaged"):
        files.read(copy)


def test_a_missing_file_is_told(copy):
    (copy / "vocab.txt").unlink()
    with pytest.raises(AbortError, match=r"vocab\.txt"):
        files.read(copy)


def test_no_model_is_told(tmp_path):
    with pytest.raises(AbortError, match="no language model"):
        files.read(tmp_path)


def test_another_format_is_told(copy):
    path = copy / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 99}))
    with pytest.raises(AbortError, match="format 99"):
        files.read(copy)


def test_an_unknown_language_is_told():
    with pytest.raises(UsageError):
        load("no such language")


def test_everything_else_works_without_the_attribution_head(copy):
    (copy / "attribution.onnx").unlink(missing_ok=True)
    [found] = Analyser(files.read(copy)).texts([Text([["Police", "said", "four", "died", "."]], [0] * 5)])
    assert found.sentences[0].deprel[:2] == ["nsubj", "root"]
    assert found.roles == []
