"""The facts of a campaign: ``data/facts.yml``, each statement once, with what it rests on.

::

    F-PAY-1:
      says: {ar: "…", en: "Pay is due once a month: {{ article:work:3 }}."}
      confidence: high
      checked: 2026-11-23
      sources: [K1]
      value: "money:75"

``says`` is the statement in every language, plain words and calls; ``checked`` the day somebody last compared it with
its sources. ``value`` is what ``{{ fact:F-PAY-1 }}`` prints: an amount, a day or a time, written as in its own call. A
fact with several has a name for each, ``value: {fine: "money:100", since: "date:2025-06"}``, called as
``{{ fact:F-PAY-1.fine }}``. ``rests_on`` names facts that this one only joins. A campaign without statements may keep
its facts under ``facts:`` in ``data/sources.yml``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.campaign.records import Fact
from manara.problems import text
from manara.sources.record import read
from manara.sources.yaml_file import Node, read_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from manara.campaign.records import Source
    from manara.problems import Problem

FILE = "data/facts.yml"


def load_facts(
    root: Path, beside: Node, sources: dict[str, Source], tags: tuple[str, ...], problems: list[Problem]
) -> dict[str, Fact]:
    """Return the facts by id.

    Args:
        root: The campaign's folder.
        beside: ``data/sources.yml``, where facts without statements may stand.
        sources: The sources by id; an unknown one is a problem of the record that names it.
        tags: Languages a statement must have.
        problems: What does not fit is added here.
    """
    path = root / FILE
    node = read_yaml(path, FILE, problems) if path.is_file() else beside.need("facts")
    facts = {key: read(Fact, item, tags, id=key) for key, item in node.mapping().items()}
    for item in node.mapping().values():
        _check_names(item, "sources", sources)
        _check_names(item, "rests_on", facts)
    return facts


def _check_names(item: Node, field: str, known: dict[str, Source] | dict[str, Fact]) -> None:
    """Report every id in *field* that is not one of *known*."""
    node = item.get(field)
    for named in node.items() if node is not None else ():
        if named.text() in known:
            continue
        if field == "sources":
            message = text("the source “{id}” is unknown", id=named.text())
            named.error(message, text("Add it under “sources:” in data/sources.yml."))
        else:
            message = text("the fact “{id}” is unknown", id=named.text())
            named.error(message, text("Write the id of another fact of this file."))
