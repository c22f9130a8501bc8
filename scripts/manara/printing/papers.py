"""Every sheet of paper of a campaign: which there are, and which words go on which.

Each is made in every language and for the first language with each other, in colour and in black and white. How a
sheet looks is one file in ``sheets/``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from manara.campaign.calls import instead_of
from manara.campaign.paper import Asked
from manara.campaign.saying import closure, extension
from manara.printing.lines import address, lines
from manara.printing.sheet import Sheet
from manara.printing.wording import bound

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator

    from manara.campaign.calls import ClosedValue
    from manara.campaign.model import Campaign
    from manara.contacts.model import Channel, Contact
    from manara.printing.wording import Wording

# A4 is the measure; A3 is the same sheet, drawn larger.
A3 = 2**0.5
# Millimetres of a card, cards on the sheet, points of the number at most and at least, and of the words.
_CARD = ("width", "height", "columns", "rows", "big", "least", "small")
CARDS: dict[str, tuple[float, ...]] = {
    "cards-85x54": (85, 54, 2, 5, 26, 12, 9.5),
    "cards-54x35": (54, 35, 3, 7, 19, 9, 7.5),
    "labels-30": (30, 30, 6, 9, 14, 9, 6.5),
}
# Only the large card has room for a code of 20 mm.
WITH_CODE = "cards-85x54"
# Too small for the words of the paper, or held up to somebody: these sheets stay as they are when another changes.
UNSIGNED = ("cards", "quiet", "show")
# On walls that workers pass, a code that opens the site would leave its address in the phone that scans it.
WITHOUT_SITE = ("tower", "strips")
# Two languages in any case, or none, or more words than two languages have room for side by side.
ALONE = ("show-cards", "quiet-card", "lesson", "media-note", "world-day", "committee", "picture-test")
# Sheets that hold what one page lists, by the role of that page; of WHOLE its answers, too.
OF_PAGES = {
    "first-contact": "professionals", "lesson": "lesson", "media-note": "media", "world-day": "world-day",
    "committee": "committee", "pay-sheet": "pay-sheet",
}  # fmt: skip
WHOLE = ("committee",)
# The pay sheet has three lists: rules, what stands at the top, and the columns.
OF_PAY = 3
# Parts of the leaflet that are lists of pages.
_OF_LEAFLET = ("todo", "call", "refuse")
# Millimetres of picture beyond the cut, and of room for the marks beyond that: what printing houses ask for.
FOR_PRINTERS = {"bleed": 3, "slug": 7}


@dataclass(frozen=True)
class Paper:
    """One sheet before its language is chosen.

    Attributes:
        name: Of its file, without variant and suffix.
        template: File in ``sheets/`` without its suffix.
        data: Measures for the template.
        words: What each language's part of it says.
        pages: How many it has; *pages_of_two* languages, if that is another number.
        for_printers: Whether there is an edition with bleed and marks.
    """

    name: str
    template: str
    data: dict[str, Any]
    words: Callable[[Wording], dict[str, Any]]
    pages: int = 1
    pages_of_two: int = 0
    for_printers: bool = False


def papers(campaign: Campaign, wordings: tuple[Wording, ...]) -> Iterator[Sheet]:
    """Yield all sheets of one language, or of two side by side, still without the words of the paper."""
    folder = "-".join(wording.tag for wording in wordings)
    tags = [wording.tag for wording in wordings]
    ground = {"lines": lines(campaign, tags), "day": _newest(campaign).isoformat()}
    site = address(campaign, tags)
    for paper in PAPERS:
        if len(wordings) > 1 and paper.name in ALONE:
            continue
        if not campaign.paper.sheets.has(paper.name, folder):
            continue
        parts = [wording.part(**_label(paper, wording), **paper.words(wording)) for wording in wordings]
        if not all(part["title"] and part.get("items", ["-"]) for part in parts):
            continue  # the campaign has no such page, or the page no such list
        if paper.template == "leaflet" and not all(part[key]["items"] for part in parts for key in _OF_LEAFLET):
            continue  # a box without words has no heading either; the check campaign.sheets says so
        data = {**ground, "address": None if paper.template in WITHOUT_SITE else site, **paper.data, "parts": parts}
        data["numbers"] = numbers_in(campaign, data)
        pages = (paper.pages_of_two or paper.pages) if len(wordings) > 1 else paper.pages
        variants: dict[str, dict[str, Any]] = {"": {"bw": False}, "-bw": {"bw": True}}
        if paper.for_printers:
            variants["-print"] = {"bw": False, **FOR_PRINTERS}
        for ending, variant in variants.items():
            path = f"{folder}/print/{paper.name}{ending}.pdf"
            yield Sheet(path, paper.template, {**data, **variant}, pages)


def _newest(campaign: Campaign) -> datetime.date:
    """Return the newest day on which a number was checked: the date in the files, the same for the same facts."""
    return max(contact.verified.on for contact in campaign.published_contacts.values())


def on_card(name: str) -> dict[str, float]:
    """Return the measures of the cards called *name*, as their template takes them."""
    return dict(zip(_CARD, CARDS[name], strict=True))


def numbers_in(campaign: Campaign, data: dict[str, Any]) -> dict[str, str]:
    """Return where each number leads that stands in a sheet's words, by its digits; the sheet makes links of them."""
    words = json.dumps(data, ensure_ascii=False).replace("\u00a0", " ")
    return {
        channel.shown: channel.href
        for contact in campaign.published_contacts.values()
        for channel in contact.channels
        if channel.type == "phone" and channel.shown in words
    }


def _label(paper: Paper, wording: Wording) -> dict[str, str]:
    """Return what stands before the words of the paper, where there is room for them (printing/edition.py)."""
    return {} if paper.template in UNSIGNED else {"edition": wording.gettext("Print edition")}


def _tower(wording: Wording) -> dict[str, Any]:
    asked = wording.campaign.paper.poster or [Asked(place, "") for place in range(4)]
    questions = wording.questions(wording.page("questions"))
    shown = [(questions[one.place], wording.icon(one.icon)) for one in asked if one.place < len(questions)]
    return {
        "title": wording.title(wording.page("questions")),
        "items": [{"text": words, "icon": drawing} for words, drawing in shown],
        "note": wording.first_sentence(*wording.part_for("actions")),
    }


def _workers(wording: Wording) -> dict[str, Any]:
    return {
        "title": wording.title(wording.page("questions")),
        "items": wording.questions(wording.page("questions"))[:6],
        "note": wording.first_sentence(*wording.part_for("actions")),
    }


def _employers(wording: Wording) -> dict[str, Any]:
    return {
        "title": wording.title(wording.page("employers")),
        "subtitle": wording.heading(*wording.part_for("home-duties")),
        "items": wording.items(*wording.part_for("home-duties")),
        "note": "",
    }


def _signs(wording: Wording) -> dict[str, Any]:
    return {
        "title": wording.title(wording.page("signs")),
        "items": wording.signs(wording.page("signs")),
        "note": wording.note(wording.page("signs")),
    }


def _leaflet(wording: Wording) -> dict[str, Any]:
    _, locale = wording.gettext, wording.campaign.locale(wording.tag)
    return {
        **_workers(wording),
        "items": wording.questions(wording.page("questions")),
        "icons": wording.question_icons(wording.page("questions")),
        "todo": wording.section(*wording.part_for("actions")),
        "call": wording.section(*wording.part_for("what-to-say")),
        "refuse": wording.section(*wording.part_for("refuse")),
        "others-title": wording.title(wording.page("help")),
        "others": [
            {
                "name": contact.name[wording.tag] + extension(channel, _),
                "note": bound(contact.notes.get(wording.tag, "")) if channel is first else "",
                "shown": channel.shown,
                "href": channel.href,
            }
            for contact in _in_order(wording.campaign)
            if contact.id not in wording.campaign.paper.leaflet_without
            for first in [contact.channel("", ("phone",))]
            for channel in contact.channels
            if channel.type == "phone"
        ]
        # Their numbers stand in the list already, beside their names.
        + [
            {"name": f"{found.contact.name[wording.tag]}: {words}", "note": "", "shown": ""}
            for found in _closed(wording.campaign)
            for words in [closure(found, locale, _, number=False)]
        ],
    }


def _small(wording: Wording) -> dict[str, Any]:
    return {"title": wording.campaign.tagline[wording.tag]}


def _quiet(wording: Wording) -> dict[str, Any]:
    contacts = wording.campaign.published_contacts
    chosen = [contacts[name] for name in wording.campaign.paper.quiet if name in contacts]
    channels = [channel for contact in chosen if (channel := contact.channel("", ("phone",))) is not None]
    return {"title": wording.tab, "items": [{"shown": one.shown, "href": one.href} for one in channels]}


def _strips(wording: Wording) -> dict[str, Any]:
    page = wording.page("questions")
    return {**_workers(wording), "items": wording.questions(page)[:5], "icons": wording.question_icons(page)}


def _self_check(wording: Wording) -> dict[str, Any]:
    questions = wording.questions(wording.page("questions"))
    icons = wording.question_icons(wording.page("questions"))
    actions = {
        "title": wording.heading(*wording.part_for("actions")),
        "items": wording.items(*wording.part_for("actions")),
        "kind": "steps",
    }
    return {
        "title": wording.title(wording.page("questions")),
        "items": questions,
        "groups": [{"title": "", "items": questions, "icons": icons, "kind": "boxes"}, actions],
        "note": wording.first_sentence(*wording.part_for("actions")),
    }


def _employer_checklist(wording: Wording) -> dict[str, Any]:
    groups = [
        {"title": wording.heading(*wording.part_for(role)), "items": items, "kind": "boxes"}
        for role in ("company-duties", "home-duties")
        if (items := wording.items(*wording.part_for(role)))
    ]
    return {"title": wording.title(wording.page("employers")), "items": groups, "groups": groups, "note": ""}


def _picture_test(wording: Wording) -> dict[str, Any]:
    _ = wording.gettext
    return {
        "title": _("Are our pictures understood?"),
        "items": wording.pictures(),
        "steps": [
            _("Ask people who are free to say no, each one alone. Write down nobody's name."),
            _("Show one picture of the other page at a time, and cover the rest."),
            _("Ask only: “What is happening here?” Offer no words, and do not correct."),
            _("Mark each answer below: right, wrong or not sure."),
        ],
        "columns": [_("Right"), _("Wrong"), _("Not sure")],
        "note": "",
    }


def _lists_of(wording: Wording, role: str) -> dict[str, Any]:
    groups = wording.lists(wording.page(role), answers=role in WHOLE)
    if role == "pay-sheet" and len(groups) != OF_PAY:
        groups = []
    return {"title": wording.title(wording.page(role)), "items": groups, "groups": groups, "note": ""}


def _directory(wording: Wording) -> dict[str, Any]:
    tag, _ = wording.tag, wording.gettext
    kinds = {
        "phone": _("Phone"),
        "whatsapp": _("WhatsApp"),
        "sms": _("Text message"),
        "email": _("E-mail"),
        "web": _("Website"),
        "form": _("Website"),
    }
    rows = [
        {
            "name": contact.name[tag],
            "helps": bound(contact.helps_with.get(tag, "")),
            "note": bound(contact.notes.get(tag, "")),
            "channels": [
                _paper_channel(channel, kinds, _)
                for channel in contact.channels
                if channel.type in kinds and channel.shown
            ],
        }
        for contact in _in_order(wording.campaign)
    ]
    rows += [
        {
            "name": found.contact.name[tag],
            "helps": closure(found, wording.campaign.locale(tag), _),
            "note": "",
            "channels": [_paper_channel(found.channel, kinds, _)],
        }
        for found in _closed(wording.campaign)
    ]
    items = [row for row in rows if row["channels"]]
    published = wording.campaign.published_contacts.values()
    chats = any(channel.type == "whatsapp" for contact in published for channel in contact.channels)
    return {
        "title": wording.title(wording.page("help")),
        "items": items,
        "note": _("WhatsApp is another company's service.") if chats else "",
    }


def _paper_channel(channel: Channel, kinds: dict[str, str], gettext: Callable[[str], str]) -> dict[str, Any]:
    """Return one line of the directory; what an extension is stands beside what the channel is."""
    kind = kinds[channel.type] + extension(channel, gettext)
    return {"kind": kind, "shown": channel.shown, "href": channel.href, "dialled": bool(channel.dial)}


def _closed(campaign: Campaign) -> list[ClosedValue]:
    """Return what is closed, each with who is there instead."""
    return [instead_of(contact, campaign) for contact in campaign.contacts.values() if contact.closed]


def _in_order(campaign: Campaign) -> list[Contact]:
    """Return what is published, the two main numbers first."""
    main = (campaign.emergency, campaign.hotline)
    return sorted(
        campaign.published_contacts.values(), key=lambda contact: (contact.id != main[0], contact.id != main[1])
    )


def _show(wording: Wording) -> dict[str, Any]:
    campaign = wording.campaign
    cards = [
        {
            "title": card.title[wording.tag],
            "shown": card.text[campaign.cards.shown_in],
            "own": "" if wording.tag == campaign.cards.shown_in else card.text[wording.tag],
            "number": channel.shown if channel else "",
            "href": channel.href if channel else "",
        }
        for card in campaign.cards.cards
        for channel in [campaign.contacts[card.number].channel("", ("phone",)) if card.number else None]
    ]
    other = campaign.locale(campaign.cards.shown_in or wording.tag)  # a campaign may have no cards
    return {
        "title": wording.title(wording.page("cards")),
        "items": cards,
        "shown_lang": other.tag,
        "shown_dir": other.direction,
    }


# One line a sheet.
PAPERS: tuple[Paper, ...] = (
    Paper("poster-workers-a4", "tower", {"scale": 1.0}, _tower, for_printers=True),
    Paper("poster-workers-a3", "tower", {"scale": A3}, _tower, for_printers=True),
    Paper("poster-employers-a4", "poster", {"scale": 1.0, "kind": "duties"}, _employers, for_printers=True),
    Paper("poster-employers-a3", "poster", {"scale": A3, "kind": "duties"}, _employers, for_printers=True),
    Paper("poster-signs-a4", "poster", {"scale": 1.0, "kind": "signs"}, _signs, for_printers=True),
    Paper("poster-signs-a3", "poster", {"scale": A3, "kind": "signs"}, _signs, for_printers=True),
    Paper("leaflet-a5", "leaflet", {}, _leaflet, pages=2),
    *(Paper(name, "cards", {**on_card(name), "code": name == WITH_CODE}, _small) for name in CARDS),
    Paper("strips", "strips", {}, _strips),
    Paper("quiet-card", "quiet", {}, _quiet),
    Paper("directory", "directory", {}, _directory, pages_of_two=2),
    Paper("self-check", "list", {}, _self_check),
    Paper("employer-checklist", "list", {}, _employer_checklist),
    *(
        Paper(
            name,
            "pay" if name == "pay-sheet" else "list",
            {"split": 3} if role in WHOLE else {},
            partial(_lists_of, role=role),
            pages=2 if role in WHOLE else 1,
        )
        for name, role in OF_PAGES.items()
    ),
    Paper("picture-test", "pictures", {}, _picture_test, pages=2),
    Paper("show-cards", "show", {}, _show),
)
