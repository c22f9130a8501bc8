"""Two languages of one script share names; a sentence that stands in both was copied."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from manara.checks.folder import check_folder
from manara.problems import has_errors
from manara.scaffold.campaign import Plan, write_campaign

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

DAY = datetime.date(2026, 11, 27)


def test_names_that_are_the_same_in_two_languages_are_fine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Title, menu, contact, law and exit: “Police”, “Section 5” and names of organisations are two languages' words."""
    monkeypatch.setenv("MANARA_TODAY", DAY.isoformat())
    root = tmp_path / "new"
    name = {"en": "Lantern", "fr": "Lantern"}
    write_campaign(Plan(root, "lantern", name, "CA", "America/Toronto", ("en", "fr"), "911"), DAY)
    for tag in ("en", "fr"):
        page = root / f"docs/{tag}/about.md"
        page.write_text(re.sub("(?m)^(title: |# ).*$", r"\1Information", page.read_text("utf-8")), "utf-8")
    contact = root / "data/contacts/emergency.yml"
    names = re.sub("(?m)^(name|run_by): .*$", r'\1: {en: "Police", fr: "Police"}', contact.read_text("utf-8"))
    contact.write_text(names, "utf-8")
    settings = root / "data/campaign.yml"
    same = re.sub(r"(?m)^saved_as: .*$", 'saved_as: {en: "Service", fr: "Service"}', settings.read_text("utf-8"))
    settings.write_text(same, "utf-8")
    (root / "data/laws.yml").write_text(
        'code:\n  kind: code\n  name: {en: "Code civil", fr: "Code civil"}\n  about: {en: "Contrats", fr: "Contrats"}\n'
        "  articles: 9\n  facts: [F-01]\n",
        "utf-8",
    )

    found = [one for one in check_folder(root) if one.check not in ("translations.freshness", "contacts.confirmed")]

    assert [str(one) for one in found if "same" in str(one.message)] == []
    assert not has_errors([one for one in found if one.path != "data/laws.yml"]), [str(one) for one in found]

    copied = re.sub("(?m)^helps_with: .*$", 'helps_with: {en: "Call them now", fr: "Call them now"}', names)
    contact.write_text(copied, "utf-8")
    assert ["is the same in" in str(one.message) for one in check_folder(root) if one.check == "contacts.texts"] == [
        True
    ]
