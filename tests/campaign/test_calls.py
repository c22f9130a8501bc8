"""Calls resolve to facts, or say what they should have been."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from manara.campaign.calls import CallError, ContactValue, DateValue, LawValue, MoneyValue, TimeValue, resolve
from manara.campaign.load import load_campaign

if TYPE_CHECKING:
    from pathlib import Path

    from manara.campaign.model import Campaign


@pytest.fixture(scope="module")
def campaign(small: Path) -> Campaign:
    """The frozen facts."""
    return load_campaign(small)


def test_a_phone_call_takes_the_first_phone_channel(campaign: Campaign) -> None:
    """The link target is E.164."""
    value = resolve("phone", "hotline", campaign)

    assert isinstance(value, ContactValue)
    assert value.channel is not None
    assert value.channel.href == f"tel:{campaign.contacts['hotline'].channels[0].number}"


def test_a_channel_can_be_named(campaign: Campaign) -> None:
    """The second line of a department."""
    value = resolve("phone", "office.second", campaign)

    assert isinstance(value, ContactValue)
    assert value.channel is not None
    assert value.channel.id == "second"


def test_values_are_typed(campaign: Campaign) -> None:
    """Law, date, amount and time are values before they are words."""
    law = campaign.laws["12-2001"]

    assert resolve("law", "12-2001:12,14(4)", campaign) == LawValue(law, ("12", "14(4)"), short=False)
    assert resolve("article", "12-2001:12", campaign) == LawValue(law, ("12",), short=True)
    assert resolve("date", "2025-07", campaign) == DateValue(datetime.date(2025, 7, 1), month_only=True)
    assert resolve("money", "3000-10000", campaign) == MoneyValue(Decimal(3000), Decimal(10000), "GBP")
    assert resolve("time", "11:00-16:00", campaign) == TimeValue("11:00-16:00")


@pytest.mark.parametrize(
    ("kind", "argument", "hint"),
    [
        ("phone", "hotlin", "hotline"),
        ("phone", "shelter", "status"),
        ("phone", "chat", "whatsapp:chat.whatsapp"),
        ("fone", "hotline", "phone"),
        ("law", "12-2010", "12-2001"),
        ("law", "12-2001:21", "1 to 20"),
        ("law", "12-2001:x", "12 or 22(4)"),
        ("law", "rule-3:3", "not certain"),
        ("date", "2025-13-01", "year-month-day"),
        ("date", "٢٠٢٥-٠١-٠١", "year-month-day"),
        ("money", "1,000", "without commas"),
        ("money", "10-5", "smaller amount first"),
        ("money", "10:jod", "JOD"),
        ("time", "25:00", "11:00"),
        ("card", "hotline.voice", "{{ card:hotline }}"),
        ("name", "hotline.voice", "{{ name:hotline }}"),
        ("article", "12-2001", "article:12-2001:12"),
    ],
)
def test_a_call_that_means_nothing_says_what_to_write(campaign: Campaign, kind: str, argument: str, hint: str) -> None:
    """Message or hint names the mend."""
    with pytest.raises(CallError) as caught:
        resolve(kind, argument, campaign)

    assert hint in f"{caught.value.message} {caught.value.hint}"
