"""A newcomer's first week in one walk: a real repository, a real Chromium, and what the messages say; in Arabic.

Each step takes its mend from the step before: what the preview or a message offers is copied, not known beforehand.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from manara.cli import main
from tests.browser import DESKTOP, PHONE, launch
from tests.campaign.made import made_campaign
from tests.campaign.test_repair import picture
from tests.desk.served import serving_desk

ENGLISH = "## Pay {#pay}\n\nAsk for your pay each month.\n\n## Rest {#rest}\n\nYou may rest at noon.\n"
ARABIC = "## الأجر {#pay}\n\nاطلب أجرك كل شهر.\n\n## الراحة {#rest}\n\nيمكنك أن ترتاح عند الظهر.\n"
HOOK = Path(__file__).parent.parent.parent / ".githooks" / "pre-commit"
CONTACT = ["new", "contact", "office", "--kind", "authority", "--name", "en=Picking Office", "--name", "ar=مكتب القطاف",
           "--run-by", "en=Harvest Board", "--run-by", "ar=هيئة الحصاد", "--helps-with", "en=Questions about picking",
           "--helps-with", "ar=أسئلة القطاف", "--fact", "F-1", "--source", "K1", "--confidence", "high",
           "--how", "published-source", "--from-abroad", "yes", "--number"]  # fmt: skip


class Clone:
    """Somebody's copy of the campaign, with Arabic messages."""

    def __init__(self, root: Path, said: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self.said = said

    def git(self, *arguments: str, status: int = 0) -> str:
        """Return what Git says; the hook finds the program that runs this test first on its path."""
        author = ["-c", "user.name=An Editor", "-c", "user.email=editor@example.org", "-c", "commit.gpgsign=false"]
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(
            ["git", "-C", str(self.root), *author, *arguments],
            capture_output=True, text=True, check=False, env={**os.environ, "PATH": path},
        )  # fmt: skip
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout + done.stderr

    def manara(self, *arguments: str, status: int = 0) -> str:
        """Run a command, and return what it says."""
        self.said.readouterr()
        found = main([*arguments, "--root", str(self.root), "--language", "ar"])
        words = self.said.readouterr()
        assert found == status, words.out + words.err
        return words.out + words.err

    def change(self, name: str, old: str, new: str) -> None:
        """Exchange words in a file; empty *old* adds them at its end."""
        path = self.root / name
        content = path.read_text("utf-8")
        assert old in content
        path.write_text(content.replace(old, new, 1) if old else content + new, "utf-8")

    def commands(self, said: str) -> list[list[str]]:
        """Return the commands that a message offers on lines of their own."""
        lines = dict.fromkeys(line.strip() for line in said.splitlines() if re.match(r" +manara ", line))
        return [line.split()[1:] for line in lines]


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Clone:
    """A fresh clone of a repository in which everything is confirmed, with the hook switched on."""
    monkeypatch.setenv("MANARA_TODAY", "2026-12-01")
    monkeypatch.setattr("builtins.input", lambda _question="": "1")
    origin = made_campaign(tmp_path / "origin", {"docs/en/help.md": ENGLISH, "docs/ar/help.md": ARABIC})
    (origin / ".githooks").mkdir()
    (origin / ".githooks" / "pre-commit").write_bytes(HOOK.read_bytes())
    (origin / ".githooks" / "pre-commit").chmod(0o755)
    first = Clone(origin, capsys)
    first.manara("confirm", "--all")
    (origin / ".gitignore").write_text(".cache/\nsite/\n", "utf-8")
    for step in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "first"]):
        first.git(*step)
    first.git("clone", "-q", str(origin), str(tmp_path / "clone"))
    made = Clone(tmp_path / "clone", capsys)
    made.git("config", "core.hooksPath", ".githooks")
    return made


# What the bar of the preview stands on: the way out and the calls are seen as a visitor sees them.
_COVERED = """() => { const bar = document.querySelector(".manara-bar").getBoundingClientRect();
return [...document.querySelectorAll("a.leave, .calls > a, header > *")].filter((e) => { const b = e.getBoundingClientRect();
  return b.height && b.top < bar.bottom && bar.top < b.bottom }).map((e) => e.outerHTML.slice(0, 80)) }"""


def _in_the_preview(clone: Clone) -> None:
    """A right is changed in Arabic; the preview flags the English, and its button confirms the mended pair."""
    clone.change("docs/ar/help.md", "ترتاح عند الظهر", "ترتاح عند الظهر في الظل")
    with serving_desk(clone.root, "ar") as desk, launch() as browser:
        desk.checked()
        page = browser.new_page(viewport=DESKTOP)
        page.goto(f"http://127.0.0.1:{desk.port}/en/help.html")
        for size in (DESKTOP, PHONE):
            page.set_viewport_size(size)
            assert page.evaluate(_COVERED) == []
        page.set_viewport_size(DESKTOP)
        card = page.locator(".manara-card")
        assert card.count() == 1
        assert "docs/ar/help.md" in card.inner_text()
        assert card.evaluate("card => getComputedStyle(card.querySelector('.manara-said')).direction") == "rtl"
        # The page loads itself again when a file is saved; the pair is then asked about on the other page.
        clone.change("docs/en/help.md", "rest at noon", "rest at noon in the shade")
        page.wait_for_function("document.body.innerText.includes('noon in the shade')")
        desk.checked()
        other = browser.new_page(viewport=DESKTOP)
        other.goto(f"http://127.0.0.1:{desk.port}/ar/help.html")
        other.locator("[data-manara-post=confirm]").click()
        other.wait_for_function("!document.querySelector('.manara-card')")


def _a_contact_from_its_messages(clone: Clone) -> None:
    """A number that cannot exist is refused; a wrong record is mended from what is said of it alone."""
    assert "+44 20 7946" in clone.manara(*CONTACT, "+44 20 7946", status=2)
    said = clone.manara(*CONTACT, "+44 20 7946 0555")
    record = "data/contacts/office.yml"
    clone.change(record, "kind: authority", "kind: authorty")
    assert clone.git("add", "-A") == ""
    assert "git commit --no-verify" in clone.git("commit", "-q", "-m", "office", status=1)
    message = clone.manara("check", status=1)
    choices = re.findall(r"[a-z-]{5,}", message.partition("authorty")[2])
    clone.change(record, "authorty", next(one for one in choices if one.startswith("author")))
    [confirm] = clone.commands(said)
    clone.manara(*confirm, "--how", "called", "--on", "2026-12-01")
    clone.change("docs/en/help.md", "in the shade.", "in the shade: {{ phone:ofice }}.")
    clone.change("docs/ar/help.md", "في الظل.", "في الظل: {{ phone:ofice }}.")
    near = re.findall(r"هل تقصد “\u2068?(\w+)", clone.manara("check", status=1))
    assert set(near) == {"office"}
    for tag in ("en", "ar"):
        clone.change(f"docs/{tag}/help.md", "phone:ofice", f"phone:{near[0]}")


def _a_picture_and_a_footnote(clone: Clone) -> None:
    """What a camera wrote beside the picture is found, and the command that is named takes it out."""
    for tag, note, words in (("en", "Seen in June.", "a tree"), ("ar", "شوهد في يونيو.", "شجرة")):
        (clone.root / "docs" / tag / "tree.png").write_bytes(picture("PNG", told=True))
        clone.change(f"docs/{tag}/help.md", "", f"\n![{words}](tree.png)[^one]\n\n[^one]: {note}\n")
    offered = clone.commands(clone.manara("check", status=1))
    assert ["fix"] in offered
    clone.manara("fix", "--write")
    for command in clone.commands(clone.manara("check")):
        clone.manara(*command)
    assert clone.commands(clone.manara("check")) == []


def _a_conflict(clone: Clone) -> None:
    """Two branches change one sentence; the marks are named, and one command is enough for the lock."""
    for branch, english, arabic in (("one", "at noon, always", "عند الظهر دائمًا"), ("two", "each noon", "كل ظهر")):
        clone.git("checkout", "-q", "-b", branch, "main")
        clone.change("docs/en/rights.md", "at noon", english)
        clone.change("docs/ar/rights.md", "عند الظهر", arabic)
        clone.manara("confirm")
        clone.git("commit", "-q", "-a", "-m", branch)
    clone.git("merge", "-q", "one", status=1)
    assert "<<<<<<<" in clone.manara("check", status=1)
    for tag in ("en", "ar"):
        path = clone.root / "docs" / tag / "rights.md"
        kept = re.sub(r"<<<<<<< .*\n([\s\S]*?)=======\n[\s\S]*?>>>>>>> .*\n", r"\1", path.read_text("utf-8"))
        path.write_text(kept, "utf-8")
    clone.manara("confirm")
    clone.git("add", "-A")
    clone.git("commit", "-q", "-m", "both")


def test_a_newcomer_does_everything_from_what_is_said(clone: Clone) -> None:
    """To the summary of the request, which names all of it; and not a check is silenced on the way."""
    _in_the_preview(clone)
    _a_contact_from_its_messages(clone)
    _a_picture_and_a_footnote(clone)
    clone.manara("rename", "help.md", "rights.md")
    clone.git("add", "-A")
    clone.git("commit", "-q", "-m", "A place in the shade")
    _a_conflict(clone)

    assert clone.git("status", "--porcelain") == ""
    assert "<!-- waive" not in (clone.root / "docs/en/rights.md").read_text("utf-8")
    summary = clone.manara("summary", "origin/main")
    assert '<div dir="rtl">' in summary
    assert "+442079460555" in summary
    assert "rights.html" in summary
