"""Every kind of input, good and bad: one report or one clear line each, and the rest goes on."""

import io
import json
import os
import re
import time
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.intake import UNDATED, reports

TEXT = "Gunmen shot two people dead near the bridge of Norvane on Monday, police said.\n"


def _take(*paths, **options):
    """The reports and the lines of error that reading `paths` gives."""
    faults = []
    found = list(reports([str(p) for p in paths], on_error=lambda skip: faults.append(str(skip)), **options))
    return found, faults


def _write(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def _only(found_and_faults):
    found, faults = found_and_faults
    assert len(found) == 1
    assert faults == []
    return found[0]


def _fault(found_and_faults):
    found, faults = found_and_faults
    assert found == []
    assert len(faults) == 1
    assert "\n" not in faults[0]
    return faults[0]


def test_text(tmp_path):
    path = _write(tmp_path, "norvane.txt", TEXT)
    report = _only(_take(path))
    assert (report.key, report.text, report.path, report.published) == ("norvane", TEXT, str(path), None)
    assert report.notes == (UNDATED,)


def test_published_dates_what_nothing_else_does(tmp_path):
    undated = _write(tmp_path, "a.txt", TEXT)
    dated = _write(tmp_path, "b.txt", "date 2024-05-06 Raid in Norvane\nNORVANE, May 5 (AFP) - " + TEXT)
    found, _ = _take(undated, dated, published=date(2020, 1, 2))
    assert [r.published for r in found] == [date(2020, 1, 2), date(2024, 5, 6)]
    assert found[1].dateline.date == date(2024, 5, 5)
    assert found[0].notes == ()


@pytest.mark.parametrize(
    "mess", ["\r\n", "\r", "\u200b", "\u2028", "\x00", "\u202e", "e\u0301", "\U0001f4a5", "\u00a0"]
)
def test_text_is_exact(tmp_path, mess):
    text = f"{mess}Gunmen shot two people dead{mess}near the bridge, police said.{mess}{mess}They fled.{mess}"
    assert _only(_take(_write(tmp_path, "a.txt", text))).text == text
    assert _only(_take(_write(tmp_path, "a.json", json.dumps({"text": text})))).text == text


def test_half_a_surrogate_pair_keeps_offsets(tmp_path):
    report = _only(_take(_write(tmp_path, "a.json", '{"text": "Two died \\ud83d in Norvane, police said."}')))
    assert report.text == "Two died � in Norvane, police said."
    assert "half surrogate" in report.notes[0]
    assert report.id


@pytest.mark.parametrize(
    ("encoding", "note"),
    [
        ("utf-8-sig", None),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
        ("cp1252", "windows-1252"),
    ],
)
def test_encodings(tmp_path, encoding, note):
    text = "The governor’s office in Córdoba said “two people” were killed near the café on Monday.\n"
    report = _only(_take(_write(tmp_path, "a.txt", text.encode(encoding))))
    assert report.text == text
    assert (note is None) == (len(report.notes) == 1)
    assert note is None or note in report.notes[0]


def test_a_few_broken_bytes(tmp_path):
    data = ("The café was hit, and the “governor” fled to Córdoba, police said. " * 20).encode() + b"\xe2\x80"
    report = _only(_take(_write(tmp_path, "a.txt", data)))
    assert "Córdoba" in report.text
    assert "not UTF-8" in report.notes[0]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\r\n\t", "empty"),
        ("\ufeff".encode(), "empty"),
        (bytes(range(256)) * 40, "binary"),
        (b"\x00" * 5000, "binary"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (os.urandom(20_000), ""),
    ],
)
def test_what_is_no_text(tmp_path, content, reason):
    path = _write(tmp_path, "a.txt", content)
    fault = _fault(_take(path))
    assert fault.startswith(f"{path}: ")
    assert reason in fault


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Au moins quatre personnes ont été tuées dans une attaque près de la ville, selon la police.",
            "French",
        ),
        ("По меньшей мере четыре человека погибли в результате нападения, сообщила полиция.", "Russian"),
        ("警方说，该市附近的袭击造成至少四人死亡。", "Chinese"),
    ],
)
def test_other_languages(tmp_path, text, name):
    assert _fault(_take(_write(tmp_path, "a.txt", text))).endswith(f"written in {name}; only English is read")


def test_paths_that_are_none(tmp_path):
    (tmp_path / "empty").mkdir()
    _write(tmp_path / "empty", "a.png", b"x")
    good = _write(tmp_path, "good.txt", TEXT)
    found, faults = _take(tmp_path / "none.txt", tmp_path / "empty", "nul\0byte", good)
    assert [r.key for r in found] == ["good"]
    assert [f.split(": ")[1] for f in faults] == [
        "no such file or directory",
        "no .txt, .text, .html, .htm, .xhtml, .json, .jsonl, .ndjson file in this folder",
        "no such file",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_forbidden(tmp_path):
    path = _write(tmp_path, "a.txt", TEXT)
    path.chmod(0)
    assert "permission denied" in _fault(_take(path))


def test_folders(tmp_path):
    for name in ("b/z.txt", "a.txt", "b/.hidden.txt", ".git/x.txt", "b/c/d.TXT", "b/skip.csv"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    found, faults = _take(tmp_path, tmp_path / "a.txt")
    assert [r.key for r in found] == ["a", "z", "d"]
    assert faults == []


def test_one_stem_twice(tmp_path):
    for name in ("a/x.txt", "b/x.txt"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(TEXT)
    found, faults = _take(tmp_path)
    assert [r.key for r in found] == ["x", str(tmp_path / "b" / "x")]
    assert faults == []
    assert "named by its path" in found[1].notes[0]


def test_records(tmp_path):
    record = {
        "id": 7,
        "headline": "Two die",
        "body": TEXT,
        "date": "2024-05-06T10:30:00Z",
        "source": {"name": "AFP"},
        "link": "http://example.org/7",
    }
    report = _only(_take(_write(tmp_path, "a.json", json.dumps([record]))))
    assert (report.key, report.text, report.title, report.outlet, report.url) == (
        "7",
        TEXT,
        "Two die",
        "AFP",
        "http://example.org/7",
    )
    assert report.published == datetime.fromisoformat("2024-05-06T10:30:00+00:00")
    assert report.agencies == ("AFP",)


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("2024-05-06", date(2024, 5, 6)),
        ("20240506", date(2024, 5, 6)),
        ("2024-05-06T00:00:00", date(2024, 5, 6)),
        ("Mon, 06 May 2024 10:30:00 GMT", datetime.fromisoformat("2024-05-06T10:30:00+00:00")),
        ("6 May 2024", date(2024, 5, 6)),
        ("yesterday", None),
        (None, None),
        ("2024-02-31", None),
    ],
)
def test_dates_of_records(tmp_path, given, read):
    report = _only(_take(_write(tmp_path, "a.json", json.dumps({"text": TEXT, "published": given}))))
    assert report.published == read
    assert ("is not understood as a date" in " ".join(report.notes)) == (read is None and given is not None)


def test_json_lines_go_on_after_a_broken_one(tmp_path):
    deep = "[" * 100_000
    path = _write(
        tmp_path,
        "a.jsonl",
        "\n".join(
            [
                json.dumps({"id": "x", "text": TEXT}),
                '{"id": "y", "text": ',
                "",
                "[1]",
                '{"id": "z"}',
                '{"id": "x", "text": "Two died there."}',
                deep,
                '{"text": 3}',
                '{"text": "Two more people were killed."}',
            ]
        ),
    )
    found, faults = _take(path)
    assert [r.key for r in found] == ["x", "a-9"]
    assert [f.removeprefix(str(path)).split(":")[1] for f in faults] == ["2", "4", "5", "6", "7", "8"]
    assert [f.split(": ", 1)[1][:12] for f in faults] == [
        "not JSON: Ex",
        "not a report",
        "no text (loo",
        "its id 'x' i",
        "not JSON: ne",
        "its text is ",
    ]


def test_json_that_is_none(tmp_path):
    for content in ("{", "[" * 100_000, '"text"', "null", "1" * 5000):
        assert _fault(_take(_write(tmp_path, "a.json", content)))


def test_json_lines_under_the_name_of_json(tmp_path):
    path = _write(
        tmp_path,
        "a.json",
        f'{{"id":"x","text":{json.dumps(TEXT)}}}\n{{"id":"y","text":{json.dumps(TEXT)}}}\n',
    )
    assert [r.key for r in _take(path)[0]] == ["x", "y"]


def test_own_output_is_read_again(tmp_path):
    path = _write(
        tmp_path,
        "a.jsonl",
        json.dumps({"report": {"id": "c0ffee", "key": "k", "text": TEXT, "published": None}, "claims": []}),
    )
    assert _only(_take(path)).key == "k"


PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="{charset}"><title>Two die in Norvane</title>
<meta property="og:site_name" content="The Norvane Post">
<meta property="article:published_time" content="2024-05-06T10:00:00Z">
</head><body><nav>Home World</nav><article><h1>Two die in Norvane</h1>
<p>Gunmen shot two people dead near the café of Norvane on Monday, police said.</p><h2>Earlier raids</h2>
<p>There were two raids on 3 March 2020, a guard told the paper, adding that nobody had been hurt in them.</p>
</article></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_page(tmp_path, charset):
    report = _only(_take(_write(tmp_path, "a.html", PAGE.format(charset=charset).encode(charset))))
    assert report.title == "Two die in Norvane"
    assert report.published == date(2024, 5, 6)
    assert report.outlet == "The Norvane Post"
    assert "café of Norvane" in report.text.replace("\n", " ")
    assert "Home World" not in report.text


def test_a_page_without_a_date_is_not_given_one_from_its_text(tmp_path):
    page = re.sub("<meta property=.article.*?>", "", PAGE).format(charset="utf-8")
    assert _only(_take(_write(tmp_path, "a.html", page))).published is None


@pytest.mark.parametrize("tag", ["div", "b", "table", "span", "blockquote"])
@pytest.mark.parametrize("closed", [True, False])
def test_deeply_nested_pages(tmp_path, tag, closed):
    ends = f"</{tag}>" * 100_000 if closed else ""
    page = f"<html><body>{f'<{tag}>' * 100_000}<p>{TEXT}</p>{ends}</body></html>"
    start = time.monotonic()
    assert TEXT.strip() in _only(_take(_write(tmp_path, "a.html", page))).text
    assert time.monotonic() - start < 20


def test_pages_without_text(tmp_path):
    assert "no text" in _fault(_take(_write(tmp_path, "a.html", "<html><body><script>x()</script></body></html>")))


@pytest.mark.parametrize("name", ["a.html", "a.txt"])
def test_fifty_megabytes(tmp_path, name):
    path = _write(tmp_path, name, b"<p>Two people died there, police said.</p>\n" * 1_200_000)
    start = time.monotonic()
    fault = _fault(_take(path))
    assert "over the limit of 10,000,000 characters; --limit raises it" in fault
    assert time.monotonic() - start < 2


def test_the_limit_can_be_raised(tmp_path):
    path = _write(tmp_path, "a.txt", TEXT * 100)
    assert "over the limit" in _fault(_take(path, limit=1000))
    assert _only(_take(path, limit=100_000))
    lines = _write(
        tmp_path,
        "a.jsonl",
        json.dumps({"id": "long", "text": TEXT * 100_000}) + "\n" + json.dumps({"id": "ok", "text": TEXT}),
    )
    found, faults = _take(lines, limit=1000)
    assert ([r.key for r in found], len(faults)) == (["ok"], 1)


@pytest.mark.parametrize(
    ("data", "keys"),
    [
        (TEXT, ["stdin"]),
        (PAGE.format(charset="utf-8"), ["stdin"]),
        (json.dumps({"id": "x", "text": TEXT}), ["x"]),
        (json.dumps([{"id": "x", "text": TEXT}, {"id": "y", "text": TEXT}], indent=1), ["x", "y"]),
        (json.dumps({"id": "x", "text": TEXT}, indent=1), ["x"]),
        (
            f'{{"id": "x", "text": {json.dumps(TEXT)}}}\n{{"id": "y", "text": {json.dumps(TEXT)}}}\n',
            ["x", "y"],
        ),
        ("[ARTICLE] [BY X] [TEXT] " + TEXT, ["stdin"]),
    ],
)
def test_standard_input(data, keys):
    found, faults = _take("-", stdin=io.BytesIO(data.encode()))
    assert ([r.key for r in found], faults) == (keys, [])
    assert all(r.path is None for r in found)


def test_empty_standard_input():
    assert _fault(_take("-", stdin=io.BytesIO())) == "-: empty"


_BYTES = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.lists(
        st.sampled_from(
            [
                b'{"text": "',
                b'"}',
                b"<p>",
                b"</p>",
                b"[",
                b"]",
                b"\n",
                b"\xff\xfe",
                b"\x00",
                b"&#x0;",
                b"two men died ",
                b"<!--",
                b"<title>",
                b"<?xml version='1.0' encoding='x'?>",
                b"\\ud800",
                b"charset=utf-7",
            ]
        ),
        max_size=30,
    ).map(b"".join),
)


@pytest.mark.parametrize("suffix", ["txt", "html", "json", "jsonl", "odd"])
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=_BYTES)
def test_any_bytes_are_a_report_or_a_line(tmp_path, suffix, data):
    found, faults = _take(_write(tmp_path, f"a.{suffix}", data))
    assert found or faults
    assert all("\n" not in fault and ": " in fault for fault in faults)
    for report in found:
        report.text.encode()
        assert report.id
