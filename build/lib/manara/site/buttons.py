"""Calls as buttons: a paragraph that names whom to call and ends with the number, marked ``{: .call }``.

::

    In danger now: {{ phone:emergency }}
    {: .call }

The whole becomes one link that holds the words, "call" and the number, so that a list of links and a voice name it.
The emergency number has its own colour, and nothing else has it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_CALL = re.compile(
    r'<p class="call">(?P<words>[^<]*?)[:：]?\s*'
    r'<a class="tel" dir="ltr" href="(?P<href>[^"]+)">(?P<number>[^<]+)</a>[.]?</p>'
)


def with_buttons(html: str, emergency: str, drawing: str, _: Callable[[str], str]) -> str:
    """Return *html* with its marked calls made into one link each.

    Args:
        html: A page's text.
        emergency: The link of the emergency number, ``tel:112``.
        drawing: A telephone.
        _: The visitors' words of the page's language.
    """
    call = _("Call")

    def button(match: re.Match[str]) -> str:
        kind = ' class="alarm"' if match["href"] == emergency else ""
        number = f'<b>{drawing}<span class="vh">{call}</span> <bdi dir="ltr">{match["number"]}</bdi></b>'
        return f'<p class="call"><a{kind} href="{match["href"]}"><span>{match["words"].strip()}</span> {number}</a></p>'

    return _CALL.sub(button, html)
