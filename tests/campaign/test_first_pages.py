"""First pages: what is missing, typed or untranslated is found at its line, and nothing unreviewed is published."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from manara.campaign.first_pages import LAYOUT
from manara.campaign.first_review import read_reviews
from manara.campaign.load import load_campaign
from manara.checks.run import check_campaign
from manara.languages.spoken import spoken_number
from manara.problems import Level
from tests.campaign.first import answers, first_of, with_first, words

if TYPE_CHECKING:
    from pathlib import Path

    from manara.problems import Problem

FACTS = """F-1:
  says: {ar: "تقول", en: "F-1 says that."}
  confidence: high
  checked: 2026-11-20
  sources: [K1]
  value: "money:75"
"""


def _found(root: Path) -> list[Problem]:
    return [one for one in check_campaign(load_campaign(root)) if "first" in one.path or "first" in one.check]


def _changed(root: Path, tag: str, name: str, old: str, new: str) -> int:
    """Change a string of a language, and return its line."""
    path = root / "data" / "first" / f"{tag}.yml"
    lines = path.read_text("utf-8").split("\n")
    number = next(n for n, line in enumerate(lines) if line.startswith(f"  {name}:"))
    assert old in lines[number]
    lines[number] = lines[number].replace(old, new, 1)
    path.write_text("\n".join(lines), "utf-8")
    return number + 1


@pytest.mark.parametrize("tag", ["he", "am", "hi", "ta", "fil", "ur"])
def test_a_whole_draft_is_clean_in_any_script(tmp_path: Path, tag: str) -> None:
    assert _found(with_first(tmp_path, tag)) == []
    assert first_of(tmp_path, tag).locale.direction == ("rtl" if tag in {"he", "ur"} else "ltr")


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("doors.pay", "{{ phone:board }}", "020 7946 0125", "contains the digit"),
        ("doors.pay", "{{ phone:board }}", "०२०", "contains the digit “०”"),
        ("doors.pay", "{{ phone:board }}", "{{ phone:advice }}", "does not hold the calls"),
        ("doors.pay", "{{ phone:board }}", "", "does not hold the calls"),
        ("layout.checked", "%(date)s", "", "does not hold the calls"),
        ("title", "कमरन", "You can really ask", "not written in the script"),
        ("title", "कमरन", "**कमरन**", "would be shown as it is typed"),
        ("title", "कमरन", "कम\\u202eरन", "an invisible sign"),
        ("title", "कमरन", "\\u200dकमरन", "an invisible sign"),
        ("title", "कमरन", "कम\\u034fरन", "an invisible sign"),
        ("title", "कमरन", "कम\\ufe0fरन", "an invisible sign"),
        ("title", "कमरन", "कमरन एक चार सात", "“एक चार सात” is a number in words"),
        ("title", "कमरन", "कमरन एक, सौ बारह", "“एक सौ बारह” is a number in words"),
        ("title", "कमरन", "कमरनकमरन One-four-seven", "“one four seven” is a number in words"),
        ("title", "कमरन", "कमрन", "has the letter “р” (U+0440) of another script"),
        ("title", "कमरन", "कमरनकमरनकमरन кто", "of another script"),
        ("title", "कमरन", "कमरनकमरनकमरन कमabरन", "has the letter “a” (U+0061) of another script"),
        ("title", "कमरन", "कमरन &amp; कम", "“&amp;” would be shown as it is typed"),
        ("title", "कमरन", "कमरनकमरनकमरन harvest.example", "would be shown as it is typed"),
    ],
)
def test_what_does_not_belong_into_a_string_is_named_at_its_line(
    tmp_path: Path, name: str, old: str, new: str, said: str
) -> None:
    line = _changed(with_first(tmp_path, "hi"), "hi", name, old, new)

    found = [one for one in _found(tmp_path) if said in str(one.message)]

    assert [(one.path, one.line, one.level) for one in found] == [("data/first/hi.yml", line, Level.ERROR)]


@pytest.mark.parametrize("empty", ["", "   ", "…", "।"])
def test_a_string_that_says_nothing_is_none(tmp_path: Path, empty: str) -> None:
    with_first(tmp_path, "hi")
    path = tmp_path / "data/first/hi.yml"
    path.write_text(re.sub(r'(title: {"text": )"[^"]*"', rf'\1"{empty}"', path.read_text("utf-8"), count=1), "utf-8")

    assert [(str(one.message), one.level) for one in _found(tmp_path)] == [("“title” says nothing", Level.ERROR)]


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("ur", "ایک ایک دو"), ("ur", "ایک، چار، سات"), ("bn", "এক চার সাত"), ("ne", "एक चार सात"), ("si", "එක හතර හත"),
        ("ta", "ஒன்று நான்கு ஏழு"), ("ml", "ഒന്ന് നാല് ഏഴ്"), ("am", "አንድ አራት ሰባት"), ("fil", "isa apat pito"),
        ("fil", "(uno, kuwatro, siyete)"), ("qq", "nine nine nine"), ("hi", "एक सौ"), ("hi", "दो ज़ीरो।"),
    ],
)  # fmt: skip
def test_a_number_in_words_is_heard_in_languages_without_a_pack(tag: str, said: str) -> None:
    assert spoken_number(f"x {said} x", tag)
    assert spoken_number(said, tag)


@pytest.mark.parametrize(
    ("tag", "said"), [("ur", "ایک ایک کر کے"), ("hi", "एक। दो"), ("hi", "तीन बातें"), ("fil", "isa-isa"), ("en", "one")]
)
def test_what_only_has_a_figure_in_it_is_no_number(tag: str, said: str) -> None:
    assert spoken_number(said, tag) == ""


@pytest.mark.parametrize("said", ["कमरनकमरन PDF", "कमरनकमरन Wi-Fi", "कमरनकमरन Shift-कम"])
def test_a_latin_word_of_its_own_is_right(tmp_path: Path, said: str) -> None:
    _changed(with_first(tmp_path, "hi"), "hi", "title", "कमरन", said)

    assert _found(tmp_path) == []


def test_a_joiner_inside_a_word_is_right(tmp_path: Path) -> None:
    _changed(with_first(tmp_path, "hi"), "hi", "title", "कमरन", "कम\\u200dरन")

    assert _found(tmp_path) == []


def test_a_string_that_says_its_source_is_untranslated(tmp_path: Path) -> None:
    _changed(with_first(tmp_path, "fil"), "fil", "title", words("fil", "You can ask"), "You can ask")

    assert [str(one.message) for one in _found(tmp_path)] == ["“title” says what its source says, untranslated"]


def test_missing_unknown_and_uncompared_strings_are_named(tmp_path: Path) -> None:
    with_first(tmp_path, "hi")
    path = tmp_path / "data/first/hi.yml"
    text = path.read_text("utf-8").replace("  lead:", "  leed:").replace('"back": "Who does it"', '"back": ""')
    path.write_text(text, "utf-8")

    said = [(str(one.message), one.level) for one in _found(tmp_path)]

    assert said == [
        ("the string “lead” is missing", Level.ERROR),
        ("no first page has the string “leed”", Level.ERROR),
        ("“steps.who” is not translated back", Level.WARNING),
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("facts: [F-1]}\nlead", "facts: [F-2]}\nlead", "the confidence of “F-2” is low"),
        ("facts: [F-1]}\nlead", "facts: [F-9]}\nlead", "the fact “F-9” is unknown"),
        ("phone:board", "phone:nobody", "nobody"),
        ("phone:board", "web:board", "cannot say “web:board”"),
        ("contact: advice", "contact: adviser", "“adviser” is not a published contact"),
        ("Nobody has to allow it", "Call 020 7946 0999 first", "contains the digit"),
    ],
)
def test_sources_rest_on_facts_and_contacts_there_are(tmp_path: Path, old: str, new: str, said: str) -> None:
    with_first(tmp_path)
    path = tmp_path / "data/first.yml"
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")

    assert [one.level for one in _found(tmp_path) if said in str(one.message)] == [Level.ERROR]


@pytest.mark.parametrize("name", ["en", "qq", "not a tag"])
def test_a_file_is_named_by_a_further_language(tmp_path: Path, name: str) -> None:
    with_first(tmp_path, "hi")
    (tmp_path / "data/first/hi.yml").rename(tmp_path / f"data/first/{name}.yml")

    assert [str(one.message) for one in _found(tmp_path)] == [f"“{name}” is no language a first page can be in"]


def test_only_drafts_that_are_asked_for_are_built_and_none_in_a_release(tmp_path: Path) -> None:
    with_first(tmp_path, "hi")

    assert load_campaign(tmp_path).first.built == ()
    assert [first.tag for first in load_campaign(tmp_path, drafts=True).first.built] == ["hi"]
    assert load_campaign(tmp_path, drafts=True, release=True).first.built == ()


def test_without_a_review_no_draft_mark_makes_a_page_public(tmp_path: Path) -> None:
    with_first(tmp_path, "hi", draft=False)

    total = len(load_campaign(tmp_path).first.sources)

    assert load_campaign(tmp_path).first.built == ()
    assert [(str(one.message), one.level) for one in _found(tmp_path)] == [
        (f"“hi” is not published: {total} of {total} strings are not reviewed as they stand", Level.WARNING)
    ]


def test_every_word_of_the_layout_is_one_the_templates_say(repository: Path) -> None:
    """A word that a template no longer says would be translated for nobody."""
    theme = repository / "scripts/manara/theme"
    said = "\n".join(path.read_text("utf-8") for path in theme.rglob("*.html"))
    said += (repository / "scripts/manara/campaign/saying.py").read_text("utf-8")
    lines = (repository / "scripts/manara/printing/lines.py").read_text("utf-8")
    lines += (repository / "scripts/manara/printing/wording.py").read_text("utf-8")

    assert [name for name, message in LAYOUT.items() if message not in (lines if "paper" in name else said)] == []


def test_a_page_is_public_when_all_is_reviewed_and_shut_when_a_source_changes(tmp_path: Path) -> None:
    from manara.cli import main  # other tests need no command

    with_first(tmp_path, "hi", draft=False)
    assert main(["review", "hi", str(answers(tmp_path, "hi")), "--root", str(tmp_path)]) == 0
    assert [first.tag for first in load_campaign(tmp_path).first.built] == ["hi"]
    assert _found(tmp_path) == []

    path = tmp_path / "data/first.yml"
    path.write_text(path.read_text("utf-8").replace("Where you are", "Where you are now"), "utf-8")

    assert load_campaign(tmp_path).first.built == ()
    assert first_of(tmp_path, "hi").open == ("steps.where",)


@pytest.mark.parametrize(
    ("old", "new"),
    [("F-1 says that", "F-1 now says that"), ("money:75", "money:76")],
)
def test_a_statement_that_changes_opens_the_strings_that_rest_on_it(tmp_path: Path, old: str, new: str) -> None:
    from manara.cli import main  # other tests need no command

    with_first(tmp_path, "hi", draft=False, changes={"data/facts.yml": FACTS})
    assert main(["review", "hi", str(answers(tmp_path, "hi")), "--root", str(tmp_path)]) == 0
    assert first_of(tmp_path, "hi").open == ()

    facts = tmp_path / "data/facts.yml"
    facts.write_text(facts.read_text("utf-8").replace(old, new), "utf-8")

    assert first_of(tmp_path, "hi").open == ("title", "lead", "doors.pay.title", "doors.pay", "more.advice")
    assert load_campaign(tmp_path).first.built == ()


@pytest.mark.parametrize(
    "row",
    ["", " 2026-11-20", " 2026-11-20 native-reader", " 2026-11-20 program Reader", " 2026-13-40 native-reader Reader"],
)
def test_a_row_without_reader_role_and_day_vouches_for_nothing(tmp_path: Path, row: str) -> None:
    from manara.cli import main  # other tests need no command

    with_first(tmp_path, "hi", draft=False)
    assert main(["review", "hi", str(answers(tmp_path, "hi")), "--root", str(tmp_path)]) == 0
    lock = tmp_path / "data/first.lock"
    text = re.sub(r'(  title: "?[0-9a-f]{16}) [^"\n]*', rf"\1{row}", lock.read_text("utf-8"))
    lock.write_text(text, "utf-8")

    assert first_of(tmp_path, "hi").open == ("title",)
    assert load_campaign(tmp_path).first.built == ()
    assert read_reviews(tmp_path).problems
    assert "says neither who reviewed it nor when" in str(read_reviews(tmp_path).problems[0].message)
