"""Wrong numbers in every kind of published file, judged by the read-back of ``manara build``."""

from __future__ import annotations

import io
import itertools
import json
import re
import tempfile
import zipfile
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import segno
import typst

from bench.tripwire.mutations import SCRIPTS, homoglyphs, in_script, mutations
from bench.tripwire.records import lines
from manara.contacts.registry import registry_of
from manara.errors import PrintingError
from manara.printing.qr import qr_svg
from manara.printing.sheet import make
from manara.publishing.making.printed import printed
from manara.publishing.proving.compare import Comparison
from manara.publishing.proving.readback import read_bytes
from manara.work.cache import Cache

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bench.tripwire.sources import Trial
    from manara.campaign.model import Campaign
    from manara.contacts.model import Channel
    from manara.printing.sheet import Sheet

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"><text>Call {0}<tspan>{1}</tspan></text></svg>'
FEED = "<rss><channel><item><title>Call {0}</title></item></channel></rss>"
TEXT = "اتصل \u2066{0}\u2069\n"


class Site:
    """A built site and the comparison its files went through."""

    def __init__(self, campaign: Campaign, folder: Path, site_url: str) -> None:
        self.campaign = campaign
        self.folder = folder
        self.comparison = Comparison(registry_of(campaign, site_url), campaign)
        self.sheets = {sheet.path: sheet for sheet in printed(campaign).sheets}
        pages = sorted(folder.rglob("*.html"), key=lambda path: path.stat().st_size)
        self.pages = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in pages}

    def caught(self, name: str, content: str | bytes) -> bool:
        """Tell whether the read-back refuses the changed file."""
        raw = content.encode() if isinstance(content, str) else content
        return bool(read_bytes(raw, name, self.comparison))

    def page_with(self, words: str) -> tuple[str, str] | None:
        """Return the smallest page that contains *words*."""
        return next(((name, text) for name, text in self.pages.items() if words in text), None)


def trials(campaign: Campaign, folder: Path, site_url: str) -> Iterator[Trial]:
    """Yield all trials on artefacts."""
    site = Site(campaign, folder, site_url)
    for contact, channel in lines(campaign):
        yield from _pages(site, channel)
        yield from _data(site, contact.id, channel)
        yield from _made(site, channel)
    yield from _labels(site)
    yield from _addresses(site)


def _wrong(value: str) -> Iterator[str]:
    """Yield every mutation, the scripts taking turns, and the right number in every other script."""
    for script in SCRIPTS:
        if script != "ASCII":
            yield in_script(value, script)
    yield from map(in_script, mutations(value), itertools.cycle(SCRIPTS))


def _pages(site: Site, channel: Channel) -> Iterator[Trial]:
    shown = f">{channel.shown}</a>"
    places = (
        ("page: number shown", shown, ">{0}</a>", channel.shown),
        (
            "page: link target",
            f'href="{channel.href}"',
            f'href="{channel.href.replace(channel.dial.removeprefix("+"), "{0}")}"',
            channel.dial.removeprefix("+"),
        ),
        ("page: with country code", f">{channel.international}</bdi>", ">{0}</bdi>", channel.international),
        ("page: structured data", f'"telephone":"{channel.dial}"', '"telephone":"{0}"', channel.dial),
    )
    for kind, words, frame, value in places:
        found = site.page_with(words)
        if found is None or (kind == "page: with country code" and not channel.number):
            continue
        name, text = found
        for wrong in _wrong(value):
            changed = text.replace(words, frame.format(wrong), 1)
            yield kind, f"{name} {wrong}", partial(site.caught, name, changed)
    for name, text in site.pages.items():
        if "/file/" in name and shown in text:
            for wrong in _wrong(channel.shown):
                changed = text.replace(shown, f">{wrong}</a>", 1)
                yield "one file: number shown", f"{name} {wrong}", partial(site.caught, name, changed)
    name, text = next(iter(site.pages.items()))
    for kind, frame in (
        ("page: description", '<meta name="description" content="Call {0}"></head>'),
        ("page: image text", '</head><body><img alt="Call {0}" src="x.png">'),
    ):
        for wrong in _wrong(channel.shown):
            if wrong.isascii() and re.sub(r"\D", "", wrong) in site.comparison.registry.numbers:
                continue  # another contact's own number in free text: not wrong in itself
            changed = text.replace("</head>", frame.format(wrong), 1)
            yield kind, wrong, partial(site.caught, name, changed)


def _data(site: Site, contact: str, channel: Channel) -> Iterator[Trial]:
    path = site.folder / "contacts.json"
    data = json.loads(path.read_text("utf-8"))
    target = next(
        found
        for record in data["contacts"]
        if record["id"] == contact
        for found in record["channels"]
        if found["id"] == channel.id
    )
    for field in ("number", "short", "shown"):
        value = target[field]
        for wrong in _wrong(value) if value else ():
            if field == "shown" and re.sub(r"\D", "", wrong) in site.comparison.registry.numbers and wrong.isascii():
                continue
            yield f"contacts.json: {field}", wrong, partial(_json_caught, site, data, target, field, wrong)
    for card in site.comparison.cards.values():
        if card.channel is channel:
            for wrong in _wrong(channel.dial):
                yield "vCard", wrong, partial(site.caught, card.path, card.text.replace(channel.dial, wrong, 1))


def _json_caught(site: Site, data: Any, target: dict[str, Any], field: str, wrong: str) -> bool:
    before, target[field] = target[field], wrong
    try:
        return site.caught("contacts.json", json.dumps(data, ensure_ascii=False))
    finally:
        target[field] = before


def _made(site: Site, channel: Channel) -> Iterator[Trial]:
    """Formats whose files cannot be changed in place are made anew with the wrong number."""
    for index, wrong in enumerate(_wrong(channel.shown)):
        if re.sub(r"\D", "", wrong) in site.comparison.registry.numbers and wrong.isascii():
            continue
        yield "text file", wrong, partial(site.caught, "x.txt", TEXT.format(wrong))
        yield "feed", wrong, partial(site.caught, "x.xml", FEED.format(wrong))
        yield "link that sends a text", wrong, partial(site.caught, "x.txt.html", _sending(wrong))
        yield "archive", wrong, partial(_made_caught, site, "x.zip", _zip, wrong)
        yield (
            "search index",
            wrong,
            partial(site.caught, "x.json", json.dumps([{"title": "x", "text": f"Call {wrong}"}])),
        )
        yield (
            "drawing",
            wrong,
            partial(site.caught, "x.svg", DRAWING.format(wrong[:2], wrong[2:])),
        )
        if index % 8 == 0 and (wrong.isascii() or channel.number):
            yield "PDF text", wrong, partial(_made_caught, site, "x.pdf", _pdf, wrong)
    yield from _sheets(site, channel)
    for index, wrong in enumerate(mutations(channel.dial)):
        if wrong.removeprefix("+") in site.comparison.registry.numbers:
            continue
        if index % 3 == 0:
            yield "PDF link", wrong, partial(_made_caught, site, "x.pdf", _linked_pdf, f"tel:{wrong}")
            yield "QR code", wrong, partial(_made_caught, site, "x.png", _qr, f"tel:{wrong}")


def _sheets(site: Site, channel: Channel) -> Iterator[Trial]:
    """The real sheets and pictures, with the wrong number where this one stands, or a code that calls it."""
    for kind, path in (
        ("sheet: number on a poster", "ar/print/poster-workers-a4.pdf"),
        ("sheet: number on a label", "ar-en/print/labels-30.pdf"),
        ("sheet: number on a strip", "ar/print/strips.pdf"),
        ("picture: words shown", "en/share/open-1200x630.png"),
    ):
        sheet = site.sheets[path]
        for index, wrong in enumerate(mutations(channel.shown)):
            if re.sub(r"\D", "", wrong) not in site.comparison.registry.numbers and index % 8 == 0:
                yield kind, wrong, partial(_sheet_caught, site, sheet, channel, {"shown": wrong})
    poster = site.sheets["ar/print/poster-workers-a4.pdf"]
    for index, wrong in enumerate(mutations(channel.dial)):
        if wrong.removeprefix("+") not in site.comparison.registry.numbers and index % 8 == 0:
            yield (
                "sheet: code on a poster",
                wrong,
                partial(_sheet_caught, site, poster, channel, {"qr": qr_svg(f"tel:{wrong}")}),
            )


def _sheet_caught(site: Site, sheet: Sheet, channel: Channel, change: dict[str, object]) -> bool:
    lines = [{**line, **change} if line["shown"] == channel.shown else line for line in sheet.data["lines"]]
    if lines == sheet.data["lines"]:  # another contact's: put it in the hotline's place
        lines = [*lines[:-1], {**lines[-1], **change}]
    wrong = replace(sheet, data={**sheet.data, "lines": lines})
    with tempfile.TemporaryDirectory() as folder:
        try:
            return site.caught(sheet.path, make(wrong, Cache(Path(folder))))
        except PrintingError:
            return True  # it does not even fit, or cannot be drawn


def _made_caught(site: Site, name: str, make: Callable[[str], bytes], words: str) -> bool:
    """Make a file only when its turn comes, and ask the read-back about it."""
    return site.caught(name, make(words))


def _sending(words: str) -> str:
    return f'<a href="https://wa.me/?text={quote(TEXT.format(words))}">WhatsApp</a>'


def _zip(words: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("site/x.txt", TEXT.format(words))
    return stream.getvalue()


def _pdf(words: str) -> bytes:
    return bytes(typst.compile(f"Call {words}".encode(), format="pdf"))


def _linked_pdf(target: str) -> bytes:
    return bytes(typst.compile(f'#link("{target}")[x]'.encode(), format="pdf"))


def _qr(target: str) -> bytes:
    stream = io.BytesIO()
    segno.make(target, error="m").save(stream, kind="png", scale=4, border=4)
    return stream.getvalue()


def _labels(site: Site) -> Iterator[Trial]:
    """Names of two contacts exchanged in one language, on cards, in structured data and in the open data."""
    contacts = list(site.campaign.published_contacts.values())
    data = json.loads((site.folder / "contacts.json").read_text("utf-8"))
    for tag in site.campaign.tags:
        name, text = next((name, text) for name, text in site.pages.items() if name == f"{tag}/help.html")
        for first in contacts:
            for second in contacts:
                heading = f"<h3>{first.name[tag]}</h3>"
                if first is second or heading not in text or not any(channel.dial for channel in first.channels):
                    continue
                changed = text.replace(heading, f"<h3>{second.name[tag]}</h3>", 1)
                yield (
                    "card: name of another contact",
                    f"{tag} {first.id} {second.id}",
                    partial(site.caught, name, changed),
                )
        for record in data["contacts"]:
            for second in contacts:
                if record["id"] != second.id and any(
                    channel["number"] or channel["short"] for channel in record["channels"]
                ):
                    yield (
                        "contacts.json: name of another contact",
                        f"{tag} {record['id']} {second.id}",
                        partial(_json_caught, site, data, record["name"], tag, second.name[tag]),
                    )


def _addresses(site: Site) -> Iterator[Trial]:
    """Homoglyphs in addresses as shown, as targets, and in the open data."""
    for contact in site.campaign.published_contacts.values():
        for channel in contact.channels:
            found = site.page_with(f'href="{channel.href}"') if channel.address else None
            if found is None:
                continue
            name, text = found
            for wrong in homoglyphs(channel.address):
                changed = text.replace(
                    f'href="{channel.href}"', f'href="{channel.href.replace(channel.address, wrong)}"', 1
                )
                yield "page: homoglyph in a target", wrong, partial(site.caught, name, changed)
                if f">{channel.address}</a>" in text:
                    shown = text.replace(f">{channel.address}</a>", f">{wrong}</a>", 1)
                    yield "page: homoglyph in an address shown", wrong, partial(site.caught, name, shown)
