"""The telephone numbers of a page: those that can be read, those that can be tapped."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import phonenumbers
from babel.core import get_global

from manara.contacts.dialable import Hit, find_dialable
from manara.contacts.digits import ascii_digits, only_digits
from manara.contacts.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

    from campaign_grade.model import Page

TARGET = re.compile(r"tel:(\+[0-9]{7,15}|[0-9]{3,6})", re.ASCII)
# Much longer texts are no campaign page; looking for numbers takes time with their length.
MOST = 200_000
_MESSAGE = re.compile(
    r"(?:sms:|https://(?:wa\.me/|api\.whatsapp\.com/send/?\?phone=)|whatsapp://send\?phone=)(\+?[0-9]{3,15})",
    re.IGNORECASE,
)
_NOBODY = Registry(())
_NATIONAL = re.compile(r"tel:([0-9]{7,15})", re.ASCII)
_SERVICES = (
    phonenumbers.PhoneNumberType.TOLL_FREE, phonenumbers.PhoneNumberType.SHARED_COST, phonenumbers.PhoneNumberType.UAN
)  # fmt: skip
# An account, and the number of a law, are nobody to call.
_IBAN = re.compile(r"\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b", re.ASCII)
_LAW = re.compile(
    r"(?:\bn[°ºo]\.? ?|\b(?:law|act|loi|ley|lei|legge|gesetz|decree|décret|no\.) (?:no\. ?|n[°º] ?)?|قانون (?:رقم )?)"
    r"[0-9]{2,4}[-/][0-9]{2,6}\b",
    re.IGNORECASE,
)
_ENDLESS = re.compile(r"\d{40,}|(?:\d\W?){60,}")
# Where a sentence ends and the next begins with a word.
_NEXT_SENTENCE = re.compile(r"(?<=[0-9\u0660-\u0669])[.!?؟](?=\s+[^\W\d_])")
# A run of digits as people write numbers.
_RUN = re.compile(r"\+?[0-9](?:[\s\u00a0().\-\u2010-\u2015/]{0,3}[0-9])+")


@dataclass(frozen=True)
class Tap:
    """A link that dials."""

    node: LexborNode
    href: str
    words: str

    @property
    def digits(self) -> str:
        """What the telephone is given, without the plus."""
        return only_digits(ascii_digits(unquote(self.href)))


@lru_cache(maxsize=256)
def taps_of(page: Page) -> tuple[Tap, ...]:
    """Return every link of *page* that dials."""
    return tuple(
        Tap(node, (node.attributes.get("href") or "").strip(), " ".join((node.text() or "").split()))
        for node in page.html.css("a[href]")
        if (node.attributes.get("href") or "").strip().lower().startswith("tel:")
    )


@lru_cache(maxsize=256)
def written_to(page: Page) -> tuple[str, ...]:
    """Return the digits of every link of *page* that opens a message to a number."""
    hrefs = [(node.attributes.get("href") or "").strip() for node in page.html.css("a[href]")]
    found = [_MESSAGE.match(href) for href in hrefs]
    return tuple(only_digits(match[1]) for match in found if match)


@lru_cache(maxsize=256)
def numbers_in(page: Page) -> tuple[Hit, ...]:
    """Return every number that stands on *page* as text, short ones after words of dialling only."""
    return tuple(find_numbers(page.words[:MOST]))


def find_numbers(words: str) -> Iterator[Hit]:
    """Yield every number in *words*; digits without end are no number, and would take time without end."""
    calm = _ENDLESS.sub(_blank, words)
    calm = _IBAN.sub(lambda match: _blank(match) if _is_account(match[0]) else match[0], calm)
    calm = _LAW.sub(_blank, calm)
    for hit in find_dialable(calm, _NOBODY):
        yield from (one for one in _by_sentence(hit) if len(one.digits) >= 3)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _is_account(written: str) -> bool:
    """Tell whether the check digits of an IBAN are right (ISO 13616, by ISO 7064 MOD 97-10).

    >>> _is_account("GB82 WEST 1234 5698 7654 32"), _is_account("GB82 WEST 1234 5698 7654 33")
    (True, False)
    """
    signs = "".join(written.split())
    return int("".join(str(int(sign, 36)) for sign in signs[4:] + signs[:4])) % 97 == 1


def is_national(href: str, page: Page) -> bool:
    """Tell whether a link dials a freephone or service number as it is dialled in the page's own country.

    Such numbers often cannot be reached from abroad, so a form with a country code would be wrong.
    """
    match = _NATIONAL.fullmatch(href)
    return match is not None and any(_is_service(match[1], region) for region in _regions(page))


def _is_service(digits: str, region: str) -> bool:
    try:
        number = phonenumbers.parse(digits, region)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number_for_region(number, region) and phonenumbers.number_type(number) in _SERVICES


def _regions(page: Page) -> list[str]:
    """Return the countries a page may be of: by its language tag, by its host, by where its language is spoken most."""
    tags = page.language.split("-")
    likely = get_global("likely_subtags").get(tags[0], "").split("_")
    ending = (urlsplit(page.address).hostname or "").rsplit(".", maxsplit=1)[-1]
    found = [*tags[1:], "gb" if ending == "uk" else ending, *likely[-1:]]
    return [one.upper() for one in found if one.upper() in phonenumbers.SUPPORTED_REGIONS]


def _by_sentence(hit: Hit) -> Iterator[Hit]:
    """Yield *hit*; of a whole number and a word of the next sentence that counts, the number: “2221 6656. One …”."""
    end = _NEXT_SENTENCE.search(hit.written) if hit.spelled else None
    head = only_digits(ascii_digits(hit.written[: end.start()])) if end else ""
    if end is None or len(head) < 7:
        yield hit
        return
    yield Hit(hit.start, hit.start + end.start(), hit.written[: end.start()], head.removeprefix("00"))
    rest = end.end()
    yield from (
        Hit(hit.start + rest + one.start, hit.start + rest + one.end, one.written, one.digits, one.spelled)
        for one in find_dialable(hit.written[rest:], _NOBODY)
    )


def runs_in(words: str) -> list[str]:
    """Return the digits of every run of at least three in *words*."""
    return [digits for run in _RUN.findall(ascii_digits(words)) if len(digits := only_digits(run)) >= 3]


def is_same(first: str, second: str) -> bool:
    """Tell whether two forms are of one number: with and without country code or trunk zero.

    >>> is_same("442079460123", "2079460123"), is_same("442079460123", "02079460123"), is_same("112", "147")
    (True, True, False)
    """
    one, other = first.removeprefix("00").lstrip("0"), second.removeprefix("00").lstrip("0")
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= 6 and long.endswith(short) and len(long) - len(short) <= 4)
