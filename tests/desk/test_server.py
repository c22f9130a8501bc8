"""The desk over HTTP: problems in the page, its other views, and who is let in."""

from __future__ import annotations

import socket
import time
from typing import TYPE_CHECKING

import pytest

from manara.campaign.load import load_campaign
from manara.checks.folder import load_and_check
from manara.cli import main
from manara.desk.findings import Found
from manara.site.engine import build_site
from manara.translations.status import OUTDATED, status_of
from tests.campaign.made import made_campaign
from tests.desk.served import Served, serving_desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ENGLISH = "## Pay {#pay}\n\nYou may ask for pay every month.\n\n- Call {{ phone:hotlien }} first.\n"
ARABIC = "## الأجر {#pay}\n\nيمكنك أن تطلب أجرك كل شهر.\n\n- اتصل أولًا: {{ phone:hotline }}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A campaign with one wrong call."""
    return made_campaign(tmp_path / "campaign", {"docs/en/help.md": ENGLISH, "docs/ar/help.md": ARABIC})


@pytest.fixture
def desk(root: Path) -> Iterator[Served]:
    """It, served and checked."""
    with serving_desk(root) as served:
        served.checked()
        yield served


def test_a_problem_stands_in_the_page_beside_its_line(desk: Served) -> None:
    """With hint, what to copy, and the other language."""
    status, page = desk.ask("/en/help.html")

    assert status == 200
    card = page.split('class="manara-card manara-error"', 1)[1].split("</li>", 1)[0]
    assert "the contact “<bdi>hotlien</bdi>” is unknown" in card
    assert 'data-manara-copy="hotline"' in card
    assert 'lang="ar" dir="rtl" hidden' in card
    assert page.split('<span class="manara-card', 1)[0].rstrip().endswith("first.")


def test_the_editor_s_language_comes_first(root: Path) -> None:
    """As the command was told, or as the browser remembers."""
    with serving_desk(root, "ar") as served:
        served.checked()
        _, arabic = served.ask("/en/help.html")
        _, english = served.ask("/en/help.html", {"Cookie": "manara-language=en"})

    assert "<strong>خطأ</strong>" in arabic.split('class="manara-card', 1)[1].split("hidden")[0]
    assert "<strong>error</strong>" in english.split('class="manara-card', 1)[1].split("hidden")[0]


def test_all_problems_are_on_one_page_in_every_language(desk: Served) -> None:
    """Those of data files too; what is in a page leads there."""
    _, page = desk.ask("/_problems")

    assert 'href="/en/help.html"' in page
    assert page.count('class="manara-said"') == 2 * len(desk.told[-1].problems)


def test_before_the_checks_have_ended_nobody_is_told_that_all_is_well(desk: Served) -> None:
    """Nor while they run again after a save."""
    desk.server.findings.found = Found()
    _, page = desk.ask("/_problems")
    _, shown = desk.ask("/en/help.html")

    assert "Being checked" in page
    assert "No problems" not in page
    assert "All problems: …" in shown


def test_side_by_side_marks_what_is_open(desk: Served) -> None:
    """Sections in one row, never confirmed ones named, calls marked."""
    _, page = desk.ask("/_beside/help.html")

    row = page.split('<tr id="pay">', 1)[1]
    assert "never confirmed" in row.split("</th>", 1)[0]
    assert '<mark dir="ltr">{{ phone:hotline }}</mark>' in row
    assert '<mark dir="ltr">{{ phone:hotlien }}</mark>' in row


def test_a_phone_shows_the_page_as_visitors_see_it(desk: Served) -> None:
    """The view frames both languages; in a frame there is neither bar nor card."""
    _, frames = desk.ask("/_phone/help.html")
    _, framed = desk.ask("/en/help.html", {"Sec-Fetch-Dest": "iframe"})

    assert 'src="/ar/help.html"' in frames
    assert 'src="/en/help.html"' in frames
    assert "manara-card" not in framed.split("<script", 1)[0]
    assert "manara-bar" not in framed.split("<script", 1)[0]


def test_a_save_is_checked_and_shown_at_once(desk: Served, root: Path) -> None:
    """The page that waits is told; then the problem is gone. The clock is generous: the machine may be busy."""
    page = root / "docs" / "en" / "help.md"
    begin = time.monotonic()
    page.write_text(page.read_text("utf-8").replace("hotlien", "hotline"), "utf-8")
    desk.checked()
    _, shown = desk.ask("/en/help.html")

    assert "hotlien" not in shown
    assert "020 7946 0123" in shown
    assert time.monotonic() - begin < 10


def test_what_cannot_be_loaded_is_said_and_mended(desk: Served, root: Path) -> None:
    """The server lives, says why on every page, and goes on when it is put right."""
    settings = root / "mkdocs.yml"
    good = settings.read_text("utf-8")
    settings.write_text(good + "\nsite_urls: [", "utf-8")
    desk.checked()
    status, page = desk.ask("/en/help.html")
    settings.write_text(good, "utf-8")
    desk.checked()
    _, again = desk.ask("/en/help.html")

    assert status == 200
    assert "mkdocs.yml" in page.split('class="manara-bar"', 1)[1].split("</strong>", 1)[0]
    assert "mkdocs.yml" not in again.split('class="manara-bar"', 1)[1].split("</strong>", 1)[0]


def test_a_page_that_vanishes_and_swap_files_do_no_harm(desk: Served, root: Path) -> None:
    """Editors write beside a file, take it away, and put it back under its name."""
    version = desk.server.preview.version
    (root / "docs" / "en" / ".help.md.swp").write_bytes(b"\x00\x01")
    desk.server.notice()
    assert desk.server.preview.version == version
    page = root / "docs" / "en" / "help.md"
    kept = page.read_text("utf-8")
    page.unlink()
    desk.checked()
    assert desk.ask("/en/help.html")[0] in (200, 404)
    page.write_text(kept, "utf-8")
    desk.checked()
    assert desk.ask("/en/help.html")[0] == 200


def test_a_browser_that_goes_away_is_silent(desk: Served, capfd: pytest.CaptureFixture[str]) -> None:
    """Each reload cuts the question that waits, and says nothing in the terminal."""
    for _ in range(5):
        with socket.create_connection(("127.0.0.1", desk.port)) as line:
            line.sendall(f"GET /en/help.html HTTP/1.1\r\nHost: 127.0.0.1:{desk.port}\r\n\r\n".encode())
    time.sleep(0.2)

    assert desk.ask("/en/help.html")[0] == 200
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("host", ["attacker.example", "attacker.example:{port}", "127.0.0.1", "127.0.0.1:1", ""])
def test_another_name_gets_nothing(desk: Served, host: str) -> None:
    """A foreign name that points to this machine (DNS rebinding) reads no page."""
    status, words = desk.ask("/en/help.html", {"Host": host.format(port=desk.port)})

    assert status == 421
    assert "Harvest" not in words


@pytest.mark.parametrize(
    "changed",
    [
        {"Origin": "https://attacker.example"},
        {"Origin": None},
        {"X-Manara": "guessed"},
        {"X-Manara": None},
        {"Content-Type": "text/plain"},
        {"Host": "attacker.example"},
    ],
    ids=str,
)
def test_a_foreign_page_changes_nothing(desk: Served, root: Path, changed: dict[str, str | None]) -> None:
    """Neither another origin, nor who does not know this start's word."""
    before = (root / "docs/en/help.md").read_bytes()
    asked = {"path": "docs/en/help.md", "line": 10, "check": "lists.count", "values": [], "reason": "because"}
    status, _ = desk.post("/_waive", asked, changed)

    assert status == 403
    assert (root / "docs/en/help.md").read_bytes() == before


def test_only_this_machine_is_served(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An address that others can reach is refused, and another is named."""
    assert main(["serve", "--root", str(root), "--address", "0.0.0.0:8000"]) == 2  # refused
    assert "127.0.0.1:8000" in capsys.readouterr().err


def test_confirming_in_the_page_is_refused_while_there_is_an_error(desk: Served, root: Path) -> None:
    """Then mended, it is recorded for this section and no other."""
    status, words = desk.post("/_confirm", {"place": "help.md#pay"})
    assert status == 409
    assert "error" in words
    page = root / "docs" / "en" / "help.md"
    page.write_text(page.read_text("utf-8").replace("hotlien", "hotline"), "utf-8")

    assert desk.post("/_confirm", {"place": "help.md#pay"}) == (200, "")
    states = {section.key: section.state for section in status_of(load_campaign(root)).of_page("help.md")}
    assert states["pay"] != OUTDATED
    assert states[""] == OUTDATED


def test_a_waiver_from_the_page_excuses_the_value_it_names(desk: Served, root: Path) -> None:
    """Written into the section with the reason; a reason that is none is refused."""
    page = root / "docs" / "en" / "help.md"
    text = page.read_text("utf-8").replace("hotlien", "hotline").replace("every month", "after 17 days")
    page.write_text(text, "utf-8")
    found = next(one for one in load_and_check(root)[1] if one.check == "facts.numbers")
    asked = {"path": found.path, "line": found.line, "check": found.check, "values": ["17"], "reason": "reason"}

    assert desk.post("/_waive", asked)[0] == 409
    assert desk.post("/_waive", asked | {"reason": "\u2068the source says so\u2069"}) == (200, "")
    assert not [one for one in load_and_check(root)[1] if one.check == "facts.numbers"]
    assert "facts.numbers: 17: the source says so -->" in (root / found.path).read_text("utf-8")


@pytest.mark.parametrize("path", ["../outside.md", "docs/en/../../x.md", "data/campaign.yml", "/etc/passwd"])
def test_a_waiver_goes_into_pages_only(desk: Served, path: str) -> None:
    """Whatever a request names."""
    asked = {"path": path, "line": 1, "check": "lists.count", "values": [], "reason": "because it is so"}

    assert desk.post("/_waive", asked)[0] == 409


def test_nothing_of_the_desk_is_in_a_built_site(root: Path, tmp_path: Path) -> None:
    """Whatever was open in the preview."""
    page = root / "docs" / "en" / "help.md"
    page.write_text(page.read_text("utf-8").replace("hotlien", "hotline"), "utf-8")
    build_site(load_campaign(root), tmp_path / "site")
    pages = list((tmp_path / "site").rglob("*.html"))

    assert pages
    assert [path for path in pages if b"manara-" in path.read_bytes() or b"/.changed" in path.read_bytes()] == []


def test_check_writes_the_same_as_one_file(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing to press that needs a server, nothing from elsewhere."""
    assert main(["check", "--root", str(root), "--format", "html", "--language", "ar"]) == 1
    page = capsys.readouterr().out

    assert page.startswith('<!doctype html>\n<html lang="ar" dir="rtl">')
    assert "hotlien" in page
    assert "data-manara-post=" not in page
    assert "src=" not in page
