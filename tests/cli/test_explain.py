"""`counterclaim explain`, over a pipeline that gives claims and parses made by hand."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from counterclaim import pipeline
from counterclaim.cli import main
from counterclaim.model import Dossier, Explanation, Report
from counterclaim.settings import Settings
from tests.dossiers import TEXT, crossing

PARSE = """\
*|1|killing|VERB|VBG|kill|advcl|4:said
*|2|nine|NUM|CD|nine|nummod|3:people
 |3|people|NOUN|NNS|people|obj|1:killing
""".replace("|", "\t")


def _read(reports: Iterable[Report], _: Settings | None = None) -> Iterator[Dossier]:
    yield from (crossing() for _ in reports)


def _explain(_: Report, __: Settings | None = None) -> dict[str, Explanation]:
    return {
        c.id: Explanation(c.id, "toll.kill no.such-rule", "Shells struck,\nkilling nine.", PARSE)
        for c in crossing().claims
    }


@pytest.fixture(autouse=True)
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(pipeline, "read", _read)
    monkeypatch.setattr(pipeline, "explain", _explain)
    path = tmp_path / "ferry.txt"
    path.write_text(TEXT)
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["explain", *(str(a) for a in arguments)])


def test_a_claim_is_explained_by_words_sentence_rules_and_parse(report: Path) -> None:
    result = run(report, "--claim", "c1")
    assert result.exit_code == 0, result.output
    for told in (
        "c1  killed 9 or more  says so: Marran army",
        "“killing at least nine people”",
        "Shells struck, killing nine.",
        "toll.kill  lexicon/en/tolls.yaml",
        "lemmas:",
        "no.such-rule  (a rule of the code, without words of its own)",
        "#  word     pos   tag  lemma   relation  head",
        "*  2  nine     NUM   CD   nine    nummod    3:people",
    ):
        assert told in result.stdout, told


def test_all_claims_are_explained(report: Path) -> None:
    assert run(report, "--all").stdout.count("SENTENCE") == len(crossing().claims)


def test_an_unknown_claim_is_wrong_usage_and_the_known_ones_are_named(report: Path) -> None:
    result = run(report, "--claim", "c99")
    assert result.exit_code == 2
    assert "no claim c99; there is: c1, c2" in result.stderr


def test_a_report_that_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    result = run(tmp_path / "none.txt", "--all")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
