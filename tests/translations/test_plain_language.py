"""How plain the pages are, and whom they address, is counted and reported per language."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from manara.campaign.load import load_campaign
from manara.cli import main
from manara.translations.plain_language import plain_language
from tests.frozen import PAGE, frozen_campaign

if TYPE_CHECKING:
    from pathlib import Path

FRONT = "---\ntitle: العمل\ndescription: كلمات قليلة عن العمل.\nfacts: [F-ONE]\nchecked: 2026-11-01\n---\n"


def written(root: Path, words: str) -> Path:
    """Return the frozen campaign with one Arabic page that says *words*."""
    frozen_campaign(root)
    for name in ("pay", "rest"):
        (root / "docs" / "ar" / f"{name}.md").unlink()
    (root / "docs" / "ar" / "index.md").write_text(f"{FRONT}# العمل\n\n{words}\n", "utf-8")
    return root


@pytest.mark.parametrize(
    "words",
    [
        "اتصل بالخط.",
        "عند التأخير اكتب اليوم، واحفظ الرسالة.",
        "لا بأس. ثم اطلب العقد.",
        "**اليوم:** احفظ الرسائل.",
        "هذا صحيح ما دمت مسجلًا في المركز.",
        "إن كنت تعمل في مزرعة فالأجر أسبوعي.",
    ],
)
def test_what_only_a_man_is_told_is_found(tmp_path: Path, words: str) -> None:
    """Commands and adjectives of the masculine singular, with or without hamza and vowel signs."""
    arabic, _ = plain_language(load_campaign(written(tmp_path, words)))

    assert arabic.to_men is not None
    assert [one.line for one in arabic.to_men][:1] == [9]


@pytest.mark.parametrize(
    "words",
    [
        "اتصلوا بالخط، واحفظوا الرسالة.",
        "الاتصال بالخط أولًا.",
        "وتذكر التقارير أن الأجر تأخر.",
        "صور العقد والرسائل تنفع دليلًا.",
        "الشكوى دون إذن أحد.",
        "بعد التسجيل في المركز لا يُقبل بلاغ.",
    ],
)
def test_what_anybody_is_told_is_not(tmp_path: Path, words: str) -> None:
    """Plurals, verbal nouns, and words that only look like a command."""
    arabic, _ = plain_language(load_campaign(written(tmp_path, words)))

    assert arabic.to_men == ()


def test_sentences_are_measured(tmp_path: Path) -> None:
    """The average of all sentences; what has more than 25 words is named with its place, the longest first."""
    root = frozen_campaign(tmp_path)
    long = " ".join(["word"] * 30)
    longer = " ".join(["word"] * 40)
    words = {
        "title": "T",
        "description": "D d.",
        "lead": f"{long}.",
        "heading": "H",
        "one": f"{longer}.",
        "two": "Two.",
    }
    (root / "docs" / "en" / "pay.md").write_text(PAGE.format(**words), "utf-8")

    _, english = plain_language(load_campaign(root))

    assert [(one.path, one.words) for one in english.long] == [("docs/en/pay.md", 40), ("docs/en/pay.md", 30)]
    assert english.to_men is None
    assert 0 < english.average < 40
    assert english.plain == (english.average <= 20)


def test_status_reports_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In words for people, with the first places; whole for programs."""
    root = written(tmp_path, "اتصل بالخط.")

    assert main(["status", "--root", str(root), "--language", "en"]) == 0
    said = capsys.readouterr().out
    assert "words in a sentence on average (plain)" in said
    assert "% of the sentences address men only: docs/ar/index.md:9" in said

    assert main(["status", "--root", str(root), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)["plain_language"]
    assert [one["language"] for one in found] == ["ar", "en"]
    assert [one["line"] for one in found[0]["to_men"]] == [9]
    assert found[1]["to_men"] is None
