"""Wrong numbers in every kind of source, judged by the checks that ``manara check`` runs."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from bench.tripwire.mutations import SCRIPTS, homoglyphs, in_script, mutations
from bench.tripwire.records import Records, lines, with_groups
from manara.checks import register
from manara.checks.contacts import loose_address, loose_number
from manara.contacts.registry import registry_of
from manara.contacts.segments import file_segments, page_segments, yaml_segments
from manara.sources.markdown_page import parse_page
from manara.sources.theme import OVERRIDES, THEME
from manara.translations.catalog import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from manara.campaign.model import Campaign
    from manara.checks.register import Check
    from manara.contacts.registry import Registry
    from manara.sources.markdown_page import MarkdownPage

    # Kind, what was done, and whether it is caught.
    Trial = tuple[str, str, Callable[[], bool]]

# How a number may be typed, in turn: every mutation is tried in one of them, every disguise with every number.
DISGUISES: tuple[Callable[[str], str], ...] = (
    str,
    lambda number: number.replace(" ", ""),
    lambda number: number.replace(" ", "\u00a0"),
    lambda number: number.replace(" ", "-"),
    "\u200b".join,
    lambda number: f"\u202a{number}\u202c",
    lambda number: "".join(f"&#{ord(sign)};" if sign != " " else sign for sign in number),
    lambda number: f"{number[:2]}<b>{number[2:]}</b>",
    lambda number: f"**{number[:2]}**{number[2:]}",
    lambda number: "".join(f"%{byte:02X}" for byte in number.encode()),
)
SENTENCES = {"ar": "اتصل على {0}.", "en": "Call {0}."}
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><title>{0}</title><text x="1" y="2">{0}</text></svg>\n'
)
CSS = '\n.tel::after {{ content: "{0}"; }}\n'
JS = "\nconst words = '{0}';\n"
TYPED = "---\ntitle: x\n---\n# x\n\n\ue001\n"
PO = '\nmsgid "A sentence"\nmsgstr "{0}"\n'


def trials(campaign: Campaign) -> Iterator[Trial]:
    """Yield all trials on sources."""
    yield from _records(campaign)
    yield from _typed(campaign)
    yield from _addresses(campaign)
    yield from _swapped_names(campaign)
    yield from _swapped_calls(campaign)


def _records(campaign: Campaign) -> Iterator[Trial]:
    judge = Records(campaign)
    for contact, channel in lines(campaign):
        path = campaign.root / contact.path
        content = path.read_text("utf-8")
        fields = {"short" if channel.short else "number": channel.dial, "groups": channel.groups}
        for field, value in fields.items():
            others = [in_script(value, script) for script in SCRIPTS if script != "ASCII"]
            for found in (*others, *map(in_script, mutations(value), itertools.cycle(SCRIPTS))):
                if field == "groups":
                    changed = with_groups(content, "short" if channel.short else "number", channel.dial, found)
                else:
                    changed = content.replace(f'{field}: "{value}"', f'{field}: "{found}"', 1)
                yield f"record: {field}", f"{contact.id} {found}", partial(judge.caught, path.name, changed)


def _typed(campaign: Campaign) -> Iterator[Trial]:
    """Numbers typed by hand where a call, or nothing, should be."""
    registry = registry_of(campaign)

    for kind, path, frame in _frames(campaign):
        if _is_loose(path, frame, "", registry):
            raise AssertionError(f"{path} raises an alarm before anything is changed")
        for contact, channel in lines(campaign):
            if kind.endswith("call") and channel.short:
                continue  # two or three digits need words of dialling around them
            scripts, disguises = itertools.cycle(SCRIPTS), itertools.cycle(DISGUISES if "page" in kind else (str,))
            for wrong in (channel.groups, *mutations(channel.groups)):
                typed = next(disguises)(in_script(wrong, next(scripts)))
                yield kind, f"{contact.id} {typed}", partial(_is_loose, path, frame, typed, registry)


def _is_loose(path: str, frame: str, typed: str, registry: Registry) -> bool:
    """Tell whether a check of loose numbers or addresses reports what is *typed* into the file's *frame*."""
    content = frame.replace("\ue001", typed)
    if path.endswith(".md"):
        parts = page_segments(parse_page(content, path, path.split("/")[1], path.split("/", 2)[2]))
    else:
        parts = (yaml_segments if path.endswith(".yml") else file_segments)(content, path)
    return any(
        problem
        for part in parts
        for check in (loose_number, loose_address)
        if check is loose_number or part.kind == "words"
        for problem in check.judge_segment(part, registry)
    )


def _frames(campaign: Campaign) -> Iterator[tuple[str, str, str]]:
    """Yield kind, file and the file's real content with one place marked where a number is typed."""
    for tag in campaign.tags:
        sentence = SENTENCES.get(tag, "{0}").format("\ue001")
        page = min(campaign.pages[tag].values(), key=lambda found: len(found.body))
        content = (campaign.root / page.path).read_text("utf-8")
        called = next(found for found in campaign.pages[tag].values() if any(c.kind == "phone" for c in found.calls))
        called_content = (campaign.root / called.path).read_text("utf-8")
        place = re.search(r"\{\{ phone:[^}]*\}\}", called_content)
        yield f"page ({tag}): text", page.path, f"{content}\n{sentence}\n"
        yield (
            f"page ({tag}): list and table",
            page.path,
            f"{content}\n- {sentence}\n\n| a | b |\n|---|---|\n| x | {sentence} |\n",
        )
        yield f"page ({tag}): link", page.path, f'{content}\n<a href="tel:\ue001">x</a>\n'
        yield f"page ({tag}): image text", page.path, f"{content}\n![{sentence}](x.svg)\n"
        yield (
            f"page ({tag}): front matter",
            page.path,
            re.sub(r"(?m)^description: .*$", f'description: "{sentence}"', content, count=1),
        )
        if place is not None and place[0]:
            yield f"page ({tag}): in place of a call", called.path, called_content.replace(place[0], "\ue001", 1)
    bar = "partials/campaign/hotline-bar.html"
    template = (THEME / bar).read_text("utf-8")
    bar = f"{OVERRIDES}/{bar}"
    yield "template", bar, template.replace("</section>", f"<p>{SENTENCES['en'].format(chr(0xE001))}</p></section>")
    yield "template: words", bar, template.replace("</section>", '{{ _("Call \ue001.") }}</section>')
    for file in sorted(LANGUAGES.rglob("site.po")):
        yield (
            "catalog",
            f"languages/{file.relative_to(LANGUAGES).as_posix()}",
            file.read_text("utf-8") + PO.format("اتصل على \ue001"),
        )
    for kind, path, frame in (
        ("drawing", "overrides/x.svg", SVG),
        ("style", "overrides/styles/x.css", CSS),
        ("script", "overrides/scripts/x.js", JS),
    ):
        yield kind, path, frame.format("Call \ue001")
    for name in ("campaign.yml", "laws.yml"):
        content = (campaign.root / "data" / name).read_text("utf-8")
        yield f"data: {name}", f"data/{name}", f'{content}\nnote: {{ar: "اتصل على \ue001", en: "Call \ue001"}}\n'


def _addresses(campaign: Campaign) -> Iterator[Trial]:
    """Letters of other scripts in e-mail and web addresses, in records and typed into pages."""
    registry = registry_of(campaign)
    judge = Records(campaign)
    page = next(iter(campaign.pages[campaign.tags[0]].values()))
    for contact in campaign.published_contacts.values():
        path = campaign.root / contact.path
        content = path.read_text("utf-8")
        for channel in contact.channels:
            if not channel.address:
                continue
            for wrong in homoglyphs(channel.address):
                changed = content.replace(channel.address, wrong, 1)
                yield "record: homoglyph in an address", wrong, partial(judge.caught, path.name, changed)
                yield "page: homoglyph in an address", wrong, partial(_is_loose, page.path, TYPED, wrong, registry)


def _swapped_names(campaign: Campaign) -> Iterator[Trial]:
    """The name of another contact in one language: closed by the lock of confirmed records."""
    judge = Records(campaign)
    for contact in campaign.published_contacts.values():
        path = campaign.root / contact.path
        content = path.read_text("utf-8")
        for other in campaign.published_contacts.values():
            for tag in campaign.tags:
                if other is not contact:
                    changed = content.replace(contact.name[tag], other.name[tag], 1)
                    yield (
                        "record: name of another contact",
                        f"{contact.id} {other.id}",
                        partial(judge.caught, path.name, changed),
                    )


def _swapped_calls(campaign: Campaign) -> Iterator[Trial]:
    """A call replaced by that of another contact, in one language: closed by parity between the languages."""
    parity = register.every().get("contacts.parity")
    if parity is None:
        return
    calls = [
        f"{channel.type}:{contact.id}" + ("" if channel.id == "main" else f".{channel.id}")
        for contact, channel in lines(campaign)
    ]
    for tag in campaign.tags:
        for page in campaign.pages[tag].values():
            content = (campaign.root / page.path).read_text("utf-8")
            for match in re.finditer(r"\{\{ ((?:phone|whatsapp|card):([a-z.-]+)) \}\}", content):
                kind = match[1].split(":")[0]
                for other in dict.fromkeys(call.split(".")[0] if kind == "card" else call for call in calls):
                    replaced = f"{kind}:{other.split(':')[1]}"
                    if replaced.split(".", maxsplit=1)[0] == match[1].split(".")[0] or (
                        kind != "card" and not other.startswith(kind)
                    ):
                        continue
                    changed = content[: match.start()] + "{{ " + replaced + " }}" + content[match.end() :]
                    yield (
                        "page: another contact in one language",
                        f"{page.path} {replaced}",
                        partial(_differs, campaign, parity, page, changed),
                    )


def _differs(campaign: Campaign, parity: Check, before: MarkdownPage, content: str) -> bool:
    tag, name = before.tag, before.name
    page = parse_page(content, before.path, tag, name)
    others = {other: {name: pages[name]} for other, pages in campaign.pages.items() if other != tag and name in pages}
    changed = replace(campaign, pages={**others, tag: {name: page}})
    return any(True for _ in parity.on(changed))
