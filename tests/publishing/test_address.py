"""What is released names an address that can exist; an empty variable is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from manara.campaign.load import load_campaign
from manara.publishing.making.address import ID, address_of, release_problems
from tests.campaign.made import FILES, made_campaign
from tests.warm import build_campaign

OWN = "https://harvest-made-up.org/"


@pytest.mark.parametrize(
    "address",
    [
        "", "https://harvest.example/", "http://harvest-made-up.org/", "https://me@harvest-made-up.org/",
        "https://harvest-made-up.org:8443/", "https://harvest-made-up.org/?a", "https://localhost/", "https://a.test/",
        "https://www.example.org/info/", "https://10.0.0.1/",
    ],
)  # fmt: skip
def test_what_cannot_exist_is_refused(address: str) -> None:
    """With the name of the variable and of the file in the hint."""
    [problem] = release_problems(address)

    assert "MANARA_SITE_URL" in str(problem.hint)
    assert "data/campaign.yml" in str(problem.hint)


@pytest.mark.parametrize("address", [OWN, f"{OWN}info/", f"{OWN}info/more/"])
def test_an_address_of_ones_own_is_taken(address: str) -> None:
    """At the root or below a path."""
    assert release_problems(address) == []


def test_the_variable_goes_before_the_campaign_and_that_before_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Set but empty is not set."""
    monkeypatch.delenv("MANARA_SITE_URL", raising=False)
    root = made_campaign(tmp_path / "made")
    assert address_of(load_campaign(root)) == "https://harvest.example/"
    made_campaign(root, {"data/campaign.yml": FILES["data/campaign.yml"] + f'address: "{OWN}"\n'})
    for empty in ("", "  "):
        monkeypatch.setenv("MANARA_SITE_URL", empty)
        assert address_of(load_campaign(root)) == OWN
    monkeypatch.setenv("MANARA_SITE_URL", "https://mirror-made-up.org/info")
    assert address_of(load_campaign(root)) == "https://mirror-made-up.org/info/"


def test_a_release_without_an_address_builds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also an urgent one: a dead address would be sent on."""
    monkeypatch.delenv("MANARA_SITE_URL", raising=False)
    root = made_campaign(tmp_path / "made")

    result = build_campaign(root, root / "site", release=True)

    assert ID in {problem.check for problem in result.problems}
    assert not (root / "site").exists()
