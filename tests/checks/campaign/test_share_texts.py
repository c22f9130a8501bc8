"""Words to send on: each fault is named with file and line."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from manara.campaign.load import load_campaign
from manara.campaign.share import FILE, load_share, said
from manara.campaign.sms import measure
from manara.checks.share import texts as share_texts
from tests.conftest import SMALL

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from manara.problems import Problem

SITE = "https://harvest.example/"
CAMPAIGN = load_campaign(SMALL)
TEXTS = [(message, tag) for message in CAMPAIGN.share.messages for tag in CAMPAIGN.tags]
NAMES = [f"{message.id}-{tag}" for message, tag in TEXTS]


@pytest.fixture
def problems_of(tmp_path: Path) -> Callable[[str, str, str, str], list[Problem]]:
    """Return a function: kind, face, Arabic and English text; it returns what is wrong with that one message."""

    def find(kind: str, face: str, ar: str, en: str) -> list[Problem]:
        words = (
            f"telling: {{ar: [اتجار], en: [traffick]}}\nmessages:\n  - id: one\n    kind: {kind}\n    face: {face}\n"
        )
        (tmp_path / "data").mkdir()
        (tmp_path / FILE).write_text(f'{words}    text:\n      ar: "{ar}"\n      en: "{en}"\n', "utf-8")
        problems: list[Problem] = []
        campaign = replace(CAMPAIGN, share=load_share(tmp_path, CAMPAIGN.tags, problems))
        return [*problems, *share_texts.judge_texts(campaign, SITE)]

    return find


def test_the_campaign_has_quiet_and_open_words_for_chats_and_sms() -> None:
    """In every language, without a fault."""
    assert {(message.kind, message.quiet) for message in CAMPAIGN.share.messages} == {
        (kind, quiet) for kind in ("chat", "sms") for quiet in (True, False)
    }
    assert list(share_texts.judge_texts(CAMPAIGN, SITE)) == []


@pytest.mark.parametrize(("message", "tag"), TEXTS, ids=NAMES)
def test_a_text_fits_and_its_numbers_keep_their_direction(message: object, tag: str) -> None:
    """Quiet chat texts 300 characters, SMS two messages; numbers stand between marks wherever the text may be Arabic."""
    words = said(message, tag, CAMPAIGN, SITE)  # type: ignore[arg-type]
    isolated = re.findall("\u2066([0-9 ]+)\u2069", words)

    assert "{{" not in words
    if message.kind == "sms":  # type: ignore[attr-defined]
        assert measure(words).messages <= 2
        assert measure(words).encoding == ("UCS-2" if tag == "ar" else "GSM-7")
    else:
        assert len(words) <= (300 if message.quiet else 500)  # type: ignore[attr-defined]
    assert isolated == re.findall(r"(?<![\w/.-])[0-9][0-9 ]*[0-9]", words) or (tag == "en" and not isolated)


@pytest.mark.parametrize(
    ("kind", "face", "ar", "en", "said_in_english"),
    [
        ("sms", "open", "ا" * 140, "ok", "takes 3 messages: 140 units of UCS-2"),
        ("sms", "open", "نص", "x" * 307, "takes 3 messages: 307 units of GSM-7"),
        ("sms", "open", "نص", "the worker’s pay", "“’” (U+2019) is not in the 7-bit alphabet"),
        ("chat", "quiet", "نص", "x" * 301, "has 301 characters, more than 300"),
        ("chat", "quiet", "مكافحة الإتجار", "help", "holds “اتجار”"),
        ("chat", "quiet", "نص {{ link:signs.md }}", "text {{ link:signs.md }}", "whose preview tells its subject"),
        ("chat", "open", "نص {{ link:sings.md }}", "text {{ link:sings.md }}", "there is no page docs/ar/sings.md"),
        ("chat", "open", "نص {{ phone:hotlien }}", "text {{ phone:hotlien }}", "the contact “hotlien” is unknown"),
        ("chat", "open", "نص {{ phone:shelter }}", "text {{ phone:shelter }}", "is not published"),
        ("chat", "open", "نص {{ law:12-2001 }}", "text {{ law:12-2001 }}", "has no place in a text to send"),
        ("chat", "open", "نص {{ phone:hotline }}", "text", "has other numbers or links"),
        ("chat", "open", "نص {{ phone:hotline", "text", "a call is not complete"),
        ("chat", "open", "نص ٢", "text", "the text contains digits"),
        ("chat", "open", "\\u200fنص", "text", "invisible marks"),
    ],
)
def test_a_fault_is_named_with_its_line(  # noqa: PLR0917  # one column of the table each
    problems_of: Callable[..., list[Problem]], kind: str, face: str, ar: str, en: str, said_in_english: str
) -> None:
    """The line is that of the text, in Arabic or English."""
    found = problems_of(kind, face, ar, en)

    assert found
    assert said_in_english in " ".join(str(problem.message) for problem in found)
    assert {(problem.path, problem.check) for problem in found} == {(FILE, share_texts.ID)}
    assert {problem.line for problem in found} <= {7, 8}


def test_a_longer_site_address_is_counted() -> None:
    """A text that fits here may not fit where the site will stand; the build says so."""
    problems = list(share_texts.judge_texts(CAMPAIGN, f"https://{'long.' * 80}example/"))

    assert {str(problem.message).split(",")[0].split(" has")[0] for problem in problems} == {"“quiet”", "“open”"}
