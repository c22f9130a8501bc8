"""Pages and the files beside them hold nothing that runs, frames, loads from elsewhere, or leads out.

Refused in pages, with line and column: elements such as ``<script>``, ``<style>``, ``<iframe>``, ``<form>``; event
attributes such as ``onclick=``; targets that begin with ``javascript:`` or ``data:``. Text in code marks is left alone.
Refused in ``docs/<language>/``: links to other places, files other than pages and pictures, drawings that run or load
something, and pictures too large for a phone or made to fill its memory. What slips through is taken out of the page
when it is built.
"""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from manara.problems import Level, Problem, Text, text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from manara.campaign.model import Campaign
    from manara.sources.markdown_page import MarkdownPage

ID = "pages.raw-html"
HOSTILE = re.compile(
    r"<[ \t/]*(?:script|style|iframe|frame|frameset|object|embed|applet|form|button|textarea|select|base|link|meta"
    r"|template|slot|portal|video|audio|source|track|math|foreignobject|animate|set|noscript|plaintext|xmp|dialog)\b"
    r"|<[a-z][^<>]{0,500}[\s/\"']on[a-z]{3,30}[ \t]{0,9}="
    r"|(?:\(|=|<|:|&)[\s\"'<]{0,9}(?:javascript|vbscript|livescript|data|blob|file)[\s]{0,9}:"
    r"|<[a-z][^<>]{0,500}[\s/\"'](?:style|srcdoc|formaction|srcset|background|poster)[ \t]{0,9}=",
    re.IGNORECASE,
)
CODE = re.compile(r"`[^`]*`")
PICTURES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".svg"})
KINDS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}
LARGEST_PICTURE, MOST_POINTS = 300_000, 4_000_000
# A drawing that repeats drawings of drawings grows beyond every memory.
MOST_USES = 20
FORBIDDEN = ("script", "foreignObject", "iframe", "image", "animate", "set", "style", "animateTransform", "handler")


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield a problem for everything that does not belong into a page or beside it."""
    for tag, pages in campaign.pages.items():
        for page in pages.values():
            yield from check_page(page, campaign)
        yield from _files(campaign.root / "docs" / tag, f"docs/{tag}")
    yield from _outside(campaign)
    for path in sorted((campaign.root / "data").rglob("*")):
        if path.is_symlink():
            name = path.relative_to(campaign.root).as_posix()
            yield _problem(name, text("the file is a link to another place"), text("Put the file itself there."))


def check_page(page: MarkdownPage, _campaign: Campaign) -> Iterator[Problem]:
    """Yield the problems of one page alone."""
    # Blanking code or a comment can join what stood on both sides of it; without them one look at the page is enough.
    plain_body = "`" not in page.body and "<!--" not in page.body
    for number, line in () if plain_body and not HOSTILE.search(page.body) else page.prose():
        plain = CODE.sub(lambda code: " " * len(code[0]), line)
        for match in HOSTILE.finditer(plain):
            yield _problem(
                page.path,
                text("“{code}” would run or load something", code=match[0].strip()),
                text("Write Markdown; links, boxes and tables need no HTML."),
                number,
                match.start() + 1,
            )


def _files(folder: Path, shown: str) -> Iterator[Problem]:
    for path in sorted(folder.rglob("*")):
        name = f"{shown}/{path.relative_to(folder).as_posix()}"
        if path.is_symlink():
            if path.suffix != ".md":  # pages are refused where they are loaded
                yield _problem(
                    name, text("the file is a link to another place"), text("Put the file itself into the folder.")
                )
        elif path.is_file() and path.suffix.lower() != ".md":
            yield from _file(path, name)


def _outside(campaign: Campaign) -> Iterator[Problem]:
    """Yield what lies in ``docs/`` beside the languages' folders: MkDocs would publish it unread."""
    known = {path.name for path in (campaign.root / "docs").iterdir() if _is_language(path)} | {"decisions"}
    for path in sorted((campaign.root / "docs").iterdir()):
        if path.name not in known and not path.name.startswith("."):
            yield _problem(
                f"docs/{path.name}",
                text("this belongs to no language and would be published as it is"),
                text("Move it into the folder of a language, or out of docs/."),
            )


def _is_language(path: Path) -> bool:
    """Tell whether a folder holds pages; a draft language's are not loaded and not published."""
    return path.is_dir() and not path.is_symlink() and (path / "index.md").is_file()


def _file(path: Path, name: str) -> Iterator[Problem]:
    if path.suffix.lower() not in PICTURES:
        yield _problem(
            name,
            text("a “{suffix}” file would be published as it is", suffix=path.suffix or path.name),
            text("Beside pages stand pictures only: {kinds}.", kinds=", ".join(sorted(PICTURES))),
        )
    elif path.stat().st_size > LARGEST_PICTURE:
        yield _problem(
            name,
            text("the picture has {size} bytes", size=path.stat().st_size),
            text("Make it smaller than {limit} bytes; visitors pay for each.", limit=LARGEST_PICTURE),
        )
    elif path.suffix.lower() != ".svg" and (fault := _in_picture(path)) is not None:
        yield _problem(name, fault, text("Save it anew as a still PNG, JPEG or WebP of at most 2,000 × 2,000 points."))
    elif path.suffix.lower() == ".svg" and (found := _in_drawing(path.read_bytes())):
        yield _problem(
            name, text("the drawing holds “{found}”", found=found), text("Save it as a plain drawing, or as PNG.")
        )


def _in_picture(path: Path) -> Text | None:
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


def _in_drawing(raw: bytes) -> str:
    """Return what runs or loads something in an SVG, or why it cannot be read; else an empty string."""
    if b"<!" in raw.replace(b"<!--", b""):
        return "<!"
    try:
        root = ET.fromstring(raw)  # noqa: S314  # entities and document types are refused above
    except ET.ParseError as error:
        return str(error)
    uses = 0
    for node in root.iter():
        tag = str(node.tag).rpartition("}")[2]
        uses += tag == "use"
        if uses > MOST_USES:
            return f"<use> × {uses}"
        if tag in FORBIDDEN:
            return f"<{tag}>"
        for attribute, value in node.attrib.items():
            short = attribute.rpartition("}")[2].lower()
            if short.startswith("on") or short == "style" or "url(" in value.replace("url(#", ""):
                return f"{short}="
            if short == "href" and not value.startswith("#"):
                return value[:60]
    return ""


def _problem(path: str, message: Text, hint: Text, line: int = 0, column: int = 0) -> Problem:
    return Problem(path, line, column, Level.ERROR, ID, message, hint)
