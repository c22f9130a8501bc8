"""Packed copies unpack to what was packed, and are the same whoever packs."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import brotli
import pytest

from manara.campaign.load import load_campaign
from manara.publishing.build import Build
from manara.publishing.compress import Packing, compress, gzipped

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
    campaign_dir: Callable[..., Path], tmp_path: Path, begun: tuple[str, ...]
) -> None:
    """Whatever was packed ahead, and whether the file changed since."""
    packing = Packing()
    for html in begun:
        packing.ahead(html.encode())
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    (tmp_path / "short.txt").write_text("short", "utf-8")

    assert compress(Build(load_campaign(campaign_dir()), tmp_path, packing=packing)) == []
    assert gzip.decompress((tmp_path / "page.html.gz").read_bytes()) == PAGE.encode()
    assert brotli.decompress((tmp_path / "page.html.br").read_bytes()) == PAGE.encode()
    assert len(list(tmp_path.glob("*.*"))) == 4
