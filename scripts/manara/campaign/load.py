"""Reads a campaign from its folder; everything that does not fit becomes a problem with its place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from manara.campaign.cards import load_cards
from manara.campaign.clock import clock, source_date
from manara.campaign.facts import load_facts
from manara.campaign.first_pages import load_first
from manara.campaign.front import typed
from manara.campaign.menu import load_menu
from manara.campaign.model import Campaign
from manara.campaign.one_page import load_outline
from manara.campaign.paper import load_choice
from manara.campaign.pictures import load_trials
from manara.campaign.places import PAGE_NAME, check_places
from manara.campaign.records import ID as CAMPAIGN
from manara.campaign.records import Language, Law, Source
from manara.campaign.redirects import load_redirects
from manara.campaign.roles import load_roles
from manara.campaign.settings import settings_problems
from manara.campaign.share import load_share
from manara.campaign.synonyms import load_search
from manara.contacts.load import load_contacts
from manara.errors import CampaignError
from manara.locales import Locale, known_locale
from manara.problems import Level, Problem, in_order, text
from manara.sources.markdown_page import MarkdownPage, read_page
from manara.sources.record import read
from manara.sources.yaml_file import DraftTag, Node, read_yaml
from manara.translations.spelling import load_spelling
from manara.translations.terms import load_terms

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from manara.contacts.model import Contact
    from manara.problems import Text

NAME = "pages.name"


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
            text(
                "There is no data/campaign.yml in this folder. Run the command in the campaign's folder, "
                "or name it with --root."
            )
        )
    node = read_yaml(path, "data/campaign.yml", problems)
    listed_languages = [_locale(item, root) for item in node.need("languages").items()]
    languages = tuple(locale for locale in listed_languages if drafts or not locale.draft)
    known = tuple(locale.tag for locale in listed_languages)
    if not languages:
        raise CampaignError(text("data/campaign.yml names no language."), tuple(in_order(problems)))
    tags = tuple(DraftTag(locale.tag) if locale.draft else locale.tag for locale in languages)
    sources_node = read_yaml(root / "data" / "sources.yml", "data/sources.yml", problems)
    listed = sources_node.need("sources").mapping()
    sources = {key: read(Source, item, tags, id=key) for key, item in listed.items()}
    contacts = load_contacts(root / "data" / "contacts", root, tags, problems)
    pages = {tag: _pages(root, tag, problems) for tag in tags}
    roles = load_roles(node.get("roles"), pages)
    cards = load_cards(root, tags, contacts, problems)
    facts = load_facts(root, sources_node, sources, tags, problems)
    sources_node.close()
    campaign = read(
        Campaign,
        node,
        tags,
        root=root,
        languages=languages,
        contacts=contacts,
        laws=_laws(root, tags, problems),
        facts=facts,
        sources=sources,
        pages=pages,
        cards=cards,
        one_page=load_outline(root, pages, problems),
        paper=load_choice(root, pages, contacts, problems, roles.page("questions")),
        trials=load_trials(root, problems),
        share=load_share(root, tags, problems),
        today=today or clock(),
        source_date=source_date(),
        release=release,
        # A release shows nobody what nobody has reviewed.
        first=load_first(root, tags, cards, facts, problems, contacts=contacts, drafts=drafts and not release),
        menu=load_menu(root, tags, pages, problems),
        redirects=load_redirects(root, pages, problems),
        roles=roles,
        search=load_search(root, known, problems),
        terms=load_terms(root, known, problems),
        spelling=load_spelling(root, known, problems),
    )
    _check_main_contacts(campaign, node)
    for of_language in pages.values():
        for page in of_language.values():
            problems.extend(page.problems)
    return replace(campaign, problems=tuple(in_order(problems)))


def _locale(node: Node, root: Path) -> Locale:
    said = read(Language, node, ())
    formats = said.formats
    if formats and known_locale(formats) is None:
        node.need("formats").error(
            text("the locale “{tag}” is unknown", tag=formats), text("Write a tag such as ar-KW or en-GB."), CAMPAIGN
        )
        formats = "en"
    if said.tag and known_locale(said.tag) is None:
        node.need("tag").error(
            text("the language “{tag}” is not one CLDR knows", tag=said.tag),
            text("Write a BCP 47 tag of one that it does, such as ar, pt-BR or zh-Hant."),
            CAMPAIGN,
        )
    return Locale(said.tag, formats, said.name, said.draft, root)


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
    path = root / "data" / "laws.yml"
    if not path.is_file():
        return {}  # a campaign need not cite any
    listed = read_yaml(path, "data/laws.yml", problems).mapping()
    return {key: read(Law, node, tags, id=key) for key, node in listed.items()}


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
        pages[name] = typed(read_page(path, shown, tag, name))
    return pages
