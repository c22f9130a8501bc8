"""A new page and a new contact as their files: what an editor would have written, with every field in its place."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from manara.campaign.format import FORMAT
from manara.scaffold.edits import Edits, into_list

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence

    from manara.campaign.model import Campaign


@dataclass(frozen=True)
class NewPage:
    """A page to be written in every language.

    Attributes:
        name: Such as ``new-job.md``.
        titles: By language tag.
        descriptions: By language tag; they are the first sentences too, until somebody writes more.
        facts: Ids it rests on.
        group: Which group of the menu it goes into, from 0; -1 for none.
        quiet: Whether its title must tell nothing.
    """

    name: str
    titles: Mapping[str, str]
    descriptions: Mapping[str, str]
    facts: Sequence[str] = ()
    group: int = -1
    quiet: bool = False


@dataclass(frozen=True)
class NewContact:
    """A record to be written; words by language tag.

    Attributes:
        id: Also the file's name.
        kind: One of the kinds of contacts.
        channel: Fields of its one channel, in order.
        how: How it was checked.
    """

    id: str
    kind: str
    facts: Sequence[str]
    confidence: str
    name: Mapping[str, str]
    run_by: Mapping[str, str]
    helps_with: Mapping[str, str]
    channel: Mapping[str, str]
    from_abroad: bool
    how: str
    sources: Sequence[str]


def page_edits(campaign: Campaign, page: NewPage, today: datetime.date) -> Edits:
    """Return the page's files, and its place in menu and order."""
    edits = Edits(campaign.root)
    for locale in campaign.languages:
        tag = locale.tag
        quiet = "quiet: true\n" if page.quiet else ""
        edits.put(
            f"docs/{tag}/{page.name}",
            f"---\ntitle: {_line(page.titles[tag])}\ndescription: {_line(page.descriptions[tag])}\n"
            f"facts: [{', '.join(page.facts)}]\n{quiet}checked: {today}\n---\n"
            f"# {page.titles[tag]}\n\n{page.descriptions[tag]}\n",
        )
    if page.group >= 0:
        last = campaign.menu[page.group].pages[-1]
        edits.put("data/menu.yml", into_list(edits.now("data/menu.yml"), last, page.name))
        edits.put("mkdocs.yml", into_list(edits.now("mkdocs.yml"), last, page.name))
    return edits


def contact_edits(campaign: Campaign, contact: NewContact, today: datetime.date) -> Edits:
    """Return the record's file."""
    lines = [
        f"format: {FORMAT}",
        f"id: {contact.id}",
        f"kind: {contact.kind}",
        "status: active",
        f"facts: [{', '.join(contact.facts)}]",
        f"confidence: {contact.confidence}",
    ]
    for field in ("name", "run_by", "helps_with"):
        lines += [f"{field}:", *(f"  {tag}: {_quoted(words)}" for tag, words in getattr(contact, field).items())]
    lines += ["area:", f"  countries: [{campaign.region}]", f"  from_abroad: {str(contact.from_abroad).lower()}"]
    lines += ["channels:"]
    unquoted = ("type", "region", "hours", "languages", "cost", "id")
    for at, (field, value) in enumerate(contact.channel.items()):
        lines.append(f"  {'- ' if not at else '  '}{field}: {value if field in unquoted else _quoted(value)}")
    lines += ["verified:", f"  on: {today}", f"  how: {contact.how}", "  by: editor"]
    lines += [f"  sources: [{', '.join(contact.sources)}]"]
    edits = Edits(campaign.root)
    edits.put(f"data/contacts/{contact.id}.yml", "\n".join(lines) + "\n")
    return edits


def _quoted(words: str) -> str:
    """Return *words* as YAML reads them back; every JSON string is one."""
    return json.dumps(words, ensure_ascii=False)


def _line(words: str) -> str:
    """Return *words* as a value of front matter, quoted only where YAML would read something else."""
    plain = words[:1].isalpha() and not any(sign in words for sign in (": ", " #", '"')) and not words.endswith(":")
    reserved = words.casefold() in ("yes", "no", "true", "false", "null", "on", "off")
    return words if plain and not reserved else _quoted(words)
