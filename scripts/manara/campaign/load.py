"""Reads a campaign from its folder; everything that does not fit becomes a problem with its place."""

from __future__ import annotations

import re
import zoneinfo
from dataclasses import replace
from typing import TYPE_CHECKING

from manara.campaign.cards import load_cards
from manara.campaign.clock import clock, source_date
from manara.campaign.facts import load_facts
from manara.campaign.first_pages import load_first
from manara.campaign.menu import load_menu
from manara.campaign.model import Campaign, Exit, Law, Lifetimes, Source
from manara.campaign.one_page import load_outline
from manara.campaign.paper import load_choice
from manara.campaign.places import PAGE_NAME, check_places
from manara.campaign.publisher import load_publisher
from manara.campaign.redirects import load_redirects
from manara.campaign.roles import load_roles
from manara.campaign.settings import settings_problems
from manara.campaign.share import load_share
from manara.contacts.load import load_contacts
from manara.errors import CampaignError
from manara.locales import Locale, known_locale
from manara.problems import Level, Problem, in_order, text
from manara.sources.markdown_page import MarkdownPage, read_page
from manara.sources.yaml_file import DraftTag, Node, read_yaml

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from manara.contacts.model import Contact
    from manara.problems import Text

NAME = "pages.name"
CAMPAIGN = "campaign.settings"
# An address printed as a code: no user, port, query or fragment, and no host that is reserved for examples.
PUBLISHED = re.compile(
    r"https://(?![^/]*\b(?:example|invalid|test|localhost)(?:\.[a-z]+)?/)(?:[a-z0-9-]+\.)+[a-z]{2,}/(?:[a-z0-9-]+/)*"
)
REPORTS = re.compile(r"mailto:[A-Za-z0-9._+-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}|https://[^\s<>\"']+")
# Days; stands for a lifetime that is no number, so that nothing seems to be old because of it.
_NEVER_OLD = 36_500
# Stands for a number of articles that is none, so that each citation of the law is not an error as well.
_PAGE = re.compile(r"https?://[^\s/]+\.[^\s/.]", re.IGNORECASE)
_MOST_ARTICLES = 9_999
# Fields of front matter that are true or false.
_FLAGS = ("quiet", "placeholder")
# Folders of docs/ that are not published.
UNPUBLISHED = ("decisions",)


def load_campaign(
    root: Path, *, today: datetime.date | None = None, drafts: bool = False, release: bool = False
) -> Campaign:
    """Return the campaign in *root*.

    Args:
        root: Folder with ``data/campaign.yml``.
        today: The clock; ``MANARA_TODAY`` and then the system's date stand in.
        drafts: Include languages marked ``draft: true``.
        release: Make old and unverified facts errors.

    Raises:
        CampaignError: There is no ``data/campaign.yml``, no language in it, or something that must not be opened.
    """
    check_places(root)
    problems = settings_problems(root)
    path = root / "data" / "campaign.yml"
    if not path.is_file():
        raise CampaignError(
            "There is no data/campaign.yml in this folder. "
            "Run the command in the campaign's folder, or name it with --root."
        )
    node = read_yaml(path, "data/campaign.yml", problems)
    languages = tuple(
        locale
        for item in node.need("languages").items()
        if (locale := _locale(item, root)) and (drafts or not locale.draft)
    )
    if not languages:
        raise CampaignError("data/campaign.yml names no language.", tuple(in_order(problems)))
    tags = tuple(DraftTag(locale.tag) if locale.draft else locale.tag for locale in languages)
    lifetimes = node.need("lifetimes")
    sources_node = read_yaml(root / "data" / "sources.yml", "data/sources.yml", problems)
    sources = _sources(sources_node, tags)
    contacts = load_contacts(root / "data" / "contacts", root, tags, problems)
    pages = {tag: _pages(root, tag, problems) for tag in tags}
    roles = load_roles(node.get("roles"), pages)
    cards = load_cards(root, tags, contacts, problems)
    facts = load_facts(root, sources_node, sources, tags, problems)
    campaign = Campaign(
        root=root,
        id=node.need("id").text(),
        name=node.need("name").words(tags),
        tagline=node.need("tagline").words(tags),
        region=node.need("region").text(),
        time_zone=_time_zone(node.need("time_zone")),
        languages=languages,
        emergency=node.need("emergency").text(),
        hotline=node.need("hotline").text(),
        exits=_exits(node.need("exit"), tags),
        replace_history=node.need("replace_history").choice("quiet", "all", "off"),
        lifetimes=Lifetimes(
            *(lifetimes.need(key).integer(_NEVER_OLD) for key in ("numbers", "services", "laws", "notice"))
        ),
        contacts=contacts,
        laws=_laws(root, tags, problems),
        facts=facts,
        sources=sources,
        pages=pages,
        cards=cards,
        one_page=load_outline(root, pages, problems),
        paper=load_choice(root, pages, contacts, problems, roles.page("questions")),
        share=load_share(root, tags, problems),
        today=today or clock(),
        source_date=source_date(),
        address=_address(node.get("address")),
        reports=_reports(node.get("reports")),
        saved_as={} if (saved_as := node.get("saved_as")) is None else saved_as.words(tags),
        release=release,
        # A release shows nobody what nobody has reviewed.
        first=load_first(root, tags, cards, facts, problems, contacts=contacts, drafts=drafts and not release),
        menu=load_menu(root, tags, pages, problems),
        replaced={}
        if (kept := node.get("replaced")) is None
        else {name: why.text() for name, why in kept.mapping().items()},
        redirects=load_redirects(root, pages, problems),
        roles=roles,
        example=(example := node.get("example")) is not None and example.boolean(),
        placeholders=() if (open_points := node.get("placeholders")) is None else open_points.texts(),
        publisher=load_publisher(node.get("publisher"), tags),
        off={} if (off := node.get("off")) is None else {tag: why.text() for tag, why in off.mapping().items()},
    )
    lifetimes.close()
    node.get("format")  # read by a check of its own
    node.close()
    _check_main_contacts(campaign, node)
    for of_language in pages.values():
        for page in of_language.values():
            problems.extend(page.problems)
    return replace(campaign, problems=tuple(in_order(problems)))


def _exits(node: Node, tags: tuple[str, ...]) -> tuple[Exit, ...]:
    """Return where the leave link leads: one site, or a list of them."""
    found = []
    for item in node.items() if isinstance(node.value, list) else [node]:
        found.append(Exit(item.need("url").text(), item.need("name").words(tags)))
        item.close()
    if not found:
        node.error(
            text("the leave link leads nowhere"), text("Write at least one site with “url:” and “name:” under “exit:”.")
        )
        found = [Exit("", dict.fromkeys(tags, ""))]
    return tuple(found)


def _locale(node: Node, root: Path) -> Locale:
    draft = node.get("draft")
    tag, formats = node.need("tag"), node.need("formats")
    raw = formats.text()
    if raw and known_locale(raw) is None:
        formats.error(
            text("the locale “{tag}” is unknown", tag=raw), text("Write a tag such as ar-KW or en-GB."), CAMPAIGN
        )
        raw = "en"
    if tag.text() and known_locale(tag.text()) is None:
        tag.error(
            text("the language “{tag}” is not one CLDR knows", tag=tag.text()),
            text("Write a BCP 47 tag of one that it does, such as ar, pt-BR or zh-Hant."),
            CAMPAIGN,
        )
    locale = Locale(tag.text(), raw, node.need("name").text(), draft is not None and draft.boolean(), root)
    node.close()
    return locale


def _time_zone(node: Node) -> str:
    raw = node.text()
    if raw and raw not in zoneinfo.available_timezones():
        node.error(
            text("the time zone “{zone}” is unknown", zone=raw),
            text("Write a named zone of the IANA database, an area and a city: Area/City."),
            CAMPAIGN,
        )
    return raw


def _address(node: Node | None) -> str:
    """Return the published address: short enough for a code, and nothing in it that tells who came or from where."""
    raw = "" if node is None else node.text()
    if node is not None and not PUBLISHED.fullmatch(raw):
        node.error(
            text("the address “{address}” cannot go on paper", address=raw),
            text(
                "Write https, a host and nothing after its path: https://name.org/. Leave it out until it is published."
            ),
            CAMPAIGN,
        )
    return raw


def _reports(node: Node | None) -> str:
    """Return where faults are told of, in a form that security.txt takes (RFC 9116, 2.5.3)."""
    raw = "" if node is None else node.text()
    if node is not None and not REPORTS.fullmatch(raw):
        node.error(
            text("“{value}” is neither a mail address nor an https address", value=raw),
            text("Write mailto: and an address that somebody reads, or the https address of a form."),
            CAMPAIGN,
        )
    return raw


def _check_main_contacts(campaign: Campaign, node: Node) -> None:
    for key in ("emergency", "hotline"):
        contact = campaign.contacts.get(getattr(campaign, key))
        if contact is None or not contact.published:
            node.need(key).error(*_why_not(getattr(campaign, key), contact), CAMPAIGN)
        elif any(channel.extension for channel in contact.channels):
            node.need(key).error(
                text("“{id}” has an extension, for which the first screen has no room", id=contact.id),
                text("Write the id of a contact that is reached by its number alone."),
                CAMPAIGN,
            )


def _why_not(name: str, contact: Contact | None) -> tuple[Text, Text]:
    """Return why the contact cannot stand in the first screen of every page, and what to write instead."""
    if contact is not None and contact.closed and contact.instead:
        return (
            text("“{id}” is closed; every page begins with it", id=name),
            text("Write the id of the contact to call instead: {instead}.", instead=contact.instead),
        )
    return (
        text("“{id}” is not a published contact", id=name),
        text("Write the id of a contact in data/contacts/ whose status is active, and whose confidence is not low."),
    )


def _laws(root: Path, tags: tuple[str, ...], problems: list[Problem]) -> dict[str, Law]:
    laws: dict[str, Law] = {}
    path = root / "data" / "laws.yml"
    if not path.is_file():
        return laws  # a campaign need not cite any
    for key, node in read_yaml(path, "data/laws.yml", problems).mapping().items():
        articles = node.need("articles")
        last = {"unknown": None, "none": 0}.get(articles.text(), -1)
        laws[key] = Law(
            key,
            node.need("kind").text(),
            node.need("name").words(tags),
            node.need("about").words(tags),
            articles.integer(_MOST_ARTICLES) if last == -1 else last,
            node.need("facts").texts(),
            {} if (unit := node.get("unit")) is None else unit.words(tags),
        )
        node.close()
    return laws


def _sources(node: Node, tags: tuple[str, ...]) -> dict[str, Source]:
    return {
        key: Source(key, _citation(item.need("citation"), tags), _page(item.get("url")))
        for key, item in node.need("sources").mapping().items()
    }


def _page(node: Node | None) -> str:
    """Return the address of a page; a link of another kind would dial, send or run something, and is an error."""
    if node is None:
        return ""
    address = node.text()
    if address and not _PAGE.match(address):
        node.error(
            text("“{address}” is no address of a page", address=address),
            text("Write the whole address, beginning with https:// or http://."),
        )
    return address


def _citation(node: Node, tags: tuple[str, ...]) -> dict[str, str]:
    """Return a source's description per language; a language that has none is shown the first there is."""
    if not isinstance(node.value, dict):
        return dict.fromkeys(tags, node.text())
    found = {tag: text.text() for tag, text in node.mapping().items() if tag in tags}
    first = next(iter(found.values()), "")
    return {tag: found.get(tag, first) for tag in tags}


def _get(node: Node, key: str) -> str:
    found = node.get(key)
    return "" if found is None else found.text()


def _pages(root: Path, tag: str, problems: list[Problem]) -> dict[str, MarkdownPage]:
    folder = root / "docs" / tag
    pages = {}
    inside: dict[Path, bool] = {}  # folder of a page, and whether it is where its name says
    for path in sorted(folder.rglob("*.md")):
        if path.parent not in inside:
            inside[path.parent] = path.parent.resolve().is_relative_to(folder.resolve())
        name = path.relative_to(folder).as_posix()
        shown = f"docs/{tag}/{name}"
        if path.is_symlink() or not inside[path.parent]:
            problems.append(
                Problem(
                    shown,
                    0,
                    0,
                    Level.ERROR,
                    NAME,
                    text("the page is a link to another place"),
                    text("Put the text itself into the file."),
                )
            )
            continue
        if not PAGE_NAME.fullmatch(name):
            problems.append(
                Problem(
                    shown,
                    0,
                    0,
                    Level.ERROR,
                    NAME,
                    text("the file name “{name}” cannot become an address", name=name),
                    text("Use small letters a to z, digits and hyphens: “new-job.md”."),
                )
            )
            continue
        pages[name] = _typed(read_page(path, shown, tag, name))
    return pages


def _typed(page: MarkdownPage) -> MarkdownPage:
    """Return *page*; fields of its front matter that are of the wrong kind have become problems of it."""
    for key, node in page.front.value.items() if isinstance(page.front.value, dict) else ():
        if key == "checked":
            node.date()
        elif key in _FLAGS:
            node.boolean()
        elif key == "facts":
            node.texts()
        elif key in ("title", "description"):
            said = node.text()
            if said and not any(sign.isalpha() for sign in said):
                node.error(
                    text("“{value}” is no {field}: it has no letter", value=said, field=key),
                    text("Write what the page is about, in words."),
                )
        elif key != "waive":
            node.text()
    return page
