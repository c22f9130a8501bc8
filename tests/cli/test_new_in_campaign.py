"""What is added to a campaign by a command needs no second round: check has nothing to say but that nobody confirmed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manara.campaign.load import load_campaign
from manara.checks.folder import load_and_check
from manara.cli import main
from tests.campaign.made import made_campaign

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MENU = 'groups:\n  - title: {ar: "العمل", en: "Work"}\n    picture: help\n    pages: [help.md]\n'
DESCRIPTIONS = [
    "--description",
    "ar=ما يحق لمن يقطفون الثمار أن يطلبوه عند الظهر في أيام الصيف.",
    "--description",
    "en=What people who pick fruit may ask for at noon on summer days.",
]
PAGE = ["new", "page", "noon", "--title", "ar=الظهر", "--title", "en=Noon", *DESCRIPTIONS, "--fact", "F-1"]
WORDS = [
    "--name", "ar=مكتب القطاف", "--name", "en=Picking Office", "--run-by", "ar=هيئة الحصاد", "--run-by",
    "en=Harvest Board", "--helps-with", "ar=أسئلة القطاف", "--helps-with", "en=Questions about picking",
    "--fact", "F-1", "--source", "K1", "--confidence", "high", "--how", "published-source", "--from-abroad", "yes",
]  # fmt: skip
CONTACT = ["new", "contact", "office", "--kind", "authority", "--number", "+44 20 7946 0555", *WORDS]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A campaign with a menu."""
    return made_campaign(tmp_path / "campaign", {"data/menu.yml": MENU})


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Return a function that takes what an editor will type at the terminal; it returns the questions as they come."""

    def give(*said: str) -> list[str]:
        left, asked = list(said), []

        def typed(question: str = "") -> str:
            asked.append(question)
            if not left:
                raise EOFError
            return left.pop(0)

        class Terminal:
            """Somebody sits here."""

            def isatty(self) -> bool:
                """Say so."""
                return True

        monkeypatch.setattr("builtins.input", typed)
        monkeypatch.setattr("sys.stdin", Terminal())
        return asked

    return give


def _said(root: Path, part: str) -> set[tuple[str, str]]:
    return {(one.check, one.level.name) for one in load_and_check(root)[1] if part in one.path}


@pytest.mark.parametrize("group", ["1", "0"])
def test_a_page_in_one_go(root: Path, group: str) -> None:
    """Both languages, front matter, menu; all that is open is that nobody has compared it."""
    assert main([*PAGE, "--group", group, "--root", str(root)]) == 0

    assert _said(root, "noon") == {("translations.freshness", "WARNING")}
    groups = [one.pages for one in load_campaign(root).menu]
    assert groups == ([("help.md", "noon.md")] if group == "1" else [("help.md",)])
    assert ("noon.md" in (root / "mkdocs.yml").read_text("utf-8")) is (group == "1")


def test_a_page_by_answers(root: Path, answers: Callable[..., list[str]], capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong answer is said at once, in the editor's language, and asked for again."""
    asked = answers("Noon", "الظهر", "Too short.", DESCRIPTIONS[3][3:], DESCRIPTIONS[1][3:], "F-2", "F-1", "7", "1")
    assert main(["new", "page", "noon.md", "--root", str(root), "--language", "ar"]) == 0

    assert len(asked) == 9
    assert "F-2" in capsys.readouterr().err
    assert _said(root, "noon") == {("translations.freshness", "WARNING")}


def test_a_contact_in_one_go(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is left is to confirm it, and the command says how, and how a page calls it."""
    main([*CONTACT, "--root", str(root), "--language", "en"])

    contact = load_campaign(root).contacts["office"]
    assert contact.channels[0].number == "+442079460555"
    assert {check for check, _level in _said(root, "office")} == {"contacts.changed"}
    said = capsys.readouterr().out
    assert "    manara confirm contacts/office" in said.splitlines()
    assert "    {{ phone:office }}" in said.splitlines()


def test_a_short_number_and_a_link(root: Path) -> None:
    """The one has the campaign's country, the other nothing to call."""
    main(["new", "contact", "short", "--kind", "emergency", "--number", "112", *WORDS, "--root", str(root)])
    main(["new", "link", "board", "--url", "https://www.gov.uk/picking", *WORDS, "--root", str(root)])

    contacts = load_campaign(root).contacts
    assert (contacts["short"].channels[0].short, contacts["short"].channels[0].region) == ("112", "GB")
    assert contacts["board"].channels[0].address == "https://www.gov.uk/picking"


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (["new", "page", "help", *PAGE[3:]], "already"),
        (["new", "page", "No Good", *PAGE[3:]], "address"),
        (["new", "page", "noon", "--title", "en=Noon"], "--title ar"),
        ([*PAGE[:-1], "F-9", "--group", "0"], "F-9"),
        ([*PAGE, "--group", "5"], "none of"),
        (["new", "contact", "hotline", *CONTACT[3:]], "already"),
        (["new", "contact", "Office", *CONTACT[3:]], "letters"),
        ([*CONTACT[:6], "020 7946 0555", *WORDS], "dialled"),
        ([*CONTACT[:6], "+442079460", *WORDS], "dialled"),
        (["new", "contact", "office", "--kind", "shop", *CONTACT[5:]], "none of"),
        (["new", "link", "board", "--url", "javascript:alert(1)", *WORDS], "https"),
        (["new", "language", "qq-notatag-at-all"], "CLDR"),
        (["new", "language", "ar"], "already"),
    ],
    ids=lambda value: " ".join(value[1:5]) if isinstance(value, list) else value,
)
def test_what_is_wrong_is_refused_before_anything_is_written(
    root: Path, capsys: pytest.CaptureFixture[str], command: list[str], words: str
) -> None:
    """With a sentence, and a status of misuse."""
    before = {path for path in root.rglob("*") if ".cache" not in path.parts}
    assert main([*command, "--root", str(root), "--language", "en"]) == 2

    assert words in capsys.readouterr().err
    assert before == {path for path in root.rglob("*") if ".cache" not in path.parts}


def test_a_language_begins_as_a_draft(root: Path) -> None:
    """It changes nothing that is published; its first page falls back until it is translated."""
    before = load_campaign(root).tags
    assert main(["new", "language", "fr", "--root", str(root)]) == 0

    assert load_campaign(root).tags == before
    campaign = load_campaign(root, drafts=True)
    assert campaign.locale("fr").draft
    assert campaign.locale("fr").name == "français"
    assert campaign.pages["fr"]["index.md"].text_of("translation") == "fallback"
    assert not [problem for problem in load_and_check(root)[1] if problem.level == 0 and "fr" in problem.path]


def test_everything_wrong_is_told_at_once(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who calls with options mends them in one go; nothing is written."""
    wrong = ["--kind", "office", "--number", "2222 333", "--name", "ar=مكتب", "--fact", "F-X", "--confidence", "sure"]
    assert main(["new", "contact", "office", *wrong, "--root", str(root), "--language", "en"]) == 2
    said = capsys.readouterr().err

    for option in ("“office”", "2222 333", "--name en=…", "--run-by ar=…", "--helps-with en=…", "“F-X”", "“sure”"):
        assert option in said
    assert not (root / "data" / "contacts" / "office.yml").exists()
