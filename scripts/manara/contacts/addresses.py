"""Finds e-mail addresses, accounts and links to other sites in any text, hidden and disguised ones included.

A text is looked at as typed, for links and what opens a telephone, and once more as it is read: without tags and
emphasis, with every kind of dot and its words (``[.]``, “dot”) as a dot. A host name is a word, a dot and an ending of
the root zone; words that people join by forgetting a blank after a full stop are told from it by their capital, or
by being too common (``no.one``).
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from manara.contacts.accounts import find_accounts
from manara.contacts.canonical import NOTHING, has_no_ink
from manara.contacts.digits import signs_of
from manara.contacts.endings import FILES, is_ending
from manara.contacts.net_words import all_net_words
from manara.languages.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from manara.contacts.net_words import NetWords

_DIAL = re.compile(
    r"\b(?:tel|sms|callto|skype|viber|whatsapp|facetime(?:-audio)?|sip|mailto):[^\s\"'<>)\]]{1,2000}", re.IGNORECASE
)
_LINK = re.compile(
    r"(?<![^\W\d_])[^\W\d_][\w+-]{0,30}:(?://|\\/\\/)[^\s\"'<>)\]`»”]{1,2000}"
    r"|(?<![\w])https?(?::|\s{0,2}:\s{0,2}/\s?/\s?)[^\s\"'<>)\]`»”]{1,2000}"
    r"|(?<![:\w/])/{2,9}[\w-]{1,63}\.[\w.-]{1,200}[^\s\"'<>)\]]{0,2000}",
    re.IGNORECASE,
)
# Whatever an attribute leads to with a scheme of its own.
_REFERENCE = re.compile(
    r"(?<![\w-])(?:href|src|srcset|action|formaction|poster|cite|ping|background)\s{0,3}=\s{0,3}[\"']?\s{0,3}"
    r"([a-z][a-z0-9+.-]{1,30}:[^\s\"'<>]{1,2000})",
    re.IGNORECASE,
)
_HIDDEN_MAIL = re.compile(r"\[?email(?:\s|\xa0)protected\]?|data-cfemail", re.IGNORECASE)
# A name and @ and letters, ending or not; blanks on both sides only before a host with a dot.
_MAIL = re.compile(
    r"(?<![\w.%+-])[\w.%+-]{1,64}(?:[@＠][^\W\d_][\w-]{1,62}(?:\.[\w-]{1,63}){0,6}"
    r"|\s{1,3}[@＠]\s{0,3}[^\W\d_][\w-]{1,62}(?:\.[\w-]{1,63}){1,6}|[@＠]\s{1,3}[^\W\d_][\w-]{1,62}(?:\.[\w-]{1,63}){1,6})"
)
_HOST = re.compile(
    r"(?<![\w@./:-])((?:[^\W_](?:[\w-]{0,62}\w)?\.){1,8})([^\W\d_]{2,24}|[Xx][Nn]--[A-Za-z0-9-]{2,59})(?![\w@-]|\.\w)"
    r"((?::[0-9]{2,5})?(?:/[^\s\"'<>)\]]{0,2000})?)"
)
_WWW = re.compile(r"(?<![\w@./-])www\d?\.[\w-]{2,63}[^\s\"'<>)\]]{0,2000}", re.IGNORECASE)
_WWW_APART = re.compile(r"(?<!\w)www[ \xa0]{1,3}[\w-]{2,63}(?:[ \xa0]{1,3}[a-z]{2,24}(?!\w)){1,3}", re.IGNORECASE)
_MACHINE = re.compile(
    r"\[(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}\]|(?<![\w.])[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?::[0-9]{2,5}(?:/\S{0,200})?|/[^\W\d]\S{0,200})"
)
_HANDLE = re.compile(r"(?<![\w@＠./&+-])[@＠](?=[^\W\d_])[\w.-]{1,64}")
# A dot in brackets, or in words between blanks; “at” likewise.
_BRACKETED = re.compile(r"[ \xa0]?[\[({<][ \xa0]?(\.|[^\W\d_]{2,6}|@|a)[ \xa0]?[\])}>][ \xa0]?")
_SPACED = re.compile(
    r"(?<=[\w-])[ \xa0]{1,3}\.[ \xa0]{0,3}(?=[a-z]{2,24}(?![\w-]))|(?<=\w)\.[ \xa0]{1,3}(?=(?:com|org|net)(?![\w-]))"
)
_EMPHASIS = re.compile(r"[*`]{1,3}|~~|</?[A-Za-z][A-Za-z0-9]{0,20}(?:\s[^<>]{0,2000})?/?>|<!--[^<>]{0,2000}-->")
# An address with a blank behind every letter.
_SPREAD = re.compile(r"(?<!\w)(?:[^\W_] ){3,62}\.(?: [^\W_]){2,24}(?!\w)")
# What is taken for the dot of a host name: by browsers (IDNA), and by eyes.
_DOTS = str.maketrans("\u3002\uff0e\uff61\u2024\u00b7\u2022\u0701\u06d4", "." * 8)
_HYPHENS = str.maketrans("\u2010\u2011", "--")
_QUICK = re.compile(r"[@＠:.。．｡․·•۔]|//|%2E|&|protected|cfemail", re.IGNORECASE)
_SHORTEST_NAME = 10
# How far into a line the place of an address is looked for.
_FARTHEST = 2000
# Kinds of words too common to be the ending of a host whenever a blank after a full stop was forgotten.
COMMON = frozenset(("bridge", "about", "at", "after", "link", "small", "glue"))


@dataclass(frozen=True)
class Address:
    """An address as it stands in a text; *kind* is ``email``, ``dial``, ``link`` or ``account``."""

    kind: str
    start: int
    end: int
    written: str


def find_addresses(raw: str, words: NetWords | None = None) -> Iterator[Address]:
    """Yield addresses by kind: what opens a telephone or a mail, links, e-mail addresses, host names, accounts.

    Where something was decoded or left out, the column may be that of the line's beginning; the line is right.

    >>> [found.written for found in find_addresses("see www.moi.gov.kw, @moi or a [at] b.org")]
    ['a@b.org', 'www.moi.gov.kw', '@moi']
    """
    return iter(_addresses(raw, words if words is not None else all_net_words()))


# Two checks ask for the same texts: the other when the first has gone through all of a page, or of the data.
@lru_cache(maxsize=16384)
def _addresses(raw: str, words: NetWords) -> tuple[Address, ...]:
    text = plain(raw) if _QUICK.search(raw) or NOTHING in raw else raw
    seen = _as_read(text, words)
    found = _Found(max(len(text), len(seen)) + 1)
    if _QUICK.search(seen):
        for kind, pattern in (("dial", _DIAL), ("link", _LINK), ("email", _HIDDEN_MAIL)):
            found.add(kind, _all(pattern, text), text)
        found.add("link", _all(_REFERENCE, text, 1), text)
        found.add("email", _all(_MAIL, seen), seen)
        found.add("link", _all(_WWW, seen), seen)
        hosts = ((match.start(), match[0]) for match in _HOST.finditer(seen) if _is_host(match, words))
        found.add("link", hosts, seen)
        found.add("link", _all(_MACHINE, seen), seen)
        found.add("account", _all(_HANDLE, seen), seen)
    if "www" in seen.lower():
        found.add("link", _all(_WWW_APART, seen), seen)
    found.add("account", find_accounts(seen, words), seen)
    lines = _Lines(raw, seen)
    return tuple(
        Address(one.kind, start := lines.place(one), start + len(one.written), one.written) for one in found.addresses
    )


class _Lines:
    """Finds where something stood in a text before it was read: on the same line, as nothing takes a line away."""

    def __init__(self, raw: str, seen: str) -> None:
        self.raw, self.seen, self.same = raw, seen, raw == seen

    def place(self, one: Address) -> int:
        """Return where *one* begins in the text as typed."""
        if self.same:
            return one.start
        starts = line_starts(self.raw)
        line = min(bisect_right(line_starts(self.seen), one.start), len(starts)) - 1
        end = min(starts[line + 1] if line + 1 < len(starts) else len(self.raw), starts[line] + _FARTHEST)
        for length in (len(one.written), 4, 2):
            at = self.raw.find(one.written[:length], starts[line], end)
            if at >= 0:
                return at
        return starts[line]


class _Found:
    """What was found, none over another, and nothing twice on one line."""

    def __init__(self, length: int) -> None:
        self.addresses: list[Address] = []
        self._taken = bytearray(length)
        self._written: set[tuple[int, str]] = set()

    def add(self, kind: str, found: Iterable[tuple[int, str]], text: str) -> None:
        """Add addresses that begin at places of *text*."""
        starts = line_starts(text)
        for start, typed in found:
            written = typed.rstrip(".,;:!?؟،؛*_-")
            end = start + len(written)
            line = bisect_right(starts, start)
            if (line, written) not in self._written and not any(self._taken[start:end]):
                self._taken[start:end] = b"\x01" * len(written)
                self._written.update(((line, written), (line, written.removeprefix("mailto:"))))
                self.addresses.append(Address(kind, start, end, written))


def _all(pattern: re.Pattern[str], text: str, group: int = 0) -> Iterator[tuple[int, str]]:
    return ((match.start(group), match[group]) for match in pattern.finditer(text))


@lru_cache(maxsize=8)
def line_starts(text: str) -> list[int]:
    """Return where each line of *text* begins."""
    return [0, *(match.end() for match in re.finditer("\n", text))]


def _is_host(match: re.Match[str], words: NetWords) -> bool:
    """Tell whether labels and ending are a host's name, and not two sentences or the name of a file."""
    labels, ending, path = match[1].rstrip("."), match[2], match[3]
    if path.strip("/") and len(ending) >= 2 and ending.isascii() and re.match(r"[/:][\w@~]", path):
        return not _is_prose(labels, ending)
    if not is_ending(ending) or ending.lower() in FILES:
        return False
    first = labels.split(".")[0]
    if not any(len(label) > 1 for label in labels.split(".")):
        return False
    capital = ending[0].isupper() and not (ending.isupper() and labels.upper() == labels)
    telling = "-" in labels or any(sign.isdigit() for sign in labels) or "." in labels
    if capital:
        return telling or ending.lower() in ("com", "org", "net")
    if not words.kinds(ending.lower()).isdisjoint(COMMON):
        return telling or len(first) >= _SHORTEST_NAME
    return True


def _is_prose(labels: str, ending: str) -> bool:
    """Tell whether the dot stands between abbreviations: a.m./p.m."""
    return all(len(label) == 1 for label in labels.split(".")) and len(ending) == 1


def _as_read(text: str, words: NetWords) -> str:
    """Return *text* without emphasis and tags, and with every disguise of a dot and an @ undone."""
    at, dot = words.of("at"), words.of("dot")
    if any(sign in text for sign in "[({<"):
        text = _BRACKETED.sub(lambda match: _sign(match, at, dot), text)
    if any(sign in text for sign in "*`~<"):
        told = (".", "@", ":", "＠", *words.typed("dot"))
        text = _EMPHASIS.sub(lambda match: _left_of(match, told), text)
    if " . " in text:
        text = _SPREAD.sub(lambda match: match[0].replace(" ", ""), text)
    if " ." in text or ". " in text:
        text = _SPACED.sub(".", text)
    spoken = _in_words(words)
    return spoken.sub(lambda match: _said(match, words), text) if spoken is not None else text


@lru_cache(maxsize=16)
def _in_words(words: NetWords) -> re.Pattern[str] | None:
    """Return the pattern of a name, perhaps “at”, and names with “dot” between them."""
    dots, ats = ("|".join(map(re.escape, words.typed(kind))) for kind in ("dot", "at"))
    gap = r"[ \t\xa0]{1,3}"
    return (
        re.compile(
            rf"(?<![\w-])(?:([\w.+-]{{1,64}}){gap}(?:{ats}){gap})?([\w-]{{1,63}})"
            rf"((?:{gap}(?:{dots}){gap}[\w-]{{2,63}}){{1,6}})(?![\w-])",
            re.IGNORECASE,
        )
        if dots and ats
        else None
    )


def _left_of(match: re.Match[str], told: tuple[str, ...]) -> str:
    """Return what stays of emphasis, a tag or a comment: its lines, or all its words where they may tell an address."""
    if len(match[0]) > 4 and any(sign in match[0] for sign in told):
        return f" {match[0].strip('<>!-')} "
    return "\n" * match[0].count("\n")


def _sign(match: re.Match[str], at: tuple[str, ...], dot: tuple[str, ...]) -> str:
    inner = match[1].lower()
    folded = fold(inner)
    if inner == "." or folded in dot:
        return "."
    return "@" if inner in ("@", "a") or folded in at else match[0]


def _said(match: re.Match[str], words: NetWords) -> str:
    """Return an address that was told in words as it is typed; other words stay."""
    names = match[3].split()[1::2]
    last = names[-1]
    spoken = "ending" in words.kinds(last.lower())
    common = not words.kinds(last.lower()).isdisjoint(COMMON)
    if not spoken and (not is_ending(last) or (common and len(names) == 1)):
        return match[0]
    name = f"{match[1]}@" if match[1] else ""
    return name + ".".join((match[2], *names[:-1], "com" if spoken else last))


def plain(raw: str) -> str:
    """Return *raw* with character references and percent-encoded letters decoded, signs without ink dropped."""
    text = raw.replace(NOTHING, "") if NOTHING in raw else raw
    if "&" in text:
        text = html.unescape(text)
    if "%" in text and re.search(r"%(?:40|2E|3A|2F)", text, re.IGNORECASE):
        text = unquote(text)
    if not text.isascii():
        dropped = "".join(sign for sign in signs_of(text) if not sign.isascii() and has_no_ink(sign))
        text = text.translate(dict.fromkeys(map(ord, dropped))) if dropped else text
        text = text.translate(_DOTS).translate(_HYPHENS)
        if any("\uff01" <= sign <= "\uff5e" or "\U0001d400" <= sign <= "\U0001d7ff" for sign in signs_of(text)):
            text = unicodedata.normalize("NFKC", text)
    return text.replace("\\/", "/") if "\\/" in text else text
