"""Where a site will stand: one address, which canonical links, alternates, the sitemap and words to send on repeat.

The variable ``MANARA_SITE_URL`` goes first, for mirrors; then ``address`` in ``data/campaign.yml``, then ``site_url``
in ``mkdocs.yml``. Set but empty, the variable counts as not set: that is how a code host hands over one that nobody
filled in. What is released names an address that can exist: a link that leads nowhere is sent on and on.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from manara.campaign.records import PUBLISHED
from manara.campaign.settings import FILE, VARIABLE, site_url
from manara.problems import Level, Problem, text

if TYPE_CHECKING:
    from manara.campaign.model import Campaign

ID = "publishing.address"


def address_of(campaign: Campaign) -> str:
    """Return the site's address, ending in a slash; empty when nobody named one."""
    found = os.environ.get(VARIABLE, "").strip() or campaign.address or site_url(campaign.root)
    return found.rstrip("/") + "/" if found else ""


def release_problems(address: str) -> list[Problem]:
    """Return an error unless *address* can be released: https, a host nobody reserved (RFC 2606), a path, no more."""
    if PUBLISHED.fullmatch(address):
        return []
    message = (
        text("the address “{address}” cannot be published", address=address)
        if address
        else text("nobody has named the address at which the site will stand")
    )
    hint = text(
        "Write “address:” into data/campaign.yml, or set {variable}: https, a host of your own, at most a path, such "
        "as https://name.org/info/.",
        variable=VARIABLE,
    )
    return [Problem(FILE, 0, 0, Level.ERROR, ID, message, hint)]
