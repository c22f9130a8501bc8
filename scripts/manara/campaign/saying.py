"""What visitors are told of a contact wherever a call stands: on pages, on paper, in words to send on.

A closed contact is said to be closed, since when, and who is there instead; its own numbers are not said
(``docs/decisions/0033``). An extension is said in words, because no link can dial it. The words are those of the
``site`` catalog; whoever calls hands over its ``gettext``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.languages.region import long_day

if TYPE_CHECKING:
    from collections.abc import Callable

    from manara.campaign.calls import ClosedValue
    from manara.campaign.model import Campaign
    from manara.contacts.model import Channel, Contact
    from manara.locales import Locale


def closed_since(contact: Contact, locale: Locale, gettext: Callable[[str], str]) -> str:
    """Return such as “closed since 1 November 2026”, in the language of *locale*."""
    _ = gettext
    day = "" if contact.since is None else long_day(contact.since, locale)
    if contact.status == "retired":
        return _("no longer in service since %(date)s") % {"date": day}
    return _("closed since %(date)s") % {"date": day}


def closure(value: ClosedValue, locale: Locale, gettext: Callable[[str], str], *, number: bool = True) -> str:
    """Return such as “closed since 1 November 2026. Instead, Advice:”; the number follows unless *number* is false."""
    _ = gettext
    words = _("%(closed)s. Instead, %(other)s:") if number else _("%(closed)s. Instead, %(other)s")
    return words % {
        "closed": closed_since(value.contact, locale, gettext),
        "other": value.instead.name[locale.tag],
    }


def extension(channel: Channel, gettext: Callable[[str], str]) -> str:
    """Return such as “, extension 104”, to stand after the number; an empty string when there is none."""
    _ = gettext
    return _(", extension %(digits)s") % {"digits": channel.extension} if channel.extension else ""


def standing(campaign: Campaign, tag: str, gettext: Callable[[str], str]) -> str:
    """Return the sentence in the foot of every page and sheet: what this copy is not, or who stands for it."""
    if campaign.publisher.official is None:
        return gettext("This is not an official government site, and not legal advice.")
    return gettext("Published by %(name)s. This is not legal advice.") % {"name": campaign.publisher.name.get(tag, "")}
