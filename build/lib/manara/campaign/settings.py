"""What may stand in ``mkdocs.yml``: a closed list, looked through before MkDocs reads a word of it.

MkDocs runs what its settings name: hooks, plugins, Python names, extensions that read other files. A proposal to change
a campaign must not be able to run anything on the machine that checks it, so everything that is not known to be
harmless is an error, with its place. Nothing is constructed here: values are read as they are typed. The reason for a
closed list, and what to do who needs more: docs/decisions/0037-settings-are-a-closed-list.md.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from manara.errors import CampaignError
from manara.problems import Level, Problem, Text, text
from manara.sources.text_file import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ID = "settings.allowed"
FILE = "mkdocs.yml"
# The only setting that may come from outside the file.
VARIABLE = "MANARA_SITE_URL"
LARGEST = 100_000
_ADDRESS = re.compile(r"https?://[^\s\"'<>@]+", re.ASCII)
# A folder of docs/ that is not published.
_FOLDER = re.compile(r"[a-z0-9-]+/", re.ASCII)
_PAGE = re.compile(r"[a-z0-9][a-z0-9/-]*\.md", re.ASCII)
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class _One:
    """One of some values, typed plainly."""

    values: tuple[str, ...]


@dataclass(frozen=True)
class _Words:
    """Text, each line of which looks like *pattern*."""

    pattern: re.Pattern[str] = re.compile(r".*")


@dataclass(frozen=True)
class _Tag:
    """A name of Python's that is known to be harmless."""

    name: str


@dataclass(frozen=True)
class _List:
    """A list of texts."""

    pattern: re.Pattern[str]


@dataclass(frozen=True)
class _Named:
    """A list of names, each with options or without."""

    options: dict[str, dict[str, Any]]


class _Address:
    """The site's own address, or the variable that holds it."""


_NO = _One(("false",))
_WARN = _One(("warn",))
_ICONS = "tag:yaml.org,2002:python/name:material.extensions.emoji."
EXTENSIONS: dict[str, dict[str, Any]] = {
    **{name: {} for name in ("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "sane_lists")},
    **{name: {} for name in ("pymdownx.details", "pymdownx.superfences", "manara")},
    "tables": {"use_align_attribute": _One(("true", "false"))},
    "pymdownx.tabbed": {"alternate_style": _One(("true",))},
    "pymdownx.emoji": {"emoji_index": _Tag(f"{_ICONS}twemoji"), "emoji_generator": _Tag(f"{_ICONS}to_svg")},
    "toc": {"permalink": _One(("true", "false"))},
}
ALLOWED: dict[str, Any] = {
    "site_name": _Words(),
    "site_url": _Address(),
    "docs_dir": _One(("docs",)),
    "site_dir": _One(("site",)),
    "use_directory_urls": _NO,
    "strict": _One(("true", "false")),
    "theme": {"name": _One(("manara", "material", "null")), "custom_dir": _One(("overrides",)), "font": _NO},
    "exclude_docs": _Words(_FOLDER),
    "not_in_nav": _Words(),
    "plugins": _Named({"manara": {"pages": _List(_PAGE)}}),
    "markdown_extensions": _Named(EXTENSIONS),
    "validation": {
        "nav": dict.fromkeys(("omitted_files", "not_found", "absolute_links"), _WARN),
        "links": dict.fromkeys(("not_found", "anchors", "absolute_links", "unrecognized_links"), _WARN),
    },
}


def settings_problems(root: Path) -> list[Problem]:
    """Return what may not stand in the ``mkdocs.yml`` of *root*; a campaign without one has no settings."""
    path = root / FILE
    if path.is_symlink():
        message, hint = text("the file is a link to another place"), text("Put the file itself there.")
        return [Problem(FILE, 0, 0, Level.ERROR, ID, message, hint)]
    if not path.exists():
        return []
    content, problems = read_text(path, FILE, LARGEST)
    node = _compose(content, problems)
    return [*problems, *(_Reader(root).allowed(node, ALLOWED, "") if node is not None else ())]


def refuse(problems: list[Problem]) -> None:
    """Stop at the first of *problems*, for who is about to let MkDocs read the settings.

    Raises:
        CampaignError: There is one.
    """
    for problem in problems:
        place = f"{problem.path}:{problem.line}:{problem.column}"
        raise CampaignError(f"{place}: {problem.message} {problem.hint}", tuple(problems))


def site_url(root: Path) -> str:
    """Return the site's own address as ``mkdocs.yml`` or its environment variable has it, ending in a slash."""
    content, problems = read_text(root / FILE, FILE, LARGEST)
    node = _compose(content, problems)
    found = ""
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if key.value == "site_url":
            found = _address(value)
    return found.rstrip("/") + "/" if found else ""


def page_order(root: Path) -> list[tuple[str, int, int]]:
    """Return the pages that ``mkdocs.yml`` names in order, each with its line and column; none where it names none."""
    path = root / FILE
    node = _compose(read_text(path, FILE, LARGEST)[0], []) if path.is_file() else None
    for key in ("plugins", "manara", "pages"):
        if isinstance(node, yaml.SequenceNode):
            node = next((one for one in node.value if _below(one, key) is not None), None)
        node = _below(node, key)
    items = node.value if isinstance(node, yaml.SequenceNode) else []
    return [(str(one.value), one.start_mark.line + 1, one.start_mark.column + 1) for one in items]


def _below(node: yaml.Node | None, name: str) -> yaml.Node | None:
    """Return the value of a key, or ``None``."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for key, value in pairs if key.value == name), None)


def _address(node: yaml.Node) -> str:
    if node.tag != "!ENV":
        return str(node.value) if isinstance(node, yaml.ScalarNode) and not node.tag.endswith(":null") else ""
    if isinstance(node, yaml.ScalarNode):
        return os.environ.get(str(node.value), "")
    # Set but empty is not set.
    names = [str(item.value) for item in node.value]
    return next((found for name in names[:-1] if (found := os.environ.get(name))), names[-1] if names else "")


def _compose(content: str, problems: list[Problem]) -> yaml.Node | None:
    try:
        for event in yaml.parse(content, Loader=_Loader):
            if getattr(event, "anchor", None) is not None:
                message, hint = text("anchors are not allowed in settings"), text("Write each value out.")
                problems.append(_problem(event.start_mark, message, hint))
                return None
        node: yaml.Node | None = yaml.compose(content, Loader=_Loader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        reason = getattr(error, "problem", None) or str(error).split("\n")[0]
        message = text("this is not valid YAML: {reason}", reason=reason)
        problems.append(
            _problem(mark, message, text("Check quotes, colons and the indentation of this line and the one above."))
        )
        return None
    return node


class _Reader:
    """Compares nodes with what is allowed."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def allowed(self, node: yaml.Node, rule: Any, name: str) -> Iterator[Problem]:
        """Yield what is not allowed by *rule* in *node*, the value of the setting called *name*."""
        if isinstance(rule, _Address):
            yield from self._own_address(node)
        elif isinstance(rule, _Tag):
            if node.tag != rule.name:
                yield _not_allowed(node, name, f"!!{rule.name.partition(',2002:')[2]}")
        elif not _is_plain(node):
            message = text("the tag “{tag}” is not allowed", tag=node.tag)
            yield _problem(node.start_mark, message, text("Write plain text, lists and mappings only."))
        elif isinstance(rule, dict):
            yield from self._mapping(node, rule, name)
        elif isinstance(rule, _Named):
            yield from self._named(node, rule, name)
        elif isinstance(rule, _List):
            yield from self._list(node, rule, name)
        else:
            yield from self._scalar(node, rule, name)

    def _mapping(self, node: yaml.Node, rule: dict[str, Any], name: str) -> Iterator[Problem]:
        if name == "theme" and isinstance(node, yaml.ScalarNode):
            yield from self._scalar(node, rule["name"], "theme")
        elif isinstance(node, yaml.MappingNode):
            seen: set[str] = set()
            for key_node, value in node.value:
                key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
                shown = f"{name}.{key}" if name else key
                if key in seen:
                    message = text("the field “{field}” is written twice", field=shown)
                    yield _problem(key_node.start_mark, message, text("Keep one of them."))
                elif key not in rule:
                    yield _unknown(key_node, shown, rule)
                else:
                    yield from self.allowed(value, rule[key], shown)
                seen.add(key)
        elif not _is_empty(node) or not name:
            hint = text("Write “key: value” lines, indented.")
            yield _problem(node.start_mark, text("“{field}” must be a mapping", field=name or FILE), hint)

    def _named(self, node: yaml.Node, rule: _Named, name: str) -> Iterator[Problem]:
        if not isinstance(node, yaml.SequenceNode):
            yield _no_list(node, name)
            return
        seen: set[str] = set()
        for item in node.value:
            pairs = item.value if isinstance(item, yaml.MappingNode) else [(item, None)]
            for key, options in pairs:
                called = str(key.value) if isinstance(key, yaml.ScalarNode) and _is_plain(key) else "?"
                if called not in rule.options:
                    yield _unknown(key, f"{name}: {called}", rule.options)
                elif called in seen:
                    message = text("the field “{field}” is written twice", field=called)
                    yield _problem(key.start_mark, message, text("Keep one of them."))
                elif options is not None and not _is_empty(options):
                    yield from self.allowed(options, rule.options[called], called)
                seen.add(called)

    def _list(self, node: yaml.Node, rule: _List, name: str) -> Iterator[Problem]:
        if not isinstance(node, yaml.SequenceNode):
            yield _no_list(node, name)
            return
        for item in node.value:
            if not isinstance(item, yaml.ScalarNode) or not _is_plain(item) or not rule.pattern.fullmatch(item.value):
                yield _not_allowed(item, name, "index.md, help.md")

    def _scalar(self, node: yaml.Node, rule: _One | _Words, name: str) -> Iterator[Problem]:
        if not isinstance(node, yaml.ScalarNode):
            hint = text("Write the value on the same line.")
            yield _problem(node.start_mark, text("“{field}” must be a single value", field=name), hint)
        elif isinstance(rule, _One):
            if node.value not in rule.values:
                yield _not_allowed(node, name, ", ".join(rule.values))
        else:
            for line in filter(None, map(str.strip, node.value.splitlines())):
                published = rule.pattern is _FOLDER and (self.root / "docs" / line / "index.md").is_file()
                if published or not rule.pattern.fullmatch(line):
                    yield _not_allowed(node, name, "decisions/", line)

    def _own_address(self, node: yaml.Node) -> Iterator[Problem]:
        found, variable = node, True
        if node.tag == "!ENV":
            parts = node.value if isinstance(node, yaml.SequenceNode) else [node]
            variable = getattr(parts[0], "value", "") == VARIABLE if parts else False
            found = parts[1] if len(parts) == 2 else node
            variable = variable and len(parts) <= 2
            if found is node:
                found = yaml.ScalarNode("tag:yaml.org,2002:str", "", node.start_mark)
        plain = isinstance(found, yaml.ScalarNode) and _is_plain(found)
        if not variable or not plain or (found.value and not _ADDRESS.fullmatch(found.value)):
            message = text("“{address}” is no address of a site", address=_shown(node))
            example = f'https://name.org/, !ENV [{VARIABLE}, "https://name.org/"]'
            yield _problem(node.start_mark, message, text("Write such as: {example}.", example=example))


def _is_plain(node: yaml.Node) -> bool:
    return node.tag.startswith("tag:yaml.org,2002:") and "python" not in node.tag


def _is_empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag.endswith(":null")


def _shown(node: yaml.Node) -> str:
    return str(node.value)[:60] if isinstance(node, yaml.ScalarNode) else node.tag


def _no_list(node: yaml.Node, name: str) -> Problem:
    message = text("“{field}” must be a list", field=name)
    return _problem(node.start_mark, message, text("Write [a, b] or one “- item” a line."))


def _not_allowed(node: yaml.Node, name: str, choices: str, value: str = "") -> Problem:
    message = text("“{value}” is not allowed for “{field}”", value=value or _shown(node), field=name)
    return _problem(node.start_mark, message, text("Write one of: {choices}.", choices=choices))


def _unknown(node: yaml.Node, name: str, known: dict[str, Any]) -> Problem:
    message = text("“{name}” may not stand in mkdocs.yml", name=name)
    if not known:
        return _problem(node.start_mark, message, text("Remove it; nothing can be set here."))
    hint = text("Remove it; only these are known to be harmless: {names}.", names=", ".join(known))
    return _problem(node.start_mark, message, hint)


def _problem(mark: Any, message: Text, hint: Text) -> Problem:
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (0, 0)
    return Problem(FILE, line, column, Level.ERROR, ID, message, hint)
