"""Which sheets a campaign has: ``sheets:`` in ``data/paper.yml``.

::

    sheets:
      - {product: leaflet}
      - {product: poster-workers, papers: [a4], languages: [ar, ar-en]}

Without it, every sheet is made whose page the campaign has, in every language and in the first with each other. With
it, those that are listed and no others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from manara.problems import text
from manara.sources.record import TEXTS, Kind, may, need, one_of, record

if TYPE_CHECKING:
    from manara.sources.yaml_file import Node

ID = "campaign.paper"
# Each product, and what it takes its words from: a page's role, or a section's.
PRODUCTS: dict[str, tuple[str, ...]] = {
    "poster-workers": ("questions",), "poster-employers": ("employers", "home-duties"), "poster-signs": ("signs",),
    "leaflet": ("questions", "actions", "what-to-say", "refuse"), "cards-85x54": (), "cards-54x35": (),
    "labels-30": (), "strips": ("questions",), "quiet-card": (), "directory": ("help",),
    "self-check": ("questions", "actions"), "employer-checklist": ("employers",), "show-cards": ("cards",),
    "first-contact": ("professionals",), "lesson": ("lesson",), "media-note": ("media",), "world-day": ("world-day",),
    "committee": ("committee",), "pay-sheet": ("pay-sheet",), "picture-test": (),
}  # fmt: skip
PAPERS = ("a3", "a4", "a5")


def _pairs(tags: tuple[str, ...]) -> tuple[str, ...]:
    return (*tags, *(f"{tags[0]}-{other}" for other in tags[1:]))


@record
class Wanted:
    """One product that is made."""

    product: str = need(one_of(*PRODUCTS), text("What is printed."))
    papers: tuple[str, ...] = may(
        Kind(
            text("a list of: {choices}", choices=", ".join(PAPERS)),
            lambda node, _: _some(node, "papers", PAPERS),
            lambda: {"type": "array", "items": {"enum": list(PAPERS)}},
        ),
        text("Sizes; without it, all there are."),
        default=(),
    )
    languages: tuple[str, ...] = may(
        Kind(TEXTS.form, lambda node, tags: _some(node, "languages", _pairs(tags)), TEXTS.schema),
        text("Tags, and two joined by a hyphen for side by side; without it, all."),
        default=(),
    )


@dataclass(frozen=True)
class Sheets:
    """What is listed; ``None`` when the campaign lists nothing and everything is made."""

    wanted: tuple[Wanted, ...] | None = None

    def has(self, name: str, folder: str) -> bool:
        """Tell whether the sheet *name* (``poster-workers-a4``) is made in the languages of *folder* (``ar-en``)."""
        if self.wanted is None:
            return True
        product, paper = product_of(name)
        return any(
            one.product == product
            and (not one.papers or not paper or paper in one.papers)
            and (not one.languages or folder in one.languages)
            for one in self.wanted
        )


def product_of(name: str) -> tuple[str, str]:
    """Return the product and the paper of a sheet's name: ``poster-workers``, ``a4``."""
    product, _, paper = name.rpartition("-")
    return (product, paper) if paper in PAPERS else (name, "")


def _some(node: Node, key: str, known: tuple[str, ...]) -> tuple[str, ...]:
    found = []
    for item in node.items():
        if item.text() in known:
            found.append(item.text())
        else:
            item.error(
                text("“{value}” is not one of {field}", value=item.text(), field=key),
                text("Known here: {fields}.", fields=", ".join(known)),
                ID,
            )
    return tuple(found)
