"""How problems are shown: what is to be copied holds nothing that nobody sees."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import pytest

from manara.cli import main
from manara.cli.language import Interface
from manara.cli.report import print_problems
from manara.problems import Level, Problem, text
from manara.translations.compare import hint
from tests.campaign.made import made_campaign

if TYPE_CHECKING:
    from pathlib import Path

    from manara.problems import Text

PLACE = text("Compare both, mend what differs, then run “manara confirm {place}”.", place="help.md#pay")
WAIVER = hint("facts.numbers", "17")
CHECK = hint("lists.count")


@pytest.mark.parametrize("tag", ["ar", "en"])
@pytest.mark.parametrize(
    ("advice", "line"),
    [
        (PLACE, "manara confirm help.md#pay"),
        (WAIVER, "<!-- waive: facts.numbers: 17: … -->"),
        (CHECK, "<!-- waive: lists.count: reason -->"),
    ],
    ids=["command", "value", "check"],
)
def test_what_is_to_be_copied_stands_alone_and_clean(
    capsys: pytest.CaptureFixture[str], tag: str, advice: object, line: str
) -> None:
    """On a line of its own; pasted from the sentence it is clean too."""
    problem = Problem("docs/en/help.md", 3, 1, Level.ERROR, "facts.numbers", text("the day {day}", day="2"), advice)  # type: ignore[arg-type]
    print_problems([problem], Interface(tag))
    said = capsys.readouterr().out

    if tag == "en" or line != "<!-- waive: lists.count: reason -->":
        assert line in [one.strip() for one in said.splitlines()]
    for copied in re.findall(r"“manara [^”]*”|<!--.*?-->", said):
        assert not [sign for sign in copied if unicodedata.category(sign) == "Cf"]


def test_in_arabic_the_sentence_begins_its_own_line(capsys: pytest.CaptureFixture[str]) -> None:
    """A terminal takes the direction of a line from its first letter, and the path is Latin."""
    problem = Problem("docs/en/help.md", 3, 1, Level.ERROR, "pages.calls", PLACE, PLACE)
    print_problems([problem], Interface("ar"))
    first, second, *_ = capsys.readouterr().out.splitlines()

    assert first == "docs/en/help.md:3:1  [pages.calls]"
    assert unicodedata.bidirectional(second[0]) == "AL"


@pytest.mark.parametrize("tag", ["ar", "en"])
def test_a_copied_waiver_works_and_its_sample_does_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], tag: str
) -> None:
    """What a message offers is accepted once a reason stands in it, however it was copied."""
    root = made_campaign(
        tmp_path,
        {
            "docs/en/help.md": "## Pay {#pay}\n\nAsk after 17 days.\n",
            "docs/ar/help.md": "## الأجر {#pay}\n\nاسأل بعد أيام.\n",
        },
    )
    main(["check", "--root", str(root), "--language", tag])
    [waiver] = {line.strip() for line in capsys.readouterr().out.splitlines() if line.strip().startswith("<!-- waive")}
    page = root / "docs" / "ar" / "help.md"
    kept = page.read_text("utf-8")
    for reason, status in (("…", 1), ("reason", 1), ("\u2068the Arabic word says how long\u2069", 0)):
        page.write_text(f"{kept}\n{waiver.replace('…', reason)}\n", "utf-8")
        assert main(["check", "translations", "--root", str(root)]) == status, capsys.readouterr().out


@pytest.mark.parametrize("tag", ["ar", "en"])
@pytest.mark.parametrize(
    ("advice", "line"),
    [
        (text("Compare; then record it: {command}", command="manara confirm contacts/line"), ""),
        (text("Waive it: {waiver}.", waiver='- {check: contacts.cost, for: "123", reason: "…", until: …}'), ""),
        (text("Write “## {title} {{#id}}”.", title="الأجر"), "## الأجر {#id}"),
        (text("Write “## {title} {{#id}}”.", title="Pay"), "## Pay {#id}"),
    ],
)
def test_a_value_that_is_copied_is_clean_too(
    capsys: pytest.CaptureFixture[str], tag: str, advice: Text, line: str
) -> None:
    """A command, a waiver or a line of a page, also where it is a value of the message; each on a line of its own."""
    problem = Problem("docs/en/help.md", 3, 1, Level.ERROR, "pages.calls", text("wrong"), advice)
    print_problems([problem], Interface(tag))
    said = capsys.readouterr().out
    line = line or str(advice.values[0][1])

    assert line in [one.strip() for one in said.splitlines()]
    assert not [sign for sign in said if unicodedata.category(sign) == "Cf"]


@pytest.mark.parametrize("form", ["text", "lines", "github", "editor"])
@pytest.mark.parametrize("tag", ["ar", "en"])
def test_a_name_with_a_line_break_gives_no_command_to_a_code_host(
    capsys: pytest.CaptureFixture[str], form: str, tag: str
) -> None:
    """A job's log takes a line that begins with two colons for a command, and a terminal draws what it is sent.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    name = "a\n::stop-commands::x\r\x1b[2J\u202e,line=9::b"
    advice = text("Then run “manara confirm {place}”, or “{command}”.", place=name, command=f"manara fix {name}")
    print_problems(
        [Problem(f"docs/en/{name}.md", 1, 1, Level.ERROR, "pages.name", text("{it}", it=name), advice)],
        Interface(tag),
        form,
    )
    said = capsys.readouterr().out

    assert [
        line
        for line in said.splitlines()
        if line.lstrip().startswith("::") and not line.startswith("::error file=docs/en/a")
    ] == []
    assert not set(said) & {"\x1b", "\r", "\u202e"}
    if form == "github":
        assert len(said.splitlines()) == 1
        assert re.match(r"::error file=[^,:]+,line=1,col=1,title=pages\.name::", said)
