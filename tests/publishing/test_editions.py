"""What is kept to go back to, and how it gets beside what is served: whatever fails, the edition in use stays."""

from __future__ import annotations

import errno
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from manara.cli.language import Interface
from manara.cli.publish import print_outcome, teller
from manara.errors import PublishingError
from manara.publishing.shipping import publish as publishing
from manara.publishing.shipping.carriers import carry
from manara.publishing.shipping.editions import KEPT, Editions, copy_beside
from manara.publishing.shipping.publish import publish
from manara.publishing.shipping.targets import LINK, Target
from tests.browser import serving
from tests.publishing.pair import FIRST, SECOND, built

ADDRESS = "https://harvest-made-up.org/"
ENGLISH = Interface("en")


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two editions that differ in one digit."""
    root = tmp_path_factory.mktemp("made") / "made"
    first = shutil.copytree(built(root, FIRST), root.parent / "first")
    return first, built(root, SECOND)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Target, Editions]]:
    """A folder that a small server shows, and what is kept of it; nobody waits for caches here."""
    monkeypatch.setattr(publishing, "WAITS", (0.0,))
    web = tmp_path / "web"
    (web / "editions" / "none").mkdir(parents=True)
    (web / LINK).symlink_to("editions/none")
    with serving(web / LINK) as seen:
        yield Target("main", "folder", str(web), ADDRESS, f"{seen}/"), Editions(tmp_path, "main")


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="a system without terminals that hang up")
def test_a_terminal_that_dies_ends_nothing(
    place: tuple[Target, Editions], sites: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It hangs up before each step and takes no word any more; the edition is carried, looked at and recorded."""
    target, editions = place
    heard = []
    before = signal.getsignal(signal.SIGHUP)

    class Dead:
        def write(self, _: str) -> int:
            raise OSError(errno.EIO, "Input/output error")

        flush = write

    def hang_up(step: str) -> None:
        os.kill(os.getpid(), signal.SIGHUP)
        monkeypatch.setattr("sys.stdout", Dead())
        teller(ENGLISH)(step)
        monkeypatch.undo()
        heard.append(step)

    publish(target, editions, sites[0], tell=hang_up)

    assert heard[:2] == ["carry", "look"]
    assert [line["act"] for line in editions.log()] == ["publish"]
    assert FIRST in (Path(target.to) / LINK / "contacts.json").read_text("utf-8")
    assert signal.getsignal(signal.SIGHUP) is before


def test_failures_take_no_edition_away(
    place: tuple[Target, Editions], sites: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """However often publishing fails in a night, what was in use before can be put back, and the list shows no other."""
    target, editions = place
    good = [editions.keep(site, 0) for site in sites]
    for edition in good:
        editions.record(act="publish", edition=edition.name, stayed=True)

    def refuses(*_: object) -> None:
        raise PublishingError("no such account")

    monkeypatch.setattr(publishing, "carry", refuses)
    for _ in range(KEPT + 1):
        with pytest.raises(PublishingError):
            publish(target, editions, sites[0])

    assert [edition.name for edition in editions.all()] == [edition.name for edition in good]
    assert editions.current() == good[1]


def test_a_full_disk_is_said_before_and_after(
    tmp_path: Path, sites: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In megabytes where it can be known; otherwise with the system's reason. Nothing of the copy stays."""
    place = tmp_path / "web" / "editions"
    (place / ".20260101T000000Z-killed").mkdir(parents=True)
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1_500_000))
    with pytest.raises(PublishingError, match=r"room for 1 MB, and the edition needs \d+ MB"):
        copy_beside(sites[0], place, "20260101T000001Z-1")
    monkeypatch.undo()

    def fills(_: Path, part: Path) -> None:
        part.mkdir()
        raise shutil.Error([("a", "b", "[Errno 28] No space left on device")])

    monkeypatch.setattr(shutil, "copytree", fills)
    with pytest.raises(PublishingError, match="No space left on device"):
        copy_beside(sites[0], place, "20260101T000001Z-1")
    assert list(place.iterdir()) == []


def test_the_web_server_may_read_whatever_the_umask(tmp_path: Path, sites: tuple[Path, Path]) -> None:
    """A hardened account makes files for itself alone."""
    before = os.umask(0o077)
    try:
        carry(Target("main", "folder", str(tmp_path / "web"), ADDRESS, ADDRESS), sites[0], "20260101T000001Z-1")
    finally:
        os.umask(before)
    for path in (tmp_path / "web", *(tmp_path / "web").rglob("*")):
        if not path.is_symlink() and path.name != f".{LINK}.lock":
            assert path.stat().st_mode & 0o755 == (0o755 if path.is_dir() else 0o644), path


def test_a_server_that_shows_another_edition_is_told_once(
    place: tuple[Target, Editions], sites: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """The usual slip: it serves another folder, or a cache. One line says so, and not one for each file."""
    target, editions = place
    with serving(sites[1]) as elsewhere:
        outcome = publish(Target("main", "folder", target.to, ADDRESS, f"{elsewhere}/"), editions, sites[0])

    assert print_outcome(outcome, target, ENGLISH) == 1
    out = capsys.readouterr().out
    assert "another edition answers" in out
    assert f"{target.to}/site" in out
    assert out.count("error:") == 1


def test_what_was_seen_elsewhere_is_not_said_of_the_address(
    place: tuple[Target, Editions], sites: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """A server looked at by its number may be right while the name leads to another."""
    target, editions = place
    outcome = publish(target, editions, sites[0])
    # The small server has no page for wrong addresses; what is wrong with it is no matter here.
    outcome.problems.clear()

    assert print_outcome(outcome, target, ENGLISH) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == f"Published: {outcome.edition.name}, seen at {target.seen}. Nobody has looked at {ADDRESS}."


def test_a_killed_command_is_no_edition_before(
    place: tuple[Target, Editions], sites: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str],
    main_in: Callable[..., int],
) -> None:  # fmt: skip
    """It had switched and recorded nothing: going back starts from what visitors see, and each contact is told once."""
    target, editions = place
    first = editions.keep(sites[0], 0)
    carry(target, first.folder, first.name)
    editions.record(act="publish", edition=first.name, stayed=True)
    second = editions.keep(sites[1], 0)
    carry(target, second.folder, second.name)

    assert main_in("rollback", "main") == 1
    out = capsys.readouterr().out
    assert [line for line in out.splitlines() if line.startswith("“hotline”")] == [
        f"“hotline”: tel:+44207946{SECOND} → tel:+44207946{FIRST}"
    ]
    assert (tmp_path / "web" / LINK).resolve().name == second.name


def test_settings_are_made_for_a_target(
    place: tuple[Target, Editions], sites: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str],
    main_in: Callable[..., int],
) -> None:  # fmt: skip
    """From its last build and for the folder it is served from; before the first one, the command that makes it."""
    target, editions = place
    assert main_in("recipes", "main") == 1
    assert "manara publish main --dry-run" in capsys.readouterr().out
    shutil.copytree(sites[0], editions.built)
    assert main_in("recipes", "main") == 0
    made = tmp_path / "deploy"
    assert f"alias {target.to}/{LINK}/;" in (made / "nginx.conf").read_text("utf-8")
    assert f"root * {{$MANARA_SITE:{target.to}/{LINK}}}" in (made / "Caddyfile").read_text("utf-8")
    assert "ENV MANARA_SITE=/srv/site " in (made / "Containerfile").read_text("utf-8")
    assert not any("/srv/site" in (made / name).read_text("utf-8") for name in ("nginx.conf", "Caddyfile"))


@pytest.fixture
def main_in(place: tuple[Target, Editions], tmp_path: Path) -> Callable[..., int]:
    """What runs a command in a folder that knows the target."""
    from manara.cli import main

    target, _ = place
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "campaign.yml").touch()
    (tmp_path / "data" / "publish.yml").write_text(
        f"targets:\n  main: {{kind: folder, to: {target.to}, address: '{ADDRESS}', seen: '{target.seen}'}}\n"
    )
    return lambda *words: main([*words, "--root", str(tmp_path), "--language", "en"])
