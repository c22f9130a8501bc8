"""``manara fix`` mends what is safe, shows it first, and touches neither code nor meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manara.cli import main
from manara.translations.repair import repairs_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from manara.campaign.model import Campaign


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("هل أنت بخير? نعم, شكرًا; حسنًا", "هل أنت بخير؟ نعم، شكرًا؛ حسنًا"),
        ("بعد ١٢ ساعة و٣٨٪", "بعد 12 ساعة و38٪"),
        ("ﻻ تخف", "لا تخف"),
        ("كـــتاب  جديد", "كتاب جديد"),
        ("[نص](../en/help.md#no-answer)", "[نص](help.md#no-answer)"),
    ],
)
def test_writing_is_mended(campaign_of: Callable[..., Campaign], before: str, after: str) -> None:
    """Only the marks change."""
    [repair] = repairs_of(campaign_of(ar=before, en="x"))

    assert repair.after == after


@pytest.mark.parametrize(
    "words",
    [
        "`أ, ب` ثم {{ law:12-2001:12,22 }}",
        "```\nأ, ب ١٢\n```",
        "<!-- تعليق, ١٢ -->",
        "<!-- تعليق\nأ, ١٢ -->",
        "[نص](a,b.md)",
        "الـ<bdi>SIM</bdi>",
    ],
)
def test_code_calls_comments_and_addresses_are_left_alone(campaign_of: Callable[..., Campaign], words: str) -> None:
    """Whatever a program reads stays as it is."""
    assert repairs_of(campaign_of(ar=words, en="x")) == []


def test_heading_ids_come_from_the_pair(campaign_of: Callable[..., Campaign]) -> None:
    """In either direction, when levels agree."""
    campaign = campaign_of(ar="## أولًا {#first}\n\n## ثانيًا", en="## First\n\n## Second {#second}")

    assert {repair.path: repair.after for repair in repairs_of(campaign)} == {
        "docs/en/page.md": "## First {#first}\n\n## Second {#second}",
        "docs/ar/page.md": "## أولًا {#first}\n\n## ثانيًا {#second}",
    }


def test_headings_that_do_not_agree_are_left_alone(campaign_of: Callable[..., Campaign]) -> None:
    """A guess could join the wrong sections."""
    assert repairs_of(campaign_of(ar="## أولًا {#first}", en="## First\n\n## Second")) == []


def test_the_difference_is_shown_and_only_then_written(
    small_copy: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """Without ``--write`` nothing changes."""
    root = small_copy()
    page = root / "docs/ar/help.md"
    faulty = page.read_text("utf-8").replace("الأسئلة،", "الأسئلة,").replace("30 ", "٣٠ ")
    page.write_text(faulty, "utf-8")

    assert main(["fix", "--root", str(root)]) == 1
    assert "٣٠" in page.read_text("utf-8")
    assert "+++ b/docs/ar/help.md" in capsys.readouterr().out
    assert main(["fix", "--write", "--root", str(root)]) == 0
    assert "٣٠" not in page.read_text("utf-8")
    assert main(["fix", "--root", str(root)]) == 0
