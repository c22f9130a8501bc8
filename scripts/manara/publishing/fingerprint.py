"""A fingerprint people can read to each other: six words in English and six in Arabic, for the same digest.

Each word stands for one byte, so six words are 48 bits: enough to tell two copies apart over the telephone. Who wants
proof against somebody who searches for a look-alike compares the whole digest or the signature.
"""

from __future__ import annotations

from pathlib import Path

COUNT = 6
FOLDER = Path(__file__).parent / "recipes"


def words_for(digest: bytes, tag: str) -> str:
    """Return six words of the language *tag* for the first bytes of *digest*; English when it has no list."""
    path = FOLDER / f"words.{tag}.txt"
    words = (path if path.is_file() else FOLDER / "words.en.txt").read_text("utf-8").split()
    return " ".join(words[byte] for byte in digest[:COUNT])
