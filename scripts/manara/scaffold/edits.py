"""Changes to the files of a campaign, made ready before any is written, so that all are or none is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from manara.errors import CampaignError
from manara.problems import text
from manara.sources.text_file import read_text

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class Edits:
    """What is to be written, by path from the campaign's root.

    Attributes:
        root: The campaign's folder.
        after: New content of a file; ``None`` for one that goes.
    """

    root: Path
    after: dict[str, bytes | None] = field(default_factory=dict)

    def now(self, name: str) -> str:
        """Return a file as it will be, or an empty string.

        Raises:
            CampaignError: It is not UTF-8: written back, it would be another file.
        """
        if name in self.after:
            return (self.after[name] or b"").decode("utf-8")
        path = self.root / name
        try:
            return path.read_bytes().decode("utf-8") if path.is_file() else ""
        except UnicodeDecodeError as error:
            raise CampaignError(
                text("a file that would be changed is not UTF-8; nothing was written"), tuple(read_text(path, name)[1])
            ) from error

    def put(self, name: str, content: str) -> None:
        """Let *name* hold *content*, unless it does already."""
        if content != self.now(name) or not (self.root / name).is_file():
            self.after[name] = content.encode("utf-8")

    def remove(self, name: str) -> None:
        """Let *name* go."""
        self.after[name] = None

    def write(self) -> list[str]:
        """Write everything; return what was written or removed, in order."""
        for name, content in sorted(self.after.items()):
            path = self.root / name
            if content is None:
                path.unlink(missing_ok=True)
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        return sorted(self.after)


def into_list(content: str, neighbour: str, item: str) -> str:
    """Return YAML text with *item* after *neighbour*, which stands in a list of either form; unchanged if it does not.

    >>> into_list("pages: [a.md, b.md]", "b.md", "c.md")
    'pages: [a.md, b.md, c.md]'
    """
    found = re.search(rf"(?<=[\[,\s]){re.escape(neighbour)}(?=\s*[,\]\n])", content)
    if found is None:
        return content
    before = content[content.rfind("\n", 0, found.start()) + 1 : found.start()]
    if before.strip() == "-":
        return f"{content[: found.end()]}\n{before}{item}{content[found.end() :]}"
    return f"{content[: found.end()]}, {item}{content[found.end() :]}"


def out_of_lists(content: str, item: str) -> str:
    """Return YAML text without *item* in any list.

    >>> out_of_lists("pages: [a.md, b.md, c.md]", "b.md")
    'pages: [a.md, c.md]'
    """
    name = re.escape(item)
    content = re.sub(rf"^[ \t]*-[ \t]+{name}[ \t]*(?:#.*)?\n", "", content, flags=re.MULTILINE)
    content = re.sub(rf"(?<=\[)\s*{name}\s*(?:,\s*|(?=\]))", "", content)
    return re.sub(rf",\s*{name}(?=\s*[,\]])", "", content)
