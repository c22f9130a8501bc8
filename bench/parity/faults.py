"""Faults of one page of one language: every place where each kind fits, in a fixed order.

A kind names the checks that have to find it. That a section changed at all is known to the lock; it counts for the
kind “stale section” only, because it would find everything.
"""

from __future__ import annotations

import itertools
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from manara.translations.markup import CALL, plain, words
from manara.translations.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.translations.pages import Side
    from manara.translations.reading import Block

FACTS = ("facts.numbers", "facts.dates", "facts.times", "facts.money", "facts.legal", "contacts.parity")
LANGUAGE = ("pages.language", "pages.untranslated-lines")
HEADINGS = ("translations.headings", "translations.pairs", "translations.stubs")
NEGATIONS = {
    "en": r"\b(?:do |does |did |is |are |may |can|must |has |have )?(?:not|never|no|without|nobody|nothing|cannot)\b ?",
    "ar": r"(?<!\w)[وف]?(?:لا|لم|لن|ليس|ليست|دون)(?!\w) ?",
}
WRONG_TERMS = {
    "en": {
        "trafficking in persons": "human trafficking",
        "domestic worker": "maid",
        "Ministry of Interior": "Ministry of Health",
        "Ministry of Justice": "Ministry of Trade",
        "civil ID": "driving licence",
        "life imprisonment": "a long prison term",
        "recruitment office": "travel agency",
        "hotline": "office",
        "embassy": "bank",
    },
    "ar": {
        "الاتجار بالأشخاص": "الاتجار بالبشر",
        "العمالة المنزلية": "الخادمات",
        " صاحب العمل": " الكفيل",
        "بلاغ تغيب": "بلاغ هروب",
        "وزارة الداخلية": "وزارة الصحة",
        "الخط الساخن": "المكتب",
        "جواز": "رخصة",
        "الحبس المؤبد": "السجن الطويل",
        "سفارت": "شركت",
        "مكتب استقدام": "مكتب سفر",
    },
}
UNCONFIRMED = "denial dropped, section never confirmed"
TERMS = ("terms.required", "terms.avoid")


@dataclass(frozen=True)
class Fault:
    """A faulty page.

    Attributes:
        kind: What was done.
        expected: Checks of which one must report it.
        what: Where, for the list of misses.
        content: The whole file as it is now.
    """

    kind: str
    expected: tuple[str, ...]
    what: str
    content: str


class Source:
    """A page's lines, and ways to change them."""

    def __init__(self, side: Side, content: str) -> None:
        self.side = side
        self.lines = content.split("\n")

    def with_line(self, number: int, line: str | None) -> str:
        """Return the file with line *number* replaced, or removed."""
        lines = list(self.lines)
        lines[number - 1 : number] = [] if line is None else [line]
        return "\n".join(lines)

    def with_block(self, block: Block, text: str | None) -> str:
        """Return the file with a block replaced, or removed."""
        lines = list(self.lines)
        count = block.text.count("\n") + 1
        lines[block.line - 1 : block.line - 1 + count] = [] if text is None else text.split("\n")
        return "\n".join(lines)

    def fault(self, kind: str, expected: tuple[str, ...], line: int, content: str) -> Fault:
        """Return a fault at *line*."""
        shown = self.lines[line - 1].strip()[:70] if 0 < line <= len(self.lines) else ""
        return Fault(kind, expected, f"{self.side.path}:{line}: {shown}", content)


def faults_of(side: Side, other: Side, content: str, campaign: Campaign) -> Iterator[Fault]:
    """Yield every fault of one page."""
    source = Source(side, content)
    yield from _figures(source)
    yield from _calls(source, campaign)
    yield from _words(source)
    yield from _terms(source, other)
    yield from _shape(source)
    yield from _headings(source)
    yield from _links(source, other)
    yield from _language(source, other)
    yield from _front_matter(source, other)
    if side.locale.script == "Arab":
        yield from _writing(source)


def figure_faults(source: Source, kind: str) -> Iterator[Fault]:
    """Yield a fault for every digit typed in the text, changed into another."""
    for number, line in source.side.page.prose():
        bare = plain(re.sub(r"^(\s*)\d+[.)](?=\s)", lambda match: " " * len(match[0]), line))
        for place, match in enumerate(re.finditer(r"[0-9]", bare)):
            digit = str((int(match[0]) + 1 + (place + number) % 8) % 10)
            changed = line[: match.start()] + digit + line[match.end() :]
            yield source.fault(kind, FACTS, number, source.with_line(number, changed))


def _figures(source: Source) -> Iterator[Fault]:
    yield from figure_faults(source, "figure: one digit changed")
    for number, line in source.side.page.prose():
        bare = plain(re.sub(r"^(\s*)\d+[.)](?=\s)", lambda match: " " * len(match[0]), line))
        for match in re.finditer(r"[0-9][0-9,.]*[0-9]|[0-9]", bare):
            changed = line[: match.start()] + line[match.end() :]
            yield source.fault("figure: dropped", FACTS, number, source.with_line(number, changed))


def _calls(source: Source, campaign: Campaign) -> Iterator[Fault]:
    laws, contacts = sorted(campaign.laws), sorted(campaign.published_contacts)
    kinds = {
        "law": "article: another",
        "article": "article: another",
        "date": "date: another day",
        "money": "amount: another",
        "time": "time: another",
    }
    found = []
    for number, line in source.side.page.prose():
        for match in CALL.finditer(line):
            kind, argument = match[1], match[2]
            place = (number, line, match)
            if kind in kinds and re.search(r"[0-9](?=[^0-9]*$)", argument):
                last = re.sub(r"([0-9])(?=[^0-9]*$)", lambda digit: str((int(digit[1]) + 1) % 10), argument)
                yield _call(source, kinds[kind], place, kind, last)
            if kind in ("law", "article"):
                law, mark, rest = argument.partition(":")
                yield _call(source, "law: another", place, kind, laws[laws.index(law) - 1] + mark + rest)
                found.append(place)
            elif kind in ("phone", "whatsapp", "card", "name", "web", "email"):
                contact = argument.partition(".")[0]
                at = contacts.index(contact) if contact in contacts else 0
                yield _call(source, "contact: another", place, kind, contacts[at - 1])
                without = line[: match.start()] + line[match.end() :]
                yield source.fault("contact: dropped", FACTS, number, source.with_line(number, without))
    for one, other in itertools.pairwise(found):
        if one[0] != other[0] and one[2][0] != other[2][0]:
            lines = list(source.lines)
            for (number, line, match), (_, _, theirs) in ((one, other), (other, one)):
                lines[number - 1] = line[: match.start()] + theirs[0] + line[match.end() :]
            yield source.fault("article: two exchanged", FACTS, one[0], "\n".join(lines))


def _call(source: Source, kind: str, place: tuple[int, str, re.Match[str]], call: str, argument: str) -> Fault:
    number, line, match = place
    changed = f"{line[: match.start()]}{{{{ {call}:{argument} }}}}{line[match.end() :]}"
    return source.fault(kind, FACTS, number, source.with_line(number, changed))


def _words(source: Source) -> Iterator[Fault]:
    tag = source.side.locale.tag
    for number, line in source.side.page.prose():
        for match in re.finditer(NEGATIONS[tag], re.sub(r"\{#[^}]*\}$", lambda one: "~" * len(one[0]), line)):
            content = source.with_line(number, line[: match.start()] + line[match.end() :])
            yield source.fault("denial dropped", ("tone.negation",), number, content)
            yield source.fault(UNCONFIRMED, ("tone.negation",), number, content)


def _terms(source: Source, other: Side) -> Iterator[Fault]:
    """Replace a term, where the other language has its counterpart: elsewhere the change may be right."""
    here = WRONG_TERMS[source.side.locale.tag]
    counterpart = {"جواز": "passport", "سفارت": "mbassy", "مكتب استقدام": "ecruitment office"}
    for part, theirs in zip(read(source.side.page).parts, read(other.page).parts, strict=True):
        for block, their in zip(part.blocks, theirs.blocks, strict=True):
            for right, wrong in here.items():
                if right in block.plain and counterpart.get(right, "") in their.plain:
                    changed = block.text.replace(right, wrong)
                    yield source.fault("wrong term", TERMS, block.line, source.with_block(block, changed))


def _shape(source: Source) -> Iterator[Fault]:
    kinds = {
        "li": ("list item dropped", "translations.lists"),
        "ol": ("list item dropped", "translations.lists"),
        "p": ("paragraph dropped", "translations.paragraphs"),
        "row": ("table row dropped", "translations.tables"),
    }
    for part in read(source.side.page).parts:
        for block in part.blocks:
            if block.kind in kinds:
                kind, check = kinds[block.kind]
                expected = (check, "translations.stubs")
                yield source.fault(kind, expected, block.line, source.with_block(block, None))
            if block.kind == "box":
                softer = re.sub(
                    r"(!!!|\?\?\?\+?) \w+", r"\1 tip" if "tip" not in block.text else r"\1 info", block.text
                )
                yield source.fault(
                    "box softened", ("translations.boxes",), block.line, source.with_block(block, softer)
                )
                bare = block.text.split('"')[0].rstrip()
                yield source.fault(
                    "box without title", ("translations.box-titles",), block.line, source.with_block(block, bare)
                )
        for match in re.finditer(r"<!-- ([a-z]+-[a-z-]+) -->", part.text):
            number = part.line + part.text.count("\n", 0, match.start())
            changed = source.lines[number - 1].replace(match[0], "")
            yield source.fault(
                "generated part dropped", ("translations.markers",), number, source.with_line(number, changed)
            )


def _headings(source: Source) -> Iterator[Fault]:
    for part in read(source.side.page).parts[1:]:
        line = source.lines[part.line - 1]
        changes = {
            "heading lost": None,
            "heading level changed": "#" + line,
            "heading id changed": line.replace(f"#{part.key}", f"#{part.key}-2", 1),
            "heading id lost": line.split(" {#")[0],
        }
        for kind, changed in changes.items():
            yield source.fault(kind, HEADINGS, part.line, source.with_line(part.line, changed))
        lines = [*source.lines[: part.line - 1], *source.lines[part.last :]]
        yield source.fault("section dropped", HEADINGS, part.line, "\n".join(lines))


def _links(source: Source, other: Side) -> Iterator[Fault]:
    for number, line in source.side.page.prose():
        for match in re.finditer(r"\[([^\]]+)\]\(([\w-]+\.md)(#[\w-]+)?\)", line):
            target = "law.md" if match[2] != "law.md" else "help.md"
            for kind, link in (
                ("link: another page", f"[{match[1]}]({target})"),
                ("link: other language", f"[{match[1]}](../{other.locale.tag}/{match[2]})"),
                ("link: dropped", match[1]),
            ):
                changed = line[: match.start()] + link + line[match.end() :]
                yield source.fault(kind, ("translations.links",), number, source.with_line(number, changed))


def _language(source: Source, other: Side) -> Iterator[Fault]:
    for here, there in zip(read(source.side.page).parts, read(other.page).parts, strict=True):
        for block, theirs in zip(here.blocks, there.blocks, strict=True):
            count = len(words(theirs.plain))
            if block.kind == "heading" and count >= 2:
                kind = "heading left in the other language"
            elif block.kind in ("p", "li", "ol") and count >= 4:
                kind = "paragraph left in the other language"
            else:
                continue
            yield source.fault(kind, LANGUAGE, block.line, source.with_block(block, theirs.text))
    head = "\n".join(source.lines[: source.side.page.body_line - 1])
    whole = f"{head}\n{other.page.body}"
    yield source.fault("page left in the other language", LANGUAGE, 1, whole)
    yield source.fault("page emptied", ("translations.stubs",), 1, head + "\n")


def _front_matter(source: Source, other: Side) -> Iterator[Fault]:
    for number, line in enumerate(source.lines[: source.side.page.body_line - 1], 1):
        key = line.partition(":")[0]
        if key in ("title", "description"):
            foreign = f"{key}: {json.dumps(other.page.text_of(key), ensure_ascii=False)}"
            yield source.fault(
                f"{key} left in the other language", ("pages.language",), number, source.with_line(number, foreign)
            )
        if key == "facts":
            fewer = re.sub(r"\[[^,\]]+(?:, )?", "[", line)
            yield source.fault(
                "fact id dropped", ("translations.front-matter",), number, source.with_line(number, fewer)
            )
        if key in ("quiet", "checked", "template"):
            yield source.fault("field dropped", ("translations.front-matter",), number, source.with_line(number, None))


def _writing(source: Source) -> Iterator[Fault]:
    east = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    for number, line in source.side.page.prose():
        found = list(re.finditer(r"[\u0621-\u064a]{4,}", plain(line)))
        if not found:
            continue
        match = found[len(found) // 2]
        start, end = match.span()
        tail = line[end:]
        changes = {
            "Latin comma": (line.replace("،", ",", 1), "typography.punctuation"),
            "pasted letter shapes": (line[:start] + "\ufefb" + line[start:], "typography.forms"),
            "tatweel": (line[: start + 2] + "ـ" + line[start + 2 :], "typography.tatweel"),
            "direction control": (line[:end] + "\u202b" + tail, "bidi.controls"),
            "word doubled": (line[:end] + " " + match[0] + tail, "typography.doubled"),
            "bracket not closed": (line[:end] + " (" + tail.lstrip(" "), "typography.balanced"),
            "Latin run not isolated": (line[:end] + " 12-A " + tail.lstrip(" "), "bidi.isolate"),
            "two digit systems": (
                re.sub(r"[0-9]+", lambda one: one[0].translate(east), plain(line)),
                "typography.digits",
            ),
        }
        for kind, (changed, check) in changes.items():
            if kind == "two digit systems":
                if not re.search(r"[٠-٩]", changed):
                    continue
                merged = [new if new in "٠١٢٣٤٥٦٧٨٩" else old for old, new in zip(line, changed, strict=True)]
                changed = "".join(merged)  # noqa: PLW2901  # only the digits come from the blanked line
            if changed != line:
                yield source.fault(kind, (check,), number, source.with_line(number, changed))
