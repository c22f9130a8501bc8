"""JSON Schemas of the files that editors write by hand: their programs complete fields and allowed values from them.

Allowed values are those of the models; a test compares the fields with those the readers ask for, and the written files
with what is made here. The checks know more than any schema can say; a schema only says it while somebody types.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from manara.contacts.model import CHANNEL_TYPES, CONFIDENCE, COSTS, HOW, KINDS, STATUSES, TRI

FOLDER = Path(__file__).parent.parent / "schemas"
# Which files each is for, as programs that edit match them.
FILES = {
    "contact": "data/contacts/*.yml",
    "cards": "data/cards.yml",
    "laws": "data/laws.yml",
    "menu": "data/menu.yml",
    "redirects": "data/redirects.yml",
    "share": "data/share.yml",
}
_TEXT: dict[str, Any] = {"type": "string"}
_TEXTS: dict[str, Any] = {"type": "array", "items": _TEXT}
# Words for every language of the campaign.
_WORDS: dict[str, Any] = {"type": "object", "additionalProperties": _TEXT, "minProperties": 1}
_PAGE: dict[str, Any] = {"type": "string", "pattern": r"^([a-z0-9][a-z0-9-]*/)*[a-z0-9][a-z0-9-]*\.md$"}
_DAY: dict[str, Any] = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}


def schemas() -> dict[str, dict[str, Any]]:
    """Return every schema by name."""
    made = {
        "contact": _contact(),
        "cards": _object({"shown_in": _TEXT, "cards": _list(_card())}),
        "laws": {"type": "object", "additionalProperties": _law()},
        "menu": _object(
            {"groups": _list(_object({"title": _WORDS, "picture": _TEXT, "pages": _list(_PAGE)}, "picture"))}
        ),
        "redirects": {"type": "object", "propertyNames": _PAGE, "additionalProperties": _PAGE},
        "share": _object(
            {
                "telling": {"type": "object", "additionalProperties": _TEXTS},
                "messages": _list(
                    _object(
                        {
                            "id": _TEXT,
                            "kind": _one_of("chat", "sms"),
                            "face": _one_of("quiet", "open"),
                            "text": _WORDS,
                            "subject": _WORDS,
                        },
                        "subject",
                    )
                ),
            }
        ),
    }
    return {
        name: {"$schema": "http://json-schema.org/draft-07/schema#", "title": FILES[name], **schema}
        for name, schema in made.items()
    }


def write(folder: Path = FOLDER) -> None:
    """Write every schema into *folder*."""
    for name, schema in schemas().items():
        content = json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
        (folder / f"{name}.json").write_text(content, "utf-8", newline="\n")


def _contact() -> dict[str, Any]:
    hours = {
        "anyOf": [
            {"const": "unknown"},
            _object(
                {"time_zone": _TEXT, "always": {"type": "boolean"}, "weekly": {"type": "object"}}, "always", "weekly"
            ),
        ]
    }
    privacy = {key: _one_of(*TRI, True, False) for key in ("anonymous", "confidential", "recorded", "shows_on_bill")}
    channel = {
        "id": _TEXT,
        "type": _one_of(*CHANNEL_TYPES),
        "number": {"type": "string", "pattern": r"^\+[0-9]{6,15}$"},
        "short": {"type": "string", "pattern": "^[0-9*#]{2,8}$"},
        "region": {"type": "string", "pattern": "^[A-Z]{2}$"},
        "groups": _TEXT,
        "extension": _TEXT,
        "address": _TEXT,
        "hours": hours,
        "languages": {"anyOf": [{"const": "unknown"}, _TEXTS]},
        "cost": _one_of(*COSTS),
        "privacy": _object(privacy, *privacy),
    }
    fields = {
        "id": {"type": "string", "pattern": "^[a-z][a-z0-9-]*$"},
        "kind": _one_of(*KINDS),
        "status": _one_of(*STATUSES),
        "since": _DAY,
        "review": _DAY,
        "instead": _TEXT,
        "facts": _TEXTS,
        "confidence": _one_of(*CONFIDENCE),
        "name": _WORDS,
        "run_by": _WORDS,
        "announced_by": _WORDS,
        "answers": _WORDS,
        "told": _WORDS,
        "helps_with": _WORDS,
        "notes": _WORDS,
        "area": _object({"countries": _TEXTS, "from_abroad": {"type": "boolean"}}),
        "channels": _list(_object(channel, *(key for key in channel if key != "type"))),
        "verified": _object({"on": _DAY, "how": _one_of(*HOW), "by": _TEXT, "sources": _TEXTS, "url": _TEXT}, "url"),
        "waive": _list(_object({"check": _TEXT, "for": _TEXT, "reason": _TEXT, "until": _DAY}, "for", "until")),
        "withheld": _list(_object({"what": _TEXT, "reason": _WORDS, "fact": _TEXT})),
    }
    may = ("since", "review", "instead", "run_by", "announced_by", "answers", "told", "notes", "waive", "withheld")
    return _object(fields, *may)


def _card() -> dict[str, Any]:
    return _object({"id": _TEXT, "title": _WORDS, "text": _WORDS, "number": _TEXT}, "number")


def _law() -> dict[str, Any]:
    articles = {"anyOf": [{"type": "integer"}, _one_of("unknown", "none")]}
    return _object({"kind": _TEXT, "name": _WORDS, "about": _WORDS, "articles": articles, "facts": _TEXTS})


def _object(fields: dict[str, Any], *may: str) -> dict[str, Any]:
    """Return the schema of a mapping with *fields*, all needed but those in *may*; others are typing mistakes."""
    needed = [key for key in fields if key not in may]
    return {"type": "object", "properties": fields, "required": needed, "additionalProperties": False}


def _list(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item}


def _one_of(*values: object) -> dict[str, Any]:
    return {"enum": list(values)}
