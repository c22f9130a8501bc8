"""What a text costs as SMS: its true alphabet, and how many messages it takes.

A telephone sends a text in the 7-bit alphabet of GSM 03.38 (3GPP TS 23.038) when every character is in it: 160 in one
message, 153 in each of several. A character of the extension table takes two places. One character outside both
tables, such as a curly apostrophe, an Arabic letter or an invisible mark, and the whole text goes out as UCS-2: 70
units in one message, 67 in each of several. Neither a pair of escape and letter nor a surrogate pair is torn apart, so
a message may end one place early; the count here packs as a telephone does.
"""

from __future__ import annotations

from dataclasses import dataclass

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENSION = frozenset("\f^{}\\[~]|€")
ONE = {"GSM-7": 160, "UCS-2": 70}
EACH = {"GSM-7": 153, "UCS-2": 67}


@dataclass(frozen=True)
class Sms:
    """A text as it is sent.

    Attributes:
        encoding: ``GSM-7`` or ``UCS-2``.
        units: Places it takes: septets or 16-bit units.
        messages: How many messages are paid for.
        outside: Characters that are not in the 7-bit alphabet, each once, in order.
    """

    encoding: str
    units: int
    messages: int
    outside: str


def measure(text: str) -> Sms:
    """Return how *text* is sent.

    >>> measure("x" * 160).messages, measure("x" * 161).messages, measure("€" * 81).messages
    (1, 2, 2)
    """
    outside = "".join(dict.fromkeys(sign for sign in text if sign not in BASIC | EXTENSION))
    encoding = "UCS-2" if outside else "GSM-7"
    sizes = [(2 if ord(sign) > 0xFFFF else 1) if outside else (2 if sign in EXTENSION else 1) for sign in text]
    units = sum(sizes)
    messages = 1 if units <= ONE[encoding] else _packed(sizes, EACH[encoding])
    return Sms(encoding, units, messages, outside)


def _packed(sizes: list[int], room: int) -> int:
    messages, left = 1, room
    for size in sizes:
        if size > left:
            messages, left = messages + 1, room
        left -= size
    return messages
