"""Spelling: judged where the campaign asks for it and a dictionary is there, with the campaign's own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manara.checks.folder import check_folder
from manara.cli import main
from manara.translations.spelling import FILE, dictionary_of
from tests.campaign.made import made_campaign

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest

ENGLISH = "## Rest {#rest}\n\nAsk the goverment, Zzyzx or {{ name:hotline }} on the 13th.\n"
ARABIC = "## الراحة {#rest}\n\nاذهب الى المَحكمة مع Zzyzx في اليوم الثالث عشر.\n"


def _made(tmp_path: Path, words: str | None) -> Path:
    root = made_campaign(tmp_path / "campaign", {"docs/en/help.md": ENGLISH, "docs/ar/help.md": ARABIC})
    if words is not None:
        (root / FILE).write_text(words, "utf-8")
    return root


def _found(root: Path) -> Iterator[tuple[str, int, str]]:
    for one in check_folder(root):
        if one.check == "typography.spelling" and one.path.endswith("help.md"):
            yield one.path, one.column, str(one.message)


def test_each_language_is_judged_by_its_dictionary(tmp_path: Path) -> None:
    """A Latin name in Arabic, vowel signs, a call and an ordinal are no mistakes; the column is the word's."""
    assert list(_found(_made(tmp_path, "ar: []\n"))) == [
        ("docs/ar/help.md", 6, "no dictionary has “الى”"),
        ("docs/en/help.md", 9, "no dictionary has “goverment”"),
        ("docs/en/help.md", 20, "no dictionary has “Zzyzx”"),
    ]


def test_the_campaigns_own_words_are_right(tmp_path: Path) -> None:
    """And a list that changes is read again, whatever is remembered."""
    root = _made(tmp_path, "en: [Zzyzx]\n")
    assert [message for path, _, message in _found(root) if "/en/" in path] == ["no dictionary has “goverment”"]
    (root / FILE).write_text("en: [Zzyzx, goverment]\nar: [الى]\n", "utf-8")
    assert list(_found(root)) == []


def test_a_name_and_a_pasted_word_are_right(tmp_path: Path) -> None:
    """The campaign's own name is in no dictionary; a word copied from a message carries marks nobody sees."""
    root = _made(tmp_path, "en: [\u2068goverment\u2069]\nar: [الى]\n")
    settings = root / "data" / "campaign.yml"
    named = re.sub(r"(?m)^name: .*$", 'name: {en: "Zzyzx Rest", ar: "راحة"}', settings.read_text("utf-8"))
    settings.write_text(named, "utf-8")
    assert list(_found(root)) == []


def test_nobody_who_did_not_ask_is_judged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The status says how to."""
    root = _made(tmp_path, None)

    assert list(_found(root)) == []
    main(["status", "--root", str(root), "--language", "en"])
    assert f"Spelling is not judged; {FILE} switches it on" in capsys.readouterr().out


def test_without_a_dictionary_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As on a machine that has no hunspell: nothing is found, nothing breaks."""
    root = _made(tmp_path, "ar: []\n")
    monkeypatch.setenv("PATH", str(tmp_path))
    dictionary_of.cache_clear()
    try:
        assert list(_found(root)) == []
        main(["status", "--root", str(root), "--language", "en"])
        assert "ar: spelling is not judged: there is no hunspell dictionary for it here" in capsys.readouterr().out
    finally:
        dictionary_of.cache_clear()
