"""Accounts on platforms, with and without @: “Telegram: name”, «انستغرام: name», “name” on Facebook.

A word is taken for an account when it stands behind the name of a platform and looks like no word of the language: it
holds an underscore, a dot, a digit or a capital inside; when it stands behind a colon alone; when it is quoted beside
a platform; or when capitalised words stand behind “page:”. Names of platforms are words of a language; ``net.yml``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from manara.languages.folding import fold
from manara.languages.marks import STOPS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.contacts.net_words import NetWords

_WORD = re.compile(r"[\w.+-]{1,80}")
_LETTERS = re.compile(r"[^\W\d_]{2,40}")
_QUOTED = re.compile(r"[\"“”«‘']([^\W\d_][\w.-]{2,40}(?: [\w.-]{2,40}){0,4})[\"“”»’']")
_COLON = re.compile(r"[:：=–—]")
_END = re.compile(r"\s{0,3}(?:[.,;!?،؛؟()|\n]|$)")
# The end of a sentence, of a paragraph, of an item.
_STOP = re.compile(rf"[.{STOPS}]\s|\n\n|\n[ \t>]*(?:[-*+]|\d+\.)[ \t]")
_TITLE = re.compile(r"\s{0,3}((?:[A-Z][\w]{1,30}\s){1,6}[A-Z][\w]{1,30})\s{0,3}(?:[.\n|]|$)")
_FARTHEST = 4
# Kinds of words that may stand between a platform and the name of an account.
_BETWEEN = ("account", "platform", "copula", "bridge", "toward")
_AROUND = 60


def find_accounts(text: str, words: NetWords) -> Iterator[tuple[int, str]]:
    """Yield place and name of each account in *text*, which is as it is read."""
    platform = _platforms(words)
    if platform is None:
        return
    for match in platform.finditer(_folded(text)):
        start, end = match.span()
        named = _behind(text, start, end, words)
        if named is not None:
            yield named
        first = max(0, start - _AROUND)
        for ended in _STOP.finditer(text, first, start):
            first = ended.end()
        stop = _STOP.search(text, end, end + _AROUND)
        around = text[first : stop.start() if stop else end + _AROUND]
        written = text[start:end]
        # In small letters a platform's name may be a word for any connection: the line of a list.
        plain = written.islower() and "numbered" in words.kinds(fold(written))
        yield from ((first + at, name) for at, name in _named_beside(around, words, plain=plain))


def _named_beside(sentence: str, words: NetWords, *, plain: bool) -> Iterator[tuple[int, str]]:
    """Yield what is quoted, or looks like an account, in the words around the name of a platform.

    Beside a *plain* word something quoted is an account only where a word for an account stands, too.
    """
    asked = any("account" in words.kinds(fold(word.lower())) for word in _LETTERS.findall(sentence))
    for quoted in _QUOTED.finditer(sentence):
        if not words.kinds(fold(quoted[1].lower())) and (asked or not (plain or quoted[1].count(" "))):
            yield quoted.start(1), quoted[1]
    for match in _WORD.finditer(sentence):
        name = match[0].rstrip(".-")
        sure = "_" in name.strip("_") or (len(name) > 4 and name[-1].isdigit() and name[0].isalpha() and name.isascii())
        camel = asked and re.fullmatch(r"(?:[A-Z][a-z]+){2,}", name) is not None
        if (sure or camel) and len(name) >= 4 and not words.kinds(fold(name.lower())):
            yield match.start(), name


def _behind(text: str, start: int, end: int, words: NetWords) -> tuple[int, str] | None:
    """Return the account behind the platform from *start* to *end*: words for an account may stand between."""
    place, colon = end, False
    before = _LETTERS.findall(text, max(0, start - _AROUND), start)
    asked = any("account" in words.kinds(fold(word.lower())) for word in before[-3:])
    for _ in range(_FARTHEST):
        match = _WORD.search(text, place, place + 90)
        if match is None:
            return None
        gap = text[place : match.start()]
        if "\n\n" in gap or re.search(rf"[.{STOPS};؛|]|\{{[#:.]", gap):
            return None
        colon = colon or _COLON.search(gap) is not None
        name = match[0].rstrip(".-")
        kinds = words.kinds(fold(name.lower()))
        if not kinds.isdisjoint(_BETWEEN) and not (colon and "account" in kinds):
            if colon:
                return None
            asked = "account" in kinds
            place = match.end()
            continue
        if (colon or asked) and (title := _TITLE.match(text, match.start() - 1)):
            return title.start(1), title[1]
        if _looks_like_handle(name) and not kinds:
            return match.start(), name
        return (match.start(), name) if colon and _is_lone(text, match.start(), name, kinds) else None
    return None


def _is_lone(text: str, start: int, name: str, kinds: frozenset[str]) -> bool:
    """Tell whether *name* ends its clause, and is in small letters, or in another script than the words around."""
    if kinds or len(name) < 4 or not name.isascii() or name[0].isdigit():
        return False
    foreign = any(not sign.isascii() and sign.isalpha() for sign in text[max(0, start - 30) : start])
    return _END.match(text, start + len(name)) is not None and (foreign or name.islower())


def _looks_like_handle(name: str) -> bool:
    """Tell whether *name* holds what words do not: an underscore, a dot, a digit at its end, a capital inside."""
    if len(name) < 4 or not name[0].isalpha():
        return False
    inner = name[1:]
    return "_" in inner or "." in inner or inner[-1].isdigit() or (re.search(r"[a-z][A-Z]", name) is not None)


def _folded(text: str) -> str:
    small = text.lower()
    folded = small if small.isascii() else fold(small)
    return folded if len(folded) == len(text) else small if len(small) == len(text) else text


@lru_cache(maxsize=16)
def _platforms(words: NetWords) -> re.Pattern[str] | None:
    names = sorted(words.of("platform"), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:[وبل]|ال)?(?:{'|'.join(map(re.escape, names))})(?!\w)") if names else None
