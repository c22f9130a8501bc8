"""Puts the way to its sheets into each first page: where ``<!--paper-->`` stands, once the files are made.

A language whose letters no font can draw has no sheets, and its page no link to any.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from manara.campaign.first_pages import PAPER, PAPER_NOTE
from manara.printing.papers import WITH_CODE
from manara.publishing.making.sizes import said
from manara.site.first_page import FirstPage, first_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.first_pages import First
    from manara.problems import Problem
    from manara.publishing.context import Build

PLACE = "<!--paper-->"
# The file of each string that names one.
_FILES = dict(zip(PAPER, (WITH_CODE, "strips"), strict=True))
_LINK = Markup(
    '<li><a href="{href}" download>{label} <bdi dir="ltr">PDF</bdi> <bdi class="size" dir="ltr">{size}</bdi></a></li>\n'
)


def fill_first(build: Build) -> list[Problem]:
    """Write the links of every first page of this build, and what a saved file leaves on a telephone above them."""
    for first in build.campaign.first.built:
        page = build.folder / first_path(first.tag)
        html = page.read_text("utf-8") if page.is_file() else ""
        if PLACE not in html:
            continue
        links = Markup().join(_links(build, first))
        note = Markup("<p>{}</p>").format(FirstPage(build.campaign, first).say(PAPER_NOTE))
        made = Markup("{}\n<ul>\n{}</ul>").format(note, links) if links else ""
        page.write_text(html.replace(PLACE, made, 1), "utf-8", newline="\n")
    return []


def _links(build: Build, first: First) -> Iterator[Markup]:
    words = FirstPage(build.campaign, first)
    for name, sheet in _FILES.items():
        path = build.folder / first.tag / "print" / f"{sheet}.pdf"
        if words.say(name) and path.is_file():
            yield _LINK.format(href=f"print/{path.name}", label=words.say(name), size=said(path.stat().st_size))
