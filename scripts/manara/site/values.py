"""Plain values that templates show."""

from __future__ import annotations

from dataclasses import dataclass

# The tab's icon on pages that are not quiet: the mark, small enough to need no request of its own. An
# address holds no space (URL Standard, 4.3).
ICON = (
    "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20viewBox='0,0,32,32'%3E%3Cpath%20fill='%230a5563'"
    "%20d='M13,13h6l3,16H10zM11,10h10v2H11zM13,5l3-2.5L19,5v4h-6z'/%3E%3Cpath%20fill='%23d18f00'"
    "%20d='M11,5.5,2,2v8.5L11,8zM21,5.5,30,2v8.5L21,8z'/%3E%3C/svg%3E"
)


@dataclass(frozen=True)
class Alternate:
    """The same page in one language: its address from here, its full address, and the language.

    A *fallback* shows another language's text: readers may go there, search engines are not told of it.
    """

    tag: str
    name: str
    direction: str
    href: str
    url: str
    fallback: bool = False


@dataclass(frozen=True)
class Picture:
    """What a preview of a link shows, and the words for who cannot see it."""

    url: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class MenuItem:
    """A line of the menu."""

    title: str
    href: str


@dataclass(frozen=True)
class MenuPart:
    """A group of the menu; the pages that stand in no group have no title."""

    title: str
    picture: str
    items: tuple[MenuItem, ...]
