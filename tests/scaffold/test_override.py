"""A replaced file remembers where it comes from; an older campaign is brought to the present form."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from manara.campaign.replaced import SAFETY, original_of
from manara.checks.folder import check_folder
from manara.cli import main
from manara.scaffold.campaign import Plan, write_campaign
from manara.scaffold.upgrade import upgrade_of

if TYPE_CHECKING:
    from pathlib import Path

    from manara.problems import Problem

FOOTER, LEAVE = "partials/campaign/footer.html", "partials/campaign/leave.html"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A new campaign."""
    folder = tmp_path / "new"
    plan = Plan(folder, "lantern", {"en": "Lantern"}, "GB", "Europe/London", ("en",), "112")
    write_campaign(plan, datetime.date(2026, 11, 27))
    return folder


def _of(root: Path, group: str, *, release: bool = False) -> list[Problem]:
    return [problem for problem in check_folder(root, release=release) if problem.check.startswith(group)]


def test_a_copied_file_is_remembered_and_clean(root: Path) -> None:
    assert main(["override", FOOTER, "--root", str(root)]) == 0

    original = original_of(FOOTER)
    assert original is not None
    assert (root / "overrides" / FOOTER).read_bytes() == original.read_bytes()
    assert _of(root, "overrides.") == []


def test_when_the_original_moves_on_it_is_said_until_somebody_has_looked(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The lock is as an older version of the program would have left it."""
    main(["override", FOOTER, "--root", str(root)])
    lock = root / "data" / "overrides.lock"
    lock.write_text(lock.read_text("utf-8").replace('origin: "', 'origin: "0'), "utf-8")
    own = root / "overrides" / FOOTER
    own.write_text(own.read_text("utf-8") + "{# ours #}\n", "utf-8")

    (found,) = _of(root, "overrides.")
    assert (found.path, found.level.name) == (f"overrides/{FOOTER}", "WARNING")
    assert "has changed since it was copied" in str(found.message)

    capsys.readouterr()
    assert main(["override", FOOTER, "--root", str(root)]) == 0
    assert "+{# ours #}" in capsys.readouterr().out
    assert main(["override", FOOTER, "--seen", "--root", str(root)]) == 0
    assert _of(root, "overrides.") == []
    assert own.read_text("utf-8").endswith("{# ours #}\n")


def test_a_file_that_hides_ours_unremembered_is_said(root: Path) -> None:
    path = root / "overrides" / FOOTER
    path.parent.mkdir(parents=True)
    path.write_text("<footer></footer>\n", "utf-8")

    (found,) = _of(root, "overrides.origin")

    assert "nobody remembers" in str(found.message)


@pytest.mark.parametrize("name", SAFETY)
def test_every_safety_file_is_one_of_the_program(name: str) -> None:
    """A name that is nobody's would guard nothing."""
    assert original_of(name) is not None


def test_a_release_wants_a_reason_for_a_replaced_safety_file(root: Path) -> None:
    main(["override", LEAVE, "--root", str(root)])
    assert _of(root, "overrides.safety") == []
    (found,) = _of(root, "overrides.safety", release=True)
    assert found.path == f"overrides/{LEAVE}"

    settings = root / "data" / "campaign.yml"
    content = settings.read_text("utf-8")
    settings.write_text(f'{content}replaced: {{{LEAVE}: "a sign of our own, tried on phones"}}\n', "utf-8")
    assert _of(root, "overrides.safety", release=True) == []

    (root / "overrides" / LEAVE).unlink()
    assert [str(one.message) for one in _of(root, "overrides.safety")] == [f"“{LEAVE}” is not replaced"]


@pytest.mark.parametrize("name", ["nothing.html", "../site/plugin.py", "__init__.py", "partials/campaign/foter.html"])
def test_what_cannot_be_replaced_is_refused(root: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert main(["override", name, "--root", str(root)]) == 2
    assert "no file that can be replaced" in capsys.readouterr().err
    assert not (root / "overrides").exists()


OLD_SETTINGS = """# Settings.
site_name: Lantern
# Where it stands.
site_url: https://lantern.example/
use_directory_urls: false
theme:
  name: material
  custom_dir: overrides
plugins:
  - manara:
      pages: [index.md, help.md]
markdown_extensions:
  - abbr
  - toc:
      permalink: false
"""


def _old(root: Path) -> None:
    """Make of a new campaign one of the first form."""
    (root / "mkdocs.yml").write_text(OLD_SETTINGS, "utf-8")
    settings = root / "data" / "campaign.yml"
    settings.write_text(settings.read_text("utf-8").replace("format: 1\n", ""), "utf-8")
    contact = root / "data" / "contacts" / "emergency.yml"
    content = contact.read_text("utf-8").replace("    region: GB\n", '    region: GB\n    groups: "11 2"\n')
    contact.write_text(
        f"{content}waive:\n  - check: contacts.short-number\n    reason: Why\n    until: 2027-01-01\n", "utf-8"
    )


def test_an_old_campaign_is_upgraded_after_showing_it(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first run changes nothing; the second leaves nothing to upgrade."""
    _old(root)
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}

    assert main(["upgrade", "--root", str(root)]) == 1
    shown = capsys.readouterr().out
    assert "-markdown_extensions:" in shown
    assert "+format: 1" in shown
    assert {path: path.read_bytes() for path in before} == before

    assert main(["upgrade", "--root", str(root), "--write"]) == 0
    assert (root / "mkdocs.yml").read_text("utf-8") == (
        "site_name: Lantern\nsite_url: https://lantern.example/\nuse_directory_urls: false\ntheme:\n  name: manara\n"
        "plugins:\n  - manara:\n      pages: [index.md, help.md]\n"
    )
    contact = (root / "data" / "contacts" / "emergency.yml").read_text("utf-8")
    assert "groups:" not in contact
    assert '  - check: contacts.short-number\n    for: "112"\n' in contact
    assert main(["upgrade", "--root", str(root)]) == 0
    assert "Nothing to upgrade." in capsys.readouterr().out


def test_what_it_is_not_sure_of_is_asked(root: Path) -> None:
    """A waiver in a record of two numbers may mean either."""
    _old(root)
    contact = root / "data" / "contacts" / "emergency.yml"
    content = contact.read_text("utf-8")
    contact.write_text(content.replace("verified:", '  - {type: sms, short: "999", region: GB}\nverified:'), "utf-8")

    (found,) = upgrade_of(root).looks

    assert found[0] == "data/contacts/emergency.yml"


def test_a_campaign_of_a_newer_program_is_refused(root: Path) -> None:
    settings = root / "data" / "campaign.yml"
    settings.write_text(settings.read_text("utf-8").replace("format: 1", "format: 99"), "utf-8")

    (found,) = _of(root, "campaign.format")

    assert (found.level.name, found.path) == ("ERROR", "data/campaign.yml")


def test_every_file_says_in_which_form_it_is(root: Path) -> None:
    """What is new says it from the beginning; a file that came from elsewhere is judged by its own number."""
    files = {path.relative_to(root).as_posix(): path for path in (root / "data").rglob("*.yml")}
    assert {name for name, path in files.items() if "\nformat: 1\n" not in "\n" + path.read_text("utf-8")} == set()
    assert upgrade_of(root).files == {}

    contact = files["data/contacts/emergency.yml"]
    said = contact.read_text("utf-8")
    for form, level in (("9", "ERROR"), ("0", "WARNING"), ("one", "ERROR")):
        contact.write_text(said.replace("format: 1", f"format: {form}"), "utf-8")
        (found,) = _of(root, "campaign.format")
        assert (found.level.name, found.path) == (level, "data/contacts/emergency.yml")

    contact.write_text(said.replace("format: 1\n", ""), "utf-8")
    assert _of(root, "campaign.format") == []
    assert upgrade_of(root).files == {"data/contacts/emergency.yml": said}
