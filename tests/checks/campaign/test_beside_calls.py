"""What stands beside a call fits the contact that is called: in pages, words to send on, cards and records."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.campaign.invented import found, found_in, invented

CASES = yaml.safe_load((Path(__file__).parent / "data" / "beside-calls.yml").read_text("utf-8"))
MEANING, CLAIMS = "pages.call-meaning", "pages.claims"
SHARE = """telling: {{en: [secret], ar: [سر]}}
messages:
  - id: quiet
    kind: chat
    face: quiet
    text: {{en: "{en}", ar: "{ar}"}}
"""
CARD = """shown_in: en
cards:
  - id: neighbour
    title: {{en: "Neighbour", ar: "جار"}}
    text: {{en: "{en}", ar: "{ar}"}}
    number: {number}
"""


def _cases(kind: str) -> list[tuple[str, str]]:
    return [(tag, text) for tag, texts in CASES[kind].items() for text in texts]


@pytest.mark.parametrize(("tag", "text"), _cases("wrong"))
def test_what_no_record_says_is_an_error(tmp_path: Path, tag: str, text: str) -> None:
    """Names, services, digits, times and claims; the error is at the page's line."""
    root = invented(tmp_path, {f"docs/{tag}/help.md": text})
    problems = [*found(root, MEANING), *found(root, CLAIMS)]
    assert problems
    assert all((problem.path, problem.line) == (f"docs/{tag}/help.md", 11) for problem in problems)


def test_what_honest_editors_write_is_left_alone(tmp_path: Path) -> None:
    """All right sentences on the two pages, each its own paragraph."""
    pages = {f"docs/{tag}/help.md": "\n\n".join(texts) for tag, texts in CASES["right"].items()}
    root = invented(tmp_path, pages)
    assert [str(problem.message) for check in (MEANING, CLAIMS) for problem in found(root, check)] == []


def test_the_place_is_that_of_the_word(tmp_path: Path) -> None:
    """Line and column of the claim itself, in the text as typed."""
    [problem] = found_in(tmp_path, CLAIMS, "Call **{{ phone:hotline }}**,\nwhich is *free*.")
    assert (problem.line, problem.column) == (12, 11)


def test_a_claim_names_its_field_and_what_may_be_said(tmp_path: Path) -> None:
    """Unknown: the words that are true. Known otherwise: the record."""
    [unknown] = found_in(tmp_path, CLAIMS, "{{ phone:hotline }} is free.")
    assert "cost: unknown" in str(unknown.message)
    assert "We do not know what the call costs." in str(unknown.hint)
    board = {
        "data/contacts/board.yml": "cost: unknown -> cost: premium",
        "docs/en/help.md": "{{ phone:board }} is free.",
    }
    [known] = found(invented(tmp_path, board), CLAIMS)
    assert "cost: premium" in str(known.message)
    assert "data/contacts/board.yml" in str(known.hint)


def test_the_words_a_hint_offers_are_no_claim_themselves(tmp_path: Path) -> None:
    """Following the hint of each claim removes the finding."""
    from manara.campaign.call_words import call_words

    for tag in ("en", "ar"):
        said = [claim.say for claim in call_words(tag, tmp_path).claims]
        assert all(said)
        text = " ".join(["{{ phone:hotline }}.", *said])
        assert found_in(tmp_path, CLAIMS, text, tag) == []


def test_a_campaign_adds_words_of_its_own(tmp_path: Path) -> None:
    """Its ``languages/`` lies over the package's; a language nobody knows is let alone."""
    text = "{{ phone:hotline }} is gratis."
    assert found_in(tmp_path, CLAIMS, text) == []
    (tmp_path / "languages" / "en").mkdir(parents=True)
    (tmp_path / "languages" / "en" / "claims.yml").write_text("claims: {free: {words: [gratis]}}\n", "utf-8")
    assert len(found_in(tmp_path, CLAIMS, text)) == 1


def test_a_contact_says_no_more_of_itself_than_its_record(tmp_path: Path) -> None:
    """``helps_with`` is read on every page."""
    root = invented(tmp_path, {"data/contacts/board.yml": 'en: "Wages" -> en: "Wages, free, day and night"'})
    assert {problem.path for problem in found(root, CLAIMS)} == {"data/contacts/board.yml"}
    assert len(found(root, CLAIMS)) == 2


@pytest.mark.parametrize(
    ("en", "ar", "check"),
    [
        ("Emergency: {{ phone:hotline }}", "الطوارئ: {{ phone:hotline }}", MEANING),
        ("Advice: {{ phone:hotline }}, free", "المشورة: {{ phone:hotline }}، مجانًا", CLAIMS),
    ],
)
def test_words_to_send_on_are_held_to_it(tmp_path: Path, en: str, ar: str, check: str) -> None:
    """One error per language, in the file."""
    root = invented(tmp_path, {"data/share.yml": SHARE.format(en=en, ar=ar)})
    assert [problem.path for problem in found(root, check)] == ["data/share.yml"] * 2


def test_right_words_to_send_on_pass(tmp_path: Path) -> None:
    """Each label before its own number."""
    en = "Emergency: {{ phone:emergency }}\\nTo report: {{ phone:hotline }}"
    ar = "الطوارئ: {{ phone:emergency }}\\nللإبلاغ: {{ phone:hotline }}"
    root = invented(tmp_path, {"data/share.yml": SHARE.format(en=en, ar=ar)})
    assert found(root, MEANING) == found(root, CLAIMS) == []


@pytest.mark.parametrize(
    ("number", "en", "ar", "count"),
    [
        ("board", "Please call the emergency services on this number.", "اتصل بالطوارئ على هذا الرقم.", 2),
        ("board", "I am in danger. Call this number for me.", "أنا هنا. اتصل بهذا الرقم.", 1),
        ("emergency", "Please call the emergency services on this number.", "اتصل بالطوارئ على هذا الرقم.", 0),
        ("board", "Please call this number for me.", "اتصل بهذا الرقم من أجلي.", 0),
    ],
)
def test_a_card_shows_the_number_its_sentence_asks_for(
    tmp_path: Path, number: str, en: str, ar: str, count: int
) -> None:
    """The number stands below the words; all of them speak of it."""
    root = invented(tmp_path, {"data/cards.yml": CARD.format(number=number, en=en, ar=ar)})
    assert [problem.path for problem in found(root, MEANING)] == ["data/cards.yml"] * count


@pytest.mark.parametrize("check", [MEANING, CLAIMS])
def test_what_is_remembered_is_found_again(tmp_path: Path, check: str) -> None:
    """Cold, from memory, and without one: the checks are in the run, for pages and for data."""
    root = invented(
        tmp_path,
        {
            "docs/en/help.md": "Police: {{ phone:board }}, free.",
            "data/cards.yml": CARD.format(number="board", en="Free police.", ar="نص"),
        },
    )
    cold, warm = found(root, check, remember=True), found(root, check, remember=True)
    assert cold == warm == found(root, check)
    assert {problem.path for problem in cold} == {"docs/en/help.md", "data/cards.yml"}


def test_a_claim_can_be_excused_and_a_wrong_name_cannot(tmp_path: Path) -> None:
    """A claim may be about something else; a name beside another's number is never right."""
    for check, text, left in (
        (CLAIMS, "{{ phone:board }} is free.", 0),
        (MEANING, "{{ name:mission }}: {{ phone:board }}", 1),
    ):
        assert len(found_in(tmp_path, check, f"{text}\n\n<!-- waive: {check}: a reason -->")) == left


@pytest.mark.parametrize(
    ("call", "hint"),
    [
        ("sms:hotline", "sms"),
        ("sms:emergency", "sms"),
        ("money:22215151", "22,215,151"),
        ("money:1234567.500", "1,234,567"),
        ("money:75-22215151", "22,215,151"),
        ("money:22,21,51,51", "75"),
        ("money:0,022,215", "75"),
    ],
)
def test_a_call_offers_what_the_record_offers(tmp_path: Path, call: str, hint: str) -> None:
    """No text message to a line that takes none; no telephone number as an amount."""
    [problem] = found_in(tmp_path, "pages.calls", f"A call: {{{{ {call} }}}}.")
    assert hint in str(problem.hint)


@pytest.mark.parametrize("call", ["sms:advice", "money:17,745,000", "money:22,215,151-33,000,000", "money:999999"])
def test_what_it_does_offer_passes(tmp_path: Path, call: str) -> None:
    """A channel for texts; an amount with its thousands."""
    assert found_in(tmp_path, "pages.calls", f"A call: {{{{ {call} }}}}.") == []
