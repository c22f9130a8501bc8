"""Packed copies unpack to what was packed, and are the same whoever packs."""

from __future__ import annotations

import gzip

import pytest

from manara.publishing.compress import gzipped


@pytest.mark.parametrize("raw", [b"", b"a", "سلام ".encode() * 5000], ids=["empty", "one", "long"])
def test_what_is_packed_unpacks(raw: bytes) -> None:
    """By the standard library, which checks length and checksum."""
    assert gzip.decompress(gzipped(raw)) == raw


def test_the_header_names_no_time_and_no_system() -> None:
    """Python 3.13 writes another header than 3.12: ours is written here."""
    assert gzipped(b"x")[:10].hex() == "1f8b08000000000002ff"
