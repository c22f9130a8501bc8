"""The frame of every page of the desk: style, script, and the bar above a previewed page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from manara.cli.language import Interface

_PARTS = Path(__file__).parent / "parts"


@dataclass(frozen=True)
class Live:
    """What the script of a page needs to know of the server behind it: what it shows, and the right to ask for more.

    A page with fields to fill in says nothing of what it shows: it must not load itself again while somebody types.
    """

    since: str
    token: str


def document(speaker: Interface, title: str, content: str, live: Live | None = None) -> str:
    """Return a whole page of the desk, which loads nothing from elsewhere.

    Args:
        speaker: In whose language it is.
        title: Its title and heading, as text.
        content: HTML below the heading.
        live: Without a server behind it, the page neither reloads itself nor sends anything.
    """
    direction = "rtl" if speaker.rtl else "ltr"
    return (
        f'<!doctype html>\n<html lang="{speaker.tag}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="robots" content="noindex">\n'
        f"<title>{escape(title)}</title>\n<style>\n{part('desk.css')}</style>\n</head>\n"
        f'<body>\n<main class="manara-desk">\n<h1>{escape(title)}</h1>\n{content}\n</main>\n'
        f"{script(live)}</body>\n</html>\n"
    )


def style() -> str:
    """Return the style that cards and bar need inside a page of the site."""
    return f"<style>{part('desk.css')}</style>"


def script(live: Live | None) -> str:
    """Return the script of a page."""
    since = f' data-since="{escape(live.since)}"' if live is not None and live.since else ""
    data = f'{since} data-token="{escape(live.token)}"' if live is not None else ""
    return f"<script{data}>{part('desk.js')}</script>\n"


def bar(speaker: Interface, said: str, links: Iterable[tuple[str, str]], others: Sequence[tuple[str, str]] = ()) -> str:
    """Return the bar at the top of a page.

    Args:
        speaker: In whose language it is.
        said: What it says first, as text.
        links: Address and words of each.
        others: Tag and own name of the other languages the desk can speak.
    """
    direction = "rtl" if speaker.rtl else "ltr"
    anchors = "".join(f'<a href="{escape(address)}">{escape(words)}</a>' for address, words in links)
    buttons = "".join(
        f'<button type="button" data-manara-speak="{tag}" lang="{tag}">{escape(name)}</button>' for tag, name in others
    )
    return (
        f'<div class="manara-bar" role="region" aria-label="Manara" lang="{speaker.tag}" dir="{direction}">'
        f'<strong>{escape(said)}</strong>{anchors}{buttons}<span class="manara-result" role="status"></span></div>'
    )


@lru_cache(maxsize=4)
def part(name: str) -> str:
    """Return the text of one file of the desk's own."""
    return (_PARTS / name).read_text("utf-8")
