"""The edition: which facts, text and program a copy was made from, as words people can read to each other.

The fingerprint stands in the foot of every page, so it cannot be a digest of what comes out (docs/decisions/0010): it
is one of what goes in. Printed sheets have words of their own (printing/edition.py). Each word stands for one byte, so
six words are 48 bits: enough to tell two editions apart over the telephone. Who wants proof against somebody who
alters a copy and keeps the words compares the manifest's digest, checks the signature, or builds the same commit.
"""

from __future__ import annotations

import datetime
import zoneinfo
from typing import TYPE_CHECKING

from manara.languages.pack import pack
from manara.work.cache import digest
from manara.work.program import digest_of_files, digest_of_package

if TYPE_CHECKING:
    from collections.abc import Iterable

    from manara.campaign.model import Campaign

COUNT = 6
# One for each byte: the words of a language in its pack.
LIST = "edition.txt"
WORDS = 256


def edition(campaign: Campaign) -> str:
    """Return the digest, in hexadecimal, of everything *campaign* is made from.

    The address in ``mkdocs.yml`` and the day are left out: a mirror, and a build of next week, are the same edition.
    """
    folders = ("data", *(f"docs/{tag}" for tag in campaign.tags), "overrides", "languages")
    return digest(digest_of_package(), digest_of_files(campaign.root, folders, visible=True))


def fingerprint(campaign: Campaign) -> dict[str, str]:
    """Return the edition's words in every language of the campaign, by tag."""
    found = edition(campaign)
    return {tag: words_for(found, tag) for tag in campaign.tags}


def edition_day(campaign: Campaign) -> datetime.date:
    """Return the day of the commit a copy is made from, or the clock's."""
    if not campaign.source_date:
        return campaign.today
    return datetime.datetime.fromtimestamp(campaign.source_date, zoneinfo.ZoneInfo(campaign.time_zone)).date()


def words_for(digest_: str, tag: str) -> str:
    """Return six words of the language *tag* for the first bytes of *digest_*; English when it has no list."""
    own = pack(tag).lines(LIST)
    words = own if len(own) == WORDS else pack("en").lines(LIST)
    return " ".join(words[byte] for byte in bytes.fromhex(digest_)[:COUNT])


def same_words(one: str, among: Iterable[str]) -> bool:
    """Tell whether the words *one*, as somebody typed them, are one of the fingerprints *among*."""
    return one.casefold().split() in [words.casefold().split() for words in among]
