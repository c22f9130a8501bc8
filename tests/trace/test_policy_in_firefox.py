"""The strict policy in a real Firefox: no page asks for anything it forbids, and no script fails (docs/decisions/0017)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from manara.campaign.load import load_campaign
from tests.conftest import SMALL
from tests.trace.firefox import FirefoxVisit

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# Runs before every page and notes what the page would write to the console.
_LISTEN = """() => { window.seen = [];
addEventListener("securitypolicyviolation", (event) => window.seen.push(`policy: ${event.violatedDirective} ${event.blockedURI}`));
addEventListener("error", (event) => window.seen.push(`error: ${event.message}`), true) }"""
CAMPAIGN = load_campaign(SMALL)
PAGES = [
    *("index.html", "404.html"),
    *(f"{tag}/{name.removesuffix('.md')}.html" for tag in CAMPAIGN.tags for name in CAMPAIGN.pages[tag]),
]


class Listening(FirefoxVisit):
    """A Firefox that remembers what each page complained about."""

    def listen(self) -> None:
        """Begin."""
        self._say("script.addPreloadScript", functionDeclaration=_LISTEN)

    def run(self, script: str) -> str:
        """Return what an expression gives, as text."""
        answer = self._say(
            "script.evaluate",
            expression=script,
            target={"context": self._tab},
            awaitPromise=True,
            resultOwnership="none",
        )
        return str(answer["result"]["value"])

    def seen(self) -> list[str]:
        """Return the complaints of the page that is open."""
        found: list[str] = json.loads(self.run("JSON.stringify(window.seen)"))
        return found


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Listening]:
    """One for all pages."""
    visit = Listening(tmp_path_factory.mktemp("firefox") / "profile")
    visit.listen()
    yield visit
    visit.close()


def test_2_12_no_page_breaks_its_own_policy_in_firefox(firefox: Listening, small_url: str) -> None:
    """Every page of the site, opened one after the other."""
    complaints = {}
    for path in PAGES:
        firefox.open(f"{small_url}/{path}")
        if found := firefox.seen():
            complaints[path] = found

    assert complaints == {}


def test_the_listener_is_alive(firefox: Listening, small_url: str) -> None:
    """A script put into the page is stopped by the policy, and noticed."""
    firefox.open(f"{small_url}/en/help.html")
    firefox.run(
        "new Promise((done) => { const script = document.createElement('script'); script.textContent = 'window.ran = 1';"
        " document.head.append(script); setTimeout(() => done(''), 300) })"
    )

    assert firefox.run("String(window.ran)") == "undefined"
    assert any(complaint.startswith("policy: script-src") for complaint in firefox.seen())
