"""A record changed as a whole: every field agrees with every other, and nothing but the lock can tell.

Each digit of each number with its printed form beside it, addresses of one contact in another, the way and the day of a
check alone, and in ``data/campaign.yml`` another contact as hotline or emergency and another exit.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from bench.tripwire.mutations import mutations
from bench.tripwire.records import Records, lines, with_groups
from manara.campaign.lock import ID as LOCK_ID
from manara.checks import register
from manara.contacts.model import HOW
from manara.contacts.numbering import national_form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from manara.campaign.model import Campaign

    Trial = tuple[str, str, Callable[[], bool]]


def trials(campaign: Campaign) -> Iterator[Trial]:
    """Yield all trials."""
    yield from _numbers(campaign)
    yield from _fields(campaign)
    yield from _settings(campaign)


def _numbers(campaign: Campaign) -> Iterator[Trial]:
    judge = Records(campaign)
    for contact, channel in lines(campaign):
        path = campaign.root / contact.path
        content = path.read_text("utf-8")
        field = "short" if channel.short else "number"
        for wrong in mutations(channel.dial):
            shown = wrong if channel.short else national_form(wrong) or wrong.removeprefix("+")
            alone = content.replace(f'{field}: "{channel.dial}"', f'{field}: "{wrong}"', 1)
            both = with_groups(alone, field, wrong, shown)
            kind = "whole record: number and printed form"
            yield kind, f"{contact.id} {wrong}", partial(judge.caught, path.name, both)


def _fields(campaign: Campaign) -> Iterator[Trial]:
    judge = Records(campaign)
    contacts = campaign.published_contacts.values()
    for contact in contacts:
        path = campaign.root / contact.path
        content = path.read_text("utf-8")
        for how in HOW:
            if how != contact.verified.how:
                changed = content.replace(f"how: {contact.verified.how}", f"how: {how}", 1)
                yield "whole record: how alone", f"{contact.id} {how}", partial(judge.caught, path.name, changed)
        for days in (-30, -1, 1):
            day = contact.verified.on + datetime.timedelta(days)
            changed = content.replace(f"on: {contact.verified.on}", f"on: {day}", 1)
            yield "whole record: day alone", f"{contact.id} {day}", partial(judge.caught, path.name, changed)
        for channel in contact.channels:
            others = {other.address for owner in contacts for other in owner.channels if other.type == channel.type}
            for address in sorted(others - {channel.address, ""}):
                changed = content.replace(channel.address, address, 1)
                what = f"{contact.id} {address}"
                yield "whole record: address of another contact", what, partial(judge.caught, path.name, changed)


def _settings(campaign: Campaign) -> Iterator[Trial]:
    if _is_seen(campaign):
        raise AssertionError("data/campaign.yml raises an alarm before anything is changed")
    for name in campaign.published_contacts:
        for field in ("emergency", "hotline"):
            if name != getattr(campaign, field):
                changed = replace(campaign, **{field: name})  # type: ignore[arg-type]  # a field named by a string
                yield f"campaign: {field} exchanged", name, partial(_is_seen, changed)
    for url in sorted({source.url for source in campaign.sources.values() if source.url.startswith("https://")}):
        changed = replace(campaign, exits=(replace(campaign.exit, url=url),))
        yield "campaign: exit exchanged", url, partial(_is_seen, changed)


def _is_seen(campaign: Campaign) -> bool:
    """Tell whether a check about the campaign's settings says anything."""
    of_settings = [check for name, check in register.every().items() if name.startswith(LOCK_ID.partition(".")[0])]
    return any(True for check in of_settings for _ in check.on(campaign))
