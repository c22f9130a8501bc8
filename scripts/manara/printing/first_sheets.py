"""The paper of a first page: cards with both numbers, and a notice with strips to tear off, in its own script.

They are the sheets of every language (``sheets/cards.typ``, ``sheets/strips.typ``), with the words of the first page.
Fonts for scripts the program's own cannot draw are the campaign's (``data/first/fonts/``); a language whose letters no
font has keeps its page, and has no paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from manara.campaign.first_pages import checked_on
from manara.languages.region import long_day
from manara.printing.fonts import FURTHER, further, missing, own_fonts
from manara.printing.papers import WITH_CODE, numbers_in, on_card
from manara.printing.qr import qr_svg
from manara.printing.sheet import Sheet
from manara.printing.subset import words_of
from manara.problems import Level, Problem, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.first_pages import First
    from manara.campaign.model import Campaign

ID = "printing.first"
# As many situations as have room above the strips.
MOST_ITEMS = 5


def first_sheets(campaign: Campaign) -> Iterator[Sheet]:
    """Yield the sheets of every first page of this build whose letters can be drawn."""
    folder = further(campaign.root)
    fonts = own_fonts(campaign.root)
    for first in campaign.first.built:
        part, lines = _part(campaign, first), _lines(campaign, first)
        if _lost(campaign, first):
            continue
        newest = max(contact.verified.on for contact in campaign.published_contacts.values())
        ground = {"lines": lines, "day": newest.isoformat(), "address": None, "parts": [part], "fonts": fonts}
        ground["numbers"] = numbers_in(campaign, ground)
        card = {**on_card(WITH_CODE), "code": True}
        for name, template, data in ((WITH_CODE, "cards", card), ("strips", "strips", {})):
            for ending, bw in (("", False), ("-bw", True)):
                path = f"{first.tag}/print/{name}{ending}.pdf"
                yield Sheet(path, template, {**ground, **data, "bw": bw}, fonts=folder)


def without_letters(campaign: Campaign) -> Iterator[Problem]:
    """Yield a warning for each first page of this build that has no paper, with the letters that are missing."""
    for first in campaign.first.built:
        lost = _lost(campaign, first)
        if lost:
            yield Problem(
                first.shown,
                0,
                0,
                Level.WARNING,
                ID,
                text("“{tag}” has no sheets: no font can draw {signs}", tag=first.tag, signs=" ".join(lost[:12])),
                text("Add a font for its script to {folder} with “manara fonts”.", folder=FURTHER),
            )


def _lost(campaign: Campaign, first: First) -> list[str]:
    return missing(words_of(first), further(campaign.root))


def _part(campaign: Campaign, first: First) -> dict[str, Any]:
    day = long_day(checked_on(campaign), first.locale)

    def say(name: str) -> str:
        said = first.strings.get(name)
        return said.text if said is not None else ""

    titles = [say(f"{item.id}.title") for section in campaign.first.sections for item in section.items if item.titled]
    return {
        "lang": first.tag,
        "dir": first.locale.direction,
        "tab": say("layout.information"),
        "site": campaign.name[campaign.first.language],
        "tagline": say("title"),
        "title": say("title"),
        "items": titles[:MOST_ITEMS],
        "note": say("lead"),
        "footer": say("layout.official") if campaign.publisher.official is None else "",
        "checked": say("layout.checked").replace("%(date)s", day),
    }


def _lines(campaign: Campaign, first: First) -> list[dict[str, Any]]:
    """Return both numbers with their words, as :func:`manara.printing.lines.lines` does for a language of the site."""
    found = []
    for kind, key, label in (
        ("emergency", campaign.emergency, "layout.danger"),
        ("hotline", campaign.hotline, "layout.report"),
    ):
        contact = campaign.contacts[key]
        channel = contact.channel("", ("phone",))
        if channel is not None and contact.published and {label, "paper.scan"} <= first.strings.keys():
            found.append(
                {
                    "kind": kind,
                    "label": {first.tag: first.strings[label].text},
                    "shown": channel.shown,
                    "href": channel.href,
                    "qr": qr_svg(channel.href),
                    "caption": {first.tag: first.strings["paper.scan"].text},
                }
            )
    return found
