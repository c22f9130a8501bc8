"""What editors and their programs are told of the fields of a campaign's files, from the one place that declares them.

JSON Schemas complete fields and allowed values while somebody types; ``FIELDS.md`` and its Arabic are the reference of
all fields; ``manara explain contact.verified.how`` shows one. The checks know more than any of them can say.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from manara.campaign.cards import Cards
from manara.campaign.first_pages import FirstLanguage
from manara.campaign.front import Front
from manara.campaign.one_page import OnePage
from manara.campaign.paper import Paper
from manara.campaign.pictures import Trials
from manara.campaign.records import PAGE, Fact, Law, Menu, Settings, Source
from manara.campaign.share import Share
from manara.campaign.synonyms import Search
from manara.contacts.lock import OF_CHANNEL, OF_CONTACT
from manara.contacts.model import Contact
from manara.locales import Locale
from manara.problems import text
from manara.sources.record import every_field, schema
from manara.translations.catalog import LANGUAGES, load_catalog
from manara.translations.spelling import Spelling
from manara.translations.terms import TermsFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from manara.problems import Text
    from manara.sources.record import Field

    Translate = Callable[[str], str]

FOLDER = Path(__file__).parent.parent / "schemas"
# Each record, the files it stands in as programs that edit match them, and whether it stands there under names.
RECORDS: dict[str, tuple[type, str, bool]] = {
    "campaign": (Settings, "data/campaign.yml", False),
    "contact": (Contact, "data/contacts/*.yml", False),
    "facts": (Fact, "data/facts.yml", True),
    "sources": (Source, "data/sources.yml", True),
    "laws": (Law, "data/laws.yml", True),
    "menu": (Menu, "data/menu.yml", False),
    "cards": (Cards, "data/cards.yml", False),
    "pictures": (Trials, "data/pictures.yml", False),
    "share": (Share, "data/share.yml", False),
    "paper": (Paper, "data/paper.yml", False),
    "one-page": (OnePage, "data/one-page.yml", False),
    "search": (Search, "data/search.yml", False),
    "terms": (TermsFile, "data/terms.yml", False),
    "spelling": (Spelling, "data/spelling.yml", False),
    "first": (FirstLanguage, "data/first/*.yml", False),
    "page": (Front, "docs/*/*.md", False),
}
FILES = {name: files for name, (_, files, _) in RECORDS.items()} | {"redirects": "data/redirects.yml"}

HEAD = (text("field"), text("what it means"), text("value"), text("must be"))
TITLE = text("The fields of a campaign’s files")
ABOUT = text("Written by the program from its own declarations; “manara explain NAME” shows one.")


def schemas() -> dict[str, dict[str, Any]]:
    """Return every schema by name."""
    made = {name: _named(schema(record)) if named else schema(record) for name, (record, _, named) in RECORDS.items()}
    facts = made["facts"]
    made["sources"] = {"type": "object", "properties": {"sources": made["sources"], "facts": facts}}
    form = made["campaign"]["properties"]["format"]
    made["redirects"] = {**_named(PAGE.schema()), "propertyNames": {"anyOf": [PAGE.schema(), {"const": "format"}]}}
    for name in made.keys() - {"page"}:
        made[name].setdefault("properties", {})["format"] = form
    return {
        name: {"$schema": "http://json-schema.org/draft-07/schema#", "title": files, **made[name]}
        for name, files in FILES.items()
    }


def _named(one: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": one}


@cache
def fields() -> dict[str, Field]:
    """Return every field by its name: that of its record and its own, joined by dots."""
    return {name: field for record, (made, _, _) in RECORDS.items() for name, field in every_field(made, record)}


def called(path: str) -> Text | None:
    """Return what the field of a contact means that stands at *path*, or holds what stands there.

    Args:
        path: As in the record (``channels.0.hours.time_zone``, ``name.ar``), or as in ``data/contacts.lock``
            (``main.number``, ``verified on``).
    """
    channel, dot, key = path.rpartition(".")
    if path in OF_CONTACT:
        keys = list(OF_CONTACT[path])
    elif dot and key in OF_CHANNEL and "." not in channel and channel != "channels":
        keys = ["channels", OF_CHANNEL[key]]
    else:
        keys = [key for key in path.split(".") if not key.isdigit()]
    known = fields()
    names = (".".join(["contact", *keys[:count]]) for count in range(len(keys), 0, -1))
    return next((known[name].says for name in names if name in known), None)


def presence(field: Field) -> Text:
    """Return whether a record must have the field."""
    if field.only is not None:
        return text("needed where “{field}” is one of {values}", field=field.only[0], values=", ".join(field.only[1]))
    return text("needed") if field.needed else text("optional")


def reference(translate: Translate = str) -> str:
    """Return the reference of all fields in Markdown."""

    def say(words: Text) -> str:
        return words.render(translate).replace("|", "\\|")

    def lines() -> Iterator[str]:
        yield f"# {say(TITLE)}\n"
        yield say(ABOUT) + "\n"
        for record, (made, files, _) in RECORDS.items():
            yield f"## `{record}`: `{files}`\n"
            yield (
                "| "
                + " | ".join(map(say, (text("field"), text("what it means"), text("value"), text("must be"))))
                + " |"
            )
            yield "| --- | --- | --- | --- |"
            for name, field in every_field(made, record):
                shown = name.removeprefix(f"{record}.")
                yield f"| `{shown}` | {say(field.says)} | {say(field.kind.form)} | {say(presence(field))} |"
            yield ""

    return "\n".join(lines()).rstrip() + "\n"


def references() -> dict[str, str]:
    """Return the reference in every language of the command line, by the name of its file."""
    found = {"FIELDS.md": reference()}
    for tag in sorted(path.parent.name for path in LANGUAGES.glob("*/manara.po")):
        said = reference(load_catalog(LANGUAGES, tag, "manara").gettext)
        rtl = Locale(tag, tag, tag).direction == "rtl"
        found[f"FIELDS.{tag}.md"] = f'<div dir="rtl">\n\n{said}\n</div>\n' if rtl else said
    return found


def write(root: Path) -> None:
    """Write every schema into the package, and the references into *root*."""
    made = {FOLDER / f"{name}.json": json.dumps(one, ensure_ascii=False, indent=1) for name, one in schemas().items()}
    for path, content in {**made, **{root / name: one for name, one in references().items()}}.items():
        path.write_text(content.rstrip() + "\n", "utf-8", newline="\n")
