"""A small campaign whose one record is changed by each test."""

from __future__ import annotations

import copy
import datetime
import json
from typing import TYPE_CHECKING, Any

import pytest

from manara.campaign.load import load_campaign
from manara.checks.register import Check, of_module
from manara.contacts.registry import Registry, registry_of
from tests.conftest import SMALL

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from manara.campaign.model import Campaign
    from manara.problems import Problem

TODAY = datetime.date(2026, 11, 24)

HOTLINE = "+96525589696"
# 2493 7600 is known to the numbering plan, and the kind of number the real records hold.
RECORD: dict[str, Any] = {
    "id": "line",
    "kind": "helpline",
    "status": "active",
    "facts": ["F-CON-2"],
    "confidence": "medium",
    "name": {"ar": "خط المساعدة", "en": "Help line"},
    "helps_with": {"ar": "أسئلة عن العمل", "en": "Questions about work"},
    "area": {"countries": ["KW"], "from_abroad": "true"},
    "channels": [
        {"type": "phone", "number": "+96524937600", "groups": "2493 7600", "hours": "unknown", "cost": "unknown"},
    ],
    "verified": {"on": "2026-11-23", "how": "published-source", "by": "editor", "sources": ["S1"]},
}


def eight_digits(root: Path) -> Path:
    """Write a campaign of a country whose numbers have eight digits and no trunk prefix into *root*, and return it.

    Its files are the frozen campaign's; only country and numbers differ.
    """
    (root / "data" / "contacts").mkdir(parents=True, exist_ok=True)
    changes = {
        "campaign.yml": {"region: GB": "region: KW", "Europe/London": "Asia/Kuwait"},
        "contacts/hotline.yml": {"[GB]": "[KW]", "+442079460018": HOTLINE},
        "contacts/emergency.yml": {"[GB]": "[KW]", "region: GB": "region: KW", "999": "112"},
        "laws.yml": {},
        "sources.yml": {},
    }
    for name, words in changes.items():
        text = (SMALL / "data" / name).read_text("utf-8")
        for old, new in words.items():
            assert old in text, name
            text = text.replace(old, new)
        (root / "data" / name).write_text(text, "utf-8")
    return root


class Records:
    """Writes records into a campaign and runs one check over them."""

    def __init__(self, root: Path) -> None:
        self.root = eight_digits(root)

    def write(self, **changes: Any) -> Path:
        """Write the record; ``channel=`` changes fields of its channel, ``None`` removes a field."""
        record = copy.deepcopy(RECORD)
        _change(record["channels"][0], changes.pop("channel", {}))
        _change(record, changes)
        path = self.root / "data" / "contacts" / f"{record['id']}.yml"
        path.write_text(json.dumps(record, ensure_ascii=False, indent=1), "utf-8")  # JSON is YAML
        return path

    def load(self, today: datetime.date = TODAY) -> Campaign:
        """Return the campaign."""
        return load_campaign(self.root, today=today)

    def problems(self, check: Any, today: datetime.date = TODAY, **changes: Any) -> list[Problem]:
        """Return what *check* says of the changed record; loading must have been content."""
        path = self.write(**changes)
        campaign = self.load(today)
        judge = check if isinstance(check, Check) else of_module(check)
        return [problem for problem in judge.on(campaign) if problem.path == f"data/contacts/{path.name}"]


def _change(target: dict[str, Any], changes: dict[str, Any]) -> None:
    for key, value in changes.items():
        if value is None:
            target.pop(key, None)
        else:
            target[key] = value


@pytest.fixture
def records(tmp_path: Path) -> Records:
    """A campaign folder with one changeable record."""
    return Records(tmp_path)


@pytest.fixture
def problems_in(records: Records) -> Callable[..., list[Problem]]:
    """Return a function: the check, then fields to change; it returns the record's problems."""
    return records.problems


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    """What can be dialled in the campaign as it is before a test changes its record."""
    return registry_of(load_campaign(eight_digits(tmp_path_factory.mktemp("eight"))))
