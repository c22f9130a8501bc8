"""Runs MkDocs from inside the program, and turns its warnings into problems."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from manara.problems import Level, Problem, text
from manara.site.rendered import rendered_once
from manara.sources.patience import SECONDS, TooLongError, heaviest_line, patience

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from manara.campaign.model import Campaign

ID = "site.build"


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


def build_site(
    campaign: Campaign, folder: Path, *, drafts: bool = False, finished: Callable[[str], None] | None = None
) -> list[Problem]:
    """Build the website into *folder*; every warning of MkDocs is an error, as in its strict mode.

    Args:
        campaign: Loaded and checked.
        folder: Where the pages are written.
        drafts: Build languages marked as drafts.
        finished: Told of each page as soon as its HTML is final.
    """
    from mkdocs.commands.build import build  # noqa: PLC0415  # MkDocs is loaded only where it is used
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    collector = _Collector()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(collector)
    propagate, logger.propagate = logger.propagate, False
    problems: list[Problem] = []
    current: list[str] = []
    try:
        with shared_parser(), rendered_once(campaign, lambda: plugin.context):
            config = load_config(str(campaign.root / "mkdocs.yml"), site_dir=str(folder))
            plugin: Any = config.plugins["manara"]
            plugin.loaded, plugin.finished = campaign, finished
            plugin.config.checks = False
            plugin.config.drafts = drafts
            current = plugin.rendering
            build(config)
    except MkDocsException as error:
        problems.append(_problem(str(error).strip()))
    except TooLongError:
        # MkDocs has logged that it failed, without the line.
        return [_too_long(campaign, current[-1])]
    finally:
        logger.removeHandler(collector)
        logger.propagate = propagate
    return problems + [_problem(record.getMessage()) for record in collector.records]


@contextmanager
def shared_parser() -> Iterator[None]:
    """Let MkDocs use one Markdown parser for all pages of a build, reset before each.

    MkDocs makes a new one for every page and registers all extensions again: a third of the time of a large build.
    A test renders pages with everything an extension may remember both ways and compares.
    """
    from mkdocs.structure import pages as module  # noqa: PLC0415

    pages: Any = module

    real = pages.markdown
    made: list[Any] = []

    def parser(**settings: Any) -> Any:
        if not made:
            made.append(_patient(real.Markdown(**settings)))
            # A plain list of the patterns: the library's own register is asked a thousand times a page.
            inline = made[0].treeprocessors["inline"]
            inline.inlinePatterns = list(inline.inlinePatterns)
        return made[0].reset()

    pages.markdown = _Module(real, parser)
    try:
        yield
    finally:
        pages.markdown = real


def _patient(parser: Any) -> Any:
    """Let *parser* give up on a page that keeps it busy."""
    convert = parser.convert

    def in_time(source: str) -> Any:
        with patience(SECONDS):
            return convert(source)

    parser.convert = in_time
    return parser


class _Module:
    """The Markdown library with another way to make a parser."""

    def __init__(self, real: Any, parser: Callable[..., Any]) -> None:
        self._real = real
        self.Markdown = parser

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


def _too_long(campaign: Campaign, source: str) -> Problem:
    page = campaign.page(*source.split("/", 1))
    line = heaviest_line(page.body, page.body_line) if page is not None else 0
    return Problem(
        f"docs/{source}",
        line,
        1 if line else 0,
        Level.ERROR,
        ID,
        text("the page is not rendered within {count} seconds", count=int(SECONDS)),
        text("Begin with this line: write plain sentences and shorter paragraphs."),
    )


def _problem(message: str) -> Problem:
    return Problem(
        "mkdocs.yml",
        0,
        0,
        Level.ERROR,
        ID,
        text("MkDocs: {message}", message=message),
        text("Mend what it names; the build is as strict as “mkdocs build --strict”."),
    )


def site_url(root: Path) -> str:
    """Return the site's own address as ``mkdocs.yml`` or its environment variable has it, ending in a slash."""
    from mkdocs.utils.yaml import yaml_load  # noqa: PLC0415

    with (root / "mkdocs.yml").open(encoding="utf-8") as stream:
        found = str(yaml_load(stream).get("site_url") or "")
    return found.rstrip("/") + "/" if found else ""
