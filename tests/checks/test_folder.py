"""``manara check`` says the same with and without what it remembers, whatever happened to the folder and when."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from manara.campaign import load
from manara.campaign.load import load_campaign
from manara.campaign.places import READ
from manara.checks import SUBJECT_NAMES, register
from manara.checks import folder as check_folder
from manara.checks import run as check
from manara.checks.run import check_campaign
from manara.errors import CampaignError
from manara.sources import markdown_page
from tests.checks.remembered import LOOSE, PAGE, WRONG, shown, write
from tests.frozen import FILES, frozen_campaign

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from manara.problems import Problem

BESIDE = ("docs/notes.md", "docs/ur/help.md", "docs/ur/index.md", "docs/en/notes.txt", "data/x.yml",
          "overrides/partials/note.html", "overrides/styles/x.css", "languages/ar/site.po", "docs/en/.hidden.md")  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small campaign of three pages in two languages."""
    return frozen_campaign(tmp_path / "campaign")


def said(of: Callable[[], list[Problem]]) -> object:
    """Return what is found, or why nothing can be."""
    try:
        return shown(of())
    except CampaignError as error:
        return shown(list(error.problems)) or str(error)


def cold(root: Path) -> object:
    """Return what all checks find, without any memory."""
    return said(lambda: check_campaign(load_campaign(root)))


def warm(root: Path) -> object:
    """Return what is found with all that earlier runs left."""
    return said(lambda: check_folder.check_folder(root))


class Hand:
    """Does random things to a campaign, as editors, programs and branches do."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root = root
        self.chance = random.Random(seed)  # noqa: S311  # the same every time

    def pages(self) -> list[Path]:
        """Return all pages there are."""
        return sorted(self.root.glob("docs/??/*.md"))

    def act(self) -> str:
        """Do one thing, and return its name."""
        name = self.chance.choice([name for name in vars(type(self)) if name.startswith("_do_")])
        getattr(self, name)()
        return name

    def _do_change_a_page(self) -> None:
        path = self.chance.choice(self.pages())
        words = self.chance.choice(
            (" 39.", " Call 020 7946 0124.", " [x](gone.md)", "\n## More\n\nx\n", " {{ phone:line }}", "")
        )
        path.write_text(path.read_text("utf-8") + words, "utf-8")

    def _do_put_pages_back(self) -> None:
        for name, content in FILES.items():
            if (self.root / name).is_file() and name.startswith("docs/"):
                (self.root / name).write_text(content, "utf-8")

    def _do_rename_a_page(self) -> None:
        path = self.chance.choice(self.pages())
        if path.stem != "index":
            path.rename(path.with_name(self.chance.choice(("pay.md", "wages.md", "rest.md"))))

    def _do_delete_a_page(self) -> None:
        path = self.chance.choice(self.pages())
        if path.stem != "index":
            path.unlink()

    def _do_add_a_page(self) -> None:
        name = self.chance.choice(("fresh.md", "pay.md", "Notes.MD", "rest.md"))
        (self.root / "docs" / self.chance.choice(("ar", "en")) / name).write_text(
            self.chance.choice((PAGE, LOOSE, WRONG))
        )

    def _do_put_something_beside(self) -> None:
        path = self.root / self.chance.choice(BESIDE)
        path.parent.mkdir(parents=True, exist_ok=True)
        words = self.chance.choice(("", "Call 020 7946 0124.", PAGE, 'msgid ""\nmsgstr ""\n'))
        path.write_text(words, "utf-8")

    def _do_take_something_away(self) -> None:
        (self.root / self.chance.choice(BESIDE)).unlink(missing_ok=True)
        for path in (self.root / "docs" / "link.md", self.root / "overrides" / "link.html"):
            path.unlink(missing_ok=True)

    def _do_take_a_folder_away(self) -> None:
        shutil.rmtree(self.root / self.chance.choice(("overrides", "languages", "docs/ur")), ignore_errors=True)

    def _do_link(self) -> None:
        name, target = self.chance.choice(
            (("docs/link.md", "en/pay.md"), ("overrides/link.html", "nowhere"), ("data/link.yml", "laws.yml"))
        )
        path = self.root / name
        path.parent.mkdir(exist_ok=True)
        if not path.is_symlink():
            path.symlink_to(target)

    def _do_change_facts(self) -> None:
        name = self.chance.choice(("data/campaign.yml", "data/laws.yml", "data/contacts/line.yml", "mkdocs.yml"))
        path = self.root / name
        words = self.chance.choice((FILES[name], FILES[name] + "more: 1\n", FILES[name].replace("0123", "0125")))
        path.write_text(words, "utf-8")

    def _do_lose_facts(self) -> None:
        (self.root / self.chance.choice(("data/laws.yml", "mkdocs.yml"))).unlink(missing_ok=True)


@pytest.mark.parametrize("seed", range(6))
def test_warm_is_cold_after_anything(root: Path, seed: int) -> None:
    """Files inside and outside pages are created, changed, renamed, deleted and linked to, in any order."""
    hand, done = Hand(root, seed), []
    for _ in range(14):
        done.append(hand.act())
        expected = cold(root)
        assert warm(root) == expected, done
        assert warm(root) == expected, done


@pytest.mark.parametrize("moment", ["before loading", "while files are loaded", "after loading", "while checks run"])
@pytest.mark.parametrize(
    ("first", "then"), [(PAGE, LOOSE), (LOOSE, PAGE), (PAGE, WRONG)], ids=["bad", "good", "differs"]
)
def test_a_save_while_the_check_runs_leaves_nothing_behind(
    root: Path, monkeypatch: pytest.MonkeyPatch, moment: str, first: str, then: str
) -> None:
    """What comes of both states is not kept, and later runs say what is true."""
    page = root / "docs" / "en" / "pay.md"
    page.write_text(first, "utf-8")
    warm(root)
    # What was found in this page's first state is known, but not the whole report.
    (root / "docs" / "ar" / "rest.md").write_text(FILES["docs/ar/rest.md"] + "\nكلمة.\n", "utf-8")
    with monkeypatch.context() as patch:
        _save_at(moment, lambda: page.write_text(then, "utf-8"), patch)
        said_meanwhile = warm(root)
    if moment in ("before loading", "while files are loaded"):
        # The page was loaded as it is now: a build would publish it, so what is said is said of this.
        assert said_meanwhile == cold(root)
    assert page.read_text("utf-8") == then

    assert warm(root) == cold(root)
    page.write_text(first, "utf-8")
    assert warm(root) == cold(root)
    page.write_text(then, "utf-8")
    assert warm(root) == cold(root)


def _save_at(moment: str, save: Callable[[], object], patch: pytest.MonkeyPatch) -> None:
    """Let *save* happen once at *moment*."""
    owner, name = {
        "before loading": (load, "check_places"),
        "while files are loaded": (load, "load_contacts"),
        "after loading": (check_folder.load_and_check, ""),
        "while checks run": (check, "_check_page"),
    }[moment]
    if not name:
        owner, name = check, "check_campaign"
    real = getattr(owner, name)

    def saving(*args: object, **named: object) -> object:
        save()
        return real(*args, **named)

    patch.setattr(owner, name, saving)


def test_a_template_saved_while_checks_run_leaves_nothing_behind(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Checks read templates by themselves, later than pages."""
    template = root / "overrides" / "x.html"
    write(template, "<p>x</p>")
    real = getattr(check, "in_parallel")  # noqa: B009  # not for others

    def saving(*given: object) -> object:
        write(template, "<p>Call 020 7946 0124</p>")
        return real(*given)

    with monkeypatch.context() as patch:
        patch.setattr(check, "in_parallel", saving)
        warm(root)
    write(template, "<p>x</p>")

    assert warm(root) == cold(root)


def test_there_and_back_while_the_check_runs(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A switch to another branch and back: the bytes are the same again, what was loaded is not."""
    page = root / "docs" / "en" / "pay.md"
    read = markdown_page.read_page

    def reading(path: Path, *rest: str) -> object:
        page.write_text(LOOSE, "utf-8")
        try:
            return read(path, *rest)
        finally:
            page.write_text(PAGE, "utf-8")

    with monkeypatch.context() as patch:
        patch.setattr(load, "read_page", reading)
        warm(root)

    assert warm(root) == cold(root)


def test_what_was_checked_while_the_report_was_not_kept_is_right(root: Path) -> None:
    """The page that nobody touched is taken from memory, the other one is checked."""
    first = warm(root)
    page = root / "docs" / "en" / "pay.md"
    page.write_text(LOOSE, "utf-8")
    assert any("contacts.loose-number" in row for row in warm(root))  # type: ignore[attr-defined]
    page.write_text(PAGE, "utf-8")

    assert warm(root) == first == cold(root)


def test_nothing_is_read_that_is_not_in_the_key(root: Path) -> None:
    """Of the campaign's folder, loading and checks open and list nothing but what every key is made of."""
    (root / "overrides" / "partials").mkdir(parents=True)
    (root / "overrides" / "partials" / "x.html").write_text("<p>x</p>")
    program = f"""
import os, sys
from pathlib import Path
root, seen = Path({str(root)!r}), set()
def watch(event, args):
    if event in ("open", "os.listdir", "os.scandir") and args and isinstance(args[0], (str, bytes, os.PathLike)):
        path = os.path.abspath(os.fsdecode(args[0]))
        if path.startswith(str(root) + os.sep):
            seen.add(os.path.relpath(path, root).split(os.sep)[0])
sys.addaudithook(watch)
from manara.checks.run import check_campaign
from manara.campaign.load import load_campaign
check_campaign(load_campaign(root))
print(*sorted(seen))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert {"data", "docs", "overrides"} <= set(done.stdout.split()) <= set(READ)


def test_the_names_are_those_of_the_subjects() -> None:
    """They stand in two places so that asking for help loads no check."""
    assert {one.subject for one in register.every().values()} == set(SUBJECT_NAMES)


# What a report follows from besides the folder: another value, and a run must load everything again.
OTHER_WORLDS: dict[str, Callable[[pytest.MonkeyPatch], object]] = {
    "the program": lambda patch: patch.setattr(check_folder, "digest_of_program", lambda: "another"),
    "the day": lambda patch: patch.setenv("MANARA_TODAY", "2031-01-01"),
}


@pytest.mark.parametrize("name", OTHER_WORLDS)
def test_a_report_of_another_world_is_not_used(root: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Each of them is in the key."""
    warm(root)
    OTHER_WORLDS[name](monkeypatch)
    loaded = _count(monkeypatch, check_folder, "load_and_check")
    warm(root)

    assert loaded == [1]


def test_a_report_is_of_some_subjects_and_never_of_a_release(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A report of the contacts says nothing of pages, and what is released is checked in that very run."""
    warm(root)
    loaded = _count(monkeypatch, check_folder, "load_and_check")
    assert warm(root) is not None
    assert loaded == []
    check_folder.check_folder(root, ("contacts",))
    check_folder.check_folder(root, release=True)
    check_folder.check_folder(root, release=True)

    assert loaded == [1, 1, 1]


def _count(patch: pytest.MonkeyPatch, owner: object, name: str) -> list[int]:
    """Return a list that grows with every call of a function."""
    real, calls = getattr(owner, name), []

    def counted(*args: object, **named: object) -> object:
        calls.append(1)
        return real(*args, **named)

    patch.setattr(owner, name, counted)
    return calls


def test_a_folder_that_cannot_be_written_is_checked_all_the_same(root: Path) -> None:
    """A file in the place of the cache."""
    (root / ".cache").write_text("")

    assert warm(root) == cold(root) == warm(root)
