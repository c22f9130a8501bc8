"""What is remembered about unchanged pages is what the checks would find."""

from __future__ import annotations

import dataclasses
import datetime
import random
from typing import TYPE_CHECKING

import pytest

from manara.campaign.check import check_campaign
from manara.campaign.load import load_campaign
from manara.campaign.page_by_page import OF_DATA

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from manara.problems import Problem

# Each runs all checks several times over.
pytestmark = pytest.mark.slow


def shown(problems: list[Problem]) -> list[tuple[str, int, int, int, str, str, str]]:
    """A problem as an editor meets it."""
    return [(p.path, p.line, p.column, p.level, p.check, str(p.message), str(p.hint)) for p in problems]


def both_ways(root: Path, day: datetime.date | None = None) -> tuple[list[object], list[object]]:
    """Return what is found without and with the memory."""
    campaign = load_campaign(root, today=day)
    return list(shown(check_campaign(campaign))), list(shown(check_campaign(campaign, remember=True)))


def spoil(root: Path, seed: int) -> None:
    """Damage some pages: figures, numbers, addresses, headings, digits, words and whole lines."""
    chance = random.Random(seed)  # noqa: S311  # the same damage every time
    for path in sorted(root.glob("docs/*/*.md"))[:: chance.randint(2, 4)]:
        lines = [*path.read_text("utf-8").split("\n"), "", "an end"]
        for _ in range(6):
            place = chance.randrange(8, len(lines))
            lines[place] = chance.choice(
                (
                    "", lines[place] + " 25589697", lines[place] + " ٣٤ x@example.org", "## Fresh heading",
                    lines[place].replace("{{", "{"), lines[place] + lines[place], "- [gone](gone.md#there) 75 KWD",
                )
            )  # fmt: skip
        path.write_text("\n".join(lines), "utf-8")


@pytest.mark.parametrize("seed", range(4))
def test_remembered_problems_are_the_problems(campaign_dir: Callable[..., Path], seed: int) -> None:
    """After random damage, and again when only some pages changed since."""
    root = campaign_dir()
    spoil(root, seed)
    plain, first = both_ways(root)
    assert len(plain) > 10
    assert first == plain
    spoil(root, seed + 100)
    plain, again = both_ways(root)

    assert again == plain
    assert both_ways(root)[1] == plain


def test_the_day_and_the_data_are_part_of_what_is_remembered(campaign_dir: Callable[..., Path]) -> None:
    """A memory of yesterday or of other facts is not used."""
    root = campaign_dir()
    both_ways(root)
    far = datetime.date(2031, 1, 1)
    plain, remembered = both_ways(root, far)
    assert plain
    assert remembered == plain
    terms = root / "data" / "terms.yml"
    terms.write_text(terms.read_text("utf-8").replace("en:", "en: ", 1), "utf-8")

    assert both_ways(root)[0] == both_ways(root)[1]


class Unseen(dict[str, object]):
    """Pages that nobody may look at."""

    def __getattribute__(self, name: str) -> object:
        """Every way to look goes through here, or through the two below."""
        raise AssertionError(name)

    __getitem__ = __iter__ = __contains__ = lambda *_: pytest.fail("a page was looked at")  # type: ignore[assignment]


def test_checks_of_data_look_at_no_page(campaign_dir: Callable[..., Path]) -> None:
    """What is remembered without any page cannot depend on one."""
    campaign = dataclasses.replace(load_campaign(campaign_dir()), pages=Unseen())  # type: ignore[arg-type]

    assert [list(check.check(campaign)) for check in OF_DATA] == [[]] * len(OF_DATA)


def test_a_page_added_renamed_or_taken_away_is_compared_with_all(campaign_dir: Callable[..., Path]) -> None:
    """Pages without a pair, and pages nobody has confirmed, are judged beside the others, remembered or not."""
    root = campaign_dir()
    both_ways(root)
    (root / "docs" / "en" / "law.md").rename(root / "docs" / "en" / "laws.md")
    (root / "docs" / "en" / "fresh.md").write_text((root / "docs" / "en" / "signs.md").read_text("utf-8"), "utf-8")
    plain, remembered = both_ways(root)

    assert any("translations.pairs" in row for row in plain)  # type: ignore[operator]
    assert remembered == plain
    for tag in ("ar", "en"):
        (root / "docs" / tag / "phone.md").rename(root / "docs" / tag / "mobile.md")
    assert both_ways(root)[0] == both_ways(root)[1]


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"world": 1}', '{"world": "x", "entries": {"help.md": [[1]]}}'])
def test_a_damaged_memory_is_ignored(campaign_dir: Callable[..., Path], damage: str) -> None:
    """Everything is worked out again."""
    root = campaign_dir()
    both_ways(root)
    (root / ".cache" / "manara" / "checks.json").write_text(damage, "utf-8")
    plain, remembered = both_ways(root)

    assert remembered == plain
