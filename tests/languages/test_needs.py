"""A check that has no words for a language is off, and says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manara.checks import register
from manara.cli import main
from manara.languages.needs import NEEDS, OF_ONE, checks_off
from manara.languages.pack import pack
from tests.publishing.small import small_campaign

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def campaign(tmp_path: Path) -> Path:
    """A campaign in English and in a language nobody has written words for."""
    root = small_campaign(tmp_path / "campaign", {"ar": "على", "en": "Call"})
    path = root / "data" / "campaign.yml"
    path.write_text(path.read_text("utf-8") + "off: {en: no reason at all}\n", "utf-8")
    return root


def test_every_check_that_needs_words_is_a_check() -> None:
    """The table names ids, and each of them belongs to a registered check."""
    assert NEEDS.keys() <= register.every().keys()


@pytest.mark.parametrize("tag", ["ar", "en"])
def test_the_two_first_languages_have_all_words(tag: str) -> None:
    """Nothing is off where the program was made."""
    assert checks_off(["x", tag], None).get(tag) is None


def test_a_language_without_a_pack_has_all_these_checks_off() -> None:
    """A campaign of one language is compared with nothing; of its pages it still has to know words."""
    assert checks_off(["en", "rom"], None) == {"rom": tuple(NEEDS)}
    assert checks_off(["rom"], None) == {"rom": OF_ONE}


def test_words_of_the_campaign_switch_a_check_on(tmp_path: Path) -> None:
    """A file of the same shape is all it takes."""
    folder = tmp_path / "languages" / "rom"
    folder.mkdir(parents=True)
    (folder / "lexicon.yml").write_text("denials: {words: [na, nane]}\n", "utf-8")

    assert "tone.negation" not in checks_off(["en", "rom"], tmp_path)["rom"]
    assert pack("rom", tmp_path).lacks("lexicon", "denials") == ()


def test_a_reason_for_nothing_is_reported(campaign: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A reason does not outlive its cause."""
    main(["check", "--root", str(campaign)])

    assert "[translations.words]" in capsys.readouterr().out


def test_check_and_status_end_with_what_is_off(
    campaign: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line for each language; programs that read JSON get problems only."""
    monkeypatch.setattr("manara.languages.needs.NEEDS", {"tone.negation": (("lexicon", "no-such-words"),)})
    lines = {}
    for command in (["check"], ["status"], ["check", "--format", "json"]):
        main([*command, "--root", str(campaign)])
        lines[" ".join(command)] = capsys.readouterr().out.strip().split("\n")

    assert [line[:2] for line in lines["check"][-2:]] == ["ar", "en"]
    assert "tone.negation" in lines["check"][-1]
    assert lines["status"][-2:] == lines["check"][-2:]
    assert lines["check --format json"][-1] == "]"


def test_a_release_wants_a_reason(
    campaign: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """English has one in this campaign, Arabic has none."""
    monkeypatch.setattr("manara.languages.needs.NEEDS", {"tone.negation": (("lexicon", "no-such-words"),)})
    main(["check", "--release", "--root", str(campaign)])
    found = [line for line in capsys.readouterr().out.split("\n") if "[translations.words]" in line]

    assert len(found) == 1
    assert "“ar”" in found[0]
