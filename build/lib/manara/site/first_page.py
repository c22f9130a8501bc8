"""A first page: one page in a language the campaign is not in, made by the same layout as every other.

Its words are those of ``data/first/TAG.yml``; words of the layout are found by what the templates ask for, so a first
page needs no catalog. It looks quiet (a neutral title and icon), and is found by who searches for it in that language.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from babel.dates import format_date
from markupsafe import Markup, escape

from manara.campaign.calls import CallError, ContactValue, resolve
from manara.campaign.first_pages import LAYOUT, checked_on, shown_contacts
from manara.campaign.saying import standing
from manara.contacts.expiry import contact_age
from manara.contacts.hours import DAYS
from manara.sources.markdown_page import CALL

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    import jinja2

    from manara.campaign.first_pages import First, Section
    from manara.campaign.model import Campaign
    from manara.contacts.expiry import Age
    from manara.contacts.hours import Hours
    from manara.contacts.model import Channel
    from manara.site.view import SiteView

# What a page with the fold of languages has in it; its style is that of such pages alone.
LANGUAGES = 'class="menu tongues">'
HOME = "index.md"


@dataclass(frozen=True)
class Tongue:
    """A first page as other pages name it: its language, and where it is.

    Attributes:
        listed: Whether search engines are told of it; a draft is for reviewers.
    """

    tag: str
    name: str
    direction: str
    href: str
    url: str
    listed: bool


@dataclass(frozen=True)
class Line:
    """One item of a section, ready to be shown."""

    words: Markup
    title: str = ""
    picture: str = ""
    channel: Channel | None = None
    hours: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Block:
    """A section: its heading, and its items of one form."""

    id: str
    title: str
    lines: tuple[Line, ...]
    steps: bool


def first_path(tag: str) -> str:
    """Return where the first page of a language is, below the site's root."""
    return f"{tag}/index.html"


def tongues(campaign: Campaign, site_url: str, up: str) -> tuple[Tongue, ...]:
    """Return the first pages of this build as a page sees them.

    Args:
        campaign: Whose they are.
        site_url: The site's own address, ending in a slash.
        up: Way from the page to the site's root: ``""`` or ``"../"``.
    """
    return tuple(
        Tongue(
            first.tag,
            first.locale.name,
            first.locale.direction,
            f"{up}{first_path(first.tag)}",
            site_url + first_path(first.tag),
            first.published,
        )
        for first in campaign.first.built
    )


@dataclass(frozen=True)
class FirstPage:
    """The first page of one language.

    Attributes:
        campaign: Contacts, cards and sources.
        first: The language and its strings.
    """

    campaign: Campaign
    first: First

    @cached_property
    def _by_message(self) -> dict[str, str]:
        return {message: self.say(name) for name, message in LAYOUT.items()}

    def say(self, name: str) -> str:
        """Return a string as it is written; nothing for one that is missing, which only a preview meets."""
        said = self.first.strings.get(name)
        return said.text if said is not None else ""

    def gettext(self, message: str) -> str:
        """Return what the layout says, in this language."""
        return self._by_message.get(message, message)

    def html(self, name: str) -> Markup:
        """Return a string with its calls as links, each isolated in its own direction."""
        words = self.say(name)
        parts, last = [], 0
        for call in CALL.finditer(words):
            parts += [escape(words[last : call.start()]), self._call(call[1], call[2])]
            last = call.end()
        return Markup().join([*parts, escape(words[last:])])

    def _call(self, kind: str, argument: str) -> Markup:
        try:
            value = resolve(kind, argument, self.campaign)
        except CallError:
            return Markup()
        if kind == "name" and isinstance(value, ContactValue):
            return Markup("<bdi>{}</bdi>").format(self.say(f"name.{argument}"))
        if not isinstance(value, ContactValue) or value.channel is None:
            return Markup()
        return Markup('<a class="tel" dir="ltr" href="{}">{}</a>').format(value.channel.href, value.channel.shown)

    def date(self, day: datetime.date) -> str:
        """Return a day with the month's name in this language, in Western figures."""
        return format_date(day, "d MMMM y", locale=self.first.locale.cldr)

    @property
    def checked(self) -> str:
        """Since when the numbers have been checked, as a sentence."""
        return self.say("layout.checked").replace("%(date)s", self.date(checked_on(self.campaign)))

    def held(self, _page: object = None) -> Age:
        """Return the age of the number on the page that is the first to be too old."""
        ages = [contact_age(contact, self.campaign) for contact in shown_contacts(self.campaign)]
        return min(ages, key=lambda age: age.until)

    def blocks(self, drawings: dict[str, Markup]) -> tuple[Block, ...]:
        """Return all sections; *drawings* are those there are, by name."""
        return tuple(self._block(section, drawings) for section in self.campaign.first.sections)

    def _block(self, section: Section, drawings: dict[str, Markup]) -> Block:
        lines = []
        for item in section.items:
            contact = self.campaign.published_contacts.get(item.contact)
            channel = contact.channel("", ("phone",)) if contact is not None else None
            lines.append(
                Line(
                    self.html(item.id),
                    self.say(f"{item.id}.title") if item.titled else "",
                    drawings.get(item.picture, Markup()),
                    channel,
                    () if channel is None or channel.hours is None else tuple(self._hours(channel.hours)),
                )
            )
        return Block(section.id, self.say(section.id), tuple(lines), section.steps)

    def _hours(self, hours: Hours) -> Iterable[tuple[str, str]]:
        """Yield days and times; names of days are CLDR's, and digits are those that are dialled."""
        if hours.always:
            yield self.say("layout.always"), ""
        names = self.first.locale.cldr.days["format"]["wide"]
        for span in hours.spans:
            first, last = names[DAYS.index(span.days[0])], names[DAYS.index(span.days[-1])]
            yield (first if first == last else f"{first} – {last}"), span.text


def first_page(view: SiteView, env: jinja2.Environment, first: First) -> str:
    """Return the whole page of a language.

    Args:
        view: The site it is part of.
        env: Where templates are.
        first: The language and its strings.
    """
    campaign, page = view.campaign, FirstPage(view.campaign, first)
    here, base = f"{first.tag}/{HOME}", campaign.first.language
    _ = view.words[base].gettext
    homes = [home for home in view.alternates(HOME, here) if not home.fallback]
    open_homes = [home for home in homes if not campaign.pages[home.tag][HOME].flag("quiet")]
    others = tongues(campaign, view.site_url, "../")
    values = {
        **view.site_values(),
        "locale": first.locale,
        "_": page.gettext,
        "standing": standing(campaign, base, page.gettext if campaign.publisher.official is None else _),
        "page": page,
        "words": page,
        "held": page.held,
        "say": lambda texts: texts.get(base, ""),
        "base": campaign.locale(base),
        "theirs": campaign.locale(campaign.cards.shown_in) if campaign.cards.cards else None,
        "draft": ""
        if first.published
        else _("Draft: no native reader has reviewed this page, and it is not published."),
        "quiet": True,
        "replace": campaign.replace_history != "off",
        "exit": campaign.exit_for(first_path(first.tag)),
        "edition": lambda: view.edition(base),
        "url": view.site_url + first_path(first.tag),
        "others": homes,
        "tongues": others,
        "alternates": [*open_homes, *(other for other in others if other.listed)],
        "to": {},
        "blocks": page.blocks(view.pictograms),
        "lead": Markup(env.get_template("partials/first/head.html").render(page=page)),  # noqa: S704  # as below
    }
    content = Markup(env.get_template("partials/first/text.html").render(values))  # noqa: S704  # a template that escapes
    notice = 'class="old' if values["draft"] else ""
    inline = view.inline.for_page(f"{content}{LANGUAGES}{notice}")
    return env.get_template("first.html").render(values, content=content, inline=inline)
