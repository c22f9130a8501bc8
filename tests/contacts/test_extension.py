"""An extension is kept apart from the number: a link cannot dial it, so words say it wherever the number stands."""

from __future__ import annotations

from typing import Any

import pytest

from manara.campaign.calls import ContactValue, resolve
from manara.campaign.saying import extension
from manara.checks.contacts import e164
from manara.contacts.open_data import open_data

LINE = {"channel": {"extension": "104", "groups": None}}


def test_a_link_dials_the_number_alone(records: Any) -> None:
    """What follows is said after it."""
    records.write(**LINE)
    campaign = records.load()
    assert campaign.contacts["line"].channels[0].href == "tel:+96524937600"
    value = resolve("phone", "line", campaign)
    assert isinstance(value, ContactValue)
    assert value.channel is not None
    assert extension(value.channel, str) == ", extension 104"


def test_the_first_screen_has_no_room_for_one(records: Any) -> None:
    """A main contact is reached by its number alone."""
    records.write(**LINE)
    settings = records.root / "data" / "campaign.yml"
    settings.write_text(settings.read_text("utf-8").replace("\nhotline: hotline", "\nhotline: line"), "utf-8")
    assert any("extension" in str(problem.message) for problem in records.load().problems)


def test_the_open_data_has_it(records: Any) -> None:
    """Beside the number, not in it."""
    records.write(**LINE)
    [line] = [contact for contact in open_data(records.load())["contacts"] if contact["id"] == "line"]
    assert line["channels"][0]["extension"] == "104"
    assert line["channels"][0]["number"] == "+96524937600"


@pytest.mark.parametrize("extension", ["x12", "١٢", "12345678", "1 2"])
def test_it_is_digits(records: Any, extension: str) -> None:
    """ASCII, one to seven."""
    assert len(records.problems(e164, channel={"extension": extension})) == 1
