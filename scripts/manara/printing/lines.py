"""The two numbers every sheet carries, and the site's own address, each with its code and what the code does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from manara.printing.qr import qr_svg
from manara.translations.catalog import site_catalog

if TYPE_CHECKING:
    from collections.abc import Iterable

    from manara.campaign.model import Campaign


def lines(campaign: Campaign, tags: Iterable[str]) -> list[dict[str, Any]]:
    """Return the emergency number and the hotline with their words in *tags*; a missing or withheld one is left out."""
    catalogs = {tag: site_catalog(campaign.root, tag).gettext for tag in tags}
    # Once per literal, so that the catalogs find them.
    danger = {tag: _("In danger now?") for tag, _ in catalogs.items()}
    report = {tag: _("Report or ask for help") for tag, _ in catalogs.items()}
    caption = {tag: _("Scan to call: no internet needed") for tag, _ in catalogs.items()}
    found = []
    for kind, key, label in (("emergency", campaign.emergency, danger), ("hotline", campaign.hotline, report)):
        contact = campaign.contacts.get(key)
        channel = contact.channel("", ("phone",)) if contact is not None and contact.published else None
        if channel is not None:
            code = qr_svg(channel.href)
            found.append(
                {
                    "kind": kind,
                    "label": label,
                    "shown": channel.shown,
                    "href": channel.href,
                    "qr": code,
                    "caption": caption,
                }
            )
    return found


def address(campaign: Campaign, tags: Iterable[str]) -> dict[str, Any] | None:
    """Return the site's published address, or ``None`` when ``data/campaign.yml`` names none."""
    if not campaign.address:
        return None
    catalogs = {tag: site_catalog(campaign.root, tag).gettext for tag in tags}
    caption = {tag: _("Scan to open the site: uses the internet") for tag, _ in catalogs.items()}
    shown = campaign.address.removeprefix("https://").rstrip("/")
    return {"shown": shown, "href": campaign.address, "qr": qr_svg(campaign.address), "caption": caption}
