"""Who finds a false number or a false copy can tell somebody, without an account (RFC 9116)."""

from __future__ import annotations

from pathlib import Path

import pytest

from manara.campaign.load import load_campaign
from manara.contacts.registry import registry_of
from manara.publishing.context import Build
from manara.publishing.making.data_files import SECURITY, write_data_files
from manara.publishing.proving.compare import Comparison
from manara.publishing.proving.readback import read_bytes
from manara.publishing.proving.verify import verify_folder
from tests.campaign.made import FILES, made_campaign
from tests.warm import build_campaign


def _written(root: Path, line: str, address: str = "https://harvest.example/info/") -> Path:
    campaign = load_campaign(made_campaign(root, {"data/campaign.yml": FILES["data/campaign.yml"] + line}))
    folder = root / "site"
    folder.mkdir()
    write_data_files(Build(campaign, folder, address))
    return folder / SECURITY


def test_it_names_where_until_when_and_in_which_languages(tmp_path: Path) -> None:
    """It ends with the facts, and stands at the root of the host whatever the site's path."""
    content = _written(tmp_path / "made", 'reports: "mailto:desk@harvest.example"\n').read_text("utf-8")

    assert content.splitlines() == [
        "Contact: mailto:desk@harvest.example",
        "Expires: 2027-02-21T23:59:59Z",
        "Preferred-Languages: en, ar",
        "Canonical: https://harvest.example/.well-known/security.txt",
    ]


def test_nobody_named_is_no_file(tmp_path: Path) -> None:
    """An address nobody reads would be worse than none."""
    assert not _written(tmp_path / "made", "").exists()


@pytest.mark.parametrize("value", ["desk@harvest.example", "tel:+442079460123", "http://harvest.example/", "mailto:"])
def test_what_is_no_address_is_an_error_with_its_place(tmp_path: Path, value: str) -> None:
    """In the settings of the campaign."""
    root = made_campaign(tmp_path, {"data/campaign.yml": FILES["data/campaign.yml"] + f'reports: "{value}"\n'})

    [problem] = [one for one in load_campaign(root).problems if value in str(one.message)]
    assert problem.path == "data/campaign.yml"
    assert problem.line == FILES["data/campaign.yml"].count("\n") + 1


@pytest.mark.slow
def test_a_build_reads_it_back_and_refuses_another(tmp_path: Path) -> None:
    """It is a file like every other: listed, read, and compared with the campaign."""
    settings = FILES["data/campaign.yml"] + 'reports: "mailto:desk@harvest.example"\n'
    root = made_campaign(tmp_path / "made", {"data/campaign.yml": settings})
    result = build_campaign(root, root / "site")

    manifest, problems = verify_folder(root / "site", "site")
    assert SECURITY in manifest.files, [str(problem.message) for problem in result.problems]
    assert problems == []
    comparison = Comparison(registry_of(load_campaign(root), manifest.site), load_campaign(root))
    raw = (root / "site" / SECURITY).read_bytes()
    assert read_bytes(raw, SECURITY, comparison) == []
    assert read_bytes(raw.replace(b"desk@", b"other@"), SECURITY, comparison)
