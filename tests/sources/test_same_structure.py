"""The reader of lines and the renderer see the same page, whatever is written."""

from __future__ import annotations

import pytest

from manara.sources.markdown_lines import structure
from manara.sources.renderer import render
from manara.sources.shown import differs, outline
from tests.sources.made_pages import Maker

# The renderer puts the words of an item behind the list inside it, in boxes and tabs, when more follows: reported to
# editors as shown otherwise than written. Other rare shapes are comments inside code.
FEWEST_ALIKE = 0.97


def _alike(page: str) -> bool:
    return differs(structure(page).pieces, outline(render(page, lambda _kind, _argument: True))) is None


@pytest.mark.parametrize("start", range(0, 1200, 300))
def test_made_pages_have_one_structure(start: int) -> None:
    """Nearly all pages of all marks; every other one is an error of the check, never a silent difference."""
    alike = [_alike(Maker(seed).page()) for seed in range(start, start + 300)]

    assert sum(alike) >= FEWEST_ALIKE * len(alike)


PLAIN = [
    "# T\n\ntext\n## Two {#two}\nmore\n### Three\n",
    "text\n- no list\n\n- list\n\n    - nested\n\n        deep\n\n- next\n",
    "1. a\n    - b\n        - c\n2. d\n\n   outside\n",
    '!!! danger "D"\n    a\n\n    - b\n\n        c\n\n    ??? note\n        e\nf\n',
    'words\n!!! note "N"\n    a\n',
    '=== "A"\n\n    a\n\n    === "C"\n\n        c\n\n=== "B"\n\n    b\n',
    "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 |\n\n|x|\n|-|\n\na | b\n--|--\nc | d\n",
    "> a\n> - b\n\n> c\n\nd\n> e\n",
    "Term\n: meaning\n: other\n\nTwo\nTerms\n\n:   meaning\n\n    more\n",
    "a[^1] b[^two]\n\n[^1]: one\n[^two]: two\n    more\n\n    - item\n",
    "```\n# no\n```\n\n    code\n\n    code\n\n~~~ text\nx\n~~~\n\n````\nnot closed\n\n```\nno\n```\n",
    "a\n\n<!-- c\n\nd -->\n\nb\n<!-- e -->\nc\n\n!!! note\n    x\n\n<!-- f -->\n\n    code\n",
    "[x][y] and [z]\n\n[y]: a.md\n[z]: b.md 'title'\n\n*[HTML]: it\n\nHTML\n",
    "a\n---\nb\n===\n\n* * *\n\nc\nd\n---\n",
    "<div>\n\na\n\n</div>\n\nb <b>c</b>\n\n<div markdown>\n\n- a\n\n</div>\n",
    "{{ card:hotline }}\n\n- a\n\n    {{ card:hotline }}\n\n    {{ card:hotline }}\n",
    "\ttab\n\n-\ttab\n\n\tinside\n",
    "# T #\n\n## A ## {#a}\n\n##B\n\n####### seven\n\n#\n",
]  # fmt: skip


@pytest.mark.parametrize("page", PLAIN)
def test_pages_written_by_hand_have_one_structure(page: str) -> None:
    """Every mark, and what may follow it without a blank line."""
    assert _alike(page)


@pytest.mark.parametrize(
    ("page", "other"),
    [("- a\n- b\n", "- a\n"), ("## A {#a}\n", "### A {#a}\n"), ("## A {#a}\n", "## A {#b}\n"),
     ("!!! note\n    a\n", "!!! tip\n    a\n"), ("!!! note\n    a\n", "!!! note\n\na\n"), ("a[^1]\n\n[^1]: b\n", "a\n")],
)  # fmt: skip
def test_a_difference_is_seen(page: str, other: str) -> None:
    """Of number, level, id, kind, place and note."""
    assert differs(structure(page).pieces, outline(render(other, lambda _kind, _argument: True))) is not None
