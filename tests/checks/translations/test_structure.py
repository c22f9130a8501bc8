"""Two pages of different shape are found out, each by its own check."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manara.checks.pages import language, untranslated_lines
from manara.checks.translations import (
    box_titles,
    boxes,
    code_blocks,
    footnotes,
    headings,
    images,
    length,
    links,
    lists,
    markers,
    pairs,
    paragraphs,
    stubs,
    tables,
)
from manara.checks.translations import front_matter as front_matter_parity
from manara.checks.translations import html as html_tags

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from manara.problems import Problem

AR, EN = "نص عربي قصير للتجربة فقط.", "A short English text to try things."
LONG_EN = "You do not need your employer's permission to complain."
CASES = {
    "headings-count": (headings, f"{AR}\n\n## أولًا {{#a}}\n\n{AR}", EN),
    "headings-level": (headings, "## أولًا {#a}", "### First {#a}"),
    "headings-id": (headings, "## أولًا {#a}", "## First {#b}"),
    "headings-without-id": (headings, "## أولًا {#a}", "## First"),
    "headings-twice": (headings, "## أولًا {#a}\n\n## ثانيًا {#b}", "## First {#a}\n\n## Second {#a}"),
    "section-missing": (pairs, "## أولًا {#a}\n\n## ثانيًا {#b}", "## First {#a}"),
    "paragraph": (paragraphs, f"{AR}\n\n{AR}", EN),
    "list-item": (lists, "- أ\n- ب", "- a"),
    "row": (tables, "| أ | ب |\n| --- | --- |\n| ج | د |", "| a | b |\n| --- | --- |"),
    "cell": (tables, "| أ | ب |\n| --- | --- |", "| a |\n| --- |"),
    "image": (images, "![صورة](a.svg)", "no picture"),
    "footnote": (footnotes, "نص[^1]\n\n[^1]: حاشية", "Text"),
    "code": (code_blocks, "```sh\nls\n```", EN),
    "html": (html_tags, "<abbr>نص</abbr>", "text"),
    "marker": (markers, "<!-- page-list -->", EN),
    "box-kind": (boxes, '!!! danger "خطر"\n    نص', '!!! tip "Danger"\n    Text'),
    "box-title": (box_titles, "!!! danger\n    نص", '!!! danger "Danger"\n    Text'),
    "box-title-language": (box_titles, '!!! danger "Danger"\n    نص', '!!! danger "Danger"\n    Text'),
    "link": (links, "[نص](help.md)", "[text](law.md)"),
    "link-language": (links, "[نص](../en/help.md)", "[text](help.md)"),
    "page-language": (language, f"{LONG_EN} {LONG_EN}", EN),
    "section-language": (language, f"{AR * 9}\n\n## أولًا {{#a}}\n\n{LONG_EN}", f"{EN * 9}\n\n## First {{#a}}\n\nText"),
    "untranslated": (untranslated_lines, f"{AR}\n\n{LONG_EN}", f"{EN}\n\n{LONG_EN}"),
    "length": (length, AR * 40, EN),
    "stub": (stubs, "", f"{EN} {EN} {EN}"),
    "empty-section": (stubs, f"{AR}\n\n## أولًا {{#a}}", f"{EN}\n\n## First {{#a}}\n\nText"),
    "front-matter": (
        front_matter_parity,
        "---\ntitle: أ\ndescription: ب\nfacts: [F-CON-1]\nquiet: true\n---\n" + AR,
        "---\ntitle: a\ndescription: b\nfacts: [F-CON-1]\n---\n" + EN,
    ),
    "front-matter-facts": (
        front_matter_parity,
        "---\ntitle: أ\ndescription: ب\nfacts: [F-CON-1]\n---\n" + AR,
        "---\ntitle: a\ndescription: b\nfacts: [F-CON-2]\n---\n" + EN,
    ),
}


@pytest.mark.parametrize(("check", "ar", "en"), CASES.values(), ids=CASES)
def test_a_difference_in_shape_is_found(
    problems_in: Callable[..., list[Problem]], check: ModuleType, ar: str, en: str
) -> None:
    """Each check finds its own difference, with a hint."""
    problems = problems_in(check, ar=ar, en=en)

    assert {problem.check for problem in problems} == {check.ID}
    assert all(str(problem.hint) for problem in problems)


def test_marked_spans_are_not_counted(problems_in: Callable[..., list[Problem]]) -> None:
    """A quotation in another language says so in its markup."""
    span = f'<span lang="en" dir="ltr">{LONG_EN}</span>'

    assert problems_in(language, ar=f"{AR}\n\n- {span}", en=f"{EN}\n\n- {LONG_EN}") == []
    assert problems_in(untranslated_lines, ar=f"{AR}\n\n- {span}", en=f"{EN}\n\n- {LONG_EN}") == []


def test_a_short_page_is_no_stub_of_a_short_one(problems_in: Callable[..., list[Problem]]) -> None:
    """One language says in six words what the other says in nine."""
    assert (
        problems_in(stubs, ar="هو مبتكر ويقوم على مصادر مبتكرة", en="It is invented, and it rests on sources of ours")
        == []
    )
    assert len(problems_in(stubs, ar="هو مبتكر", en=f"{EN} {EN} {EN}")) == 1


def test_equal_pages_have_no_problem(problems_in: Callable[..., list[Problem]]) -> None:
    """The same shape in both languages passes all checks of shape."""
    ar = f'# عنوان\n\n{AR}\n\n## أولًا {{#a}}\n\n- [نص](help.md)\n- ب\n\n!!! danger "خطر"\n    {AR}\n'
    en = f'# Title\n\n{EN}\n\n## First {{#a}}\n\n- [text](help.md)\n- b\n\n!!! danger "Danger"\n    {EN}\n'
    checks = {case[0] for case in CASES.values()} - {length}

    assert [problem for check in checks for problem in problems_in(check, ar=ar, en=en)] == []
