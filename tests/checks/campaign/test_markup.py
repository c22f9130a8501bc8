"""Whatever a reader would see as typed is named at its line; what is written right is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.campaign.made import FIRST_LINE, made_campaign, problems_in, problems_of

# What is written, and the lines (the first is 1) that must be named.
LEFT = [
    # Calls that are not expanded.
    ("Call { phone:emergency } now.", [1]),
    ("Call { { phone:hotline } } now.", [1]),
    (r"Call \{\{ phone:hotline \}\} now.", [1]),
    ("Call [[ phone:hotline ]] now.", [1]),
    ("Call ｛｛ phone:hotline ｝｝ now.", [1]),
    ("Call (phone:hotline) now.", [1]),
    ("Call {phone: hotline} now.", [1]),
    ("Call phone:hotline now.", [1]),
    ("Call &#123;&#123; phone:hotline &#125;&#125; now.", [1]),
    ("Call &lbrace;&lbrace; phone:hotline &rbrace;&rbrace; now.", [1]),
    ("Call %7B%7B phone:hotline %7D%7D now.", [1]),
    ("Call `{{ phone:hotline }}` now.", [1]),
    ("Call {% phone:hotline %} now.", [1]),
    ("Call ${phone:hotline} now.", [1]),
    ("Call <phone:hotline> now.", [1]),
    ("Call «phone:hotline» now.", [1]),
    ("It cost { money:75 } and { date:2025-07-01 }.", [1]),
    ("Text {{ card:hotline }} text.", [1]),
    ("    Call {{ phone:hotline }}.", [1]),
    ("```\nCall {{ phone:hotline }}\n```", [2]),
    ("- a\n\n        {{ phone:hotline }}", [3]),
    ("[call]({{ phone:hotline }})", [1]),
    ("[call](%7B%7Bphone:hotline%7D%7D)", [1]),
    ("| Who | Number |\n| --- | --- |\n| Line | { phone:hotline } |", [3]),
    # Boxes.
    ('!!! danger "Danger"\nKeep away.', [1]),
    ('!!! danger "Danger"\n   Keep away.', [1]),
    ('!!! danger "Danger"\n\nKeep away.', [1]),
    ('!!! danger "Danger"\n\n  Keep away.', [1]),
    ("!!! danger “Danger”\n    Keep away.", [1]),
    ("!!! danger 'Danger'\n    Keep away.", [1]),
    ('!! danger "Danger"\n    Keep away.\n\n    {{ phone:hotline }}', [4]),
    ('??? note "More"\nText.', [1]),
    ('=== "A"\nText.', [1]),
    ('!!! danger "D"\n    a\nb', [3]),
    # Wherever in the page the box stands.
    ('One.\n\n!!! danger "Danger"\n\nKeep away.', [3]),
    ('One.\n\nTwo.\n\n!!! danger "Danger"\n\nKeep away.', [5]),
    ('One.\n\n!!! danger "D"\n    a\nb', [5]),
    ('One.\n\nTwo.\n\n!!! danger "D"\n    a\nb', [7]),
    ("> [!WARNING]\n> Keep away.", [1]),
    (":::note\nKeep away.\n:::", [1, 3]),
    # Lists and tables.
    ("Take:\n\n• water\n• bread", [3, 4]),
    ("Take:\n\n– water\n– bread", [3, 4]),
    ("Take:\n\n1) Stay.\n2) Go.", [3, 4]),
    ("Take:\n\n-\u00a0water\n-\u00a0bread", [3, 4]),
    ("Take:\n- water\n- bread", [2, 3]),
    ("Take:\n1. water\n2. bread", [2, 3]),
    ("Take:\n\n1- Stay\n2- Go", [3, 4]),
    ("Take:\n\na) Stay\nb) Go", [3, 4]),
    ("Take:\n\n(1) Stay\n(2) Go", [3, 4]),
    ("Take:\n\n-water\n-bread", [3, 4]),
    ("Take:\n\n✓ Stay", [3]),
    ("Take:\n\n\uf0b7 Stay", [3]),
    ("1. a\n- b", [2]),
    ("- a\n\n  more", [3]),
    ("1. a\n\n   more", [3]),
    ("- [ ] water", [1]),
    ("| a | b |\n| c | d |", [1]),
    ("a | b\nc | d", [1]),
    ("Text\n| a | b |\n| --- | --- |\n| c | d |", [2]),
    ("| a | b | c |\n| --- | --- |\n| c | d |", [1]),
    # Headings.
    ("##If nobody answers\n\nGo.", [1]),
    ("###Night {#night}\n\nGo.", [1]),
    ("## Title{#title}\n\nGo.", [1]),
    ("   ## Title {#title}\n\nGo.", [1]),
    ("Go.\n---", [2]),
    ("Go.\n=====", [2]),
    ("- ## Title {#title}", [1]),
    ("#StopTrafficking is our word.", [1]),
    ("Go.\n\n#لا_للاتجار كلمتنا.", [3]),
    # Links, notes, emphasis, code, HTML.
    ("[x] (help.md)", [1]),
    ("[x](help.md", [1]),
    ("[x][help.md]", [1]),
    ("(x)[help.md]", [1]),
    ("[[help.md]]", [1]),
    ("See help.md for more.", [1]),
    ("[x]()", [1]),
    ('<a href="https://elsewhere.test/">x</a>', [1]),
    ('Go.\n\nSee <img src="door.png" alt="A door">.', [3]),
    ("<https://elsewhere.test/>", [1]),
    ("[x][y]\n\n[y]:\n  https://elsewhere.test/", [4]),
    ("<help.md>", [1]),
    ("![x] (door.png)", [1]),
    ("A claim.[^1]", [1]),
    ("A claim.\n\n[^1]: The reason.", [3]),
    ("A claim.[^1]\n\n[^2]: The reason.", [1, 3]),
    ("A claim.[^ 1]\n\n[^1]: The reason.", [1, 3]),
    ("Keep **your passport with you.", [1]),
    ("Keep ** your** passport.", [1]),
    ("Keep\n*your passport with you.", [2]),
    ("Keep __your passport.", [1]),
    ("~~old~~ new", [1]),
    ("==marked==", [1]),
    ("Press `Enter now.", [1]),
    ("```\nnever closed", [1]),
    ("A&amp;nbsp;B", [1]),
    ("a <br> b &lt;b&gt;c&lt;/b&gt;", [1]),
    (":warning: Take care.", [1]),
    (":material-numeric-2: rooms", [1]),
    (":material-dice-5:", [1]),
    (":fontawesome-solid-qrcode:", [1]),
    ("1\ufe0f\u20e3 first", [1]),
    (r"a \~ b", [1]),
    ("end\\", [1]),
    ('<svg viewBox="0 0 9 9"><path d="M0 0h1v1"/></svg>', [1]),
    ("<div>\n**block**\n</div>", [1]),
    ('<b onclick="x">a</b>', [1]),
    ("text {.big} more", [1]),
    ("    only an indented paragraph", [1]),
    ("█▀▀▀▀▀█ ▀ █▀▀▀▀▀█ █ ███ █ ▀▀▄", [1]),
    ('!!! note "N"\n    - a\n        - b\n\n        * c', [5]),
]
RIGHT = [
    "Plain words (in brackets), “quotes” – and a dash. [sic] (in 2020)",
    "- a\n- b\n    - c",
    "1. a\n2. b\n\n    more",
    "Take:\n\n١. ماء\n٢. خبز",
    '!!! danger "Danger"\n    Keep **away**.\n\n    - a',
    '??? note "More"\n    Text.',
    '=== "A"\n\n    x\n\n=== "B"\n\n    y',
    "| a | b |\n| --- | --- |\n| c | d |",
    "## Head {#head}\n\ntext",
    "Term\n:   meaning",
    "> quoted\n> more",
    "A claim.[^1]\n\n[^1]: Reason.",
    "A *weak* and **bold** and `code` word.",
    "Use `**` for bold.",
    "{{ phone:hotline }} and {{ law:work:12 }}.",
    "{{ card:hotline }}",
    ":material-phone: Call.",
    "From 8:00-16:00: open. Time: 11:00-16:00 (time: 11:00)",
    "The amount is 75 (money: 75).",
    "5 * 3 = 15, 2 < 3 and 4 > 3",
    "The rate is 50% – or more.",
    r"\#StopTrafficking is our word.",
    r"\* a note",
    r"1\. a year",
    "A line\nof two – and\n– so on.",
    '<bdi>SIM</bdi> and <span lang="ar" dir="rtl">س</span>',
    "[x](help.md#head)\n\n## Head {#head}",
    "[x](help.md 'a title') and ![a door](door.png) and [y][z]\n\n[z]: index.md",
    "<!-- page-list -->",
    "```\nx = 1\n```",
    "name_with_underscore and A/B & C",
    "In the year\n2025. Then it changed.",
    "12 - 15 days, 24/7, 112- no",
    "Fill in: ____ and …",
    "a | b",
    "Text.\n\n---\n\nText.",
    "Q&A; R&D; Yes? No! Really??",
    "Name: phone, web: yes",
    "*[HTML]: a language\n\nHTML is one.",
    "<div markdown>\n\n**bold**\n\n- a\n\n</div>",
]


@pytest.mark.parametrize(("text", "lines"), LEFT, ids=[repr(text)[:40] for text, _ in LEFT])
def test_what_is_left_is_named_at_its_line(tmp_path: Path, text: str, lines: list[int]) -> None:
    """Each line once or more, and no other."""
    found = problems_in(tmp_path, text)

    assert sorted({problem.line - FIRST_LINE + 1 for problem in found}) == lines
    assert all(problem.path == "docs/en/help.md" and problem.column > 0 for problem in found)


@pytest.mark.parametrize("text", RIGHT, ids=[repr(text)[:40] for text in RIGHT])
def test_what_is_right_is_not_named(tmp_path: Path, text: str) -> None:
    """Words that only look like marks, and every mark that works."""
    assert problems_in(tmp_path, text) == []


def test_the_arabic_side_is_read_as_well(tmp_path: Path) -> None:
    """The same marks between Arabic words."""
    text = "خذ معك:\n\n• ماء\n• خبز\n\nاتصل على { phone:hotline } الآن."

    assert {problem.line - FIRST_LINE + 1 for problem in problems_in(tmp_path, text, tag="ar")} == {3, 4, 6}


def test_a_call_is_named_once(tmp_path: Path) -> None:
    """An incomplete or unknown call has a check of its own."""
    root = made_campaign(
        tmp_path,
        {"docs/en/help.md": "Call {{ phone:hotline } now.\n\nCall {{ phone:nobody }} or {\\{ phone:hotline \\}}."},
    )

    assert {problem.line - FIRST_LINE + 1 for problem in problems_of(root, "pages.calls")} == {1, 3}
    assert problems_of(root, "pages.markup") == []
