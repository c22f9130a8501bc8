"""Editions of the made-up campaign that differ in one digit of one line; a build takes a second or two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.campaign.load import load_campaign
from manara.cli import main
from manara.contacts import lock
from tests.campaign.made import FILES, made_campaign
from tests.warm import build_campaign

if TYPE_CHECKING:
    from pathlib import Path

# The last digits of the line in the campaign as it is made, and what another edition has instead.
FIRST, SECOND = "0123", "0124"


def campaign_with(root: Path, number: str = FIRST, base: str = "/") -> Path:
    """Write the campaign with a line that ends in *number*, confirmed, and an address that ends in *base*."""
    if not root.exists():
        made_campaign(root)
    made = {
        "mkdocs.yml": FILES["mkdocs.yml"].replace("harvest.example/", f"harvest.example{base}"),
        "data/contacts/hotline.yml": FILES["data/contacts/hotline.yml"].replace(FIRST, number),
    }
    for name, content in made.items():
        (root / name).write_text(content, "utf-8")
    campaign = load_campaign(root)
    lock.confirm(campaign, campaign.contacts, "editor")
    return root


def built(root: Path, number: str = FIRST, base: str = "/") -> Path:
    """Return the folder of the edition with *number*, built over the one that stands there."""
    campaign_with(root, number, base)
    result = build_campaign(root, root / "site")
    assert (root / "site" / "manifest.json").is_file(), [str(problem) for problem in result.problems]
    return root / "site"


def releasable(root: Path, targets: str) -> Path:
    """Make every line of the campaign in *root* one that a release vouches for, name *targets*, and confirm all."""
    for name in ("emergency", "hotline"):
        path = root / "data" / "contacts" / f"{name}.yml"
        path.write_text(path.read_text("utf-8").replace("how: published-source", "how: called"), "utf-8")
    (root / "data" / "publish.yml").write_text(targets, "utf-8")
    campaign = load_campaign(root)
    lock.confirm(campaign, campaign.contacts, "editor")
    for page in ("index.md", "help.md"):
        assert main(["confirm", page, "--root", str(root)]) == 0
    return root
