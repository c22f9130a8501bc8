"""The form for who uses neither Git nor an editor: pages with both languages side by side, and contacts field by field.

It changes the same files in the same way as an editor would: what is not changed in the form keeps every byte. Before
anything is written the campaign is checked with it in a copy; an error that was not there before is shown, and
nothing is written. A contact's number stays open until it is confirmed, as everywhere.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from manara.checks.contacts.changed import ID as CHANGED
from manara.checks.folder import load_and_check
from manara.desk.schemas import called
from manara.problems import INVISIBLE, Level
from manara.sources.yaml_leaves import leaves_of, with_leaves

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from manara.campaign.model import Campaign
    from manara.cli.language import Interface
    from manara.problems import Problem

# What a form may change; no other file is ever written.
_OURS = re.compile(r"docs/[A-Za-z0-9-]+/(?:[a-z0-9-]+/)*[a-z0-9-]+\.md|data/contacts/[a-z0-9-]+\.yml")
# What makes a campaign, besides mkdocs.yml.
_PARTS = ("data", "docs", "overrides", "languages")
# The name of a record's file, which other records and pages call it by; and the form it is in.
_KEPT = ("id", "format")


class NotSavedError(Exception):
    """Why nothing was written, in the editor's words."""


def files_of(name: str, campaign: Campaign) -> list[str]:
    """Return the files of a page in all languages, or of ``contacts/ID``; empty when there is none of that name."""
    if name.startswith("contacts/"):
        contact = campaign.contacts.get(name.removeprefix("contacts/"))
        return [contact.path] if contact is not None else []
    return [page.path for tag in campaign.tags if (page := campaign.page(tag, name)) is not None]


def overview(campaign: Campaign, speaker: Interface) -> str:
    """Return HTML that leads to the form of every page and contact."""
    _ = speaker.gettext
    pages = sorted({name for pages in campaign.pages.values() for name in pages})
    contacts = [f"contacts/{name}" for name in sorted(campaign.contacts)]
    all_pages, all_contacts = _("Pages"), _("Contacts")
    made = _("New pages and contacts, and new names, are made by commands:")
    return "".join(
        [
            f"<h2>{escape(all_pages)}</h2>{_list(pages)}",
            f"<h2>{escape(all_contacts)}</h2>{_list(contacts)}",
            f"<p>{escape(made)} <code>manara new</code>, <code>manara rename</code>, <code>manara remove</code></p>",
        ]
    )


def form(root: Path, paths: Iterable[str], campaign: Campaign, speaker: Interface) -> str:
    """Return the form of *paths* as HTML, each text in its own direction."""
    _ = speaker.gettext
    parts = []
    for path in paths:
        content = _read(root / path)
        held = f'data-manara-file="{escape(path)}" data-manara-seen="{_digest(content)}"'
        if path.endswith(".md"):
            tag = path.split("/")[1]
            locale = campaign.locale(tag)
            field = f'<textarea rows="30" lang="{tag}" dir="{locale.direction}" {held}>\n{escape(content)}</textarea>'
            parts.append(f'<label>{escape(locale.name)} <bdi dir="ltr">{escape(path)}</bdi>{field}</label>')
        else:
            parts += _fields(content, held, campaign, speaker)
    does = _("Check and save")
    save = f'<button type="button" data-manara-save>{escape(does)}</button>'
    return f'<div class="manara-edit">{"".join(parts)}</div><p class="manara-result" role="status"></p><p>{save}</p>'


def save(asked: Any, root: Path, speaker: Interface) -> None:
    """Write what a form sent, unless it brings an error.

    Args:
        asked: By file ``seen``, the digest of what the form showed, and ``text`` or ``values`` by path.
        root: The campaign's folder.
        speaker: In whose language it is said why not.

    Raises:
        NotSavedError: Somebody changed a file meanwhile, or it would be wrong.
    """
    _ = speaker.gettext
    files = asked.get("files") if isinstance(asked, dict) else None
    if not isinstance(files, dict) or not files:
        raise NotSavedError(_("This cannot be understood. Load the page again."))
    wanted = {}
    for path, sent in files.items():
        file = root / path
        # Neither the file nor a folder above it may be a link: what it leads to is not ours.
        ours = _OURS.fullmatch(path) and file.resolve() == root.resolve() / path
        if not ours or not file.is_file() or not isinstance(sent, dict):
            raise NotSavedError(_("This cannot be understood. Load the page again."))
        content = _read(file)
        if sent.get("seen") != _digest(content):
            changed = _("{path} has changed meanwhile. Copy your words, and load the page again.")
            raise NotSavedError(changed.format(path=path))
        after = _after(content, sent, speaker)
        if after != content:
            wanted[path] = after
    found = _new_errors(root, wanted) if wanted else []
    if found:
        said = [
            f"{one.path}:{one.line}\n{one.message.render(_, _isolated)}\n{one.hint.render(_, _isolated)}"
            for one in found
        ]
        raise NotSavedError("\n".join([_("Nothing was written:"), *said]))
    for path, content in wanted.items():
        _write(root / path, content)


def _isolated(value: str) -> str:
    """Return a value that keeps its place in a line of the other direction: “+44…” and not “44…+”."""
    return f"\u2068{value}\u2069"


def _after(content: str, sent: Mapping[str, Any], speaker: Interface) -> str:
    """Return a file's content with what was sent; a form's line ends are not the file's."""
    ends = "\r\n" if "\r\n" in content else "\n"
    text, values = sent.get("text"), sent.get("values")
    if isinstance(text, str):
        return text.replace("\r\n", "\n").replace("\n", ends)
    try:
        said = {path: " ".join(str(value).translate(INVISIBLE).split()) for path, value in dict(values or {}).items()}
        return with_leaves(content, {path: value for path, value in said.items() if path not in _KEPT})
    except (KeyError, TypeError, ValueError, yaml.YAMLError):
        raise NotSavedError(speaker.gettext("This cannot be understood. Load the page again.")) from None


def _new_errors(root: Path, wanted: Mapping[str, str]) -> list[Problem]:
    """Return the errors that *wanted* brings, but that a number is not confirmed yet."""
    _campaign, before = load_and_check(root)
    known = {(one.path, one.check, str(one.message)) for one in before}
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for part in _PARTS:
            if (root / part).is_dir():
                shutil.copytree(root / part, copy / part, symlinks=True)
        shutil.copy(root / "mkdocs.yml", copy)
        for path, content in wanted.items():
            (copy / path).write_bytes(content.encode())
        _campaign, problems = load_and_check(copy)
    return [
        one
        for one in problems
        if one.level is Level.ERROR and one.check != CHANGED and (one.path, one.check, str(one.message)) not in known
    ]


def _fields(content: str, held: str, campaign: Campaign, speaker: Interface) -> list[str]:
    """Return a field for each value of a record; what takes more than a line is changed in the file."""
    return [
        f'<label>{_called(leaf.path, campaign, speaker)} <code dir="ltr">{escape(leaf.path)}</code>'
        f'<input dir="auto" value="{escape(leaf.value)}" data-manara-leaf="{escape(leaf.path)}" {held}></label>'
        for leaf in leaves_of(content)
        if leaf.path not in _KEPT
    ]


def _called(path: str, campaign: Campaign, speaker: Interface) -> str:
    """Return as HTML what the value at *path* is, in the editor's words: of which language, and which of a list."""
    says = called(path)
    keys = path.split(".")
    which = [locale.name for locale in campaign.languages if locale.tag == keys[-1]]
    which += [str(int(key) + 1) for key in keys if key.isdigit()]
    words = says.render(speaker.gettext).rstrip(".") if says is not None else ""
    return " ".join(f"<bdi>{escape(one)}</bdi>" for one in (words, *which) if one)


def _list(names: Iterable[str]) -> str:
    links = ((f"/_edit/{name.removesuffix('.md')}.html", name) for name in names)
    items = (f'<li><a href="{escape(address)}" dir="ltr">{escape(name)}</a></li>' for address, name in links)
    return f"<ul>{''.join(items)}</ul>"


def _read(file: Path) -> str:
    return file.read_bytes().decode("utf-8")


def _digest(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()


def _write(file: Path, content: str) -> None:
    """Exchange a file whole: whoever reads it meanwhile reads the old one or the new one."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".manara-")
    with os.fdopen(handle, "wb") as new:
        new.write(content.encode())
    shutil.copymode(file, name)
    Path(name).replace(file)
