"""``manara grade``: what it prints, for people and programs, and when it fails."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from campaign_grade.badge import COLOURS
from grade_tests.hosting import hosting
from grade_tests.sites import good_site, grade_f, write
from manara.cli import main

PACKAGE = Path(__file__).parent.parent
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The good site, in a folder that a test may damage."""
    return write(good_site(), tmp_path / "site")


def _report(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(capsys.readouterr().out)
    return values


@pytest.mark.parametrize(
    ("tag", "words"),
    [("en", ["Grade A: 100 of 100, 4 pages", "Nothing to mend."]), ("ar", ["الدرجة A", "100 من 100، 4 صفحات"])],
)
def test_a_good_folder_gets_an_a_in_words(
    site: Path, tag: str, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """And it is said what a folder cannot show."""
    assert main(["grade", str(site), "--language", tag]) == 0

    out = capsys.readouterr().out
    assert all(word in out for word in words)
    assert "served.hsts" in out


@pytest.mark.parametrize(("tag", "words"), [("en", "Worth mending first"), ("ar", "الأَولى بالإصلاح")])
def test_three_mends_are_named_with_their_places(tag: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In the language that was asked for; a bad grade alone is no failure of the command."""
    with hosting(*grade_f()) as host:
        assert main(["grade", host.address, "--pause", "0", "--language", tag]) == 0

    out = capsys.readouterr().out
    assert words in out
    assert [f"{place}. " in out for place in (1, 2, 3, 4)] == [True, True, True, False]
    assert "www.googletagmanager.com" in out
    assert "Set-Cookie: PHPSESSID" in out


def test_a_mend_names_its_pages_and_brings_what_it_says(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A fact past its day: the page it stands on, and the points that are there once it is mended."""
    page = site / "en" / "work.html"
    good = page.read_text("utf-8")
    page.write_text(good.replace("</main>", "<p>This holds until 1 May 2024.</p></main>"), "utf-8")
    assert main(["grade", str(site), "--json"]) == 0
    before = _report(capsys)["score"]
    assert main(["grade", str(site), "--language", "en"]) == 0
    out = capsys.readouterr().out
    first = out.partition("1. ")[2]
    assert "[freshness.expired]" in first.splitlines()[0]
    assert "en/work.html: 2024-05-01" in first
    gain = float(first.splitlines()[1].split()[0])

    page.write_text(good, "utf-8")
    assert main(["grade", str(site), "--json"]) == 0
    assert gain == pytest.approx(_report(capsys)["score"] - before, abs=0.06)


def test_the_report_for_programs_holds_everything(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Ids never change with the language."""
    (site / "en" / "work.html").write_text("<p>Nothing</p>")
    assert main(["grade", str(site), "--json", "--language", "ar"]) == 0

    values = _report(capsys)
    assert values["grade"] in "ABCDEF"
    assert len(values["fixes"]) == 3
    found = {one["id"]: one for one in values["criteria"]}
    assert found["safety.leave"]["share"] == 0.75
    assert found["safety.leave"]["findings"] == [{"where": "en/work.html", "what": ""}]
    assert found["served.hsts"]["share"] is None


def test_the_status_says_whether_the_grade_asked_for_is_reached(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For a workflow."""
    assert main(["grade", str(site), "--at-least", "A"]) == 0
    page = site / "en" / "work.html"
    page.write_text(page.read_text("utf-8").replace("</main>", "<script>localStorage.setItem('a', 1)</script></main>"))

    assert main(["grade", str(site), "--at-least", "E"]) == 0
    assert main(["grade", str(site), "--at-least", "D"]) == 1
    assert "the grade is E, and D was asked for" in capsys.readouterr().out


def test_what_is_worse_than_before_is_named(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The grade, the score, and every criterion that was met."""
    baseline = tmp_path / "before.json"
    main(["grade", str(site), "--json"])
    baseline.write_text(capsys.readouterr().out, "utf-8")
    assert main(["grade", str(site), "--baseline", str(baseline)]) == 0

    page = site / "en" / "work.html"
    page.write_text(page.read_text("utf-8").replace("<h2>", "<h4>"), "utf-8")
    assert main(["grade", str(site), "--baseline", str(baseline)]) == 1
    assert "“accessibility.headings” was met and is not" in capsys.readouterr().out


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"grade": "A", "score": 1, "criteria": [1]}',
        '{"grade": "Z", "score": 1, "criteria": []}',
        "[" * 99_999,
    ],
)
def test_a_file_that_is_no_report_is_said(
    site: Path, tmp_path: Path, content: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """In one sentence; so is one that is missing."""
    (tmp_path / "before.json").write_text(content)

    assert main(["grade", str(site), "--baseline", str(tmp_path / "before.json")]) == 1
    assert "is no report" in capsys.readouterr().err
    assert main(["grade", str(site), "--baseline", str(tmp_path / "none.json")]) == 1


@pytest.mark.parametrize(("tag", "label"), [("en", "campaign check: A"), ("ar", "فحص الحملة: A")])
def test_the_badge_is_a_picture_that_says_the_grade(site: Path, tmp_path: Path, tag: str, label: str) -> None:
    """In words, too; it loads nothing."""
    path = tmp_path / "grade.svg"
    assert main(["grade", str(site), "--badge", str(path), "--language", tag]) == 0

    root = ET.fromstring(path.read_text("utf-8"))  # noqa: S314  # made by this test
    assert root.attrib["aria-label"] == label
    assert [node.text for node in root.iter(f"{SVG}text")][-1] == "A"
    assert "http" not in path.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
    assert set(COLOURS) == set("ABCDEF")


@pytest.mark.parametrize(("name", "language"), [("CRITERIA.md", "en"), ("CRITERIA.ar.md", "ar")])
def test_the_page_about_grading_holds_the_table(name: str, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What “--list” prints; after a change: manara grade --list, and paste."""
    assert main(["grade", "--list", "--language", language]) == 0

    assert capsys.readouterr().out in (PACKAGE / name).read_text("utf-8")


@pytest.mark.parametrize(
    "words", [[], ["no-such-folder"], ["http://"], ["https://[/"], ["ftp://a.example"], ["http://127.0.0.1:1/"]]
)
def test_what_cannot_be_graded_is_said(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Without a traceback."""
    assert main(["grade", *words]) == 1
    assert capsys.readouterr().err.startswith("manara: ")


@pytest.mark.parametrize(
    "words", [["--pages", "0"], ["--pages", "٥"], ["--pause", "-1"], ["--pause", "nan"], ["--at-least", "G"]]
)
def test_mistyped_options_are_misuse(site: Path, words: list[str]) -> None:
    """Status 2, as everywhere."""
    with pytest.raises(SystemExit) as stopped:
        main(["grade", str(site), *words])

    assert stopped.value.code == 2
