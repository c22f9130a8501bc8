"""A form that must not come back is found wherever a reader can meet it: on a page, a card, in a text to send, a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manara.campaign.load import load_campaign
from manara.checks import register
from tests.conftest import copy_small

if TYPE_CHECKING:
    from pathlib import Path

    from manara.problems import Problem

TERMS = """terms: {}
avoid:
  en:
    - {words: ["fruit is void", "paid in fruit"], except: ["never paid in fruit"], write: pay, why: {en: "So says nobody."}}
  ar:
    - {words: ["الأجر بالثمار"], except: ["لا يُدفع الأجر بالثمار"], write: "الأجر", why: {ar: "لا أحد يقول ذلك."}}
"""


def found(root: Path, changes: dict[str, tuple[str, str]]) -> list[Problem]:
    """Return what the check says of the frozen campaign with words of its files replaced."""
    copy_small(root)
    (root / "data" / "terms.yml").write_text(TERMS, "utf-8")
    for name, (old, new) in changes.items():
        text = (root / name).read_text("utf-8")
        assert old in text, name
        (root / name).write_text(text.replace(old, new, 1), "utf-8")
    return list(register.every()["terms.avoid"].on(load_campaign(root)))


PLACES = [
    ("docs/en/help.md", "\n## ", "\nYou are Paid in fruit.\n\n## "),
    ("docs/ar/help.md", "\n## ", "\nوالأجر بالثمار.\n\n## "),
    ("data/share.yml", "Is the pay late?", "Paid in fruit?"),
    ("data/share.yml", "هل الأجر متأخر؟", "هل الأجر بالثِّمار؟"),
    ("data/cards.yml", "I need a doctor.", "I am paid in fruit."),
    ("data/cards.yml", "أحتاج إلى طبيب.", "يعطونني الأجر بالثمار."),
    ("data/menu.yml", "Help now", "Paid in fruit"),
    ("data/contacts/office.yml", "Complaints in writing", "Fruit is void"),
]


@pytest.mark.parametrize(("name", "old", "new"), PLACES, ids=[f"{name}-{n}" for n, (name, *_) in enumerate(PLACES)])
def test_a_form_to_avoid_is_found_at_its_place(tmp_path: Path, name: str, old: str, new: str) -> None:
    """Whatever its case, its vowel signs and the letters an Arabic word begins with."""
    [problem] = found(tmp_path, {name: (old, new)})

    assert problem.path == name
    assert problem.line


def test_the_phrase_in_which_it_is_right_is_left_alone(tmp_path: Path) -> None:
    """To deny a form, or to quote it, somebody has to write it."""
    changes = {
        "docs/en/help.md": ("\n## ", "\nYou are never paid in fruit.\n\n## "),
        "docs/ar/help.md": ("\n## ", "\nولا يُدفع الأجر بالثمار.\n\n## "),
        "data/share.yml": ("Is the pay late?", "Never paid in fruit?"),
    }

    assert found(tmp_path, changes) == []
