"""Packed copies unpack to what was packed, and are the same whoever packs."""

from __future__ import annotations

import gzip
from threading import Event
from typing import TYPE_CHECKING

import brotli
import pytest

from manara.campaign.load import load_campaign
from manara.publishing.context import Build
from manara.publishing.making.compress import MOST_WAITING, PACKED, QUALITY, Packing, compress, gzipped
from manara.work.cache import Cache

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE = "<p>سلام</p>" * 200


@pytest.mark.parametrize("raw", [b"", b"a", "سلام ".encode() * 5000], ids=["empty", "one", "long"])
def test_what_is_packed_unpacks(raw: bytes) -> None:
    """By the standard library, which checks length and checksum."""
    assert gzip.decompress(gzipped(raw)) == raw


def test_the_header_names_no_time_and_no_system() -> None:
    """Python 3.13 writes another header than 3.12: ours is written here."""
    assert gzipped(b"x")[:10].hex() == "1f8b08000000000002ff"


@pytest.mark.parametrize("begun", [(), (PAGE,), (PAGE, "<p>An older state of a page</p>" * 99)], ids=len)
def test_copies_are_of_what_is_in_the_file(
    small_copy: Callable[..., Path], tmp_path: Path, begun: tuple[str, ...]
) -> None:
    """Whatever was packed ahead, and whether the file changed since."""
    packing = Packing()
    for html in begun:
        packing.ahead(html.encode())
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    (tmp_path / "short.txt").write_text("short", "utf-8")

    assert compress(Build(load_campaign(small_copy()), tmp_path, packing=packing)) == []
    assert gzip.decompress((tmp_path / "page.html.gz").read_bytes()) == PAGE.encode()
    assert brotli.decompress((tmp_path / "page.html.br").read_bytes()) == PAGE.encode()
    assert len(list(tmp_path.glob("*.*"))) == 4


def test_what_waits_to_be_packed_is_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand pages are not held in memory until a slow packer comes to them; each is packed all the same."""
    go = Event()
    monkeypatch.setattr(Packing, "pack", lambda _self, raw: go.wait(60) and {".br": brotli.compress(raw, quality=1)})
    packing = Packing()
    for number in range(2 * MOST_WAITING):
        (tmp_path / f"{number}.html").write_text(f"{PAGE}{number}", "utf-8")
        packing.ahead(f"{PAGE}{number}".encode())
    begun = len(packing._packed)
    go.set()
    packing.write(sorted(tmp_path.glob("*.html")))
    packing.close()

    assert begun == MOST_WAITING
    assert packing._packed == {}
    assert all(
        brotli.decompress((tmp_path / f"{number}.html.br").read_bytes()) == f"{PAGE}{number}".encode()
        for number in range(2 * MOST_WAITING)
    )


WORDS = "قمر زيت حجر"
FOOTED = f"{PAGE}<footer>{{}}</footer></body>"


def _br(packing: Packing, html: str) -> bytes:
    packed = packing.pack(html.encode())[".br"]
    assert brotli.decompress(packed) == html.encode()
    return packed


def test_a_page_is_not_packed_again_for_the_edition_s_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands before them is kept; what comes out is the same as without a memory."""
    fresh = _br(Packing(None, (WORDS,)), FOOTED.format(WORDS))
    _br(Packing(Cache(tmp_path), ("بحر ليل نار",)), FOOTED.format("بحر ليل نار"))
    monkeypatch.setattr(brotli, "Compressor", None)

    assert _br(Packing(Cache(tmp_path), (WORDS,)), FOOTED.format(WORDS)) == fresh


@pytest.mark.parametrize("harm", [b"", b"\x00", b"\x0b\x02\x80xyz\x03"])
def test_a_damaged_memory_is_not_published(tmp_path: Path, harm: bytes) -> None:
    """Empty, torn, or another text: the page is packed anew."""
    whole = _br(Packing(Cache(tmp_path), (WORDS,)), FOOTED.format(WORDS))
    first = FOOTED.format(WORDS).encode().partition(WORDS.encode())[0]
    Cache(tmp_path).put(PACKED, brotli.__version__, str(QUALITY), first, made=harm)

    assert _br(Packing(Cache(tmp_path), (WORDS,)), FOOTED.format(WORDS)) == whole


def test_words_far_from_the_end_do_not_make_a_page_heavier() -> None:
    """Only little may follow them unpacked."""
    html = f"{WORDS}{PAGE}"

    assert len(_br(Packing(None, (WORDS,)), html)) <= len(brotli.compress(html.encode(), quality=11)) + 8


def test_pieces_nobody_used_are_removed(tmp_path: Path) -> None:
    """The memory holds one build's pages."""
    _br(Packing(Cache(tmp_path)), PAGE)
    packing = Packing(Cache(tmp_path))
    _br(packing, f"{PAGE}!")
    packing.tidy()

    assert len(list((tmp_path / ".cache" / PACKED).iterdir())) == 1
