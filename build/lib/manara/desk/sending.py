"""How the campaign leaves the site: texts to send, as they arrive, and the pictures that go with a link."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from manara.campaign.share import PICTURES, picture_path, said
from manara.desk.document import document

if TYPE_CHECKING:
    from manara.campaign.model import Campaign
    from manara.cli.language import Interface
    from manara.desk.document import Live


def sending(campaign: Campaign, speaker: Interface, live: Live) -> str:
    """Return the page of all texts that are sent on, in every language, as a telephone shows them."""
    _ = speaker.gettext
    heads = "".join(
        f'<th lang="{locale.tag}" dir="{locale.direction}">{escape(locale.name)}</th>' for locale in campaign.languages
    )
    rows = []
    for message in campaign.share.messages:
        face = _("quiet") if message.quiet else _("open")
        cells = "".join(
            f'<td lang="{locale.tag}" dir="{locale.direction}">'
            f"<pre>{escape(said(message, locale.tag, campaign, campaign.address or 'https://…/'))}</pre></td>"
            for locale in campaign.languages
        )
        name = f'<bdi dir="ltr">{escape(message.id)}</bdi> ({escape(face)})'
        rows.append(f'<tr><th colspan="{len(campaign.tags)}">{name}</th></tr><tr>{cells}</tr>')
    pictures = "".join(
        f'<a href="/{picture_path(tag, width, height)}"><bdi dir="ltr">{tag} {width}×{height}</bdi></a> '
        for tag in campaign.tags
        for width, height in PICTURES
    )
    heading, built = _("Pictures and sheets"), _("These are from the last build; “manara build” makes them anew.")
    content = (
        f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
        f"<h2>{escape(heading)}</h2>"
        f"<p>{escape(built)}</p>"
        f"<p>{pictures}</p>"
    )
    return document(speaker, _("What is sent on"), content, live)
