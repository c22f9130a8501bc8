"""Where editions are published: ``data/publish.yml``, by names an operator types.

A target says of what kind it is, where it is for the tool that carries it, and at which address visitors find it. No
secret stands there: rsync's, rclone's, git's and the hosts' own clients know theirs. What is written there becomes part
of commands, so each value has a form that cannot be taken for an option or for another command.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from manara.campaign.records import PUBLISHED
from manara.errors import PublishingError
from manara.problems import in_order, text
from manara.sources.yaml_file import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from manara.problems import Problem
    from manara.sources.yaml_file import Node

FILE = "data/publish.yml"
# The link to the edition in use, inside the folder of a target.
LINK = "site"
ID = "publishing.target"
_PATH = r"(?:/[A-Za-z0-9_][A-Za-z0-9._-]*)+"
_NAME = r"[A-Za-z0-9_][A-Za-z0-9._-]*"
# What “to:” looks like, by kind, and an example of it.
KINDS = {
    "folder": (re.compile(_PATH), "/srv/manara"),
    "ssh": (re.compile(rf"(?:{_NAME}@)?{_NAME}:{_PATH}"), "web@host:/srv/manara"),
    "bucket": (re.compile(rf"{_NAME}:{_NAME}(?:/{_NAME})*"), "remote:bucket"),
    "netlify": (re.compile(_NAME), "site-id"),
    "cloudflare": (re.compile(_NAME), "project"),
    "git": (
        re.compile(
            rf"https://{_NAME}{_PATH}/?|ssh://(?:{_NAME}@)?{_NAME}(?::[0-9]+)?{_PATH}/?"
            rf"|{_NAME}@{_NAME}:/?{_NAME}(?:/{_NAME})*/?|{_PATH}"
        ),
        "git@host:group/site.git",
    ),
}
TARGET = re.compile(r"[a-z][a-z0-9-]{0,30}")
# Where a site is looked at that visitors find elsewhere: a server that is not yet named, an origin behind a network.
SEEN = re.compile(r"https?://[A-Za-z0-9.:\[\]-]+/(?:[a-z0-9-]+/)*")


@dataclass(frozen=True)
class Target:
    """One place.

    Attributes:
        name: What an operator types.
        kind: Who carries.
        to: The place, for who carries.
        address: Where visitors find it, ending in a slash.
        seen: Where it is looked at after publishing; the address, unless said otherwise.
        branch: Of a repository.
    """

    name: str
    kind: str
    to: str
    address: str
    seen: str
    branch: str = "pages"

    @property
    def served(self) -> str:
        """The folder that a web server serves on the target's machine; empty where a host serves by itself."""
        path = self.to.rpartition(":")[2] if self.kind == "ssh" else self.to
        return f"{path}/{LINK}" if self.kind in ("folder", "ssh") else ""


def read_targets(root: Path) -> dict[str, Target]:
    """Return the targets of the campaign in *root* by name.

    Raises:
        PublishingError: There is no such file, or something in it is not understood; its problems are inside.
    """
    path = root / FILE
    if not path.is_file():
        raise PublishingError(
            text(
                "There is no {file}. Name a target in it, such as:\n"
                "targets:\n  main: {{kind: folder, to: /srv/manara, address: https://name.org/}}",
                file=FILE,
            )
        )
    problems: list[Problem] = []
    node = read_yaml(path, FILE, problems)
    targets = {name: _target(name, one) for name, one in node.need("targets").mapping().items()}
    node.close()
    if problems:
        raise PublishingError(text("{file} cannot be used.", file=FILE), tuple(in_order(problems)))
    return targets


def target_of(root: Path, name: str) -> Target:
    """Return the target with this *name*.

    Raises:
        PublishingError: There is none; those that exist are named.
    """
    targets = read_targets(root)
    if name not in targets:
        raise PublishingError(
            text(
                "There is no target “{name}” in {file}. There are: {known}.",
                name=name,
                file=FILE,
                known=", ".join(sorted(targets)) or "–",
            )
        )
    return targets[name]


def _target(name: str, node: Node) -> Target:
    if not TARGET.fullmatch(name):
        node.error(
            text("the name “{name}” cannot be a target's", name=name), text("Write small letters, digits and bars."), ID
        )
    kind = node.need("kind").choice(*KINDS)
    form, example = KINDS[kind]
    to = _formed(node.need("to"), form, example)
    address = _formed(node.need("address"), PUBLISHED, "https://name.org/")
    seen = node.get("seen")
    branch = node.get("branch") if kind == "git" else None
    made = Target(
        name, kind, to, address, _formed(seen, SEEN, "http://127.0.0.1:8080/") if seen is not None else address,
        _formed(branch, re.compile(_NAME), "pages") if branch is not None else "pages",
    )  # fmt: skip
    node.close()
    return made


def _formed(node: Node, form: re.Pattern[str], example: str) -> str:
    raw = node.text()
    if node.value is not None and not form.fullmatch(raw):
        node.error(
            text("“{value}” is not understood as “{field}”", value=raw, field=node.name.rpartition(".")[2]),
            text("Write it like {example}.", example=example),
            ID,
        )
    return raw
