"""The main contacts and the exit are the confirmed ones, and the exit is an ordinary page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from manara.campaign.load import load_campaign
from manara.campaign.lock import LOCK, confirm, values_of
from manara.checks.campaign import changed as main_settings
from manara.checks.campaign import exit as leaving
from manara.checks.folder import check_folder
from manara.checks.register import of_module
from manara.checks.run import check_campaign
from manara.cli import main
from tests.contacts.conftest import Records

if TYPE_CHECKING:
    from pathlib import Path

    from manara.problems import Problem


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A campaign with a third contact, its settings confirmed."""
    records = Records(tmp_path)
    records.write()
    confirm(records.load(), "author")
    return records.root


def change(root: Path, field: str, value: str) -> None:
    path = root / "data" / "campaign.yml"
    content, count = re.subn(rf"(?m)^( *{field}: ).*$", rf"\g<1>{value}", path.read_text("utf-8"), count=1)
    assert count
    path.write_text(content, "utf-8")


def found(root: Path, check: Any) -> list[Problem]:
    return list(of_module(check).on(load_campaign(root)))


@pytest.mark.parametrize(
    ("field", "name", "value"),
    [("emergency", "emergency", "line"), ("hotline", "hotline", "line"), ("url", "exit.url", "https://moi.gov.kw/")],
)
def test_another_value_is_an_error_until_it_is_confirmed(
    root: Path, field: str, name: str, value: str, capsys: Any
) -> None:
    """At its line, with old, new and the command; the command shows both and ends it."""
    assert found(root, main_settings) == []
    old = values_of(load_campaign(root))[name]
    change(root, field, value)
    [problem] = found(root, main_settings)
    assert f"from “{old}” to “{value}”" in str(problem.message)
    assert "manara confirm campaign" in str(problem.hint)
    assert problem.line > 1
    assert main(["confirm", "campaign", "--root", str(root), "--language", "en"]) == 0
    said = capsys.readouterr().out
    assert old in said
    assert value in said
    if value == "line":
        assert "two four nine three, seven six zero zero" in said
    assert found(root, main_settings) == []


def test_without_a_lock_each_is_said(root: Path) -> None:
    """Taking the file away does not help."""
    (root / LOCK).unlink()
    assert ["nobody has confirmed" in str(problem.message) for problem in found(root, main_settings)] == [True] * 3


def test_conflict_marks_in_the_lock_are_reported(root: Path) -> None:
    """At their line, instead of what would follow from them."""
    path = root / LOCK
    path.write_text(path.read_text("utf-8") + "=======\n", "utf-8")
    assert {(problem.path, "conflict" in str(problem.message)) for problem in found(root, main_settings)} == {
        (LOCK, True)
    }


@pytest.mark.parametrize("remembered", [False, True])
def test_both_checks_run_with_the_others(root: Path, *, remembered: bool) -> None:
    """Taken out of the register, nothing else would say it."""
    for tag in ("ar", "en"):
        (root / "docs" / tag).mkdir(parents=True)
    change(root, "url", "https://www.facebook.com/")
    found = check_folder(root, ["pages"]) if remembered else check_campaign(load_campaign(root), ["pages"])
    ids = {problem.check for problem in found}
    assert {main_settings.ID, leaving.ID} <= ids


@pytest.mark.parametrize(
    "url",
    [
        "https://www.facebook.com/", "https://facebook.com/news", "https://m.facebook.com", "https://www.google.com/",
        "https://google.com.kw/", "https://news.google.co.uk/", "https://maps.google.de/", "https://duckduckgo.com/",
        "https://www.youtube.com/", "https://web.whatsapp.com/", "https://outlook.live.com/", "https://t.me/news",
        "https://FACEBOOK.com/", "https://facebook.com./", "https://accounts.moi.gov.kw/", "https://moi.gov.kw/login",
        "https://moi.gov.kw/sign-in/", "https://mail.moi.gov.kw/", "https://moi.gov.kw/?q=help", "https://moi.gov.kw/#a",
        "https://moi.gov.kw/search/help",
    ],
)  # fmt: skip
def test_a_service_that_knows_its_visitors_is_no_exit(root: Path, url: str) -> None:
    """Hosts below, other endings, capitals, a dot at the end, pages of signing in, searches."""
    change(root, "url", f'"{url}"')
    [problem] = found(root, leaving)
    assert problem.line > 1


@pytest.mark.parametrize(
    "url",
    [
        "https://www.kuna.net.kw/", "https://www.bbc.com/weather", "https://met.gov.kw/", "https://loginews.org/",
        "https://notfacebook.com/", "https://example-google.org/", "https://www.petra.gov.jo/", "https://research.gov.kw/",
    ],
)  # fmt: skip
def test_an_ordinary_page_is(root: Path, url: str) -> None:
    """Names that only look alike are no services."""
    change(root, "url", f'"{url}"')
    assert found(root, leaving) == []


def test_the_campaigns_own_host_is_no_exit(root: Path) -> None:
    """It would keep the reader on the site they want to leave."""
    path = root / "data" / "campaign.yml"
    path.write_text(path.read_text("utf-8") + '\naddress: "https://www.metoffice.gov.uk/info/"\n', "utf-8")
    assert len(found(root, leaving)) == 1
