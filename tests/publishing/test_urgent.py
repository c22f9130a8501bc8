"""One verified correction goes out although other facts have expired, and says so."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from manara.campaign.load import load_campaign
from manara.checks.run import check_campaign
from manara.cli import main
from manara.errors import PublishingError
from manara.problems import Level, Problem, text
from manara.publishing.making.manifest import FILE
from manara.publishing.shipping.urgent import AGE, SECOND_READER, Urgent, let_through
from tests.campaign.made import FILES, made_campaign
from tests.publishing.small import small_campaign

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A campaign of one page per language, which stands at an address that may be released."""
    monkeypatch.setenv("MANARA_SITE_URL", "https://manara-kw.org/")
    return small_campaign(tmp_path / "campaign", {"ar": "ا", "en": "Now"})


def _problem(path: str, check: str) -> Problem:
    return Problem(path, 1, 1, Level.ERROR, check, text("old"), text("check it"))


@pytest.mark.parametrize("check", sorted(AGE))
def test_the_age_of_others_passes_and_is_recorded(root: Path, check: str) -> None:
    """As a warning; the corrected contact itself is held to all but a second reader, for whom nobody can wait."""
    campaign = load_campaign(root)
    urgent = next(iter(campaign.contacts))
    own = campaign.contacts[urgent].node.path
    problems = [_problem("data/contacts/other.yml", check), _problem(own, check)]

    softened, passed = let_through(problems, Urgent(urgent, "a wrong digit"), campaign)

    passes = 2 if check == SECOND_READER else 1
    assert [problem.level is Level.WARNING for problem in softened] == [True, passes == 2]
    assert passed == problems[:passes]


@pytest.mark.parametrize("check", ["contacts.changed", "contacts.loose-number", "facts.numbers", "pages.calls"])
def test_nothing_else_passes(root: Path, check: str) -> None:
    """Numbers, confirmations, facts that differ between languages."""
    campaign = load_campaign(root)
    problems = [_problem("data/contacts/other.yml", check)]

    assert let_through(problems, Urgent(next(iter(campaign.contacts)), "x"), campaign) == (problems, [])


@pytest.mark.parametrize(("contact", "reason"), [("nobody", "a reason"), ("hotline", " ")])
def test_it_names_a_contact_and_a_reason(root: Path, contact: str, reason: str) -> None:
    """Both are asked for in words."""
    with pytest.raises(PublishingError):
        let_through([], Urgent(contact, reason), load_campaign(root))


@pytest.mark.slow
def test_a_correction_is_published_long_after_all_else_has_expired(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A release refuses; the urgent one is built, and its manifest says for whom and why."""
    record = root / "data" / "contacts" / "hotline.yml"
    record.write_text(record.read_text("utf-8").replace("on: 2026-11-23", "on: 2027-02-25"), "utf-8")
    today = ["--root", str(root), "--today", "2027-03-01"]
    confirm = ["confirm", "contacts/hotline", "--how", "called", "--on", "2027-02-28", *today]
    assert main(confirm) == 0
    assert main(["build", "--release", *today]) == 1
    assert not (root / "site").exists()

    assert main(["build", "--urgent", "contacts/hotline", "--reason", "a wrong digit", *today]) == 0, (
        capsys.readouterr().out
    )

    said = json.loads((root / "site" / FILE).read_text("utf-8"))["urgent"]
    assert (said["contact"], said["reason"], said["day"]) == ("hotline", "a wrong digit", "2027-03-01")
    assert {one["check"] for one in said["let_through"]} <= AGE
    assert said["let_through"]


ENDED = '  - {check: contacts.valid-number, for: "%s", reason: "the plan does not know it", until: 2027-01-01}'


def test_an_ended_waiver_of_another_contact_passes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was excused with a reason until its day; without any waiver the same finding stays."""
    monkeypatch.setenv("MANARA_TODAY", "2027-03-01")
    line = FILES["data/contacts/hotline.yml"].replace("+442079460123", "+442099460123")
    for waived in (True, False):
        root = made_campaign(tmp_path / str(waived), {
            "data/contacts/hotline.yml": line + ("waive:\n" + ENDED % "+442099460123" + "\n" if waived else ""),
        })  # fmt: skip
        campaign = load_campaign(root, release=True)
        problems = [one for one in check_campaign(campaign) if one.check == "contacts.valid-number"]
        assert [problem.level for problem in problems] == [Level.ERROR]

        softened, passed = let_through(problems, Urgent("emergency", "a wrong digit"), campaign)

        assert [problem.level for problem in softened] == [Level.WARNING if waived else Level.ERROR]
        assert passed == (problems if waived else [])
        assert let_through(problems, Urgent("hotline", "a wrong digit"), campaign)[1] == []
