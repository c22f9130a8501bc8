"""Calls name something that exists.

``{{ phone:hotline }}`` and its kin take a number, an address, a law, a date or an amount from ``data/``, so that no
page can carry a wrong one. A call whose id, channel, article or value is unknown is an error; so is ``{{`` that does
not become a call. A call to a contact that is closed for good is a warning: readers are told who is there instead, and
the sentence is to be written anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.campaign.calls import CHANNELS, CallError, ClosedValue, ClosureError, resolve
from manara.problems import Level, Problem, text
from manara.sources.markdown_page import CALL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.sources.markdown_page import Call, MarkdownPage

ID = "pages.calls"


def check(page: MarkdownPage, campaign: Campaign) -> Iterator[Problem]:
    """Yield a problem for every call that means nothing."""
    for call in page.calls:
        yield from _check_call(call, page, campaign)
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


def _check_call(call: Call, page: MarkdownPage, campaign: Campaign) -> Iterator[Problem]:
    try:
        value = resolve(call.kind, call.argument, campaign)
    except ClosureError:
        return  # the record is what has to be mended, and is reported
    except CallError as error:
        yield Problem(page.path, call.line, call.column, Level.ERROR, ID, error.message, error.hint)
        return
    if isinstance(value, ClosedValue) and value.contact.status == "retired":
        kind = next(kind for kind, types in CHANNELS.items() if value.channel.type in types)
        yield Problem(
            page.path,
            call.line,
            call.column,
            Level.WARNING,
            ID,
            text(
                "“{id}” is closed for good; readers are sent to “{instead}”",
                id=value.contact.id,
                instead=value.instead.id,
            ),
            text("Write the sentence anew, with {{{{ {kind}:{id} }}}}.", kind=kind, id=value.instead.id),
        )
