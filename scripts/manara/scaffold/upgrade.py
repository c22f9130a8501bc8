"""Brings a campaign's files from an older form to the present one, step by step.

``format:`` says in which form a file of ``data/`` is, and in ``data/campaign.yml`` in which those are that do not say
it; without it, a campaign is looked at as one of the first. The steps begin with the oldest form that is found.
A migration is a function from the campaign's folder to the files it changes; it changes only what it is sure of, and
what a person must look at it names. Each has a test that begins with the old form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from manara.campaign.format import FILE, FORMAT, forms
from manara.contacts.numbering import national_form
from manara.problems import text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from manara.problems import Text

# A number or short number of a record, what stands between, and the groups written beside it.
_GROUPS = re.compile(
    r'((?:number: *"?(\+[0-9]+)"?|short: *"?[0-9]+"?)[^\n]*?(?:\n +region: *[A-Z]{2})?)(?:, *|\n +)groups: *"[^"\n]*"'
)


@dataclass
class Upgrade:
    """What would change.

    Attributes:
        files: New text by name, relative to the campaign's folder.
        looks: What a person must look at: the file, and what is to be done there.
    """

    files: dict[str, str] = field(default_factory=dict)
    looks: list[tuple[str, Text]] = field(default_factory=list)


def upgrade_of(root: Path) -> Upgrade:
    """Return what brings the campaign in *root* to the present form; nothing for one that has it."""
    upgrade = Upgrade()
    read = _Reader(root, upgrade)
    said = {name: found[1] if found is not None else "" for name, found in forms(root)}
    whole = said.get(FILE, "")
    for migration in MIGRATIONS[
        min((int(form) for one in said.values() if (form := one or whole or "0").isdigit()), default=0) :
    ]:
        migration(read)
    for name, form in said.items():
        if not form or (form.isdigit() and int(form) < FORMAT):
            read.write(name, with_form(read.content_of(name)))
    return upgrade


def with_form(content: str) -> str:
    """Return a file that says it has the present form, below the comment it begins with."""
    if re.search(r"(?m)^format:", content):
        return re.sub(r"(?m)^format:.*$", f"format: {FORMAT}", content)
    lines = content.split("\n")
    at = next((number for number, line in enumerate(lines) if line and not line.startswith("#")), len(lines) - 1)
    # An empty file may say so with braces, beside which no field can stand.
    if lines[at].strip() == "{}":
        del lines[at]
    lines.insert(at, f"format: {FORMAT}")
    return "\n".join(lines)


class _Reader:
    """The campaign's files as the steps before have left them."""

    def __init__(self, root: Path, upgrade: Upgrade) -> None:
        self.root = root
        self.upgrade = upgrade

    def content_of(self, name: str) -> str:
        """Return the text of a file; empty when there is none."""
        path = self.root / name
        return self.upgrade.files.get(name) or (path.read_text("utf-8") if path.is_file() else "")

    def write(self, name: str, content: str) -> None:
        """Change a file."""
        if content != self.content_of(name):
            self.upgrade.files[name] = content

    def look(self, name: str, what: Text) -> None:
        """Ask a person to look."""
        self.upgrade.looks.append((name, what))

    def names(self, pattern: str) -> Iterator[str]:
        """Yield the files that match."""
        yield from (path.relative_to(self.root).as_posix() for path in sorted(self.root.glob(pattern)))


def _to_1(read: _Reader) -> None:
    """Settings of eight lines, numbers shown as the numbering plan has them, waivers that name their value."""
    _settings(read)
    for name in read.names("data/contacts/*.yml"):
        content = read.content_of(name)
        content = _without_groups(content)
        read.write(name, _named_waivers(content, name, read))


def _settings(read: _Reader) -> None:
    """The program brings extensions, validation and theme itself; only what is the campaign's own stays."""
    content = read.content_of("mkdocs.yml")
    if "markdown_extensions:" not in content and "name: material" not in content:
        return
    kept: list[str] = []
    for block in re.split(r"(?m)^(?=[a-z_]+:)", content):
        key = block.partition(":")[0]
        if key in ("site_name", "site_url", "use_directory_urls", "plugins", "exclude_docs", "not_in_nav"):
            # Comments at the end of a block belong to the next.
            kept.append(re.sub(r"(?m)^#.*\n?", "", block).rstrip("\n") + "\n")
    theme = "theme:\n  name: manara\n" + ("  custom_dir: overrides\n" if (read.root / "overrides").is_dir() else "")
    read.write("mkdocs.yml", "".join([*kept[:-1], theme, *kept[-1:]]) if kept else theme)


def _without_groups(content: str) -> str:
    """Return the record without groupings: the numbering plan's form is shown, which dials inside the country."""
    return _GROUPS.sub(lambda found: found[1] if not found[2] or national_form(found[2]) else found[0], content)


def _named_waivers(content: str, name: str, read: _Reader) -> str:
    """Name the value of a waiver where the record has only one it can mean; elsewhere ask."""
    numbers = re.findall(r'(?:number|short): *"?(\+?[0-9]+)', content)
    values = dict.fromkeys(numbers)

    def named(found: re.Match[str]) -> str:
        if len(values) == 1:
            return f'{found[0]}\n{" " * found[1].index("check")}for: "{next(iter(values))}"'
        read.look(name, text("a waiver of “{check}” names no value: write the number it excuses", check=found[2]))
        return found[0]

    return re.sub(r"(?m)^( +- check: )(contacts\.\S+)(?!\n +for:)$", named, content)


# The first brings a campaign of no format to format 1.
MIGRATIONS: tuple[Callable[[_Reader], None], ...] = (_to_1,)
