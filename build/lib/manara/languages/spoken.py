"""Numbers that somebody said in words, in languages that have no pack: “one four seven” in Hindi, Urdu, Bengali.

The words are those of ``digits.yml``. A number over a hundred that a language says in one word is not
known: a native reader reviews every string.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

import yaml

FILE = Path(__file__).parent / "digits.yml"
# What stands between two figures of one number; the end of a sentence does not.
_PIECE = re.compile(r"[^\s,،、\u2013\u2010\u2011-]+")
_QUOTES = "“”\"'’‘()"
FEWEST = 2


def spoken_number(words: str, tag: str) -> str:
    """Return the first number said figure by figure in *words*; nothing when there is none.

    Args:
        words: Plain words.
        tag: Their language; of one that is not known only English figures are.
    """
    known, run = _figures(tag.partition("-")[0]), list[str]()
    for piece in [*_PIECE.findall(unicodedata.normalize("NFC", words).casefold()), ""]:
        bare = piece.strip(_QUOTES)
        ends = bare.rstrip(".।۔።!?؟;:")
        if ends in known:
            run.append(ends)
        if ends not in known or ends != bare:
            # “One by one” is said by saying one twice.
            if len(run) > FEWEST or len(set(run)) >= FEWEST:
                return " ".join(run)
            run = []
    return ""


@lru_cache(maxsize=32)
def _figures(tag: str) -> frozenset[str]:
    lists = yaml.safe_load(FILE.read_text("utf-8"))
    said = f"{lists['en']} {lists.get(tag, '')}"
    return frozenset(unicodedata.normalize("NFC", said).casefold().split())
