"""Pictures in pages: beside the page, of a kind every telephone shows, with words for those who do not see them.

``![A green door, half open](door.png)`` shows ``door.png`` from the page's own folder. A picture that both languages
use may lie once in ``docs/pictures/``: ``![…](../pictures/door.png)``. The words in brackets are read aloud in place of
the picture. Every picture is used by a page, has at most 300,000 bytes and 2,000 × 2,000 points, and holds nothing but
the picture: where a photo was taken, with what, and when does not belong into a public file. ``manara fix`` takes that
out.
"""

from __future__ import annotations

import posixpath
import re
import warnings
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from manara.problems import Level, Problem, Text, did_you_mean, text
from manara.sources.picture_file import KINDS, foreign_parts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from manara.campaign.model import Campaign
    from manara.sources.markdown_page import MarkdownPage

ID = "pages.pictures"
SHARED = "pictures"
LARGEST, MOST_POINTS = 300_000, 4_000_000
# “![words](file)”; group 1 is the words, group 2 the file.
PICTURE = re.compile(r"!\[((?:[^\[\]]|\\[\[\]]|\[[^\[\]]*\])*)\]\(\s*<?([^)\s>]*)>?(?:\s+[\"'(].*?)?\)")
_CODE = re.compile(r"`[^`]*`")


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield a problem for every picture that is not there, says nothing, is not used or holds more than itself."""
    used: set[str] = set()
    for pages in campaign.pages.values():
        for page in pages.values():
            for line, column, words, target in pictures_of(page):
                used.add(path_of(page, target))
                yield from _check_use(campaign, page, (line, column), words=words, target=target)
    for folder in (*campaign.tags, SHARED):
        for path in sorted((campaign.root / "docs" / folder).rglob("*")):
            if path.suffix in KINDS and path.is_file() and not path.is_symlink():
                name = path.relative_to(campaign.root / "docs").as_posix()
                yield from _check_file(path, name, used=name in used)


def pictures_of(page: MarkdownPage) -> Iterator[tuple[int, int, str, str]]:
    """Yield line, column, words and target of every picture of *page*."""
    for number, line in page.prose() if "![" in page.body else ():
        for match in PICTURE.finditer(_CODE.sub(lambda code: " " * len(code[0]), line)):
            yield number, match.start() + 1, match[1], match[2]


def path_of(page: MarkdownPage, target: str) -> str:
    """Return the file a picture's target names, below ``docs/``."""
    folder = posixpath.dirname(f"{page.tag}/{page.name}")
    return posixpath.normpath(posixpath.join(folder, unquote(urlsplit(target).path)))


def _check_use(
    campaign: Campaign, page: MarkdownPage, place: tuple[int, int], *, words: str, target: str
) -> Iterator[Problem]:
    path = path_of(page, target)

    def problem(message: Text, hint: Text) -> Problem:
        return Problem(page.path, *place, Level.ERROR, ID, message, hint)

    parts = urlsplit(target)
    folder = path.split("/", 1)[0]
    if parts.scheme or parts.netloc or target.startswith("/"):
        yield problem(
            text("the picture “{target}” lies on another site", target=target),
            text("Put its file beside the page, and write its name alone."),
        )
    elif posixpath.splitext(path)[1] not in KINDS:
        yield problem(
            text("“{target}” is no picture every telephone shows", target=target),
            text("Save it as one of: {kinds}.", kinds=", ".join(sorted(KINDS))),
        )
    elif folder not in (page.tag, SHARED):
        yield problem(
            text("the picture “{target}” lies outside this language", target=target),
            text("Put it beside the page, or into docs/pictures/ for all languages."),
        )
    elif not (campaign.root / "docs" / path).is_file():
        beside = (campaign.root / "docs" / path).parent
        names = [found.name for found in beside.iterdir() if found.suffix in KINDS] if beside.is_dir() else []
        yield problem(
            text("there is no picture “docs/{path}”", path=path),
            did_you_mean(posixpath.basename(path), names, 0.5) or text("Put its file there, or mend the name."),
        )
    if not any(sign.isalpha() for sign in words):
        yield problem(
            text("the picture “{target}” has no words for those who do not see it", target=target),
            text("Write between the brackets what it shows: ![A green door](door.png)."),
        )


def _check_file(path: Path, name: str, *, used: bool) -> Iterator[Problem]:
    """Yield one problem at most, the gravest: the next shows when it is mended."""

    def problem(message: Text, hint: Text) -> Problem:
        return Problem(f"docs/{name}", 0, 0, Level.ERROR, ID, message, hint)

    if (size := path.stat().st_size) > LARGEST:
        yield problem(
            text("the picture has {size} bytes", size=size),
            text("Make it smaller than {limit} bytes; visitors pay for each.", limit=LARGEST),
        )
    elif (fault := fault_of(path)) is not None:
        yield problem(fault, text("Save it anew as a still PNG, JPEG or WebP of at most 2,000 × 2,000 points."))
    elif parts := foreign_parts(path.read_bytes()):
        yield problem(
            text("the file holds more than the picture: {parts}", parts=", ".join(parts)),
            text("Take it out; “manara fix” can do it. Cameras write there where and when it was taken."),
        )
    elif not used:
        yield problem(
            text("no page shows this picture, and it would be published"),
            text("Show it with ![its words]({name}), or remove the file.", name=path.name),
        )


def fault_of(path: Path) -> Text | None:
    """Return why a picture cannot be shown; only its head is read, whatever size it says it has."""
    from PIL import Image  # noqa: PLC0415  # loaded only when there is a picture

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(path) as picture:
                kind, (width, height), frames = picture.format, picture.size, getattr(picture, "n_frames", 1)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return text("the picture has too many points")
    except (OSError, ValueError, SyntaxError, Warning):
        return text("this is no picture")
    if KINDS.get(path.suffix.lower()) != kind:
        return text("the picture is of another kind than its name says")
    if width * height > MOST_POINTS:
        return text("the picture has {width} × {height} points", width=width, height=height)
    return text("the picture moves") if frames > 1 else None
