"""The address that goes on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from manara.campaign.load import load_campaign


@pytest.fixture
def with_address(small_copy: Callable[..., Path], small: Path) -> Callable[[str], Path]:
    """Return a function that makes a campaign with that address."""
    settings = (small / "data" / "campaign.yml").read_text("utf-8")
    return lambda address: small_copy({"data/campaign.yml": f'{settings}address: "{address}"\n'})


@pytest.mark.parametrize("address", ["https://manara-kw.org/", "https://help.some-name.org/kw/"])
def test_a_plain_address_is_taken(with_address: Callable[[str], Path], address: str) -> None:
    """A host, and perhaps a folder."""
    campaign = load_campaign(with_address(address))

    assert campaign.address == address
    assert not [problem for problem in campaign.problems if "address" in str(problem.message)]


@pytest.mark.parametrize(
    "address",
    [
        "http://manara-kw.org/",
        "https://manara-kw.org",
        "https://manara-kw.org/?from=poster",
        "https://manara-kw.org/#ar",
        "https://me@manara-kw.org/",
        "https://manara-kw.org:8443/",
        "https://manara.example/",
        "https://www.example.org/",
        "https://localhost/",
        "https://mаnara-kw.org/",
    ],
    ids=[
        "plain http",
        "no slash",
        "query",
        "fragment",
        "user",
        "port",
        "example",
        "example.org",
        "localhost",
        "look-alike",
    ],
)
def test_what_tells_where_somebody_came_from_is_refused(with_address: Callable[[str], Path], address: str) -> None:
    """Nor may it be a name nobody can reach, or one that only looks like another."""
    [problem] = [
        problem
        for problem in load_campaign(with_address(address)).problems
        if "cannot go on paper" in str(problem.message)
    ]

    assert problem.path == "data/campaign.yml"
    assert address in str(problem.message)
