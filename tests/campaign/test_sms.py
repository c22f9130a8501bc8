"""What a text costs as SMS is counted as a telephone counts it."""

from __future__ import annotations

import pytest

from manara.campaign.sms import measure


@pytest.mark.parametrize(
    ("text", "encoding", "units", "messages"),
    [
        ("x" * 160, "GSM-7", 160, 1),
        ("x" * 161, "GSM-7", 161, 2),
        ("x" * 306, "GSM-7", 306, 2),
        ("x" * 307, "GSM-7", 307, 3),
        ("€" * 80, "GSM-7", 160, 1),
        ("x" * 159 + "€", "GSM-7", 161, 2),
        ("ا" * 70, "UCS-2", 70, 1),
        ("ا" * 71, "UCS-2", 71, 2),
        ("ا" * 134, "UCS-2", 134, 2),
        ("ا" * 135, "UCS-2", 135, 3),
        ("x" * 71 + "’", "UCS-2", 72, 2),
        ("\u2066112\u2069", "UCS-2", 5, 1),
        ("", "GSM-7", 0, 1),
        ("àéèçÇ", "UCS-2", 5, 1),
    ],
)
def test_units_and_messages(text: str, encoding: str, units: int, messages: int) -> None:
    """160 and 153 places in the 7-bit alphabet, 70 and 67 outside it; ``ç`` is not in the table, ``Ç`` is."""
    found = measure(text)

    assert (found.encoding, found.units, found.messages) == (encoding, units, messages)


def test_a_pair_is_never_torn_apart() -> None:
    """An escape at place 153 moves to the next message, so 306 places can need a third one."""
    assert measure("x" * 152 + "€" + "x" * 152).messages == 3
    assert measure("ا" * 66 + "\U0001f600" + "ا" * 66).messages == 3


def test_the_characters_that_cost_are_named() -> None:
    """Each once, in order."""
    assert measure("a’b“c”d’").outside == "’“”"
