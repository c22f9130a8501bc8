"""Every sheet and picture of a campaign, with its words: catalogs, contacts and the pages' own lists.

A translator changes no template, and a sentence on paper is the sentence of the page it comes from.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from manara.campaign.share import PICTURES, picture_path
from manara.printing.qr import qr_svg
from manara.printing.sheet import Sheet
from manara.sources.markdown_page import CALL
from manara.translations.catalog import load_catalog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from manara.campaign.model import Campaign

    # From a call's kind and argument to the words a reader sees.
    Say = Callable[[str, str], str]

_ITEM = re.compile(r"^(?:[-*]|[0-9]+\.) +(.+)$", re.MULTILINE)
_QUESTION = re.compile(r'^\?\?\? question "(.+)"$', re.MULTILINE)
_MARKUP = re.compile(r"\*\*|`|\[([^\]]*)\]\([^)]*\)")


def products(campaign: Campaign, tag: str, say: Say) -> Iterator[Sheet]:
    """Yield everything made for one language."""
    base = _base(campaign, tag)
    for bw in (False, True):
        ending = "-bw" if bw else ""
        for name, template, data in _papers(campaign, tag, say, base):
            yield Sheet(f"{tag}/print/{name}{ending}.pdf", template, {**base, **data, "bw": bw})
    for width, height in PICTURES:
        data = {"bw": False, "width": width, "height": height, "size": 54, "title": base["tagline"]}
        yield Sheet(picture_path(tag, width, height), "share", {**base, **data, "tagline": base["site"]})


def _papers(campaign: Campaign, tag: str, say: Say, base: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    questions = _questions(campaign, tag)
    signs = _titles(campaign, tag, "signs.md")
    home = _items(campaign, tag, "employers.md", "home-checklist", say)
    company = _items(campaign, tag, "employers.md", "company-checklist", say)
    posters = {
        "workers": ("check.md", questions[:6], 24),
        "employers": ("employers.md", home, 18),
        "signs": ("signs.md", signs, 20),
    }
    for name, (page, items, size) in posters.items():
        for paper, scale in (("a4", 1.0), ("a3", 1.4142)):
            data = {"title": _title(campaign, tag, page), "items": items, "size": size, "scale": scale}
            if items:
                yield f"poster-{name}-{paper}", "poster", data
    card = {"width": 85, "height": 54, "columns": 2, "rows": 5, "big": 30, "least": 18, "title": base["tagline"]}
    yield "cards-85x54", "cards", card
    yield "cards-54x35", "cards", {**card, "width": 54, "height": 35, "columns": 3, "rows": 7, "big": 19, "least": 10}
    label = {"width": 30, "height": 30, "columns": 6, "rows": 9, "big": 13, "least": 9, "tagline": base["site"]}
    yield "labels-30", "cards", {**card, **label}
    yield "strips", "strips", {"title": _title(campaign, tag, "check.md"), "items": questions[:5]}
    common: dict[str, Any] = {"lines": base["lines"], "size": 15, "boxes": True}
    if questions:
        groups = [{"title": "", "items": questions}]
        yield "self-check", "list", {**common, "title": _title(campaign, tag, "check.md"), "groups": groups}
    groups = [
        {"title": _heading(campaign, tag, "employers.md", key), "items": items}
        for key, items in (("company-checklist", company), ("home-checklist", home))
        if items
    ]
    if groups:
        employers = {"title": _title(campaign, tag, "employers.md"), "groups": groups, "size": 13}
        yield "employer-checklist", "list", {**common, **employers}
    directory = {"groups": [], "boxes": False, "size": 16, "lines": _directory(campaign, tag)}
    yield "directory", "list", {**directory, "title": _title(campaign, tag, "help.md")}
    shown = [
        {"title": card.title[tag], "items": list(dict.fromkeys((card.text[campaign.cards.shown_in], card.text[tag])))}
        for card in campaign.cards.cards
    ]
    if shown:
        data = {**common, "boxes": False, "title": _title(campaign, tag, "cards.md"), "groups": shown}
        yield "show-cards", "list", data


def _base(campaign: Campaign, tag: str) -> dict[str, Any]:
    locale = campaign.locale(tag)
    return {
        "lang": tag,
        "dir": locale.direction,
        "site": campaign.name[tag],
        "tagline": campaign.tagline[tag],
        "lines": _lines(campaign, tag),
        "footer": _gettext(campaign, tag)("This is not an official government site, and not legal advice."),
    }


def _lines(campaign: Campaign, tag: str) -> list[dict[str, str]]:
    _ = _gettext(campaign, tag)
    labels = ((campaign.emergency, _("In danger now?")), (campaign.hotline, _("Report or ask for help")))
    lines = []
    for key, label in labels:
        channel = campaign.contacts[key].channel("", ("phone",))
        if channel is not None and campaign.contacts[key].published:
            caption = _("The code calls this number")
            lines.append({"label": label, "shown": channel.shown, "qr": qr_svg(channel.href), "caption": caption})
    return lines


def _directory(campaign: Campaign, tag: str) -> list[dict[str, str]]:
    whatsapp = _gettext(campaign, tag)("WhatsApp (another company's service)")
    return [
        {
            "label": contact.name[tag] + (f" – {whatsapp}" if channel.type == "whatsapp" else ""),
            "shown": channel.shown,
        }
        for contact in campaign.published_contacts.values()
        for channel in contact.channels
        if channel.dial
    ]


def _gettext(campaign: Campaign, tag: str) -> Callable[[str], str]:
    return load_catalog(campaign.root / "overrides" / "locales", tag, "site").gettext


def _body(campaign: Campaign, tag: str, name: str) -> str:
    page = campaign.page(tag, name)
    return page.body if page is not None else ""


def _title(campaign: Campaign, tag: str, name: str) -> str:
    match = re.search(r"^# +(.+?)(?: *\{.*)?$", _body(campaign, tag, name), re.MULTILINE)
    return match[1] if match else campaign.tagline[tag]


def _questions(campaign: Campaign, tag: str) -> list[str]:
    return _QUESTION.findall(_body(campaign, tag, "check.md"))


def _titles(campaign: Campaign, tag: str, name: str) -> list[str]:
    return re.findall(r"^### +(.+?)(?: *\{.*)?$", _body(campaign, tag, name), re.MULTILINE)


def _heading(campaign: Campaign, tag: str, name: str, key: str) -> str:
    match = re.search(rf"^## +(.+?) *\{{#{key}\}}", _body(campaign, tag, name), re.MULTILINE)
    return match[1] if match else ""


def _items(campaign: Campaign, tag: str, name: str, key: str, say: Say) -> list[str]:
    """Return the list of the section *key*, calls said out and markup removed."""
    match = re.search(
        rf"^## [^\n]*\{{#{key}\}}[^\n]*\n(.*?)(?=^## |\Z)", _body(campaign, tag, name), re.MULTILINE | re.DOTALL
    )
    said = CALL.sub(lambda call: say(call[1], call[2]), match[1]) if match else ""
    return [_MARKUP.sub(lambda mark: mark[1] or "", item).strip() for item in _ITEM.findall(said)]
