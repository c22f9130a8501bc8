"""Facts as data: a value stands once, both languages call it, and where it changes both are to be read again."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from manara.campaign.calls import CallError, MoneyValue, resolve
from manara.campaign.load import load_campaign
from manara.translations.lock import write_lock
from manara.translations.status import new_entries, status_of
from tests.campaign.made import FIRST_LINE, made_campaign, problems_of

if TYPE_CHECKING:
    from pathlib import Path

SOURCES = 'sources: {K1: {citation: {ar: "تقرير", en: "A report"}, url: "https://www.gov.uk/"}}\n'
SAYS = '{ar: "أقل أجر للحصاد كما في القانون.", en: "The least pay for the harvest by law."}'
RECORD = "F-1: {says: %s, confidence: high, checked: 2026-11-23, sources: [K1], value: %s}\n"
PAGES = {
    "docs/en/help.md": "## Pay {#pay}\n\nAt least {{ fact:F-1 }} a day.",
    "docs/ar/help.md": "## الأجر {#pay}\n\nلا يقل عن {{ fact:F-1 }} في اليوم.",
}


def _with(root: Path, record: str, changes: dict[str, str] | None = None) -> Path:
    files = {"data/sources.yml": SOURCES, "data/facts.yml": record, **PAGES, **(changes or {})}
    return made_campaign(root, files)


def test_a_call_prints_the_value_of_the_record(tmp_path: Path) -> None:
    campaign = load_campaign(_with(tmp_path, RECORD % (SAYS, '"money:75"')))
    assert resolve("fact", "F-1", campaign) == MoneyValue(Decimal(75), None, "GBP")
    assert not [problem for problem in campaign.problems if problem.path == "data/facts.yml"]


def test_one_of_several_values_is_called_by_its_name(tmp_path: Path) -> None:
    record = RECORD % (SAYS, '{day: "money:75", since: "date:2025-06"}')
    campaign = load_campaign(_with(tmp_path, record))
    assert resolve("fact", "F-1.day", campaign) == MoneyValue(Decimal(75), None, "GBP")
    with pytest.raises(CallError) as caught:
        resolve("fact", "F-1", campaign)
    assert "{{ fact:F-1.day }}, {{ fact:F-1.since }}" in str(caught.value.hint)


def test_a_changed_value_marks_every_section_that_prints_it_in_both_languages(tmp_path: Path) -> None:
    root = _with(tmp_path, RECORD % (SAYS, '"money:75"'))
    campaign = load_campaign(root)
    write_lock(root, new_entries(campaign, "help.md", datetime.date(2026, 11, 23), "translator"))
    assert {section.state for section in status_of(campaign).of_page("help.md")} == {"done"}
    (root / "data/facts.yml").write_text(RECORD % (SAYS, '"money:80"'), "utf-8")
    changed = {section.key: section for section in status_of(load_campaign(root)).of_page("help.md")}
    assert changed[""].state == "done"
    assert changed["pay"].state == "outdated"
    assert all(side.moved for side in changed["pay"].sides)


def test_a_value_called_in_one_language_alone_is_an_error(tmp_path: Path) -> None:
    written = {"docs/ar/help.md": "## الأجر {#pay}\n\nلا يقل عن {{ money:75 }} في اليوم."}
    (problem, *_) = problems_of(_with(tmp_path, RECORD % (SAYS, '"money:75"'), written), "facts.values")
    assert problem.path == "docs/ar/help.md"


def test_a_page_that_prints_a_value_names_its_fact(tmp_path: Path) -> None:
    record = RECORD % (SAYS, '"money:75"') + (RECORD % (SAYS, '"money:5"')).replace("F-1", "F-2")
    pages = {name: text.replace("F-1", "F-2") for name, text in PAGES.items()}
    found = problems_of(_with(tmp_path, record, pages), "pages.front-matter")
    assert {problem.path for problem in found} == set(PAGES)
    assert all("F-2" in str(problem.message) for problem in found)


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (RECORD % (SAYS, '"75 pounds"'), "no amount, day or time"),
        (RECORD % (SAYS, '"date:2025-13-01"'), "is not a date"),
        (RECORD % (SAYS, '"money:5"') + "F-9: {confidence: high, sources: [], checked: 2099-01-01}\n", "in the future"),
        (
            (RECORD % (SAYS, '"money:5"')).replace("F-1", "F-2") + "F-1: {confidence: high, sources: [K1]}\n",
            "nothing says what it is",
        ),
    ],
)
def test_a_record_that_is_not_whole_is_an_error_at_its_place(tmp_path: Path, record: str, said: str) -> None:
    (problem,) = problems_of(_with(tmp_path, record), "facts.record")
    assert problem.path == "data/facts.yml"
    assert said in str(problem.message)


def test_unknown_ids_and_fields_of_a_record_are_errors(tmp_path: Path) -> None:
    record = "F-1: {confidence: high, sources: [K9], rests_on: [F-8], sure: yes}\n"
    found = problems_of(_with(tmp_path, record), "sources.field")
    assert sorted(str(problem.message) for problem in found if problem.path == "data/facts.yml") == [
        "the fact “F-8” is unknown",
        "the field “F-1.sure” is unknown",
        "the source “K9” is unknown",
    ]


def test_a_value_of_low_confidence_is_not_printed(tmp_path: Path) -> None:
    low = (RECORD % (SAYS, '"money:75"')).replace("high", "low")
    found = problems_of(_with(tmp_path, low), "pages.calls")
    assert (found[0].path, found[0].line) == ("docs/ar/help.md", FIRST_LINE + 2)


def test_a_statement_that_differs_between_languages_is_an_error_at_its_line(tmp_path: Path) -> None:
    record = (
        'F-1:\n  confidence: high\n  sources: [K1]\n  value: "money:75"\n  says:\n'
        '    en: "Rest after 5 hours of work."\n    ar: "راحة بعد 6 ساعات من العمل."\n'
    )
    (problem, *_) = problems_of(_with(tmp_path, record), "facts.numbers")
    assert (problem.path, problem.line) == ("data/facts.yml", 7)


def test_a_call_in_a_statement_is_checked_as_in_a_page(tmp_path: Path) -> None:
    says = '{ar: "انظر {{ law:nothing:3 }}.", en: "See {{ law:nothing:3 }}."}'
    found = problems_of(_with(tmp_path, RECORD % (says, '"money:75"')), "pages.calls")
    assert {problem.path for problem in found} == {"data/facts.yml"}


LISTS = {
    "docs/en/index.md": "## Facts {#facts}\n\n<!-- fact-list -->",
    "docs/ar/index.md": "## الحقائق {#facts}\n\n<!-- fact-list -->",
}


def test_a_statement_that_no_page_lists_is_an_error_where_pages_list_facts(tmp_path: Path) -> None:
    record = RECORD % (SAYS, '"money:75"') + (RECORD % (SAYS, '"money:5"')).replace("F-1", "F-2")
    (problem,) = problems_of(_with(tmp_path, record, LISTS), "facts.record")
    assert "no page lists “F-2”" in str(problem.message)


def test_a_page_that_lists_facts_may_show_one_of_low_confidence(tmp_path: Path) -> None:
    low = (RECORD % (SAYS, '"money:75"')).replace("high", "low")
    found = problems_of(_with(tmp_path, low, LISTS), "pages.confidence")
    assert {problem.path for problem in found} == {"docs/en/help.md", "docs/ar/help.md"}
