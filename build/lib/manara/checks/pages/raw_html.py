"""Pages and the files beside them hold nothing that runs, frames, loads from elsewhere, or leads out.

Refused in pages, with line and column: elements such as ``<script>``, ``<style>``, ``<iframe>``, ``<form>``; event
attributes such as ``onclick=``; targets that begin with ``javascript:`` or ``data:``. Text in code marks is left alone.
Refused in ``docs/<language>/`` and ``docs/pictures/``: links to other places, files other than pages and pictures, and
drawings; pictures themselves are judged by ``pages.pictures``. A page is a file whose name ends in ``.md``, in small
letters; nothing else is published as one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manara.checks.pages.pictures import SHARED
from manara.problems import Level, Problem, Text, text
from manara.sources.picture_file import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from manara.campaign.model import Campaign
    from manara.sources.markdown_page import MarkdownPage

ID, NAME = "pages.raw-html", "pages.name"
HOSTILE = re.compile(
    r"<[ \t/]*(?:script|style|iframe|frame|frameset|object|embed|applet|form|button|textarea|select|base|link|meta"
    r"|template|slot|portal|svg|video|audio|source|track|math|foreignobject|animate|set|noscript|plaintext|xmp|dialog)\b"
    r"|<[a-z][^<>]{0,500}[\s/\"']on[a-z]{3,30}[ \t]{0,9}="
    r"|(?:\(|=|<|:|&)[\s\"'<]{0,9}(?:javascript|vbscript|livescript|data|blob|file)[\s]{0,9}:"
    r"|<[a-z][^<>]{0,500}[\s/\"'](?:style|srcdoc|formaction|srcset|background|poster)[ \t]{0,9}=",
    re.IGNORECASE,
)
CODE = re.compile(r"`[^`]*`")
# Other endings of pages: MkDocs would publish some as pages, the rest as they are.
_PAGES = frozenset({".md", ".markdown", ".mdown", ".mkdn", ".mkd", ".mdx", ".txt", ".rst"})


def check_files(campaign: Campaign) -> Iterator[Problem]:
    """Yield a problem for everything that does not belong beside pages."""
    for tag in campaign.tags:
        yield from _files(campaign.root / "docs" / tag, f"docs/{tag}")
    yield from _files(campaign.root / "docs" / SHARED, f"docs/{SHARED}")
    yield from _outside(campaign)
    for path in sorted((campaign.root / "data").rglob("*")):
        if path.is_symlink():
            name = path.relative_to(campaign.root).as_posix()
            yield _problem(name, text("the file is a link to another place"), text("Put the file itself there."))


def check(page: MarkdownPage) -> Iterator[Problem]:
    """Yield a problem for everything that does not belong into a page."""
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
        elif path.is_file() and (path.suffix != ".md" or shown == f"docs/{SHARED}"):
            yield from _file(path, name)


def _outside(campaign: Campaign) -> Iterator[Problem]:
    """Yield what lies in ``docs/`` beside the languages' folders: MkDocs would publish it unread."""
    known = {path.name for path in (campaign.root / "docs").iterdir() if _is_language(path)} | {"decisions", SHARED}
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
    if path.suffix.lower() in _PAGES:
        better = f"{path.stem.lower()}.md"
        yield Problem(
            name,
            0,
            0,
            Level.ERROR,
            NAME,
            text("the file “{name}” is no page, and would be published as it is", name=path.name),
            text("Name it “{better}” if it is a page; notes do not belong into docs/.", better=better),
        )
    elif path.suffix not in KINDS:
        yield _problem(
            name,
            text("a “{suffix}” file would be published as it is", suffix=path.suffix or path.name),
            text("Beside pages stand pictures only: {kinds}.", kinds=", ".join(sorted(KINDS))),
        )


def _problem(path: str, message: Text, hint: Text, line: int = 0, column: int = 0) -> Problem:
    return Problem(path, line, column, Level.ERROR, ID, message, hint)
