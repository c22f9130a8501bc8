"""Runs MkDocs from inside the program, and turns its warnings into problems."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from manara.campaign.settings import settings_problems
from manara.problems import Level, Problem, text
from manara.site.mkdocs import shared_parser
from manara.sources.patience import SECONDS, TooLongError, heaviest_line

if TYPE_CHECKING:
    from collections.abc import Callable
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
    campaign: Campaign,
    folder: Path,
    *,
    drafts: bool = False,
    finished: Callable[[str], None] | None = None,
    address: str = "",
) -> list[Problem]:
    """Build the website into *folder*; every warning of MkDocs is an error, as in its strict mode.

    Args:
        campaign: Loaded and checked.
        folder: Where the pages are written.
        drafts: Build languages marked as drafts.
        finished: Told of each page as soon as its HTML is final.
        address: Where the site will stand; otherwise ``mkdocs.yml`` says it.
    """
    from mkdocs.commands.build import build  # noqa: PLC0415  # MkDocs is loaded only where it is used
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    refused = settings_problems(campaign.root)
    if refused:
        return refused
    collector = _Collector()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(collector)
    propagate, logger.propagate = logger.propagate, False
    problems: list[Problem] = []
    current: list[str] = []
    try:
        with shared_parser():
            own = {"site_url": address} if address else {}
            config = load_config(str(campaign.root / "mkdocs.yml"), site_dir=str(folder), **own)
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
