"""What the sheets say in one language: the sentences of the pages, the catalog's words, and nothing of their own.

A sentence on paper is the sentence of the page it comes from, so a translator changes no sheet, and a sheet never says
what a page no longer says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from manara.campaign.paper import question_ids, questions_of
from manara.campaign.pictures import shown_on, state_of
from manara.campaign.saying import standing
from manara.contacts.model import CALLED
from manara.languages.marks import QUESTIONS, STOPS
from manara.languages.region import long_day
from manara.sources.markdown_page import CALL
from manara.sources.theme import theme_file
from manara.translations.catalog import site_catalog

if TYPE_CHECKING:
    from collections.abc import Callable

    from manara.campaign.model import Campaign
    from manara.sources.markdown_page import Section

    # From a call's kind and argument to the words a reader sees.
    Say = Callable[[str, str], str]

_ITEM = re.compile(r"^(?:[-*]|[0-9]+\.) +(.+)$", re.MULTILINE)
_LISTED = re.compile(r"^(?:[-*]|[0-9]+\.) +", re.MULTILINE)
# Of a table with two columns.
_ROW = re.compile(r"^\|([^|\n]+\|[^|\n]+)\|$", re.MULTILINE)
_PARTS = re.compile(r"^(?:[-*]|[0-9]+\.) +.+$(?:\n +\{:([^}]*)\})?", re.MULTILINE)
_PART = re.compile(r"\.pic-([a-z0-9-]+)")
_SECOND = 2
_SIGN = re.compile(r"^### +(.+?) *(?:\{#([a-z-]+)[^}]*\})?$\n+([^\n]+)", re.MULTILINE)
_NOTE = re.compile(r"^!!! info[^\n]*\n +([^\n]+)", re.MULTILINE)
_SENTENCE = re.compile(rf".+?[.{STOPS}](?= |$)")
_LAST = re.compile(r" (?=\S{1,9}$)")
_MARKUP = re.compile(r"\*\*|`|<[^>]+>|\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True)
class Wording:
    """One language's words for paper."""

    campaign: Campaign
    tag: str
    say: Say

    @cached_property
    def gettext(self) -> Callable[[str], str]:
        """The ``site`` catalog."""
        return site_catalog(self.campaign.root, self.tag).gettext

    def part(self, **more: object) -> dict[str, Any]:
        """Return what every sheet needs of a language, with the sheet's own words."""
        _, locale = self.gettext, self.campaign.locale(self.tag)
        checked = min(contact.verified.on for contact in self.campaign.published_contacts.values())
        day = long_day(checked, locale)
        return {
            "lang": self.tag,
            "dir": locale.direction,
            "tab": self.tab,
            "site": self.campaign.name[self.tag],
            "tagline": self.campaign.tagline[self.tag],
            "footer": standing(self.campaign, self.tag, _),
            "checked": " ".join(filter(None, (_("Facts last checked on %(date)s.") % {"date": day}, self.uncalled))),
            **more,
        }

    @cached_property
    def uncalled(self) -> str:
        """What nobody has tried: a sentence while none or not every one of the numbers was called, or nothing."""
        _ = self.gettext
        numbered = [one for one in self.campaign.published_contacts.values() if one.channel("", ("phone",)) is not None]
        called = [one.verified.how == CALLED for one in numbered]
        if all(called):
            return ""
        if any(called):
            return _("Not all of these numbers have been called.")
        return _("Nobody has called these numbers yet.")

    @cached_property
    def tab(self) -> str:
        """What a phone shows of an opened sheet in its tab and history: nothing that tells."""
        _ = self.gettext
        return _("Information")

    def page(self, role: str) -> str:
        """Return the file of the page that has *role* in this campaign."""
        return self.campaign.roles.page(role)

    def part_for(self, role: str) -> tuple[str, str]:
        """Return the file and the heading's id of the section that has *role*."""
        return self.campaign.roles.section(role)

    def title(self, name: str) -> str:
        """Return the first heading of a page; the tagline when there is no such page."""
        match = re.search(r"^# +(.+?)(?: *\{.*)?$", self._body(name), re.MULTILINE)
        return self._plain(match[1]) if match else self.campaign.tagline[self.tag]

    def heading(self, name: str, key: str) -> str:
        """Return the heading of the section *key*."""
        found = self._found(name, key)
        return self._plain(found[0].title) if found else ""

    def items(self, name: str, key: str) -> list[str]:
        """Return the list of the section *key*."""
        return self._listed(self._section(name, key))

    def section(self, name: str, key: str) -> dict[str, Any]:
        """Return heading and list of the section *key*, and the drawings of each line that has some."""
        parts = [_PART.findall(found) for found in _PARTS.findall(self._section(name, key))]
        icons = [self.icon(names[0]) if names else "" for names in parts]
        return {"title": self.heading(name, key), "items": self.items(name, key), "icons": icons}

    def lists(self, name: str, *, answers: bool = False) -> list[dict[str, Any]]:
        """Return each section of a page that has a list or a table itself; with *answers*, each answer is a line."""
        page = self.campaign.page(self.tag, name)
        found: list[dict[str, Any]] = []
        for section in page.sections if page is not None else ():
            if section.level == _SECOND:
                items = [*self._listed(section.text), *self._rows(section.text)]
                found.append({"title": self._plain(section.title), "items": items, "kind": "steps"})
            elif answers and found:
                words = _LISTED.sub("", section.text.partition("\n")[2])
                asked = section.title if section.title[-1:] in QUESTIONS else f"{section.title}:"
                found[-1]["items"].append(bound(" ".join(self._plain(f"{asked} {words}").split())))
        return [section for section in found if section["items"]]

    def first_sentence(self, name: str, key: str) -> str:
        """Return the sentence the section *key* begins with."""
        match = _SENTENCE.match(self._plain(self._section(name, key).strip()))
        return match[0] if match else ""

    def questions(self, name: str) -> list[str]:
        """Return the questions of a page that asks."""
        return [bound(self._plain(question)) for question in questions_of(self._body(name))]

    def question_icons(self, name: str) -> list[str]:
        """Return the drawing of each question; nothing where its id has none."""
        return [self.icon(key) for key in question_ids(self._body(name))]

    def signs(self, name: str) -> list[dict[str, str]]:
        """Return the signs of a page: what each is called, its meaning, and its drawing's name."""
        return [
            {"title": self._plain(title), "text": bound(self._plain(words)), "icon": self.icon(key)}
            for title, key, words in _SIGN.findall(self._body(name))
        ]

    def pictures(self) -> list[dict[str, str]]:
        """Return every drawing that the pages show: its name, its state, its paths, and the first words beside it."""
        root = self.campaign.root
        return [
            {
                "name": key,
                "state": state_of(root, key),
                "icon": self.icon(key),
                "text": bound(first_of(self._plain(words))),
            }
            for key, words in shown_on(root, self.campaign.pages[self.tag]).items()
        ]

    def note(self, name: str) -> str:
        """Return the first two sentences of a page's note."""
        match = _NOTE.search(self._body(name))
        return " ".join(sentence.strip() for sentence in _SENTENCE.findall(self._plain(match[1]))[:2]) if match else ""

    def icon(self, key: str) -> str:
        """Return the paths of the drawing *key*, or nothing when there is none."""
        path = theme_file(self.campaign.root, f"partials/pictograms/{key}.svg") if key else None
        return "" if path is None else path.read_text("utf-8").strip()

    def _body(self, name: str) -> str:
        page = self.campaign.page(self.tag, name)
        return page.body if page is not None else ""

    def _listed(self, words: str) -> list[str]:
        return [bound(self._plain(item)) for item in _ITEM.findall(words)]

    def _rows(self, words: str) -> list[str]:
        """Return the rows of a table below its headings, the first cell with a colon."""
        rows = [match[1].split("|", 1) for match in _ROW.finditer(words)]
        return [bound(f"{self._plain(first)}: {self._plain(rest)}") for first, rest in rows[2:]]

    def _section(self, name: str, key: str) -> str:
        return "\n".join(section.text.partition("\n")[2] for section in self._found(name, key))

    def _found(self, name: str, key: str) -> tuple[Section, ...]:
        """Return the section *key*, whatever its level and marks, and those inside it; nothing when there is none."""
        page = self.campaign.page(self.tag, name)
        sections = page.sections if page is not None else ()
        place = next((place for place, section in enumerate(sections) if section.id == key), len(sections))
        return (
            *sections[place : place + 1],
            *takewhile(lambda one: one.level > sections[place].level, sections[place + 1 :]),
        )

    def _plain(self, words: str) -> str:
        """Say the calls and take the markup away; first the calls, for a link may hold one."""
        said = CALL.sub(lambda call: self.say(call[1], call[2]), words)
        return _MARKUP.sub(lambda mark: mark[1] or "", said).strip()


def first_of(words: str) -> str:
    """Return the first sentence of *words*; all of them where none ends."""
    match = _SENTENCE.match(words)
    return match[0] if match else words


def bound(sentence: str) -> str:
    """Keep a short last word with the one before it: it would stand alone on its line."""
    return _LAST.sub("\u00a0", sentence)
