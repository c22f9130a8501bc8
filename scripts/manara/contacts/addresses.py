"""Finds e-mail addresses, accounts and links to other sites in any text, hidden and disguised ones included."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from manara.contacts.digits import signs_of

if TYPE_CHECKING:
    from collections.abc import Iterator

# Without one of these a text has no address; most are left here.
_QUICK = re.compile(
    r"[@＠:]|//|%3A|&#|[\[({]\s?[Aa][Tt]|\s[Dd][Oo][Tt]\s|\sنقطة\s|\sدوت\s|[Pp][Rr][Oo][Tt][Ee][Cc][Tt][Ee][Dd]|cfemail|[^\W\d_][.\u3002\uff0e\uff61][^\W\d_]"
)
# The endings an editor is likely to type by hand; whole links, and names with a path, are found whatever their ending.
_ENDING = (
    r"(?:(?:com|org|net|gov|int|edu|info|kw|sa|ae|bh|qa|om|eu|uk|ph|lk|np|bd|et|ke|eg|jo|lb|ly|me|io|co|tv|ngo|ong|xyz"
    r"|biz|tk|gl|pk|ma|ps|ye|iq|sd|الكويت|السعودية|امارات|قطر|عمان|البحرين|مصر|الاردن|موقع|شبكة|عرب)"
    # These are words as well; after a full stop without a space words begin with a capital.
    r"|(?-i:app|dev|link|site|online|page|help|care|chat|live|support))"
)
_EMAIL = re.compile(
    r"[^\s@<>()\[\]\"'“”«»،,;:{}/=]+(?:@|＠|\s?[\[({]\s?(?:at|@)\s?[\])}]\s?)[^\W_](?:[\w-]*[^\W_])?"
    r"(?:(?:\.|\s?[\[({]\s?dot\s?[\])}]\s?)[^\W_](?:[\w-]*[^\W_])?)*"
    r"(?:\.|\s?[\[({]\s?dot\s?[\])}]\s?)[^\W\d_](?:[\w-]*[^\W_])?"
    r"|[\w.+-]+\s(?:at|آت|أت|ات|في)\s[\w-]+\s(?:dot|نقطة|دوت)\s[a-z]{2,}|\[?email(?:\s|\xa0)protected\]?|data-cfemail",
    re.IGNORECASE,
)
_DIAL = re.compile(
    r"\b(?:tel|sms|callto|skype|viber|whatsapp|facetime(?:-audio)?|sip|mailto):[^\s\"'<>)\]]+", re.IGNORECASE
)
_LINK = re.compile(
    r"(?:[^\W\d_][\w+-]*):(?://|\\/\\/)[^\s\"'<>)\]`»”]+|(?<![:\w/])//[\w-]+\.[\w.-]+[^\s\"'<>)\]]*", re.IGNORECASE
)
_BARE = re.compile(
    rf"(?<![\w@./:-])(?:[^\W_](?:[\w-]*[^\W_])?\.)+"
    rf"(?:{_ENDING}(?:\.{_ENDING})?(?![\w@-]|\.\w)(?:/[^\s\"'<>)\]]*)?|[a-z]{{2,24}}/[\w@~][^\s\"'<>)\]]*)",
    re.IGNORECASE,
)
# @name, as accounts are written; a sign before it makes it part of something else.
_ACCOUNT = re.compile(r"(?<![\w@＠./&+-])[@＠][A-Za-z](?:[\w.]*\w)?(?![\w@＠-])", re.ASCII)


_SCHEMES = ("tel", "sms", "callto", "skype", "viber", "whatsapp", "facetime", "facetime-audio", "sip", "mailto")
_COLON = re.compile(r":[^\s\"'<>)\]]")
# Apart from each other they are found from their first letter on.
_AT, _DOT = re.compile(r"[\[({]\s?[Aa][Tt]"), re.compile(r"[Dd][Oo][Tt]|نقطة|دوت")
_PROTECTED = re.compile(r"[Pp][Rr][Oo][Tt][Ee][Cc][Tt][Ee][Dd]")
_ENDS = re.compile(rf"\.{_ENDING}(?![\w@-])|\.[a-z]{{2,24}}/[\w@~]", re.IGNORECASE)


def _may_dial(text: str) -> bool:
    colons = (colon.start() for colon in _COLON.finditer(text))
    return any(text[max(0, colon - 14) : colon].lower().endswith(_SCHEMES) for colon in colons)


def _may_link(text: str) -> bool:
    return "//" in text or "\\/" in text


def _may_name_account(text: str) -> bool:
    return "@" in text or "＠" in text


def _may_mail(text: str) -> bool:
    if _may_name_account(text) or "cfemail" in text:
        return True
    return any(pattern.search(text) for pattern in (_AT, _DOT, _PROTECTED))


def _may_name_host(text: str) -> bool:
    return _ENDS.search(text) is not None


# Each pattern, and what a text must have for it to be worth the time.
_KINDS = (
    ("dial", _DIAL, _may_dial),
    ("link", _LINK, _may_link),
    ("email", _EMAIL, _may_mail),
    ("link", _BARE, _may_name_host),
    ("account", _ACCOUNT, _may_name_account),
)
# What browsers take for the dot of a host name (IDNA).
_DOTS = str.maketrans("\u3002\uff0e\uff61", "...")
_WIDE_DOT = re.compile("[\u3002\uff0e\uff61]")
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


@dataclass(frozen=True)
class Address:
    """An address as it stands in a text; *kind* is ``email``, ``dial``, ``link`` or ``account`` (``@name``)."""

    kind: str
    start: int
    end: int
    written: str


def find_addresses(raw: str) -> Iterator[Address]:
    """Yield addresses by kind: what opens a telephone or a mail, links, e-mail addresses, host names, accounts.

    >>> [found.written for found in find_addresses("see www.moi.gov.kw, @moi or a [at] b.org")]
    ['a [at] b.org', 'www.moi.gov.kw', '@moi']
    """
    return iter(_addresses(raw))


# Two checks ask for the same texts, one right after the other.
@lru_cache(maxsize=512)
def _addresses(raw: str) -> tuple[Address, ...]:
    if not _QUICK.search(raw):
        return ()
    found: list[Address] = []
    text = plain(raw)
    taken: list[tuple[int, int]] = []
    for kind, pattern, possible in _KINDS:
        if not possible(text):
            continue
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < other_end and end > other for other, other_end in taken):
                continue
            taken.append((start, end))
            written = match[0].rstrip(".,;:!?؟،؛*_")
            found.append(Address(kind, start, start + len(written), written))
    return tuple(found)


def plain(raw: str) -> str:
    """Return *raw* with character references and percent-encoded letters decoded, invisible marks dropped.

    Where something was decoded, places shift; the line stays right.
    """
    text = raw
    if "&" in text:
        text = html.unescape(text)
    if "%" in text and ("%40" in text or "%2E" in text.upper() or "%3A" in text.upper()):
        text = unquote(text)
    if not text.isascii():
        signs = signs_of(text)
        text = _INVISIBLE.sub("", text) if _INVISIBLE.search(signs) else text
        text = text.translate(_DOTS) if _WIDE_DOT.search(signs) else text
    return text.replace("\\/", "/") if "\\/" in text else text
