"""A Markdown page as an editor wrote it: front matter, sections and calls, each with its line and column.

Its structure is read line by line (``sources/markdown_lines.py``), so that hundreds of pages a second can be checked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from manara.problems import Level, Problem, text
from manara.sources.markdown_lines import Structure, structure
from manara.sources.text_file import read_text
from manara.sources.yaml_file import Node, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FRONT_MATTER = "pages.front-matter"

# "{{ phone:hotline.second }}"; kind and argument are ASCII on purpose: the same call is written in every language.
CALL = re.compile(r"\{\{[ \t]*([^{}:]*?)[ \t]*:[ \t]*([^{}]*?)[ \t]*\}\}")
# "{{ card:hotline }}" alone in its paragraph; four blanks before it lead into an item or a box.
CARD = re.compile(r"^[ ]{0,3}\{\{[ \t]*card[ \t]*:[ \t]*([^{}]*?)[ \t]*\}\}\s*$")


@dataclass(frozen=True)
class Call:
    """One ``{{ kind:argument }}`` in a page."""

    kind: str
    argument: str
    line: int
    column: int


@dataclass(frozen=True)
class Section:
    """A heading and what follows it, up to the next heading.

    Attributes:
        id: Explicit heading id; ``None`` when the editor gave none; an empty string for what stands above the
            first second-level heading (title and lead).
        level: 1 to 6; 1 for the lead.
        title: Heading text without its attribute list.
        line: Line of the heading in the file.
        text: Heading line and body, as typed.
    """

    id: str | None
    level: int
    title: str
    line: int
    text: str


@dataclass
class MarkdownPage:
    """One page of one language.

    Attributes:
        path: As shown in messages: ``docs/ar/help.md``.
        tag: Language tag, the folder's name.
        name: File below the language folder: ``help.md``. Pages with equal names are a pair.
        front: Front matter as a YAML node.
        body: Everything after the front matter.
        body_line: Line of the file on which the body begins.
        problems: What is wrong with the file itself.
    """

    path: str
    tag: str
    name: str
    front: Node
    body: str
    body_line: int
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def structure(self) -> Structure:
        """Its headings, paragraphs, items, boxes and all other blocks, as the renderer sees them."""
        return structure(self.body)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """All sections in order; the first is always the lead."""
        return tuple(self._sections())

    @cached_property
    def calls(self) -> tuple[Call, ...]:
        """All calls in order, those in code blocks and comments left out."""
        found: list[Call] = []
        for number, line in self.prose() if "{{" in self.body else ():
            if "{{" in line:
                found += [Call(match[1], match[2], number, match.start() + 1) for match in CALL.finditer(line)]
        return tuple(found)

    def prose(self) -> Iterator[tuple[int, str]]:
        """Yield line number and text of each body line outside code; comments are blanked, columns kept."""
        for number, line in enumerate(self.structure.prose, self.body_line):
            if line is not None:
                yield number, line

    def text_of(self, key: str) -> str:
        """Return a front matter value, or an empty string."""
        node = self.front.get(key)
        return node.value if node is not None and isinstance(node.value, str) else ""

    def flag(self, key: str) -> bool:
        """Tell whether front matter sets *key* to ``true``."""
        return self.text_of(key) == "true"

    def _sections(self) -> Iterator[Section]:
        lines = self.body.split("\n")
        start, current = 0, Section("", 1, "", self.body_line, "")
        for heading in self.structure.headings:
            number = heading.first + self.body_line
            if heading.level == 1 and not current.title and current.id == "":
                current = Section("", 1, heading.title, number, "")
                continue
            body = "\n".join(lines[start : heading.first])
            yield Section(current.id, current.level, current.title, current.line, body)
            start, current = heading.first, Section(heading.key, heading.level, heading.title, number, "")
        yield Section(current.id, current.level, current.title, current.line, "\n".join(lines[start:]))


def read_page(path: Path, shown: str, tag: str, name: str) -> MarkdownPage:
    """Return the page in *path*; what is wrong with the file is in its ``problems``."""
    content, problems = read_text(path, shown)
    page = _known(content, shown, tag, name)
    # One with problems is read anew: whoever asks for its fields adds to them.
    return page if not problems and not page.problems else parse_page(content, shown, tag, name, problems)


# For programs that go on, such as the preview: after a save all other pages are as they were, with all that was found
# out about them.
@lru_cache(maxsize=1024)
def _known(content: str, shown: str, tag: str, name: str) -> MarkdownPage:
    return parse_page(content, shown, tag, name)


def parse_page(content: str, shown: str, tag: str, name: str, problems: list[Problem] | None = None) -> MarkdownPage:
    """Return the page whose text is *content*.

    A page without front matter, or with front matter that is not closed, has a problem: MkDocs would print the
    broken front matter as text, even in strict mode.
    """
    problems = [] if problems is None else problems
    lines = content.split("\n")
    empty = Node(shown, 1, 1, None, problems)
    if lines[0].rstrip() != "---":
        problems.append(
            Problem(
                shown,
                1,
                1,
                Level.ERROR,
                FRONT_MATTER,
                text("the page does not begin with front matter"),
                text("Begin the file with a line “---”, then “title:” and the other fields, then “---”."),
            )
        )
        return MarkdownPage(shown, tag, name, empty, content, 1, problems)
    for index, line in enumerate(lines[1:], 1):
        if line.rstrip() in ("---", "..."):
            front = parse_yaml("\n".join(lines[1:index]), shown, problems, first_line=2)
            return MarkdownPage(shown, tag, name, front, "\n".join(lines[index + 1 :]), index + 2, problems)
    problems.append(
        Problem(
            shown,
            1,
            1,
            Level.ERROR,
            FRONT_MATTER,
            text("the front matter is not closed"),
            text("Add a line “---” after its last field."),
        )
    )
    return MarkdownPage(shown, tag, name, empty, content, 1, problems)
