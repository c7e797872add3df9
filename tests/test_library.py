"""`from counterclaim import read`: what a notebook uses."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import counterclaim
from counterclaim import Dossier, Report, SkipReportError, pipeline, read
from counterclaim.settings import Settings
from tests.dossiers import TEXT, crossing


@pytest.fixture(autouse=True)
def given(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Report, Settings | None]]:
    seen: list[tuple[Report, Settings | None]] = []

    def reading(reports: Iterable[Report], settings: Settings | None = None) -> Iterator[Dossier]:
        for report in reports:
            seen.append((report, settings))
            yield replace(crossing(), report=report)

    monkeypatch.setattr(pipeline, "read", reading)
    return seen


def test_a_file_a_folder_a_text_and_a_report(tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    path.write_text(TEXT)
    found = read(path, TEXT, Report("own", "Nobody was hurt."))
    assert [d.report.key for d in found] == ["ferry", "text", "own"]
    assert found[1].report.text == TEXT
    assert [d.report.key for d in read(str(tmp_path))] == ["ferry"]


def test_settings_and_a_date_are_handed_on(given: list[tuple[Report, Settings | None]]) -> None:
    read("One was hurt.\nNo more is known.", published=date(2024, 3, 14), counts="ucdp")
    [(report, settings)] = given
    assert report.published == date(2024, 3, 14)
    assert settings == Settings(counts="ucdp")


def test_what_cannot_be_read_raises_unless_somebody_takes_it() -> None:
    with pytest.raises(SkipReportError, match="no-such-file"):
        read("no-such-file.txt")
    faults: list[SkipReportError] = []
    assert read("no-such-file.txt", on_error=faults.append) == []
    assert [f.item for f in faults] == ["no-such-file.txt"]


def test_a_notebook_draws_what_is_read() -> None:
    assert read(TEXT)._repr_html_().count("<h3>") == 1
    assert repr(read(TEXT)) == "[Dossier('text': 3 incidents, 6 sources, 20 claims)]"


def test_everything_public_is_there_and_explained() -> None:
    for name in counterclaim.__all__:
        assert getattr(counterclaim, name).__doc__, name
    with pytest.raises(AttributeError):
        _ = counterclaim.nothing_such


def test_a_text_in_another_language_is_refused_as_a_file_is() -> None:
    with pytest.raises(SkipReportError, match="French"):
        read("Quatre personnes ont été tuées mardi dans une attaque près de la ville, a dit la police.\n" * 3)
