"""A reviewer's answers, from the file that the form of ``manara review`` saves.

JSON, so that no program but a browser is needed to make it::

    {"format": 1, "language": "hi", "role": "native-reader", "name": "Reader one", "day": "2026-11-27",
     "answers": {"title": {"of": "DIGEST", "answer": "yes"},
                 "lead": {"of": "DIGEST", "answer": "better", "text": "…"}}}

A better text replaces the old one and has no translation back any more: it stays open until somebody has said yes to it
as it then stands. An answer to words that have changed since the form was made counts for nothing.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

from manara.campaign.first_review import ROLES, digest_of
from manara.problems import Level, text
from manara.sources.yaml_file import NO_DAY, parse_yaml

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from manara.campaign.first_pages import First, FirstPages
    from manara.problems import Problem, Text
    from manara.sources.yaml_file import Node

ID = "review.answers"
FORMAT = "1"
# A name that a reviewer chose, in any script: letters with vowel signs and joiners. No address and no number can be
# one. The form says the same in its own way, so that nobody is refused after an hour's work.
BETWEEN = " .'’-"
_JOINERS = "\u200c\u200d"
NAME = r"\p{L}[\p{L}\p{M}\u200C\u200D .'’\-]*"
LONGEST_NAME = 40


@dataclass(frozen=True)
class Answers:
    """What a reviewer said.

    Attributes:
        yes: Digests of the words they said yes to, by string.
        better: Texts they would rather have, by string.
        problems: What is wrong with the file; with an error nothing of it is taken.
    """

    role: str = ROLES[0]
    name: str = ""
    day: datetime.date = NO_DAY
    yes: dict[str, str] = field(default_factory=dict)
    better: dict[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def read_answers(content: str, shown: str, first: First, pages: FirstPages, today: datetime.date) -> Answers:
    """Return the answers in *content*.

    Args:
        content: The file's text.
        shown: Its name in messages.
        first: The language they are about.
        pages: The sources its strings translate.
        today: A day after it has not come yet.
    """
    problems: list[Problem] = []
    node = parse_yaml(content, shown, problems)
    node.need("format").choice(FORMAT)
    language = node.need("language")
    if language.value is not None and language.text() != first.tag:
        _error(
            language,
            text("the answers are about “{there}”, not “{here}”", there=language.text(), here=first.tag),
            text("Name the language they are about: “manara review {tag} FILE”.", tag=language.text()),
        )
    name, day = node.need("name"), node.need("day")
    if isinstance(name.value, str) and not is_name(name.value):
        _error(
            name,
            text("“{name}” cannot be recorded as a reviewer's name", name=name.value),
            text("Letters and blanks, at most {count}; it may be a made-up name.", count=LONGEST_NAME),
        )
    on = day.date()
    if on > today:
        _error(day, text("the day {day} has not come yet", day=on.isoformat()), text("Write the day of the answers."))
    yes: dict[str, str] = {}
    better: dict[str, str] = {}
    for key, item in node.need("answers").mapping().items():
        of, answer = item.need("of").text(), item.need("answer").choice("yes", "better")
        wanted = item.need("text").text().strip() if answer == "better" else ""
        said = first.strings.get(key)
        if key not in pages.sources or said is None:
            _error(item, text("no first page has the string “{id}”", id=key), text("Make the form anew."))
        elif of != digest_of(pages.sources[key].bound, said.text):
            _error(
                item,
                text("“{id}” has changed since the form was made: the answer does not count", id=key),
                text("Make the form anew with “manara review {tag}”, and ask about it again.", tag=first.tag),
                Level.WARNING,
            )
        elif answer == "better" and not wanted:
            _error(item, text("“{id}” says nothing", id=key), text("Make the form anew."))
        elif answer == "better" and wanted != said.text:
            better[key] = wanted
        else:
            yes[key] = of
        item.close()
    role = node.need("role").choice(*ROLES)
    node.close()
    return Answers(role, name.text(), on, yes, better, tuple(problems))


def is_name(name: str) -> bool:
    """Tell whether *name* can be recorded: letters of any script, what stands in and between them, and no more."""
    allowed = all(unicodedata.category(sign)[0] in "LM" or sign in BETWEEN + _JOINERS for sign in name)
    return allowed and name[:1].isalpha() and len(name) <= LONGEST_NAME


def with_better(content: str, better: Mapping[str, str]) -> str:
    """Return the file of a language with *better* texts, each without its translation back; all else stays."""
    strings = _below(yaml.compose(content, Loader=yaml.SafeLoader), "strings")
    edits = []
    for key, words in better.items():
        item = _below(strings, key)
        for name, value in (("text", words), ("back", "")):
            found = _below(item, name)
            if isinstance(found, yaml.ScalarNode):
                end = found.end_mark.index
                end = len(content[:end].rstrip()) if found.style in (">", "|") else end
                edits.append((found.start_mark.index, end, json.dumps(value, ensure_ascii=False)))
    for start, end, written in sorted(edits, reverse=True):
        content = content[:start] + written + content[end:]
    return content


def _below(node: yaml.Node | None, key: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for name, value in node.value if name.value == key), None)


def _error(node: Node, message: Text, hint: Text, level: Level = Level.ERROR) -> None:
    node.problems.append(node.problem(message, hint, ID, level))
