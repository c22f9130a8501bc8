"""Calls name something that exists.

``{{ phone:hotline }}`` and its kin take a number, an address, a law, a date or an amount from ``data/``, so that no
page can carry a wrong one. A call whose id, channel, article or value is unknown is an error; so is ``{{`` that does
not become a call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.campaign.calls import CallError, resolve
from manara.problems import Level, Problem, text
from manara.sources.markdown_page import CALL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign

ID = "pages.calls"


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield a problem for every call that means nothing."""
    for pages in campaign.pages.values():
        for page in pages.values():
            for call in page.calls:
                try:
                    resolve(call.kind, call.argument, campaign)
                except CallError as error:
                    yield Problem(page.path, call.line, call.column, Level.ERROR, ID, error.message, error.hint)
            for number, line in page.prose() if "{{" in page.body or "}}" in page.body else ():
                rest = CALL.sub("", line) if "{{" in line or "}}" in line else ""
                if "{{" in rest or "}}" in rest:
                    yield Problem(
                        page.path,
                        number,
                        line.find("{{" if "{{" in rest else "}}") + 1,
                        Level.ERROR,
                        ID,
                        text("a call is not complete"),
                        text("Write such as {{{{ phone:hotline }}}}, on one line."),
                    )
