"""Workflows can do little: least rights, no third-party action, no secret where a fork's change runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT

OURS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FILES = [*OURS, ROOT / "deploy" / "github-pages.yml"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_rights_are_named_and_small(path: Path) -> None:
    """Reading is all a job may do unless it says otherwise, and only the two that publish do."""
    content = yaml.safe_load(path.read_text("utf-8"))
    rights = {**content["permissions"]}
    for job in content["jobs"].values():
        rights |= job.get("permissions", {})
        assert job["timeout-minutes"] <= 60

    assert rights == {"contents": "write" if path.stem in ("release", "github-pages") else "read"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_action_is_pinned_by_digest(path: Path) -> None:
    """There is none now; whoever adds one names its commit."""
    used = re.findall(r"uses:\s*(\S+)", path.read_text("utf-8"))

    assert [name for name in used if not re.search(r"@[0-9a-f]{40}$", name)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_value_of_the_event_is_pasted_into_a_command(path: Path) -> None:
    """It comes through the environment: a branch's name can hold a command."""
    for job in yaml.safe_load(path.read_text("utf-8"))["jobs"].values():
        assert [step["name"] for step in job["steps"] if "${{" in step.get("run", "")] == []


def test_no_secret_is_read_where_a_fork_can_run(repository: Path) -> None:
    """Only the release reads one, in an environment that asks a person."""
    readers = [path.stem for path in OURS if "secrets." in path.read_text("utf-8")]
    release = yaml.safe_load((repository / ".github/workflows/release.yml").read_text("utf-8"))

    assert readers == ["release"]
    assert release["jobs"]["build"]["environment"] == "release"
    assert "pull_request_target" not in "".join(path.read_text("utf-8") for path in OURS)


def test_a_release_is_checked_against_the_signers_it_ships(repository: Path) -> None:
    """The list lies in the repository, not in the job."""
    text = (repository / ".github/workflows/release.yml").read_text("utf-8")
    lines = (repository / "deploy" / "allowed_signers").read_text("utf-8").splitlines()

    assert "verify site --signers deploy/allowed_signers" in text
    assert re.search(r"gh release create .* deploy/allowed_signers", text)
    assert all(line.startswith(("#", "release ssh-")) for line in lines)


@pytest.mark.parametrize("name", ["requirements.lock", "tests/requirements.lock"])
def test_every_dependency_is_locked_with_its_hash(repository: Path, name: str) -> None:
    """The installer then refuses anything else."""
    content = (repository / name).read_text("utf-8")
    entries = re.split(r"\n(?=[a-z0-9])", content)

    assert len(entries) > 20
    assert [entry.split("\n")[0] for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []
