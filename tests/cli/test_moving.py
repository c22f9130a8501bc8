"""Renaming and removing a page changes every place that names it, and its old address leads on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manara.campaign.load import load_campaign
from manara.checks.folder import load_and_check
from manara.cli import main
from manara.translations.status import OUTDATED, status_of
from tests.campaign.made import made_campaign, problems_of
from tests.warm import build_pages

if TYPE_CHECKING:
    from pathlib import Path

PAY = {
    "en": "See [help](help.md#pay) and [ourselves](pay.md).\n\n## Pay {#pay}\n\nAsk for it.\n",
    "ar": "انظر [المساعدة](help.md#pay) و[هنا](pay.md).\n\n## الأجر {#pay}\n\nاطلبه.\n",
}
HELP = {
    "en": "First [the pay](pay.md#pay).\n\n## Pay {#pay}\n\nThen ask.\n",
    "ar": "أولًا [الأجر](pay.md#pay).\n\n## الأجر {#pay}\n\nثم اسأل.\n",
}
MENU = """# The menu.
groups:
  - title: {ar: "العمل", en: "Work"}
    picture: help
    pages: [help.md, pay.md]
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A campaign whose page pay.md is linked, in the menu, in the order and in the lock."""
    pages = {f"docs/{tag}/{name}.md": text[tag] for name, text in (("pay", PAY), ("help", HELP)) for tag in text}
    made = made_campaign(tmp_path / "campaign", {**pages, "data/menu.yml": MENU})
    settings = made / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("help.md]", "help.md, pay.md]"), "utf-8")
    main(["confirm", "--all", "--root", str(made)])
    return made


def _errors(root: Path) -> list[str]:
    return [str(problem.message) for problem in load_and_check(root)[1] if problem.level == 0]


def test_everything_that_names_a_page_follows_it(root: Path) -> None:
    """Into a folder even: links out of it and to it, the menu, the order; what was compared stays compared."""
    before = _errors(root)
    assert main(["rename", "pay.md", "money/wages.md", "--root", str(root)]) == 0

    english = (root / "docs/en/money/wages.md").read_text("utf-8")
    assert "[help](../help.md#pay)" in english
    assert "[ourselves](wages.md)" in english
    assert "[the pay](money/wages.md#pay)" in (root / "docs/en/help.md").read_text("utf-8")
    assert "pages: [help.md, money/wages.md]" in (root / "data/menu.yml").read_text("utf-8")
    assert "money/wages.md" in (root / "mkdocs.yml").read_text("utf-8")
    assert not (root / "docs/ar/pay.md").exists()
    assert _errors(root) == before
    assert not [one for one in status_of(load_campaign(root)).sections if one.state == OUTDATED and "wages" in one.name]


def test_the_old_address_leads_on(root: Path) -> None:
    """Through two renames, without a script; the page at the old address shows both numbers and says nothing."""
    main(["rename", "pay.md", "wages.md", "--root", str(root)])
    main(["rename", "wages.md", "money.md", "--root", str(root)])
    assert load_campaign(root).redirects == {"pay.md": "money.md", "wages.md": "money.md"}
    assert [problem for problem in build_pages(root, root / "site") if problem.level == 0] == []
    page = (root / "site/ar/pay.html").read_text("utf-8")

    assert '<meta http-equiv="refresh" content="0; url=../ar/money.html">' in page
    assert "020 7946 0123" in page
    assert "noindex" in page
    assert "pay" not in page.split("<title>", 1)[1].split("</title>", 1)[0].lower()
    assert "pay.html" not in (root / "site/sitemap.xml").read_text("utf-8")


def test_going_back_leaves_no_redirect_to_itself(root: Path) -> None:
    """A name that is a page again is no old one."""
    main(["rename", "pay.md", "wages.md", "--root", str(root)])
    main(["rename", "wages.md", "pay.md", "--root", str(root)])

    assert load_campaign(root).redirects == {"wages.md": "pay.md"}
    assert not load_campaign(root).problems


def test_a_removed_page_leaves_its_menu_and_its_rows(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Links to it are named; its address leads to the first page."""
    assert main(["remove", "pay", "--root", str(root), "--language", "en"]) == 1
    said = capsys.readouterr().out

    assert "docs/en/help.md" in said
    assert "pages: [help.md]" in (root / "data/menu.yml").read_text("utf-8")
    assert "pay.md" not in (root / "mkdocs.yml").read_text("utf-8")
    assert "pay.md" not in (root / "data/translations.lock").read_text("utf-8")
    assert load_campaign(root).redirects == {"pay.md": "index.md"}


def test_a_removed_page_with_another_in_its_place(root: Path) -> None:
    """Links lead there, without a section that is gone."""
    assert main(["remove", "docs/ar/pay.md", "--to", "help.md", "--root", str(root)]) in (0, 1)

    assert "[the pay](help.md)" in (root / "docs/en/help.md").read_text("utf-8")
    assert not problems_of(root, "pages.links")


@pytest.mark.parametrize(
    "command",
    [
        ["rename", "index.md", "home.md"],
        ["rename", "pay.md", "help.md"],
        ["rename", "pay.md", "../out.md"],
        ["rename", "pay.md", "Große.md"],
        ["rename", "pey.md", "x.md"],
        ["remove", "index.md"],
        ["remove", "pay.md", "--to", "pay.md"],
        ["remove", "pay.md", "--to", "nowhere.md"],
    ],
    ids=" ".join,
)
def test_what_cannot_be_is_refused_and_nothing_changes(root: Path, command: list[str]) -> None:
    """With a status of misuse."""
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file() and ".cache" not in path.parts}
    assert main([*command, "--root", str(root)]) == 2
    assert before == {
        path: path.read_bytes() for path in root.rglob("*") if path.is_file() and ".cache" not in path.parts
    }


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("help.md: index.md", "is a page; nothing can lead away"),
        ("old.md: hepl.md", "is no page to lead to"),
        ("old.md: https://elsewhere.example/", "is no page to lead to"),
        ("../old.md: help.md", "cannot have been an address"),
        ("old.html: help.md", "cannot have been an address"),
    ],
)
def test_a_redirect_that_leads_nowhere_is_an_error(root: Path, line: str, words: str) -> None:
    """With its line; none leads out of the site."""
    (root / "data/redirects.yml").write_text(f"# Moved.\n{line}\n", "utf-8")

    [problem] = [one for one in load_campaign(root).problems if one.path == "data/redirects.yml"]
    assert words in str(problem.message)
    assert problem.line == 2


def test_links_to_a_removed_page_are_told_where_to_lead(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The hint names the page that answers instead, not one whose name looks alike."""
    main(["remove", "pay.md", "--root", str(root), "--language", "en"])
    said = capsys.readouterr().out

    assert "The page was removed; link to “index.md”, or take the link away." in said
    assert "Did you mean" not in said


def test_a_page_is_checked_by_its_name(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only its problems are shown; a name nobody knows is misuse, and the nearest is named."""
    (root / "docs" / "en" / "pay.md").write_text("no front matter\n", "utf-8")
    (root / "docs" / "en" / "help.md").write_text("no front matter\n", "utf-8")
    said = {}
    for name in ("pay.md", "docs/en/pay.md", "pya.md"):
        status = main(["check", name, "--root", str(root), "--language", "en"])
        outcome = capsys.readouterr()
        said[name] = (status, outcome.out, outcome.err)

    assert said["pay.md"][:2] == said["docs/en/pay.md"][:2]
    assert said["pay.md"][0] == 1
    assert "docs/en/pay.md" in said["pay.md"][1]
    assert "help.md:" not in said["pay.md"][1]
    assert said["pya.md"][0] == 2
    assert "“pay.md”" in said["pya.md"][2]


@pytest.mark.parametrize("command", [("rename", "pay.md", "wage.md"), ("remove", "pay.md"), ("fix", "--write")])
@pytest.mark.parametrize("broken", ["docs/ar/help.md", "data/menu.yml", "data/translations.lock"])
def test_a_file_in_another_encoding_is_named_and_nothing_is_written(
    root: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...], broken: str
) -> None:
    """As a program of Windows saves it: no traceback, and no half of a change."""
    path = root / broken
    path.write_bytes((path.read_text("utf-8") if path.is_file() else "# no row\n").encode("utf-16"))
    before = {one: one.read_bytes() for one in root.rglob("*.*") if one.is_file() and ".cache" not in one.parts}
    code = main([*command, "--root", str(root), "--language", "en"])
    said = "".join(capsys.readouterr())

    assert code == 0 or broken in said
    if "nothing was written" in said:
        assert {one: one.read_bytes() for one in before if one.is_file()} == before
    assert path.read_bytes() == before[path]
