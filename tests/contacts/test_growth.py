"""No engine of the net takes longer than in proportion to its text, whatever signs the text is made of.

What is compared is processor time of the same work on one text and on one four times as long; an engine that looks at
every pair of places would take sixteen times as long.
"""

from __future__ import annotations

import time

import pytest

from manara.checks.contacts import hidden, loose_address, loose_number
from manara.contacts.segments import file_segments
from tests.contacts.nobody import registry_of_nobody

SIGNS = [
    "a", "1", "1 ", "12-", "(", "*", "_", "`", "\\", '"', "'", "|", "<", ">", "{", "[", "{{", "{%", "{#", "](", "<!--", "/*",
    "<a ", '<a x="', "<svg>", "&#0", "&#", "&", "%31", "\\u00", "@", "a@", "@a", "a.", "a-", "a_", ".com", "www.", "http:",
    "://", "//a", "dot ", "a dot ", "at ", "one ", "double ", "hundred ", "خمسة ", "مئة ", "ب", "ـ", "\u0651", "1\u200b",
    "2019 ", "1,000", ",000", "A/", "ab1 ", "1O", "+", "00", "#", "777\n\n", "- 22\n", "| 1 | 222 |\n", "police ", "police 777 ",
    "telegram: ", 'telegram "', "the ", "the police ", "| 1 ", "2493 7600 ", "x.com ", "a@b.com\n", "content:", "a{display:", ".leave{", "\n", "\ue000", "\u00a0",
    "1 then ", "☎ ", "- one\n", "01\n\n", "قضيتك ", "4:4:", "telegram\n- ",
    "IX ", "fifth, the ", "nien, ", "a ⠼⠁", "1, ",
]  # fmt: skip
ENDS = ("", "@", "x", "1", "-->", '"', "}", "777")
SHORT, LONG = 25_000, 100_000
REGISTRY = registry_of_nobody()


def work(text: str, name: str) -> float:
    """Return the processor seconds that all engines take for *text*."""
    start = time.process_time()
    for segment in file_segments(text, name):
        list(loose_number.judge_segment(segment, REGISTRY))
        if segment.kind == "words":
            list(loose_address.judge_segment(segment, REGISTRY))
    list(hidden.judge_file(text, name))
    return time.process_time() - start


# Every sign in a page; what templates and styles are read by besides.
TEXTS = [("x.md", sign) for sign in SIGNS] + [
    *(("x.html", sign) for sign in ("<", "{{", "{%", '"', "<!--", '<a x="', "1 ", "777\n\n")),
    *(("x.css", sign) for sign in ("/*", '"', "'", "content:", "a{display:", ".leave{", "{", "1 ")),
]


@pytest.mark.parametrize(("name", "sign"), TEXTS)
def test_time_grows_with_the_text(name: str, sign: str) -> None:
    """Four times the text takes about four times as long."""
    end = ENDS[SIGNS.index(sign) % len(ENDS)]
    short, long = (sign * (size // len(sign)) + end for size in (SHORT, LONG))
    for _ in range(3):
        ratio = work(long, name) / max(work(short, name), 0.02)
        if ratio < 9:
            return
    pytest.fail(f"{sign!r}: {ratio:.1f} times as long")
