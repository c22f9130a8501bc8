"""What is small to write and huge to read is refused with its place, in bounded time: pages, YAML, pictures, archives."""

from __future__ import annotations

import io
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest
from PIL import Image

from manara.campaign.load import load_campaign
from manara.checks.pages import shape
from manara.checks.run import check_campaign
from manara.cli import main
from manara.problems import Problem
from manara.publishing.proving.readers.compressed import unpack
from manara.publishing.proving.readers.image import read
from manara.site.engine import build_site
from manara.sources.markdown_page import parse_page
from manara.sources.patience import TooLongError, heaviest_line, patience

HEAD = "---\ntitle: x\n---\n\n"
BOMBS = {
    "brackets": "[" * 5_000,
    "links": "[a](" * 3_000,
    "images": "![" * 5_000,
    "emphasis": "**a*" * 3_000,
    "ticks": "`a" * 5_000,
    "tags": "<a " * 3_000,
    "less": "<" * 20_000,
    "backslashes": "\\" * 20_000,
    "quotes": "> " * 300 + "a",
    "bullets": "- " * 400 + "a",
    "numbers": "1. " * 400 + "a",
    "indented lists": "\n".join(" " * (4 * depth) + "- a" for depth in range(200)),
    "definitions": "a\n: b\n" * 2_000,
    "table": "|a" * 300 + "\n" + "|-" * 300 + "\n" + ("|a" * 300 + "\n") * 300,
    "abbreviations": "".join(f"*[A{number}]: x\n" for number in range(2_000)) + "A1 " * 2_000,
    "drawings of drawings": "<svg>" + '<use href="#a"/>' * 30 + "</svg>",
    "long": "word " * 30_000,
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS.keys())
def test_a_page_that_keeps_the_build_busy_is_refused_at_its_line(bomb: str) -> None:
    """In well under a second, before anything is rendered."""
    page = parse_page(f"{HEAD}# T\n\nfine\n\n{bomb}\n", "docs/en/x.md", "en", "x.md")
    start = time.process_time()
    [problem, *_] = shape.check(page)

    assert time.process_time() - start < 1
    assert problem.path == "docs/en/x.md"
    assert problem.line >= 4


@pytest.mark.parametrize(
    "text", ["- a\n    - b\n        - c\n", "> - a\n", "- - - - - - - - - - - - - - - - -\n", "[a](b) " * 50]
)
def test_ordinary_shapes_pass(text: str) -> None:
    """Lists in lists, a quoted list, a rule, a paragraph of links."""
    assert list(shape.check(parse_page(f"{HEAD}{text}", "x.md", "en", "x.md"))) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ["brackets", "images", "emphasis", "tags", "table", "indented lists"])
def test_all_checks_answer_in_time(small_copy: Callable[..., Path], small: Path, name: str) -> None:
    """Also those that compare the languages."""
    page = (small / "docs/en/signs.md").read_text("utf-8")
    start = time.monotonic()
    found = _found(small_copy({"docs/en/signs.md": f"{page}\n\n{BOMBS[name]}\n"}))

    assert time.monotonic() - start < 60
    assert "pages.shape" in {problem.check for problem in found}


@pytest.mark.slow
@pytest.mark.parametrize("bomb", ["[" * 20_000, "a\n: b\n" * 2_000], ids=["busy", "deep"])
def test_what_the_check_lets_through_is_stopped_by_the_clock(
    small_copy: Callable[..., Path], small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bomb: str
) -> None:
    """The build names file and line, and gives no traceback."""
    monkeypatch.setattr("manara.site.engine.SECONDS", 1.5)
    page = (small / "docs/en/signs.md").read_text("utf-8")
    root = small_copy({"docs/en/signs.md": f"{page}\n\n{bomb}\n"})
    [problem] = build_site(load_campaign(root), tmp_path / "site")

    assert problem.path == "docs/en/signs.md"
    assert problem.line > 5
    assert "not rendered within" in str(problem.message)


def test_the_clock_stops_a_pattern_and_is_put_away() -> None:
    """The alarm rings inside the regular expression; afterwards none is left."""
    import re

    with pytest.raises(TooLongError), patience(0.2):
        re.match(r"(a+)+b", "a" * 40)
    with patience(0.05):
        pass
    time.sleep(0.1)
    assert heaviest_line("a\n[[[\nb", 7) == 8


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("deep", "a: " + "[" * 100_000 + "]" * 100_000),
        ("laughs", "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(f"{c}: &{c} [{','.join(['*' + p] * 10)}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True))),
        ("large", "".join(f"k{number}: 1\n" for number in range(40_000))),
        ("itself", "a: &a\n  b: *a\n"),
    ],
)  # fmt: skip
def test_yaml_that_unfolds_is_refused_at_its_file(small_copy: Callable[..., Path], name: str, content: str) -> None:
    """In the terms of the campaign; nothing is executed."""
    root = small_copy({"data/terms.yml": content})
    start = time.monotonic()
    found = [problem for problem in _found(root) if problem.path == "data/terms.yml"]

    assert found, name
    assert time.monotonic() - start < 30


def _picture(kind: str, size: tuple[int, int], *, frames: int = 1) -> bytes:
    file = io.BytesIO()
    first, *others = [Image.new("L", size, shade) for shade in range(frames)]
    first.save(file, kind, save_all=frames > 1, append_images=others)
    return file.getvalue()


def _claims(width: int, height: int) -> bytes:
    """A small PNG whose head says it is huge."""
    raw = bytearray(_picture("PNG", (1, 1)))
    raw[16:24] = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    raw[29:33] = zlib.crc32(bytes(raw[12:29])).to_bytes(4, "big")
    return bytes(raw)


PICTURES = {
    "points.png": (lambda: _picture("PNG", (9_000, 9_000)), "points"),
    "claims.png": (lambda: _claims(60_000, 60_000), "points"),
    "nearly.png": (lambda: _claims(10_000, 10_000), "points"),
    "beyond.png": (lambda: _claims(2**31 - 1, 2**31 - 1), "p"),
    "page.png": (lambda: b"<html><script>x</script>", "no picture"),
    "archive.png": (lambda: b"PK\3\4" + b"\0" * 50, "no picture"),
    "other.png": (lambda: _picture("JPEG", (9, 9)), "another kind"),
    "moving.png": (lambda: _picture("PNG", (9, 9), frames=3), "moves"),
    "uses.svg": (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'>" + b"<use href='#a'/>" * 30 + b"</svg>", "“.svg”"),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_that_fills_the_memory_is_refused(small_copy: Callable[..., Path], name: str) -> None:
    """By its head alone, in one message: that no page shows it is not said beside."""
    make, word = PICTURES[name]
    raw: bytes = make()  # type: ignore[no-untyped-call]
    [problem] = _found(small_copy({f"docs/en/{name}": raw}))

    assert problem.path == f"docs/en/{name}"
    assert word in str(problem.message)


def test_an_ordinary_picture_passes(small_copy: Callable[..., Path], small: Path) -> None:
    """A small PNG and a small JPEG that both languages show; the section itself then waits to be confirmed anew."""
    changes: dict[str, str | bytes] = {
        "docs/pictures/a.png": _picture("PNG", (600, 400)),
        "docs/pictures/b.jpg": _picture("JPEG", (600, 400)),
    }
    for tag, words in (("en", "A door"), ("ar", "باب")):
        page = (small / "docs" / tag / "signs.md").read_text("utf-8")
        shown = "\n\n".join(f"![{words}](../pictures/{name})" for name in ("a.png", "b.jpg"))
        changes[f"docs/{tag}/signs.md"] = f"{page}\n{shown}\n"

    assert {problem.check for problem in _found(small_copy(changes))} <= {"translations.freshness"}


@pytest.mark.parametrize("told", [False, True])
def test_a_picture_no_page_shows_gets_one_message(small_copy: Callable[..., Path], *, told: bool) -> None:
    """What it tells of the photographer comes first; that it is not shown, when that is mended."""
    raw = _picture("JPEG", (600, 400)) + (b"PK hidden" if told else b"")
    [problem] = _found(small_copy({"docs/en/b.jpg": raw}))

    assert (problem.path, problem.check) == ("docs/en/b.jpg", "pages.pictures")
    assert ("holds more" if told else "no page shows") in str(problem.message)


@pytest.mark.parametrize("name", ["docs/run.js", "docs/page.html", "docs/other/x.md", "docs/all.zip"])
def test_what_lies_beside_the_languages_is_refused(small_copy: Callable[..., Path], name: str) -> None:
    """MkDocs would publish it as it is."""
    [problem] = _found(small_copy({name: "x"}))

    assert problem.path == "/".join(name.split("/")[:2])


@pytest.mark.parametrize("place", ["docs/en/more", "docs/fr", "data/contacts/x.yml"])
def test_links_that_lead_out_are_refused(small_copy: Callable[..., Path], tmp_path: Path, place: str) -> None:
    """Folders and records."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "index.md").write_text("# secret")
    root = small_copy()
    (root / place).symlink_to("/etc/passwd" if place.endswith(".yml") else outside)

    assert place in {problem.path for problem in _found(root)}


@pytest.mark.parametrize(("suffix", "pack"), [("gz", lambda raw: zlib.compress(raw, 9, 31)), ("br", brotli.compress)])
def test_a_packed_bomb_is_not_unpacked(suffix: str, pack: Callable[[bytes], bytes]) -> None:
    """A kilobyte that stands for hundreds of millions."""
    with pytest.raises(OSError, match="more than"):
        unpack(pack(b"a" * 5_000_000), suffix, 1_000_000)
    assert unpack(pack(b"abc"), suffix) == b"abc"


def test_a_picture_read_back_is_measured_first() -> None:
    """A copy under examination may be anybody's."""
    assert "points" in read(_claims(8_000, 8_000), "x.png").fault
    assert read(_claims(60_000, 60_000), "x.png").fault


def test_an_archive_that_unpacks_without_end_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By what its entries say; an entry that lies is cut off by the library."""
    archive = tmp_path / "bomb.zip"
    with (
        zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed,
        packed.open("a", "w", force_zip64=True) as entry,
    ):
        for _ in range(60):
            entry.write(bytes(10_000_000))
    assert main(["verify", str(archive), "--root", str(tmp_path)]) == 1
    assert "is no copy" in capsys.readouterr().err


def _found(root: Path) -> list[Problem]:
    return check_campaign(load_campaign(root))
