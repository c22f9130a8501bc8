"""Where sentences end, in any script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from manara.campaign.load import load_campaign
from manara.checks.run import check_campaign
from manara.languages.marks import QUESTIONS, STOPS
from manara.translations.reading import Block
from manara.translations.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.parametrize(
    "words",
    [
        "A call stays. Delete it.",
        "यह सूची में रहता है। उसे मिटाएँ।",
        "یہ فہرست میں رہتا ہے۔ اسے مٹا دیں۔",
        "ይህ ይቀራል። ያጥፉት።",
        "通话会留下记录。请删除。",
        "هل تخاف؟ اتصل.",
    ],
)
def test_two_sentences_are_two(words: str) -> None:
    """A language whose full stop is not a point was one sentence a paragraph, and every second one seemed dropped."""
    assert len(sentences(Block("p", 1, words))) == 2


def test_every_mark_stands_once_in_a_class() -> None:
    assert re.fullmatch(rf"[{STOPS}]+", STOPS)
    assert set(QUESTIONS) < set(STOPS)


def test_a_page_nobody_compared_is_one_line(small_copy: Callable[..., Path]) -> None:
    root = small_copy({"data/translations.lock": None})

    found = [one for one in check_campaign(load_campaign(root)) if one.check == "translations.freshness"]

    assert found
    assert len({one.path for one in found}) == len(found)
    assert {one.line for one in found} == {1}
