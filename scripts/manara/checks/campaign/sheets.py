"""A sheet that is asked for has the words it is made of.

``sheets:`` in ``data/paper.yml`` lists what is printed. Each product takes its words from pages and sections by their
role (``roles:`` in ``data/campaign.yml``): the questions, what to do then, what to say, what to refuse. What is missing
in a language is a warning at the page, and an error for a release; the website is published without the sheet. A
campaign that lists nothing is told of a sheet only when it has its page, but not a section the sheet needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.campaign.paper import questions_of
from manara.campaign.roles import SECTIONS
from manara.campaign.sheets import PRODUCTS, Wanted
from manara.problems import Level, Problem, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign

ID = "campaign.sheets"


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield a problem for every page or section that a sheet needs and a language lacks."""
    listed = campaign.paper.sheets.wanted
    level = Level.ERROR if campaign.release else Level.WARNING
    said: set[tuple[str, str]] = set()
    for one in listed if listed is not None else (Wanted(product=product) for product in PRODUCTS):
        for tag in campaign.tags:
            for role in PRODUCTS[one.product]:
                name, key, problem = _lacking(campaign, tag, role)
                # Without a list, a campaign that lacks the page does not want the sheet.
                wanted = listed is not None or (key and campaign.page(tag, name) is not None)
                if problem is None or not wanted or (tag, role) in said:
                    continue
                said.add((tag, role))
                page = campaign.page(tag, name)
                yield Problem(
                    page.path if page is not None else f"docs/{tag}", page.body_line if page is not None else 0, 0,
                    level, ID, text("“{product}” is not printed: {reason}", product=one.product, reason=problem),
                    text("Write it, name another under “roles:” in data/campaign.yml, or leave the sheet out of "
                         "“sheets:” in data/paper.yml."),
                )  # fmt: skip


def _lacking(campaign: Campaign, tag: str, role: str) -> tuple[str, str, object]:
    """Return the page and section of a role, and what is missing there; ``None`` for nothing."""
    name, key = campaign.roles.section(role) if role in SECTIONS else (campaign.roles.page(role), "")
    page = campaign.page(tag, name)
    if page is None:
        return name, key, text("there is no page for the role “{role}”", role=role)
    if key and key not in [section.id for section in page.sections]:
        return name, key, text("{page} has no section “#{id}”", page=name, id=key)
    if role == "questions" and not questions_of(page.body):
        return name, "questions", text("{page} asks no question", page=name)
    return name, key, None
