"""A number as a path over the telephone's keys, for people who do not read digits or must carry nothing.

One small keypad for each press, in order, with the pressed key filled and a line from the key pressed before; one row
for each group of the canonical grouping, which is also the rhythm for saying it. The drawing is data, not a picture:
the same number always gives the same bytes, and a test presses the drawn keys and gets the number back.

Digits run from left to right in every language, so the arrows between the keypads stand in the drawing itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from manara.contacts.model import Channel

# The keys of every telephone, row by row (ITU-T E.161).
KEYS = "123456789*0#"
_STEP = 10  # from key to key
_FRAME = 44  # from keypad to keypad, arrow included
_ROW = 48  # from group to group


@dataclass(frozen=True)
class KeypadPath:
    """The presses of one number.

    Attributes:
        groups: ``("1234", "5678")``.
        svg: The drawing, with no text in any language, at most 2 kB.
    """

    groups: tuple[str, ...]
    svg: str

    @property
    def repeated(self) -> tuple[str, ...]:
        """Groups that are one pair said twice: ``9696``."""
        return tuple(group for group in self.groups if len(group) == 4 and group[:2] == group[2:])


def keypad_path(channel: Channel) -> KeypadPath:
    """Return the path of the number *channel* is dialled by inside its country."""
    groups = tuple(part for part in channel.shown.split() if part.isascii() and part.isdigit())
    return KeypadPath(groups, _svg(groups))


def _svg(groups: tuple[str, ...]) -> str:
    width = max(map(len, groups), default=0) * _FRAME - 8
    height = len(groups) * _ROW - 4
    name = f"k{''.join(groups)}"
    keys = "".join(f"M{_x(key)} {_y(key)}h0" for key in KEYS)
    frames = "".join(_frame(name, group, index) for index, group in enumerate(groups))
    arrows = "".join(
        f"M{column * _FRAME - 9} {row * _ROW + 18}l3 3l-3 3"
        for row, group in enumerate(groups)
        for column in range(1, len(group))
    )
    return (
        f'<svg class="keypad" viewBox="-2 -2 {width + 4} {height + 4}" width="{2 * width}" height="{2 * height}"'
        ' fill="none" stroke="currentColor" stroke-linecap="round" font-size="9" text-anchor="middle">'
        f'<defs><path id="{name}" stroke-width="3" d="{keys}"/></defs>{frames}<path d="{arrows}"/></svg>'
    )


def _frame(name: str, group: str, row: int) -> str:
    """Return the keypads of one group; a key pressed twice running gets a ring the second time."""
    parts = []
    for index, digit in enumerate(group):
        x, y = index * _FRAME, row * _ROW
        before = group[index - 1] if index else ""
        line = ""
        if before == digit:
            line = f'<circle cx="{x + _x(digit)}" cy="{y + _y(digit)}" r="7"/>'
        elif before:
            line = f'<path d="M{x + _x(before)} {y + _y(before)}L{x + _x(digit)} {y + _y(digit)}"/>'
        place = f' x="{x}"' * bool(x) + f' y="{y}"' * bool(y)
        parts.append(
            f'<use href="#{name}"{place}/>{line}'
            f'<circle class="press" cx="{x + _x(digit)}" cy="{y + _y(digit)}" r="5" fill="currentColor"/>'
            f'<text x="{x + _x(digit)}" y="{y + _y(digit) + 3}" fill="Canvas" stroke="none">{digit}</text>'
        )
    return "".join(parts)


def _x(key: str) -> int:
    return 5 + KEYS.index(key) % 3 * _STEP


def _y(key: str) -> int:
    return 6 + KEYS.index(key) // 3 * _STEP
