"""A waiver holds for the value it names, in a record and on a line; what it does not name is judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from manara.checks.contacts import duplicate, loose_address, loose_number, valid_number, waivers
from manara.contacts.registry import Registry
from manara.contacts.segments import file_segments, page_segments, yaml_segments
from manara.sources.markdown_page import parse_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from manara.contacts.segments import Segment
    from manara.problems import Problem

UNKNOWN = {"number": "+96525589697", "groups": None}
WAIVER = {"check": valid_number.ID, "reason": "The ministry lists it (S2)", "until": "2027-01-01"}


def test_another_number_in_the_record_is_not_excused(records: Any) -> None:
    """The number was exchanged; the waiver stayed, and says that its number is gone."""
    waive = [WAIVER | {"for": "+96525589697"}]
    assert records.problems(valid_number, channel=UNKNOWN, waive=waive) == []
    assert records.problems(waivers, channel=UNKNOWN, waive=waive) == []
    other = UNKNOWN | {"number": "+96525589698"}
    assert len(records.problems(valid_number, channel=other, waive=waive)) == 1
    [problem] = records.problems(waivers, channel=other, waive=waive)
    assert "does not have" in str(problem.message)
    assert 'for: "+96525589698"' in str(problem.hint)


def test_a_waiver_without_a_value_shows_the_line_to_add(records: Any) -> None:
    """It would excuse any; what the hint shows makes it right."""
    [problem] = records.problems(waivers, channel=UNKNOWN, waive=[WAIVER])
    assert "names no value" in str(problem.message)
    assert 'for: "+96525589697"' in str(problem.hint)
    assert records.problems(waivers, channel=UNKNOWN, waive=[WAIVER | {"for": "+96525589697"}]) == []


def test_each_of_two_numbers_needs_its_own(records: Any) -> None:
    """One waiver excuses one number."""
    phone = {"type": "phone", "hours": "unknown", "cost": "unknown"}
    channels = [phone | {"number": "+96525589697"}, phone | {"id": "second", "number": "+96525589698"}]
    waive = [WAIVER | {"for": "+96525589697"}]
    [problem] = records.problems(valid_number, channels=channels, waive=waive)
    assert "+96525589698" in str(problem.message)
    assert 'for: "+96525589698"' in str(problem.hint)
    both = [*waive, WAIVER | {"for": "+96525589698"}]
    assert records.problems(valid_number, channels=channels, waive=both) == []


def test_a_value_may_be_an_address(records: Any) -> None:
    """Whatever a check that can be waived is about."""
    web = {"type": "web", "address": "https://moi.gov.kw/help"}
    channels = [web, web | {"id": "again"}]
    [problem] = records.problems(duplicate, channels=channels)
    assert 'for: "https://moi.gov.kw/help"' in str(problem.hint)
    waive = [WAIVER | {"check": duplicate.ID, "for": "https://moi.gov.kw/help"}]
    assert records.problems(duplicate, channels=channels, waive=waive) == []
    assert records.problems(waivers, channels=channels, waive=waive) == []


# A file with a line that could be dialled, and the comment above it.
FILES: dict[str, tuple[str, Callable[..., Iterator[Segment]]]] = {
    "docs/en/x.md": (
        "---\ntitle: x\n---\n# x\n\n<!-- {0} -->\nThe case 2221 5151 was closed.\n",
        lambda content, path: page_segments(parse_page(content, path, "en", "x.md")),
    ),
    "overrides/x.html": ("<!-- {0} -->\n<p>The case 2221 5151 was closed.</p>\n", file_segments),
    "overrides/x.css": ("/* {0} */\n/* case 2221 5151 */\n", file_segments),
    "data/x.yml": ("# {0}\nwords: the case 2221 5151 was closed\n", yaml_segments),
}


def said(path: str, comment: str) -> list[Problem]:
    content, cut = FILES[path]
    found = list(cut(content.format(comment), path))
    registry = Registry((), region="KW")
    problems = list(waivers._check_lines(found, registry))  # a file need not be on the disk
    for segment in found:
        problems += loose_number.judge_segment(segment, registry)
        if segment.kind == "words":
            problems += loose_address.judge_segment(segment, registry)
    return problems


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize("value", ["2221 5151", "22215151", "“2221 5151”"])
def test_a_line_is_excused_for_its_value(path: str, value: str) -> None:
    """However its digits are grouped."""
    assert said(path, f"waive contacts.loose-number: {value}: the number of a court case") == []


@pytest.mark.parametrize("path", FILES)
def test_another_value_on_the_line_is_not_excused(path: str) -> None:
    """The figure was exchanged below the waiver; both are named."""
    problems = said(path, "waive contacts.loose-number: 22215152: the number of a court case")
    assert "does not hold" in str(problems[0].message)
    assert problems[0].check == waivers.ID
    assert loose_number.ID in {problem.check for problem in problems}


@pytest.mark.parametrize("path", FILES)
def test_the_old_form_shows_the_new_one(path: str) -> None:
    """One error, whose hint is the comment to write; written, it is accepted."""
    [problem] = said(path, "waive contacts.loose-number: the number of a court case")
    line = "waive contacts.loose-number: 2221 5151: the number of a court case"
    assert problem.check == waivers.ID
    assert line in str(problem.hint)
    assert said(path, line) == []


def test_a_waiver_whose_cause_is_gone_is_reported(tmp_path: Path) -> None:
    """Nothing on its line could be dialled."""
    page = parse_page(
        "# x\n\n<!-- waive contacts.loose-number: 12: old case number -->\nWords.\n", "docs/en/x.md", "en", "x.md"
    )
    [problem] = waivers._check_lines(page_segments(page), Registry(()))  # as above
    assert "Remove it" in str(problem.hint)


def test_an_address_is_excused_by_its_own(tmp_path: Path) -> None:
    """The colon of https:// does not end the value."""
    content = "# x\n\n<!-- waive contacts.loose-address: {0}: the address that cheats use -->\nNever open https://kuwait-help.com/a now.\n"
    for value, expected in (("https://kuwait-help.com/a", 0), ("https://kuwait-help.com/b", 2)):
        page = parse_page(content.format(value), "docs/en/x.md", "en", "x.md")
        found = list(page_segments(page))
        problems = list(waivers._check_lines(found, Registry(())))  # as above
        problems += [problem for segment in found for problem in loose_address.judge_segment(segment, Registry(()))]
        assert len(problems) == expected, [str(problem.message) for problem in problems]
