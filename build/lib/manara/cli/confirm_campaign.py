"""``manara confirm campaign``: shows what the main contacts and the exit were and are, and records them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from manara.campaign.lock import BLOCK, confirm, read_lock, values_of
from manara.cli.report import error_line, print_problems
from manara.cli.spoken import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.cli.language import Interface


def confirm_campaign(campaign: Campaign, role: str, interface: Interface) -> int:
    """Confirm ``emergency``, ``hotline`` and ``exit.url`` of *campaign*; return the exit status."""
    _ = interface.gettext
    lock = read_lock(campaign.root)
    if lock.problems:
        print_problems(list(lock.problems), interface)
        return 1
    before, now = lock.rows.get(BLOCK, {}), values_of(campaign)
    changed = [name for name in now if before.get(name) != now[name]]
    if not changed:
        print(_("Nothing has changed since it was confirmed."))
        return 0
    for name in changed:
        print(f"  {name}")
        for label, value in ((_("confirmed"), before.get(name, "")), (_("now"), now[name])):
            if value:
                print(f"    {value}   ({label})")
            for line in _about(campaign, value):
                print(f"      {line}")
    if sys.stdin.isatty() and input(_("Shall every page show this? Write yes:") + " ").strip() not in ("yes", _("yes")):
        error_line(_("Nothing was recorded."))
        return 1
    confirm(campaign, role)
    print(_("The main contacts and the exit are confirmed."))
    return 0


def _about(campaign: Campaign, value: str) -> Iterator[str]:
    """Yield the name and the number that stand behind the id of a contact, digits and words."""
    contact = campaign.contacts.get(value)
    channel = contact.channel() if contact is not None else None
    if contact is not None and channel is not None:
        yield " / ".join(contact.name.values())
        yield channel.shown
        if channel.dial:
            yield from spoken(campaign, channel.shown)
