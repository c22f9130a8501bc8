"""What a browser shows in another order than it was typed is reported, and nothing else; Chromium is the judge."""

from __future__ import annotations

import pytest

from manara.checks.bidi.isolate import fallen_apart
from tests.browser import launch

# Runs of Latin letters, figures and signs as they are typed in Arabic sentences.
RUNS = [
    "W3C", "WCAG 2.0", "Windows 10", "e-mail", "IOM", "iOS 17.2", "4G", "ISO / IEC", "Help/Exit", "50+", "+50", "12-A",
    "A-12", "A-12 (B)", "C++", "C#", "10:00 - 14:00", "10:00-14:00", "2025-2028", "2025/2028", "75 KWD", "KWD 75",
    "KWD 75.500", "3.0-beta", "Wi-Fi 6", "COVID-19", "Type 2", "2 Type", "B2B", "24/7", "2558 9696", "1 000", "1,000.5",
    "v1.6.1", "ISO 9001:2015", "HTML5", "A/B", "1/B", "B/1", "USB-C", "USB 3", "3 USB", "Room 12 B", "12 B", "No. 5",
    "Nr 5/2020", "x = 5", "5 = x", "Q&A", "R&D 5", "5 R&D", "mp3", "3D", "U+0041", "+A", "A+", "AA+ 5", "14-day",
    "9-to-5", "to 5", "Gate 7-B", "Gate B-7", "7-B", "IBAN KW81", "81KW",
]  # fmt: skip
SENTENCES = ("انظر إلى {run} هنا اليوم", "{run} هو المقصود", "اقرأ هذا في {run}")
SHOWN = """
([words, start, length]) => {
  document.body.innerHTML = '<p dir="rtl" style="font: 16px sans-serif; white-space: nowrap; width: 900px"></p>';
  const p = document.body.firstChild;
  p.textContent = words;
  const lefts = [];
  for (let at = start; at < start + length; at++) {
    const range = document.createRange();
    range.setStart(p.firstChild, at);
    range.setEnd(p.firstChild, at + 1);
    const box = range.getBoundingClientRect();
    if (words[at] !== ' ') lefts.push(box.left);
  }
  return lefts.every((left, at) => at === 0 || left >= lefts[at - 1]);
}
"""


@pytest.mark.browser
def test_chromium_agrees_about_every_run() -> None:
    """Reported is exactly what stands in another order from left to right than it was typed."""
    wrong = []
    with launch() as browser:
        page = browser.new_page()
        for run in RUNS:
            for sentence in SENTENCES:
                words = sentence.format(run=run)
                as_typed = page.evaluate(SHOWN, [words, words.index(run), len(run)])
                reported = [found for _, found in fallen_apart(words, "rtl")]
                if as_typed == bool(reported):
                    wrong.append(f"{words}: {'as typed' if as_typed else 'apart'}, {reported}")

    assert len(RUNS) >= 60
    assert wrong == []


@pytest.mark.browser
def test_the_mend_is_exact() -> None:
    """Isolated as the hint says, every reported run stands as it was typed."""
    script = SHOWN.replace(
        "p.textContent = words;", "p.innerHTML = words; const t = p.querySelector('bdi').firstChild;"
    )
    script = script.replace("p.firstChild, at", "t, at").replace("words[at]", "t.data[at]")
    with launch() as browser:
        page = browser.new_page()
        for run in RUNS:
            for _, found in fallen_apart(SENTENCES[0].format(run=run), "rtl"):
                words = SENTENCES[0].format(run=f'<bdi dir="ltr">{found.replace("&", "&amp;")}</bdi>')
                assert found == run
                assert page.evaluate(script, [words, 0, len(found)]), run


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("المادة 22(4) من القانون", []),
        ("بنسبة 30% و5%", []),
        ("المنظمة (IOM) هنا", []),
        ("CEDAW (1979)، ثم غيرها", []),
        ("3 (A) خطر", ["3 (A)"]),
        ("من 2025-2028 و12-A", ["2025-2028", "12-A"]),
    ],
)
def test_marks_and_brackets_belong_to_the_sentence(words: str, found: list[str]) -> None:
    """Only what has a place of its own is judged."""
    assert [run for _, run in fallen_apart(words, "rtl")] == found
