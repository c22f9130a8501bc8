"""The guide for a new campaign is followed, command by command; both languages have the same ones."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import pytest

from manara.campaign.load import load_campaign
from manara.campaign.roles import PAGES, SECTIONS
from manara.campaign.sheets import PRODUCTS
from manara.checks.folder import check_folder
from manara.cli import main
from manara.publishing.shipping import publish as publishing
from manara.publishing.shipping.targets import LINK
from tests.browser import serving

if TYPE_CHECKING:
    from pathlib import Path

GUIDES = ("NEW_CAMPAIGN.md", "NEW_CAMPAIGN.ar.md")
# What ends with another status than 0, as the guide says.
ENDS_WITH = {"manara check --release": 1}


def _blocks(repository: Path, name: str, kind: str) -> list[str]:
    return re.findall(rf"(?s)```{kind}\n(.*?)```", (repository / name).read_text("utf-8"))


def _commands(repository: Path, name: str) -> list[str]:
    lines = "".join(_blocks(repository, name, "sh")).splitlines()
    return [line.partition("#")[0].strip() for line in lines]


def test_both_guides_have_the_same_commands_and_data(repository: Path) -> None:
    assert _commands(repository, GUIDES[0]) == _commands(repository, GUIDES[1])
    assert _blocks(repository, GUIDES[0], "yaml") == _blocks(repository, GUIDES[1], "yaml")


@pytest.mark.slow
def test_the_guide_is_followed(
    tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every command does what the guide says, in its order; what it writes as data is read without a problem."""
    place = tmp_path
    for command in _commands(repository, GUIDES[0]):
        monkeypatch.chdir(place)
        words = shlex.split(command)
        if words[0] == "cd":
            place /= words[1]
            continue
        assert words[0] == "manara"
        assert main(words[1:]) == ENDS_WITH.get(command, 0), (command, capsys.readouterr())
    assert (place / "site" / "index.html").is_file()
    roles, sheets, _targets = _blocks(repository, GUIDES[0], "yaml")
    settings = place / "data" / "campaign.yml"
    settings.write_text(settings.read_text("utf-8") + roles, "utf-8")
    (place / "data" / "paper.yml").write_text(sheets, "utf-8")
    assert check_folder(place) == []
    assert [one.product for one in load_campaign(place).paper.sheets.wanted or ()] == ["leaflet", "poster-workers"]


@pytest.mark.slow
def test_what_is_true_is_published_into_a_folder(
    tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A new campaign whose every placeholder was answered becomes a release, in the folder that the guide's target names."""
    monkeypatch.setattr(publishing, "WAITS", (0.0,))
    root, web = tmp_path / "lantern", tmp_path / "web"
    made = ["new", str(root), "--name", "Lantern", "--region", "JO", "--languages", "en,ar"]
    assert main(made) == 0
    for page in root.glob("docs/*/*.md"):
        page.write_text(page.read_text("utf-8").replace("placeholder: true\n", ""), "utf-8")
    settings = root / "data" / "campaign.yml"
    settings.write_text(re.sub("(?m)^placeholders: .*", "placeholders: []", settings.read_text("utf-8")), "utf-8")
    monkeypatch.chdir(root)
    assert main(["confirm", "contacts/emergency", "--how", "called", "--on", "2026-11-27", "--by", "editor"]) == 0
    monkeypatch.setattr("builtins.input", lambda _question="": "1")  # both say the same
    assert main(["confirm", "contacts/emergency", "help.md", "--role", "reviewer"]) == 0
    _roles, _sheets, targets = _blocks(repository, GUIDES[0], "yaml")
    (web / "editions" / "none").mkdir(parents=True)
    (web / LINK).symlink_to("editions/none")
    with serving(web / LINK) as seen:
        named = targets.replace("/srv/lantern", str(web)).replace("your.host", "lantern-made-up.org")
        (root / "data/publish.yml").write_text(named.replace("}", f', seen: "{seen}/"}}'), "utf-8")

        assert main(["publish", "main"]) == 0, capsys.readouterr()

    assert 'href="tel:112"' in (web / LINK / "en" / "help.html").read_text("utf-8")


@pytest.mark.parametrize("name", GUIDES)
def test_every_product_is_named(repository: Path, name: str) -> None:
    content = (repository / name).read_text("utf-8")

    assert [product for product in PRODUCTS if product not in content] == []
    assert {"questions", "search"} <= PAGES.keys()
    assert "actions" in SECTIONS
