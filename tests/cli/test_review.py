"""A native reader's answers: made in a form that sends nothing, bound to the words they were about, and taken in or refused."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from manara.campaign.first_answers import is_name
from manara.campaign.first_review import LOCK, read_reviews
from manara.campaign.load import load_campaign
from manara.cli import main
from tests.campaign.first import LETTERS, answers, first_of, with_first

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    Out = pytest.CaptureFixture[str]


def _review(root: Path, *more: str) -> int:
    return main(["review", "hi", *more, "--root", str(root)])


def _total(root: Path) -> int:
    return len(load_campaign(root).first.sources)


def test_the_form_shows_each_string_beside_its_meaning_and_place(tmp_path: Path) -> None:
    root = with_first(tmp_path, "hi")
    output = tmp_path / "form.html"

    assert _review(root, "--output", str(output)) == 0

    form = LexborHTMLParser(output.read_text("utf-8"))
    rows = {row.attributes["data-id"]: row for row in form.css(".row")}
    assert list(rows) == list(load_campaign(root).first.sources)
    row = rows["doors.pay"]
    said = row.css_first(".said")
    assert said is not None
    assert (said.attributes["lang"], said.attributes["dir"]) == ("hi", "ltr")
    # A call is the number that the page will show, not the call.
    assert "020 7946 0125" in said.text()
    assert "{{" not in said.text()
    assert [dd.text() for dd in row.css("dd")][1] == "Call 020 7946 0125 and ask."
    assert len(row.css('svg rect[fill="#f5b942"]')) == 1
    assert [one.attributes["value"] for one in row.css("input[type=radio]")] == ["yes", "better"]
    assert form.css("[src], link, [action]") == []


NAMES = [
    "Reader one", "أم علي", "सीता देवी", "রহিমা খাতুন", "ශ්\u200dරීමතී", "தமிழ்ச்செல்வி", "ശ്രീദേവി", "አልማዝ", "J. O’Neil-Sm.",
]  # fmt: skip
NO_NAMES = ["9988 7766", "Reader 2", "सीता ९", "me@harvest.example", "<b>", "", " ", "A_B", "ा", "A\u202eB"]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_any_script_is_recorded(tmp_path: Path, name: str) -> None:
    root = with_first(tmp_path, "hi", draft=False)

    assert _review(root, str(answers(root, "hi", None, name=name))) == 0
    assert first_of(root, "hi").published
    assert name in (root / LOCK).read_text("utf-8")


def test_the_form_takes_the_names_that_the_command_takes(tmp_path: Path, browser: Browser) -> None:
    """A reader hears it before the work, and not the editor after it."""
    output = tmp_path / "form.html"
    _review(with_first(tmp_path, "hi"), "--output", str(output))
    page = browser.new_page()
    page.goto(output.as_uri())
    valid = "document.querySelector('[name=who]').checkValidity()"
    taken = []
    for name in (*NAMES, *NO_NAMES):
        page.fill("[name=who]", name)
        taken.append(page.evaluate(valid))
    page.close()

    assert taken == [is_name(name) for name in (*NAMES, *NO_NAMES)]
    assert taken == [True] * len(NAMES) + [False] * len(NO_NAMES)


def test_a_better_text_that_says_nothing_is_refused(tmp_path: Path, capsys: Out) -> None:
    root = with_first(tmp_path, "hi")

    assert _review(root, str(answers(root, "hi", {"title": " "}))) == 1
    assert "“title” says nothing" in capsys.readouterr().out
    assert first_of(root, "hi").strings["title"].text


def test_what_the_form_saves_is_what_the_command_takes_in(tmp_path: Path, browser: Browser) -> None:
    root = with_first(tmp_path, "hi")
    output = tmp_path / "form.html"
    _review(root, "--output", str(output))
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.goto(output.as_uri())
    page.fill("[name=who]", "Reader one")
    page.evaluate("document.querySelectorAll('[value=yes]').forEach(one => one.click())")
    page.locator('[data-id="lead"] [value=better]').check()
    page.locator('[data-id="lead"] textarea').fill("मरन")
    with page.expect_download() as saved:
        page.click("button")
    path = tmp_path / saved.value.suggested_filename
    saved.value.save_as(path)
    page.close()

    assert errors == []
    assert path.name == "answers-hi.json"
    assert main(["review", "hi", str(path), "--root", str(root), "--today", "2999-01-01"]) == 0
    assert first_of(root, "hi").strings["lead"].text == "मरन"
    assert first_of(root, "hi").open == ("lead",)


def test_a_yes_is_recorded_with_role_name_and_day(tmp_path: Path, capsys: Out) -> None:
    root = with_first(tmp_path, "hi")

    assert _review(root, str(answers(root, "hi", role="interpreter", name="M. Reader"))) == 0

    rows = read_reviews(root).rows["hi"]
    assert len(rows) == _total(root)
    assert {row.partition(" ")[2] for row in rows.values()} == {"2026-11-20 interpreter M. Reader"}
    assert "Take “draft: true” out of data/first/hi.yml" in capsys.readouterr().out
    assert (root / LOCK).read_text("utf-8").startswith("# What native readers said yes to.")


def test_a_better_text_replaces_the_old_one_and_waits_for_a_yes(tmp_path: Path, capsys: Out) -> None:
    root = with_first(tmp_path, "hi")
    path = root / "data/first/hi.yml"
    before = path.read_text("utf-8").split("\n")

    assert _review(root, str(answers(root, "hi", {"lead": 'मर "न"'}))) == 0

    after = path.read_text("utf-8").split("\n")
    assert [new for old, new in zip(before, after, strict=True) if old != new] == [
        '  lead: {"text": "मर \\"न\\"", "back": ""}'
    ]
    assert first_of(root, "hi").open == ("lead",)
    assert "1 string is open." in capsys.readouterr().out
    assert _review(root, str(answers(root, "hi"))) == 0
    assert first_of(root, "hi").open == ()


def test_a_better_text_that_no_page_may_have_is_named_at_once(tmp_path: Path, capsys: Out) -> None:
    root = with_first(tmp_path, "hi")

    assert _review(root, str(answers(root, "hi", {"lead": "कमर 020 7946 0123"}))) == 0

    out = capsys.readouterr().out
    assert "data/first/hi.yml:" in out
    assert "contains the digit" in out
    assert first_of(root, "hi").open == ("lead",)


def test_a_text_over_several_lines_is_replaced_whole(tmp_path: Path) -> None:
    root = with_first(tmp_path, "hi")
    path = root / "data/first/hi.yml"
    lines = path.read_text("utf-8").split("\n")
    place = next(n for n, line in enumerate(lines) if line.startswith("  lead:"))
    lines[place : place + 1] = [
        "  lead:",
        "    text: >-",
        "      कमरन मर",
        "      रन",
        "",
        "    back: |-",
        "      one",
        "      two",
    ]
    path.write_text("\n".join(lines), "utf-8")
    following = lines[place + 8 :]

    assert _review(root, str(answers(root, "hi", {"lead": "मरन"}))) == 0

    assert first_of(root, "hi").strings["lead"].text == "मरन"
    assert path.read_text("utf-8").split("\n")[-len(following) :] == following


def test_answers_to_words_that_changed_do_not_count(tmp_path: Path, capsys: Out) -> None:
    root = with_first(tmp_path, "hi")
    saved = answers(root, "hi")
    path = root / "data/first/hi.yml"
    path.write_text(path.read_text("utf-8").replace('  lead: {"text": "', '  lead: {"text": "मरन ', 1), "utf-8")

    assert _review(root, str(saved)) == 0

    assert first_of(root, "hi").open == ("lead",)
    assert "“lead” has changed since the form was made" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"language": "he"}, "the answers are about “he”, not “hi”"),
        ({"role": "machine"}, "“machine” is not allowed for “role”"),
        ({"name": "+44 20 7946 0123"}, "cannot be recorded as a reviewer's name"),
        ({"name": "me@harvest.example"}, "cannot be recorded as a reviewer's name"),
        ({"name": "R" * 41}, "cannot be recorded as a reviewer's name"),
        ({"day": "2026-11-31"}, "“2026-11-31” is not a date"),
        ({"day": (datetime.date.max).isoformat().replace("9999", "2199")}, "has not come yet"),
        ({"format": "2"}, "“2” is not allowed for “format”"),
        ({"phone": "1"}, "the field “phone” is unknown"),
    ],
)
def test_a_file_that_is_not_of_the_form_is_refused_whole(
    tmp_path: Path, capsys: Out, change: dict[str, str], said: str
) -> None:
    root = with_first(tmp_path, "hi")
    path = answers(root, "hi", None, **change)

    assert _review(root, str(path)) == 1

    out = capsys.readouterr().out
    assert said in out
    assert "answers-hi.json:1:" in out
    assert not (root / LOCK).exists()


@pytest.mark.parametrize("content", ["", "[]", "{", '{"answers": []}', '{"answers": {"title": 1}}', "\x00"])
def test_a_broken_file_is_no_traceback(tmp_path: Path, content: str) -> None:
    root = with_first(tmp_path, "hi")
    (tmp_path / "a.json").write_text(content, "utf-8")

    assert _review(root, str(tmp_path / "a.json")) == 1
    assert _review(root, str(tmp_path / "gone.json")) == 2
    assert main(["review", "xx", "--root", str(root)]) == 2
    assert not (root / LOCK).exists()


def test_the_status_says_what_is_missing_until_it_can_be_published(tmp_path: Path, capsys: Out) -> None:
    root = with_first(tmp_path, "hi", "he")
    total = _total(root)
    path = root / "data/first/he.yml"
    lines = path.read_text("utf-8").split("\n")
    path.write_text("\n".join(line for line in lines if not line.startswith("  lead:")), "utf-8")

    def status(*more: str) -> str:
        capsys.readouterr()
        assert main(["status", "--root", str(root), *more]) == 0
        return capsys.readouterr().out

    said = status()
    assert (
        f"hi: first page, {total} of {total} drafted, 0 reviewed; one native reader, about {-(-total * 40 // 60)} minutes"
        in said
    )
    assert f"he: first page, {total - 1} of {total} drafted, 0 reviewed; 1 string to write" in said
    _review(root, str(answers(root, "hi")))
    assert f"{total} reviewed; take “draft: true” out of data/first/hi.yml to publish it" in status()
    hi = root / "data/first/hi.yml"
    hi.write_text(hi.read_text("utf-8").replace("draft: true\n", ""), "utf-8")
    assert f"hi: first page published, {total} of {total} reviewed" in status()
    assert json.loads(status("--format", "json"))["first"]["hi"] == {
        "strings": total, "drafted": total, "reviewed": total, "draft": False, "published": True,
    }  # fmt: skip
    for form in ("markdown", "html"):
        assert f"{total} of {total} reviewed" in status("--format", form)
    assert LETTERS["hi"] not in said
