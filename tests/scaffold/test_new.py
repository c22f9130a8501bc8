"""A new campaign is whole: clean and built at once, in any country, in every language there are words for."""

from __future__ import annotations

import datetime
import hashlib
import os
import re
from typing import TYPE_CHECKING

import pytest

from manara.campaign.load import load_campaign
from manara.checks.folder import check_folder
from manara.cli import COMMANDS, IN_CAMPAIGN, main
from manara.problems import has_errors
from manara.publishing.paper import paper_in_folder
from manara.scaffold.campaign import Plan, write_campaign
from manara.scaffold.country import emergency_numbers, regions, time_zones
from manara.scaffold.words import languages, words
from manara.translations.catalog import site_catalog
from manara.translations.spelling import is_asked
from tests.warm import build_campaign

if TYPE_CHECKING:
    from pathlib import Path

TODAY = datetime.date(2026, 11, 27)
REGIONS = (
    *("JO", "DE", "FR", "US", "BR", "NP", "IN", "GB", "JP", "KR"),
    *("EG", "TR", "ES", "MX", "NG", "KE", "PK", "ID", "AU", "PH"),
)


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MANARA_TODAY", TODAY.isoformat())


def _made(folder: Path, region: str, *tags: str, hotline: str = "") -> Path:
    name = dict.fromkeys(tags, "Lantern")
    write_campaign(
        Plan(folder, "lantern", name, region, time_zones(region)[0], tags, emergency_numbers(region)[0], hotline), TODAY
    )
    return folder


def _said(root: Path) -> list[str]:
    """Return what is wrong; a draft pack may lack words that were added to the program since, with a warning."""
    found = check_folder(root)
    return [str(one.message) for one in found if one.check != "translations.catalog" or has_errors([one])]


@pytest.mark.parametrize("region", REGIONS)
def test_every_language_is_clean_in_every_country(tmp_path: Path, region: str) -> None:
    """One campaign of all languages stands for each of them: every page is compared with the first language's."""
    root = _made(tmp_path / "new", region, *languages())

    assert _said(root) == []


@pytest.mark.parametrize("first", languages())
def test_each_language_can_be_the_source(tmp_path: Path, first: str) -> None:
    """With one other, of another direction where there is one."""
    other = "ar" if first != "ar" else "en"

    alone = _made(tmp_path / "alone", "JO", first)
    assert is_asked(load_campaign(alone)), "spelling is judged from the first day"
    assert _said(alone) == []
    assert _said(_made(tmp_path / "two", "JO", first, other)) == []


def test_its_tools_are_those_of_this_repository(tmp_path: Path, repository: Path) -> None:
    """Hook and problem list are the same; the lock merges by lines, and nobody's own setting is kept."""
    root = _made(tmp_path / "new", "JO", "ar")

    for name in (".githooks/pre-commit", ".vscode/tasks.json"):
        assert (root / name).read_text("utf-8") == (repository / name).read_text("utf-8")
    assert os.access(root / ".githooks/pre-commit", os.X_OK)
    assert "data/translations.lock merge=union\n" in (root / ".gitattributes").read_text("utf-8")
    assert "/.manara\n" in (root / ".gitignore").read_text("utf-8")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("region", "tags"), [("JO", ("ar", "fr", "en", "tr")), ("DE", ("de", "tr")), ("EG", ("ar",)), ("MX", ("es",))]
)
def test_it_builds_with_every_sheet(tmp_path: Path, region: str, tags: tuple[str, ...]) -> None:
    """No error, and every placeholder has room on every sheet; what was built was read back.

    Words that a draft pack lacks are shown in English until somebody translates them, and that is all that is said.
    """
    root = _made(tmp_path / "new", region, *tags)

    found = build_campaign(root, root / "site").problems
    assert [problem for problem in found if problem.check != "translations.catalog" or has_errors([problem])] == []
    for tag in tags:
        html = (root / "site" / tag / "help.html").read_text("utf-8")
        assert f'href="tel:{emergency_numbers(region)[0]}"' in html
        assert words(tag)["help-danger"] in html
    assert {path.name for path in root.glob(f"site/{tags[0]}/print/*.pdf")} >= {
        "poster-workers-a4.pdf", "leaflet-a5.pdf", "self-check.pdf", "directory.pdf", "strips.pdf",
    }  # fmt: skip


def test_a_release_names_every_placeholder(tmp_path: Path) -> None:
    """Each with its file and line; and none of them keeps the site from being built for those who write it."""
    root = _made(tmp_path / "new", "JO", "en", "ar")

    found = [problem for problem in check_folder(root, release=True) if problem.check == "campaign.placeholder"]

    places = {problem.path for problem in found}
    marked = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.md")
        if "\nplaceholder: true\n" in path.read_text("utf-8")
    }
    assert places == marked | {"data/campaign.yml"}
    assert len(marked) == 12
    named = {str(problem.message) for problem in found if problem.path == "data/campaign.yml"}
    assert named == {
        f"“{name}” is still a placeholder"
        for name in ("tagline", "contacts/emergency", "sources/S-01", "hotline", "exit")
    }
    assert all(problem.line for problem in found)
    assert has_errors(found)


def test_what_is_said_is_no_placeholder_any_more(tmp_path: Path) -> None:
    """With a help line and an exit given, only their truth is open; the line is offered on every page."""
    root = _made(tmp_path / "new", "GB", "en", hotline="+442079460123")

    assert check_folder(root) == []
    assert "hotline: hotline" in (root / "data/campaign.yml").read_text("utf-8")
    assert "{{ card:hotline }}" in (root / "docs/en/help.md").read_text("utf-8")


def test_a_placeholder_of_nothing_is_an_error(tmp_path: Path) -> None:
    root = _made(tmp_path / "new", "GB", "en")
    path = root / "data/campaign.yml"
    path.write_text(path.read_text("utf-8").replace("[tagline,", "[taglin, contacts/nobody,"), "utf-8")

    found = [problem for problem in check_folder(root) if problem.check == "campaign.placeholder"]

    assert [str(problem.message).split("”")[0] for problem in found] == ["“taglin", "“contacts/nobody"]


def test_a_language_without_words_is_a_draft(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is not built half English: its catalog waits for a translator, and the rest is clean without it."""
    root = tmp_path / "new"

    status = main(["new", str(root), "--name", "Lantern", "--region", "KE", "--languages", "en,am"])

    assert status == 0
    said = capsys.readouterr().out
    assert "no words for “am”" in said
    assert check_folder(root) == []
    assert "tag: am, formats: am, name: " in (root / "data/campaign.yml").read_text("utf-8")
    assert 'msgid "Leave this page"\nmsgstr ""' in (root / "languages/am/site.po").read_text("utf-8")
    assert len(list((root / "docs/am").glob("*.md"))) == len(list((root / "docs/en").glob("*.md")))
    lacking = check_folder(root, drafts=True)
    assert not has_errors(lacking)
    # One line for the catalog, however much of it is open, and one for each field.
    assert [one.path for one in lacking if one.check == "translations.catalog"] == ["languages/am/site.po"]
    assert sum(one.check == "sources.field" for one in lacking) == 6


def test_what_is_done_for_a_draft_is_not_lost(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its name is kept, its checks without words are named, and every hint that is followed helps."""
    root = tmp_path / "new"
    given = ["--name", "en=Lantern", "--name", "am=ፋኖስ", "--region", "KE", "--languages", "en,am"]
    assert main(["new", str(root), *given]) == 0
    assert 'name: {en: "Lantern", am: "ፋኖስ"}' in (root / "data/campaign.yml").read_text("utf-8")
    contact = root / "data/contacts/emergency.yml"
    words_of_it = contact.read_text("utf-8").replace('name: {en: "Emergency"}', 'name: {en: "Police", am: "ፖሊስ"}')
    contact.write_text(words_of_it, "utf-8")
    capsys.readouterr()

    (one,) = [one for one in check_folder(root, drafts=True) if one.check == "contacts.confirmed"]
    hint = str(one.hint).partition("manara ")[2]
    assert main([*hint.split(), "--root", str(root)]) == 0
    assert [one for one in check_folder(root, drafts=True) if one.check == "contacts.confirmed"] == []

    assert main(["check", "--root", str(root)]) == 0
    assert "tone.negation" not in capsys.readouterr().out
    assert main(["check", "--drafts", "--root", str(root)]) == 0
    assert re.search("(?m)^am: [0-9]+ checks have no words.*tone.negation", capsys.readouterr().out)

    assert main(["confirm", "about.md", "--root", str(root)]) == 0
    assert "(am): add --drafts." in capsys.readouterr().out


@pytest.mark.slow
@pytest.mark.parametrize(("source", "draft"), [("en", "am"), ("ar", "am")])
def test_a_draft_can_be_looked_at_at_once(tmp_path: Path, source: str, draft: str) -> None:
    """Its pages show the source's text, and what is still in another script is counted in one warning.

    With Arabic as the source, the program's English inside it stopped the build.
    """
    root = tmp_path / "new"
    main(["new", str(root), "--name", "Lantern", "--region", "KE", "--languages", f"{source},{draft}"])

    problems = build_campaign(root, root / "site", drafts=True).problems

    assert not has_errors(problems), [str(one) for one in problems]
    assert sum(one.check == "site.language" for one in problems) == 1
    # A script without a font is one line for a language, not one for every sheet; its paper is left out.
    assert sum("no font can draw" in str(one.message) for one in problems) == 2
    assert "Nobody" not in (root / "site/am/index.html").read_text("utf-8")
    assert f'<div class="fallback" lang="{source}"' in (root / "site/am/help.html").read_text("utf-8")
    assert (root / f"site/{source}/print/directory.pdf").is_file()


def test_a_language_of_a_country_has_the_words_of_the_language(tmp_path: Path) -> None:
    """“fr-CA” is French with other dates and amounts (RFC 4647, lookup)."""
    root = _made(tmp_path / "new", "CA", "en", "fr-CA")

    assert _said(root) == []
    assert site_catalog(root, "fr-CA").gettext("Leave this page") == site_catalog(root, "fr").gettext("Leave this page")
    assert site_catalog(root, "fr-CA").gettext("Leave this page") != "Leave this page"


def test_without_a_language_that_has_words_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["new", str(tmp_path / "new"), "--name", "Lantern", "--region", "KE", "--languages", "am"])

    assert status == 2
    assert "There are no words for am" in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


def test_all_that_is_missing_is_named_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody is at the terminal, so nothing is asked."""
    status = main(["new", str(tmp_path / "new")])

    said = capsys.readouterr().err
    assert status == 2
    assert [option in said for option in ("--region", "--languages", "--name")] == [True, True, True]


@pytest.mark.parametrize(
    ("given", "words_of_it"),
    [
        (["--region", "XX"], "“XX” is no country"),
        (["--languages", "en,xx-nothing"], "is no language"),
        (["--languages", "en,en"], "each language once"),
        (["--languages", "am,en"], "cannot be the source"),
        (["--region", "US"], "--time-zone"),
        (["--emergency", "123"], "“123” is none of: 112"),
        (["--hotline", "12"], "no number that can be dialled"),
        (["--exit", "http://plain"], "no address"),
        (["--id", "Ä"], "small letters"),
        (["--name", "ar=فانوس"], "missing in en"),
        (["--wheel", "nothing.whl"], "cannot be read"),
    ],
)
def test_a_wrong_answer_is_refused_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], given: list[str], words_of_it: str
) -> None:
    right = {"--name": "Lantern", "--region": "JO", "--languages": "en,ar"}
    right.update(zip(given[::2], given[1::2], strict=True))

    status = main(["new", str(tmp_path / "new"), *(part for pair in right.items() for part in pair)])

    assert status == 2
    assert words_of_it in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


def test_what_is_there_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "letter.txt").write_text("mine", "utf-8")

    assert main(["new", str(tmp_path), "--name", "Lantern", "--region", "JO", "--languages", "en"]) == 2
    assert "not empty" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_questions_are_asked_until_the_answer_fits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In Arabic as well; an empty answer takes what stands in brackets."""
    answers = iter(["Jordan", "jo", "ar", "فانوس", "", "999", "", "", ""])
    asked = []

    def ask(question: str) -> str:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr("builtins.input", ask)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)

    assert main(["new", str(tmp_path / "new"), "--language", "ar"]) == 0
    assert all(re.search("[؀-ۿ]", question) for question in asked)
    settings = (tmp_path / "new/data/campaign.yml").read_text("utf-8")
    assert "region: JO\ntime_zone: Asia/Amman\n" in settings
    assert 'name: {ar: "فانوس"}' in settings
    assert "«999»" in capsys.readouterr().out


def test_the_hash_of_the_program_is_pinned(tmp_path: Path) -> None:
    wheel = tmp_path / "manara.whl"
    wheel.write_bytes(b"wheel")

    main(["new", str(tmp_path / "new"), "--name", "L", "--region", "JO", "--languages", "en", "--wheel", str(wheel)])

    pinned = (tmp_path / "new/requirements.txt").read_text("utf-8")
    assert re.findall("--hash=sha256:([0-9a-f]+)", pinned) == [hashlib.sha256(b"wheel").hexdigest()]
    assert "-r requirements.lock" in pinned
    # The folder is all that a machine without this one needs.
    assert (tmp_path / "new/wheels/manara.whl").read_bytes() == b"wheel"
    assert "manara" not in re.findall("(?m)^[a-z-]+", (tmp_path / "new/requirements.lock").read_text("utf-8"))


def test_every_country_has_a_time_zone_and_most_a_number() -> None:
    """Where the data knows only numbers of two digits, or none, the number is asked for."""
    assert [region for region in sorted(regions()) if not time_zones(region)] == []
    assert sum(not emergency_numbers(region) for region in regions()) < 25


def test_a_country_without_numbers_in_the_data_asks_for_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is waived as what it is, so that the campaign is clean and a release is not."""
    given = ["new", str(tmp_path / "new"), "--name", "Fanal", "--region", "SN", "--languages", "fr"]

    assert main(given) == 2
    assert "--emergency" in capsys.readouterr().err
    assert main([*given, "--emergency", "800"]) == 0
    assert _said(tmp_path / "new") == []


def test_other_numbers_of_the_country_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["new", str(tmp_path / "new"), "--name", "L", "--region", "NP", "--languages", "en"])

    assert f"Others there: {', '.join(emergency_numbers('NP')[1:])}." in capsys.readouterr().out


def test_every_language_says_the_same_things() -> None:
    keys = {tag: set(words(tag)) for tag in languages()}

    assert {tag: sorted(found ^ keys["en"]) for tag, found in keys.items()} == {tag: [] for tag in keys}


def test_words_too_long_for_a_sheet_stop_only_a_release(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The site is published without the sheet; the problem names the page and the line, once for all its sizes."""
    root = _made(tmp_path / "new", "GB", "en")
    path = root / "docs/en/check.md"
    lines = path.read_text("utf-8").splitlines()
    at = next(number for number, line in enumerate(lines, 1) if line.startswith("### "))
    long = " ".join(["unbearable"] * 40) + "?"
    lines[at - 1] = f"### {long} {{#fear .answer}}"
    path.write_text("\n".join(lines) + "\n", "utf-8")

    # “manara check” says it without a build, and again from memory; a release is refused.
    for _ in range(2):
        assert main(["check", "--root", str(root)]) == 0
        assert f"docs/en/check.md:{at}" in capsys.readouterr().out
    assert {one.level.name for one in paper_in_folder(root, release=True)} == {"ERROR"}
    problems = build_campaign(root, root / "site").problems

    assert {(problem.path, problem.line, problem.level.name) for problem in problems} == {
        ("docs/en/check.md", at, "WARNING")
    }
    assert len({str(problem.message).split(" on ")[0] for problem in problems}) <= len(problems)
    assert not (root / "site/en/print/poster-workers-a4.pdf").exists()
    assert (root / "site/en/print/directory.pdf").exists()


# What these cannot do without.
NEEDS = {
    "publish": ["main"],
    "rollback": ["main"],
    "remove": ["a.md"],
    "rename": ["a.md", "b.md"],
    "review": ["ar"],
    "summary": ["main"],
}


@pytest.mark.parametrize("command", sorted(COMMANDS.keys() & set(IN_CAMPAIGN)))
def test_outside_a_campaign_every_command_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    """In the reader's language, and before it looks for anything else."""
    assert main([command, *NEEDS.get(command, []), "--root", str(tmp_path)]) == 1
    assert "manara new FOLDER" in capsys.readouterr().err
    assert main([command, *NEEDS.get(command, []), "--root", str(tmp_path), "--language", "ar"]) == 1
    assert "لا توجد حملة" in capsys.readouterr().err
