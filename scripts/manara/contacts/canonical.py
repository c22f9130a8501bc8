"""A text as eyes, telephones and browsers take it: digits decoded, signs without ink gone, tags out of the way.

Every character of the result knows where it stood. What is decoded: entities of any length, percent-encoding, escapes
of JavaScript and CSS. What is dropped: every sign without ink, known by its Unicode category or name (vowel signs,
marks of direction, variation selectors, tags, fillers). Tags inside a line leave nothing between the signs on their
two sides; other tags end a block. Words in attributes and comments are given apart.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from html.entities import html5

from manara.contacts.digits import ascii_digits, signs_of
from manara.languages.folding import fold

# Stands for one sign of a tag or comment: nothing, and the end of a block. Typed in a source they are no text.
NOTHING, BREAK = "\x00", "\x01"
# Stands for a call, sign by sign; see contacts/segments.py.
CALL = "\ue000"

_ENCODED = re.compile(
    r"&#(?:[xX]([0-9a-fA-F]{1,64})|([0-9]{1,64}));?|((?:%[0-9a-fA-F]{2})+)|\\u([0-9a-fA-F]{4})"
    r"|\\u\{([0-9a-fA-F]{1,8})\}|\\x([0-9a-fA-F]{2})|\\([0-9a-fA-F]{2,6})[ ]?|&([A-Za-z][A-Za-z0-9]{1,30});?"
)
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]*)(?=[\s/>])((?:[^<>\"']|\"[^\"<]{0,2000}\"|'[^'<]{0,2000}')*)>|(<!--)")
_INLINE = frozenset(
    {
        "a", "abbr", "b", "bdi", "bdo", "big", "br", "code", "data", "em", "font", "i", "ins", "kbd", "mark", "q", "s",
        "samp", "small", "span", "strong", "sub", "sup", "tspan", "tt", "u", "var", "wbr",
    }
)  # fmt: skip
_ATTRIBUTE = re.compile(r"([A-Za-z][A-Za-z0-9:-]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+))")
# Where a Markdown link leads with its title, and what Markdown writes for attributes.
_TARGET = re.compile(r"\]\([^()\s]{0,500}(?:\s{1,9}(?:\"[^\"\n]{0,300}\"|'[^'\n]{0,300}'))?\)|\{[:#][^{}\n]{1,300}\}")
# Attributes that hold measures, names of rules or drawings.
_MEASURES = frozenset(
    {
        "class", "style", "width", "height", "rowspan", "colspan", "tabindex", "d", "points", "viewbox", "transform",
        "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "dx", "dy", "offset", "values", "keytimes",
        "sizes", "integrity", "stroke-width", "font-size", "datetime", "xmlns", "role", "dir", "lang", "type",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Canonical:
    """A text and where its signs stood.

    Attributes:
        text: Small letters folded as comparisons fold them, digits 0 to 9.
        places: Index in the text as written for each sign and for the end; ``None`` while none moved.
        aside: Words in attributes and comments, each with the place it begins at.
    """

    text: str
    places: tuple[int, ...] | None
    aside: tuple[tuple[int, str], ...] = ()

    def place(self, index: int) -> int:
        """Return where the character at *index* stood in the text as written."""
        return index if self.places is None else self.places[min(index, len(self.places) - 1)]


def canonical(raw: str) -> Canonical:
    """Return *raw* as it is read."""
    text, places = _decoded(raw)
    aside: list[tuple[int, str]] = []
    if "<" in text:
        text = _without_tags(text, aside)
    if "](" in text or "{:" in text or "{#" in text:
        text = _TARGET.sub(lambda match: _aside(match, aside), text)
    if aside and places is not None:
        aside = [(places[at], words) for at, words in aside]
    if not text.isascii():
        dropped = "".join(sign for sign in signs_of(text) if not sign.isascii() and has_no_ink(sign))
        if dropped:
            kept = [index for index, sign in enumerate(text) if sign not in dropped]
            end = places[-1] if places is not None else len(text)
            places = (*((places[index] for index in kept) if places is not None else kept), end)
            text = text.translate(dict.fromkeys(map(ord, dropped)))
        text = ascii_digits(text)
    return Canonical(_lower(text), places, tuple(aside))


def _lower(text: str) -> str:
    """Return *text* in small letters, as long as before, with the letters of a script that are one folded."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)
    if small.isascii():
        return small
    folded = fold(small)
    return folded if len(folded) == len(small) else small


def _decoded(raw: str) -> tuple[str, tuple[int, ...] | None]:
    if "&" not in raw and "%" not in raw and "\\" not in raw:
        return raw, None
    pieces: list[str] = []
    places: list[int] = []
    last = 0
    for match in _ENCODED.finditer(raw):
        decoded = _decode(match)
        if decoded:
            pieces += [raw[last : match.start()], decoded]
            places += [*range(last, match.start()), *[match.start()] * len(decoded)]
            last = match.end()
    if not pieces:
        return raw, None
    pieces.append(raw[last:])
    places += range(last, len(raw) + 1)
    return "".join(pieces), tuple(places)


def _decode(match: re.Match[str]) -> str:
    """Return the character, if it is one that numbers are made of or hidden with; otherwise leave the text alone."""
    if match[8]:
        signs = html5.get(f"{match[8]};", "")
        return signs if len(signs) == 1 and signs not in "<>&" and not signs.isalpha() else ""
    if match[3]:
        signs = bytes.fromhex(match[3].replace("%", "")).decode("utf-8", "ignore")
    else:
        number = match[2].lstrip("0") if match[2] else next(filter(None, match.group(1, 4, 5, 6, 7))).lstrip("0")
        if not number or len(number) > 7:
            return ""
        code = int(number, 10 if match[2] else 16)
        signs = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
    useful = all(
        unicodedata.digit(sign, None) is not None or sign in "+ -.\xa0" or (not sign.isascii() and has_no_ink(sign))
        for sign in signs
    )
    return signs if useful else ""


def _without_tags(text: str, aside: list[tuple[int, str]]) -> str:
    pieces: list[str] = []
    last, no_more = 0, False
    for match in _TAG.finditer(text):
        start, end = match.span()
        if start < last:
            continue
        if match[3]:
            close = -1 if no_more else text.find("-->", end)
            no_more = close < 0
            if no_more:
                continue
            aside.append((end, text[end:close]))
            end, sign = close + 3, NOTHING
        else:
            sign = NOTHING if match[1].lower() in _INLINE else BREAK
            for attribute in _ATTRIBUTE.finditer(match[2]) if "=" in match[2] else ():
                if attribute[1].lower() not in _MEASURES:
                    group = 2 if attribute[2] is not None else 3 if attribute[3] is not None else 4
                    aside.append((match.start(2) + attribute.start(group), attribute[group]))
        pieces += [text[last:start], sign * (end - start)]
        last = end
    return "".join([*pieces, text[last:]])


def _aside(match: re.Match[str], aside: list[tuple[int, str]]) -> str:
    """Put the target of a link, or an attribute list, aside; nothing stays between the words around it."""
    if match[0].startswith("]"):
        aside.append((match.start() + 2, match[0][2:-1]))
        return "]" + NOTHING * (len(match[0]) - 1)
    aside.append((match.start() + 1, match[0][1:-1]))
    return NOTHING * len(match[0])


@lru_cache(maxsize=4096)
def has_no_ink(sign: str) -> bool:
    """Tell whether nothing is painted for *sign*, or only a mark on the sign before it."""
    category = unicodedata.category(sign)
    if category in ("Cf", "Mn", "Me") or (category == "Cn" and sign > "\U000e0000"):
        return True
    name = unicodedata.name(sign, "")
    return name.endswith((" FILLER", "PATTERN BLANK")) or sign in "\u0640\u180e"
