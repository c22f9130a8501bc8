"""The drawn path, replayed on a keypad, gives the number back."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from manara.campaign.load import load_campaign
from manara.contacts.keypad import KeypadPath, keypad_path

if TYPE_CHECKING:
    from pathlib import Path

    from manara.campaign.model import Campaign

ROWS = ("123", "456", "789", "*0#")


@pytest.fixture(scope="module")
def campaign(small: Path) -> Campaign:
    """The real facts."""
    return load_campaign(small)


def press(svg: str) -> str:
    """Press the drawn keys with a finger that knows only geometry: keypads by row and column, keys by place."""
    root = ET.fromstring(svg)  # noqa: S314  # our own drawing
    frames = sorted((float(use.get("y", 0)), float(use.get("x", 0))) for use in root.iter("use"))
    dots = [tuple(map(int, dot)) for dot in re.findall(r"M(\d+) (\d+)h0", root.find("defs/path").get("d") or "")]  # type: ignore[union-attr]
    columns, rows = sorted({x for x, _ in dots}), sorted({y for _, y in dots})
    pressed = []
    for top, left in frames:
        places = [
            (float(mark.get("cx", 0)) - left, float(mark.get("cy", 0)) - top)
            for mark in root.iter("circle")
            if mark.get("class") == "press"
        ]
        [(x, y)] = [place for place in places if place in dots]
        pressed.append(ROWS[rows.index(int(y))][columns.index(int(x))])
    return "".join(pressed)


@pytest.mark.parametrize("which", ["hotline", "emergency"])
def test_the_path_replays_to_the_number(campaign: Campaign, which: str) -> None:
    """Order, keys and count are right for both numbers of the first screen."""
    channel = campaign.contacts[getattr(campaign, which)].channels[0]

    assert press(keypad_path(channel).svg) == channel.shown.replace(" ", "")


@pytest.mark.parametrize("contact", ["hotline", "emergency", "night", "office"])
def test_any_published_number_can_be_drawn(campaign: Campaign, contact: str) -> None:
    """Every channel of other contacts too, for labels on paper."""
    for channel in campaign.contacts[contact].channels:
        if channel.type == "phone":
            path = keypad_path(channel)
            assert press(path.svg) == channel.shown.replace(" ", "")
            assert len(path.svg.encode()) <= 250 * len(press(path.svg)) + 500


def test_rows_are_the_rhythm(campaign: Campaign) -> None:
    """One row of keypads for each group of the one canonical grouping."""
    channel = campaign.contacts[campaign.hotline].channels[0]

    path = keypad_path(channel)

    assert " ".join(path.groups) == channel.groups
    rows = {use.get("y", "0") for use in ET.fromstring(path.svg).iter("use")}  # noqa: S314
    assert rows == {str(48 * row) for row in range(len(path.groups))}


def test_a_key_pressed_twice_running_has_a_ring(campaign: Campaign) -> None:
    """Otherwise two presses of one key look like one that was drawn twice."""
    channel = campaign.contacts[campaign.hotline].channels[0]
    digits = channel.groups.split()

    rings = keypad_path(channel).svg.count('r="7"')

    assert rings == sum(a == b for group in digits for a, b in pairwise(group))


def test_a_pair_said_twice_is_named() -> None:
    """It is the easiest thing to remember about a number."""
    assert KeypadPath(("2558", "9696"), "").repeated == ("9696",)
    assert KeypadPath(("112",), "").repeated == ()


def test_the_drawing_asks_for_nothing_and_runs_nothing(campaign: Campaign) -> None:
    """No style attribute (the policy would block it), no script, no address."""
    svg = keypad_path(campaign.contacts[campaign.hotline].channels[0]).svg

    assert not re.search(r"style=|<script|http|on[a-z]+=", svg)
