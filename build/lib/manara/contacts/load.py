"""Reads ``data/contacts/``: one file per contact. Shapes are judged here, truth in ``checks/contacts/``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.contacts.model import ID, Contact
from manara.problems import text
from manara.sources.record import read
from manara.sources.yaml_file import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from manara.problems import Problem


def load_contacts(folder: Path, root: Path, tags: tuple[str, ...], problems: list[Problem]) -> dict[str, Contact]:
    """Return all contacts by id; what is wrong with their form is added to *problems*."""
    contacts: dict[str, Contact] = {}
    for path in sorted(folder.glob("*.yml")):
        node = read_yaml(path, path.relative_to(root).as_posix(), problems)
        if node.value is None:
            continue
        contact = read(Contact, node, tags)
        if contact.id in contacts:
            node.need("id").error(
                text("the id “{id}” is already used in {path}", id=contact.id, path=contacts[contact.id].path),
                text("Give every contact an id of its own."),
                ID,
            )
        elif contact.id and contact.id != path.stem:
            node.need("id").error(
                text("the id “{id}” differs from the file's name", id=contact.id),
                text("Rename the file to “{name}.yml”, or mend the id.", name=contact.id),
                ID,
            )
        contacts.setdefault(contact.id, contact)
    return contacts
