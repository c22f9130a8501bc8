"""Which page is what: the help page, the questions, the search … by ``roles:`` in ``data/campaign.yml``.

::

    roles: {questions: am-i-safe.md, actions: am-i-safe.md#now, pages: none}

Templates, sheets and the file to keep ask for a role, never for a file's name. A role that is not named is the page of
the usual name, if there is one; ``none`` says that the campaign has none. A section follows the page of its role.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import did_you_mean, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from manara.sources.markdown_page import MarkdownPage
    from manara.sources.yaml_file import Node

ID = "campaign.roles"
PAGES = {
    "help": "help.md", "calling": "calling.md", "questions": "check.md", "signs": "signs.md",
    "employers": "employers.md", "cards": "cards.md", "phone": "phone.md", "about": "about.md",
    "professionals": "professionals.md", "lesson": "lesson.md", "media": "media.md", "world-day": "world-day.md",
    "committee": "committee.md", "pay-sheet": "pay-sheet.md",
    "search": "search.md", "pages": "pages.md", "one": "one.md", "download": "download.md",
}  # fmt: skip
# Sections that sheets take their lists from: the role of their page, and the id of the heading.
SECTIONS = {
    "actions": ("questions", "actions"), "what-to-say": ("calling", "what-to-say"), "refuse": ("calling", "refuse"),
    "home-duties": ("employers", "home-checklist"), "company-duties": ("employers", "company-checklist"),
}  # fmt: skip
NONE = "none"
# Pages that list or repeat others, or offer files: the single file to keep and the search have no use for them.
LISTS = ("search", "pages", "one", "download")


class Roles:
    """The pages and sections of a campaign by role.

    Args:
        named: What the campaign says: a page, ``PAGE.md#ID`` for a section, or an empty string for none.
    """

    def __init__(self, named: Mapping[str, str] | None = None) -> None:
        self._named = dict(named or {})

    def page(self, role: str) -> str:
        """Return the file of a role's page; empty when the campaign says it has none."""
        return self._named.get(role, PAGES[role])

    def section(self, role: str) -> tuple[str, str]:
        """Return the file and the heading's id of a role's section."""
        if role in self._named:
            page, _, key = self._named[role].partition("#")
            return page, key
        of, key = SECTIONS[role]
        return self.page(of), key

    def lists(self) -> tuple[str, ...]:
        """Return the pages that only list or repeat others."""
        return tuple(self.page(role) for role in LISTS)


def load_roles(node: Node | None, pages: Mapping[str, Mapping[str, MarkdownPage]]) -> Roles:
    """Return the roles that ``roles:`` names; a role or page that is unknown is an error at its place."""
    named: dict[str, str] = {}
    for role, item in node.mapping().items() if node is not None else ():
        if role not in PAGES and role not in SECTIONS:
            item.error(
                text("“{role}” is no role a page can have", role=role),
                did_you_mean(role, [*PAGES, *SECTIONS], 0.5)
                or text("Known here: {fields}.", fields=", ".join([*PAGES, *SECTIONS])),
                ID,
            )
            continue
        value = "" if item.text() == NONE else item.text()
        if value and not all(_there(item, value, role, tag, there) for tag, there in pages.items()):
            continue
        named[role] = value
    return Roles(named)


def _there(item: Node, value: str, role: str, tag: str, pages: Mapping[str, MarkdownPage]) -> bool:
    name, mark, key = value.partition("#")
    if (role in SECTIONS) != bool(mark):
        item.error(
            text("“{value}” does not fit the role “{role}”", value=value, role=role),
            text("Write a page and the id of a heading, such as check.md#actions.")
            if role in SECTIONS
            else text("Write the name of a file in docs/, such as help.md."),
            ID,
        )
        return False
    if name not in pages:
        item.error(
            text("there is no page docs/{tag}/{page}", tag=tag, page=name),
            text("Write the name of a file that every language has, or “none”."),
            ID,
        )
        return False
    if mark and key not in [section.id for section in pages[name].sections]:
        item.error(
            text("docs/{tag}/{page} has no heading “#{id}”", tag=tag, page=name, id=key),
            text("Give the heading an id: “## Heading {{#id}}”."),
            ID,
        )
        return False
    return True
