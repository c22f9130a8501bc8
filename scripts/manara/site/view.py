"""What templates show: one object per site, one mapping of values per page.

MkDocs is not imported here; the plugin hands over what it knows.
"""

from __future__ import annotations

import posixpath
from functools import cache, cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

from manara.campaign.calls import instead_of
from manara.campaign.edition import edition_day, fingerprint
from manara.campaign.freshness import last_look, page_age
from manara.campaign.pictures import tried
from manara.campaign.roles import PAGES
from manara.campaign.saying import standing
from manara.campaign.share import ISOLATE, PICTURES, POP, picture_path
from manara.campaign.synonyms import synonyms_of
from manara.campaign.trace import load_trace
from manara.contacts.expiry import contact_age
from manara.contacts.keypad import keypad_path
from manara.contacts.vcard import Card, cards
from manara.site.buttons import with_buttons
from manara.site.first_page import LANGUAGES, tongues
from manara.site.folds import contents, with_folds
from manara.site.holding import holding
from manara.site.inline import InlineFiles
from manara.site.isolate import isolated
from manara.site.lighter import lighter
from manara.site.markers import fill_markers
from manara.site.one_file import Part, part, path_of
from manara.site.one_page import one_page
from manara.site.pictograms import load_pictograms, with_pictograms
from manara.site.regions import split_lead, with_regions
from manara.site.search import synonym_line
from manara.site.search_page import SearchView
from manara.site.statements import stated, statement
from manara.site.structured import structured_data
from manara.site.translation import TranslationView
from manara.site.values import ICON, Alternate, MenuItem, MenuPart, Picture
from manara.site.words import Words
from manara.sources.theme import theme_files

if TYPE_CHECKING:
    import jinja2

    from manara.campaign.model import Campaign
    from manara.sources.markdown_page import MarkdownPage

HOME = "index.md"


class SiteView:
    """The site being built.

    Args:
        campaign: Facts and pages.
        site_url: Address of the site's root, ending in a slash; alternates are absolute.
        order: File names in menu order.
    """

    # Files of the theme that pages use and that are therefore published.
    assets: frozenset[str] = frozenset()

    def __init__(self, campaign: Campaign, site_url: str, order: tuple[str, ...]) -> None:
        self.campaign = campaign
        self.site_url = site_url.rstrip("/") + "/" if site_url else ""
        self.order = order
        # HTML of each page's text as it was rendered, by source address; with markers filled, of what a file folds.
        self.rendered, self.finished = dict[str, str](), dict[str, str]()
        self.translation = TranslationView(campaign)
        self.words = {locale.tag: Words(locale, campaign.root) for locale in campaign.languages}
        self.inline = InlineFiles(campaign.root)
        self.pictograms = load_pictograms(campaign.root)
        self._menus: dict[tuple[str, str], tuple[MenuItem, ...]] = {}
        self._menu_html: dict[tuple[str, str], str] = {}
        self._env: jinja2.Environment | None = None
        self._edition: dict[str, str] = {}

    def names(self, tag: str) -> list[str]:
        """Return the page names of a language in menu order."""
        pages = self.campaign.pages[tag]
        return [name for name in self.order if name in pages] + sorted(set(pages) - set(self.order))

    def nav(self) -> list[str]:
        """Return MkDocs' navigation: all pages of all languages."""
        return [f"{tag}/{name}" for tag in self.campaign.tags for name in self.names(tag)]

    def prepare(self, env: jinja2.Environment) -> None:
        """Take the environment that templates run in (site/templates.py)."""
        self._env = env

    def card(self, contact: str, tag: str) -> str:
        """Return the HTML of a contact's card."""
        if self._env is None:
            return ""
        found = self.campaign.contacts[contact]
        instead = instead_of(found, self.campaign) if found.closed else None
        template = self._env.get_template("partials/campaign/contact-card.html")
        return template.render(contact=found, instead=instead, **self._language(tag)).strip()

    @cached_property
    def markers(self) -> frozenset[str]:
        """Names of the markers that pages may carry."""
        return frozenset(path.stem for path in theme_files(self.campaign.root, "partials/markers", "*.html"))

    @cached_property
    def _kept(self) -> frozenset[str]:
        """Names of the pages that the file to keep folds whole."""
        left_out = (*self.campaign.roles.lists(), *self.campaign.one_page.left_out)
        return frozenset(chain.from_iterable(self.campaign.pages.values())).difference(left_out)

    @cached_property
    def synonyms(self) -> dict[str, list[tuple[str, ...]]]:
        """Groups of words that lead to the same pages of the search, by language."""
        return synonyms_of(self.campaign)

    def fill(self, html: str, context: dict[str, Any]) -> dict[str, Any]:
        """Return what a page's text adds to its values: the text, and the style and scripts it needs."""
        gettext = context["_"]
        if self._env is not None and "<!--" in html:
            html = fill_markers(html, self._env, self.markers, context)
        entries = contents(html)
        emergency = context["emergency"].channel().href
        html = with_regions(html, gettext)
        if context["name"] in self._kept:
            self.finished[f"{context['locale'].tag}/{context['name']}"] = html
        html = with_buttons(html, emergency, str(self.pictograms.get("phone", "")), gettext)
        lead, html = split_lead(with_folds(with_pictograms(html, self.pictograms), gettext))
        if entries and self._env is not None:
            html = self._env.get_template("partials/campaign/contents.html").render(entries=entries, _=gettext) + html
        notices = 'class="old' if context["page_age"].stale or context["lagging"] or context["fallback"] else ""
        if not context["still"]:
            notices += LANGUAGES if context["tongues"] else 'class="menu"'
        return {
            "lead": Markup(lead),  # noqa: S704  # rendered from Markdown and templates that escape
            "content": Markup(html),  # noqa: S704  # as above
            "inline": self.inline.for_page(lead + html + notices + ("" if context["quiet"] else 'class="open"')),
        }

    def page_context(self, src_uri: str, called: tuple[str, ...]) -> dict[str, Any]:
        """Return the values for one page.

        Args:
            src_uri: ``ar/help.md``.
            called: Ids of the contacts the page calls.
        """
        tag, name = src_uri.split("/", 1)
        page = self.campaign.pages[tag][name]
        fallback = self.translation.fallback(tag, name)
        shown = fallback.tag if fallback else tag
        return {
            **self._language(tag),
            **self.site_values(),
            "name": name,
            "source": page,
            "quiet": page.flag("quiet"),
            "tab": self._tab(tag, name),
            "shared_title": self.campaign.name[tag] if name == HOME else self._tab(tag, name),
            "exit": self.campaign.exit_for(f"{tag}/{name}"),
            "description": page.text_of("description"),
            "checked": page.front.get("checked"),
            "page_age": page_age(page, self.campaign),
            "checked_text": self._checked(page),
            "facts": self._facts(page),
            "statement": lambda fact: statement(fact.says.get(tag, ""), self.campaign, self.words[tag]),
            **stated(page, self.campaign, _relative),
            "alternates": self.alternates(name, here=f"{tag}/{name}"),
            "canonical": self.site_url + _address(f"{shown}/{name}"),
            "fallback": fallback,
            "lagging": self.translation.lagging(tag, name),
            "menu": self.menu(tag, f"{tag}/{name}"),
            "menu_html": self._menu_of(tag, name),
            "to": self._addresses(tag, f"{tag}/{name}"),
            "still": page.text_of("template") == "one.html",
            "replace": self._replaces(page),
            "called": called,
            "tongues": tongues(self.campaign, self.site_url, "../" * (1 + name.count("/"))),
            "vcards": self._vcards(tag, name),
            "structured": self._structured(page, called),
            "home": _relative(f"{tag}/index.md", f"{tag}/{name}"),
            "search": SearchView(self, tag),
            "one_page": lambda: one_page(self.campaign.one_page, self.campaign, shown, self.rendered),
        }

    def _tab(self, tag: str, name: str) -> str:
        """Return a page's title in the tab and the history; a quiet page's tells nothing but its place in the menu."""
        page = self.campaign.pages[tag][name]
        if not page.flag("quiet"):
            return page.text_of("title")
        number, said = str(self.names(tag).index(name) + 1), self.words[tag].gettext("Information")
        return said if number[2:] else f"{said} {number}"  # three digits could be a number to call, such as 112

    def one_file(self, tag: str) -> str:
        """Return the whole campaign of a language as one page that needs no other file."""
        if self._env is None:
            return ""
        pages = self.campaign.pages[tag]
        search, kept = SearchView(self, tag), [name for name in self.names(tag) if name in self._kept]
        drawings, parts = lighter(self._part(tag, name, kept) for name in sorted(kept, key=lambda name: name == HOME))
        values = {
            **self._language(tag),
            **self.site_values(),
            "quiet": True,
            "drawings": drawings,
            "exit": self.campaign.exit_for(path_of(tag)),
            "parts": parts,
            "closed": search.closed,
            "left_out": [pages[name].text_of("title") for name in self.campaign.one_page.left_out if name in pages],
            "synonyms": synonym_line(self.synonyms[tag], search.folding),
            "rules": search.folding.rules(),
            "edition_date": self.words[tag].date(edition_day(self.campaign)),
            "to": {
                PAGES[role]: f"#{name.removesuffix('.md')}"
                for role in ("phone", "about")
                if (name := self.campaign.roles.page(role)) in pages
            },
        }
        content = self._env.get_template("partials/campaign/file-parts.html").render(values)
        return self._env.get_template("file.html").render(
            values,
            lead=Markup(f"<h1>{self.words[tag].gettext('Information')}</h1>"),  # noqa: S704  # our own word
            content=Markup(content),  # noqa: S704  # a template that escapes
            inline=self.inline.for_page(content),
        )

    def _part(self, tag: str, name: str, kept: list[str]) -> Part:
        page, html = self.campaign.pages[tag][name], self.finished[f"{tag}/{name}"]
        title = LexborHTMLParser(html).css_first("h1") if name == HOME else None
        shown = page.text_of("title") if title is None else title.text(strip=True)
        return part(name, shown, html, kept, self._checked(page))

    def root_context(self) -> dict[str, Any]:
        """Return the values for pages that belong to no language."""
        return {
            **self.site_values(),
            "words": self.words,
            "languages": [self._language(tag) for tag in self.campaign.tags],
            "last_look": last_look,
            "addresses": [(name, self.alternates(name, here="index.md")) for name in self.names(self.campaign.tags[0])],
            "exit": self.campaign.exit_for("index.html"),
            "tongues": tongues(self.campaign, self.site_url, ""),
            "inline": self.inline.for_page('class="root class="open"'),
        }

    def alternates(self, name: str, here: str) -> list[Alternate]:
        """Return the page *name* in every language that has it."""
        return [
            Alternate(
                locale.tag,
                locale.name,
                locale.direction,
                _relative(f"{locale.tag}/{name}", here),
                self.site_url + _address(f"{locale.tag}/{name}"),
                self.translation.fallback(locale.tag, name) is not None,
            )
            for locale in self.campaign.languages
            if name in self.campaign.pages[locale.tag]
        ]

    def menu(self, tag: str, here: str) -> tuple[MenuItem, ...]:
        """Return every page of a language as seen from the page *here*; worked out once per folder."""
        key = (tag, posixpath.dirname(here))
        if key not in self._menus:
            pages = self.campaign.pages[tag]
            self._menus[key] = tuple(
                MenuItem(pages[name].text_of("title"), _relative(f"{tag}/{name}", here)) for name in self.names(tag)
            )
        return self._menus[key]

    def forget_menus(self) -> None:
        """Work the menus and the edition out again: a page has changed, and perhaps its title."""
        self._edition.clear()
        self._menus.clear()
        self._menu_html.clear()

    def _menu_of(self, tag: str, name: str) -> Markup:
        """Return the menu's list: the pages ``mkdocs.yml`` names, or all; rendered once per folder."""
        if self._env is None:
            return Markup()
        here = f"{tag}/{name}"
        key = (tag, posixpath.dirname(here))
        if key not in self._menu_html:
            wanted = len([page for page in self.order if page in self.campaign.pages[tag]]) or None
            template = self._env.get_template("partials/campaign/menu.html")
            self._menu_html[key] = template.render(menu=self._groups(tag, here, wanted), **self._language(tag))
        link = f'href="{_relative(here, here)}"'
        return Markup(self._menu_html[key].replace(f"{link}>", f'{link} aria-current="page">'))  # noqa: S704  # a template that escapes

    def _groups(self, tag: str, here: str, wanted: int | None) -> tuple[MenuPart, ...]:
        """Return the menu's groups as seen from *here*; the search stands above them, and the name leads home."""
        left = dict(zip(self.names(tag)[:wanted], self.menu(tag, here)[:wanted], strict=True))
        for apart in (self.campaign.roles.page("search"), HOME):
            left.pop(apart, None)
        found = [
            MenuPart(group.title[tag], group.picture, tuple(left.pop(name) for name in group.pages if name in left))
            for group in self.campaign.menu
        ]
        rest = MenuPart("", "", tuple(left.values()))
        return tuple(part for part in (*found, rest) if part.items)

    def _addresses(self, tag: str, here: str) -> dict[str, str]:
        """Return where the pages that templates lead to are, as seen from *here*."""
        # Templates know a role by its page's usual name.
        roles = ("phone", "about", "search", "pages", "calling")
        named = {PAGES[role]: self.campaign.roles.page(role) for role in roles}
        there = self.campaign.pages[tag]
        return {usual: _relative(f"{tag}/{name}", here) for usual, name in named.items() if name in there}

    def _replaces(self, page: MarkdownPage) -> bool:
        """Tell whether links from *page* to other pages replace its line in the browser's history."""
        wanted = self.campaign.replace_history
        return wanted == "all" or (wanted == "quiet" and page.flag("quiet"))

    def edition(self, tag: str) -> str:
        """Return the fingerprint of what the site is made from, in the words of a language."""
        if not self._edition:
            self._edition.update(fingerprint(self.campaign))
        return self._edition[tag]

    def _language(self, tag: str) -> dict[str, Any]:
        return {
            "campaign": self.campaign,
            "locale": (words := self.words[tag]).locale,
            "words": words,
            "_": words.gettext,
            "standing": standing(self.campaign, tag, words.gettext),
            "age_of": lambda contact: contact_age(contact, self.campaign),
            "held": lambda page: holding(self.campaign, page),
            "edition": lambda: self.edition(tag),
            "say": lambda texts: texts.get(tag, ""),
            "cite": lambda texts: isolated(texts.get(tag, ""), words.locale.direction),
            "picture": self._picture(tag),
            "pic": lambda name: self.pictograms.get(name, ""),
        }

    def _picture(self, tag: str) -> Picture:
        """Return the picture to share of a language; its words are those that are drawn on it."""
        campaign, _ = self.campaign, self.words[tag].gettext
        labels = ((campaign.emergency, _("In danger now?")), (campaign.hotline, _("Report or ask for help")))
        lines = [
            f"{label} {ISOLATE}{channel.shown}{POP}"
            for key, label in labels
            if (channel := campaign.contacts[key].channel("", ("phone",))) is not None
        ]
        alt = ". ".join((f"{campaign.name[tag]}: {campaign.tagline[tag]}", *lines))
        return Picture(self.site_url + picture_path(tag, *PICTURES[0]), *PICTURES[0], alt)

    def site_values(self) -> dict[str, Any]:
        """Return what every page shows, whatever its language."""
        campaign = self.campaign
        return {
            "campaign": campaign,
            "icon": ICON,
            "keypad_path": keypad_path,
            "measured": load_trace(campaign.root),
            "tried": lambda: tried(campaign),  # all pages are gone through: only where it is shown
            "pic": lambda name: self.pictograms.get(name, ""),
            "emergency": campaign.contacts[campaign.emergency],
            "hotline": campaign.contacts[campaign.hotline],
            "site_root": self.site_url,
        }

    def _checked(self, page: MarkdownPage) -> str:
        return self.words[page.tag].date(node.date()) if (node := page.front.get("checked")) is not None else ""

    def _vcards(self, tag: str, name: str) -> list[tuple[Card, str]]:
        """Return the vCards of the two main numbers and where they are, seen from the page."""
        return [
            (card, _relative(card.path, f"{tag}/{name}"))
            for card in cards(self.campaign)
            if card.tag == tag and card.contact.id in (self.campaign.emergency, self.campaign.hotline)
        ]

    def _structured(self, page: MarkdownPage, called: tuple[str, ...]) -> Markup:
        """Contacts of the page for search engines; a quiet page names nothing in its head."""
        if page.flag("quiet"):
            return Markup()
        names = dict.fromkeys((self.campaign.emergency, self.campaign.hotline, *called))
        return structured_data((self.campaign.contacts[name] for name in names), page.tag)

    def _facts(self, page: MarkdownPage) -> list[Any]:
        node, facts = page.front.get("facts"), self.campaign.facts
        return [facts[key] for key in (node.texts() if node else ()) if key in facts]


@cache
def _address(src_uri: str) -> str:
    return src_uri.removesuffix(".md") + ".html" if src_uri.endswith(".md") else src_uri


def _relative(src_uri: str, here: str) -> str:
    (folder, name), beside = posixpath.split(_address(src_uri)), posixpath.dirname(_address(here))
    return name if folder == beside else posixpath.relpath(_address(src_uri), beside or ".")
