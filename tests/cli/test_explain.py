"""``manara explain``: the manual of a check, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manara.campaign.calls import KINDS
from manara.checks import register
from manara.cli import main
from tests.campaign.made import made_campaign

if TYPE_CHECKING:
    from pathlib import Path


def test_a_check_is_explained_with_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Anywhere, also where no campaign is; the examples are run, and nothing of them stays."""
    monkeypatch.chdir(tmp_path)
    assert main(["explain", "facts.numbers", "--language", "en"]) == 0
    said = capsys.readouterr().out

    assert "Both languages state the same figures." in said
    assert "Ask after 20 days." in said
    assert "docs/en/pay.md:16:11: error: figure: “20” here, “30” in “docs/ar/pay.md”, line 16" in said
    assert list(tmp_path.iterdir()) == []


def test_it_is_explained_in_arabic(capsys: pytest.CaptureFixture[str]) -> None:
    """What it is, what is wrong and how to mend it; the rest of the manual is English, and is named."""
    assert main(["explain", "contacts.cost", "--language", "ar"]) == 0
    said = capsys.readouterr().out

    assert "تكلفة الاتصال" in said
    assert "تحذير" in said
    assert "Only known disagreement" not in said
    assert "manara explain contacts.cost --language en" in said


@pytest.mark.parametrize(("tag", "first"), [("en", "Brackets and"), ("ar", "الأقواس")])
def test_without_an_id_all_are_listed(capsys: pytest.CaptureFixture[str], tag: str, first: str) -> None:
    """Each with a line of its own."""
    assert main(["explain", "--language", tag]) == 0
    said = capsys.readouterr().out

    assert [line for line in said.split("\n") if line and line[0] != " "] == list(register.every())
    assert first in said


@pytest.mark.parametrize("name", ["contact.hours", "hours", "contact.channels.hours"])
def test_a_field_is_found_by_a_short_name(capsys: pytest.CaptureFixture[str], name: str) -> None:
    """As people call it, who do not know in which row of the record it stands."""
    assert main(["explain", name, "--language", "en"]) == 0
    assert "contact.channels.hours" in capsys.readouterr().out


def test_an_unknown_check_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    """And the others are still explained."""
    assert main(["explain", "facts.number", "facts.times", "--language", "en"]) == 2
    found = capsys.readouterr()

    assert "Did you mean “facts.numbers”?" in found.err
    assert "Both languages name the same times of day." in found.out


def test_every_call_is_listed_with_what_it_prints(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of the campaign at hand; a kind it has no record for is named as such."""
    root = made_campaign(tmp_path)
    assert main(["explain", "calls", "--root", str(root), "--language", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()

    assert [kind for kind in KINDS if not any(line.startswith(f"{{{{ {kind}:") for line in lines)] == []
    assert lines[lines.index("{{ phone:hotline }}") + 1 :][:2] == ["    en: 020 7946 0123", "    ar: 020 7946 0123"]
    assert lines[lines.index("{{ date:2026-06 }}") + 1] == "    en: June 2026"
    assert lines[lines.index("{{ sms:ID }}") + 1] == "    No record of this campaign can be called so."
