"""What is offered for download, and what each is for: one line a product, in the order of the page.

A product's files are found by their names: ``poster-workers`` has ``poster-workers-a4.pdf``, ``-a3``, and both again
with ``-bw`` for black and white and with ``-print`` for a printing house. A built file that no line names is an error,
so nothing is published unexplained.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Say = Callable[[str], str]


@dataclass(frozen=True)
class Product:
    """One thing to download.

    Attributes:
        key: Beginning of its files' names.
        title: What it is.
        use: What it is for.
    """

    key: str
    title: str
    use: str


@dataclass(frozen=True)
class Group:
    """Products that are looked for together.

    Attributes:
        title: What they are.
        products: In the order of the page.
        mine: For a reader's own use; the others are for who prints and hands out.
    """

    title: str
    products: tuple[Product, ...]
    mine: bool = False


def groups(_: Say) -> tuple[Group, ...]:
    """Return all products made as sheets or pictures, in the words of one language."""
    return (
        Group(
            _("To keep or to show"),
            (
                Product("quiet-card", _("Quiet card"), _("Numbers and nothing else; cut along the marks.")),
                Product("show-cards", _("Cards to show"), _("Sentences to hold up to somebody else.")),
                Product(
                    "self-check", _("Questions about your work"), _("To go through on paper, alone or with somebody.")
                ),
                Product("directory", _("All numbers"), _("Every contact of this site on paper.")),
            ),
            mine=True,
        ),
        Group(
            _("Posters and leaflets"),
            (
                Product(
                    "poster-workers", _("Poster for workers"), _("Questions about work, for walls that workers see.")
                ),
                Product("poster-employers", _("Poster for employers"), _("Duties, for offices and notice boards.")),
                Product("poster-signs", _("Poster of warning signs"), _("Signs to notice, for public places.")),
                Product("strips", _("Poster with strips to tear off"), _("Each strip carries the numbers.")),
                Product("leaflet", _("Leaflet to fold"), _("Print both sides, fold once, hand over.")),
                Product("employer-checklist", _("Checklist for employers"), _("To tick off, point by point.")),
                Product(
                    "first-contact", _("First contact"), _("For desks, wards and patrols: what to see, ask and avoid.")
                ),
                Product("picture-test", _("Trial of the pictures"), _("To ask readers what our pictures tell them.")),
                Product("lesson", _("Lesson for schools"), _("For the teacher: one lesson on a page.")),
                Product("pay-sheet", _("Pay sheet"), _("For who pays and who is paid: what was paid, and when.")),
                Product("media-note", _("Note for the media"), _("Words, limits and figures, for newsrooms.")),
                Product("world-day", _("Sheet for the World Day"), _("What happened when, and what each can do.")),
                Product("committee", _("The committee on a sheet"), _("What it is, and how to reach it.")),
            ),
        ),
        Group(
            _("Cards and labels"),
            (
                Product("cards-85x54", _("Wallet cards"), _("The size of a bank card; cut along the marks.")),
                Product("cards-54x35", _("Small cards"), _("Half as large, easier to hide; cut along the marks.")),
                Product("labels-30", _("Labels"), _("To stick on a mirror or a door; cut along the marks.")),
            ),
        ),
        Group(
            _("Pictures to share"),
            (
                Product("open-1200x630", _("Wide picture"), _("For posts and previews. It names the subject.")),
                Product("open-1080x1080", _("Square picture"), _("For chats. It names the subject.")),
                Product("open-1080x1920", _("Tall picture"), _("For status messages. It names the subject.")),
            ),
        ),
    )
