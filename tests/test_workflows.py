"""Workflows can do little: least rights, no third-party action, no secret where a fork's change runs."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import pytest
import yaml

from manara.cli import main
from tests.conftest import ROOT

OURS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
NEW = ROOT / "scripts" / "manara" / "scaffold" / "skeleton" / "workflow.yml"
FILES = [*OURS, NEW, ROOT / "deploy" / "github-pages.yml"]


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
    """The one that keeps a built site; whoever adds another names its commit."""
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


@pytest.mark.parametrize("name", ["requirements.lock", "tests/requirements.lock", "bench/requirements.lock"])
def test_every_dependency_is_locked_with_its_hash(repository: Path, name: str) -> None:
    """The installer then refuses anything else."""
    content = (repository / name).read_text("utf-8")
    entries = re.split(r"\n(?=[a-z0-9])", content)

    assert len(entries) > 20
    assert [entry.split("\n")[0] for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []


def test_every_lock_is_kept_up(repository: Path) -> None:
    """Proposals for newer versions come for the folder of each."""
    content = yaml.safe_load((repository / ".github" / "dependabot.yml").read_text("utf-8"))
    told = next(one["directories"] for one in content["updates"] if one["package-ecosystem"] == "pip")

    assert set(told) == {"/", *(f"/{path.parent.name}" for path in repository.glob("*/requirements.lock"))}


def test_an_update_says_what_changed(repository: Path, tmp_path: Path) -> None:
    """Each package once, old and new version, whatever marker follows; and when nothing did, that."""
    made = subprocess.run(
        ["make", "--no-print-directory", "-n", "update"], cwd=repository, capture_output=True, text=True, check=True
    ).stdout
    script = made[made.index("git diff") :]
    locks = {
        "": "babel==2.18.0 \\\n    --hash=sha256:0\nold==1 \\\n",
        "tests/": "babel==2.18.0 ; x\n",
        "bench/": "same==1 \\\n",
    }
    for folder, content in locks.items():
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / "requirements.lock").write_text(content)
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@localhost"]
    for words in (["git", "init", "-q"], ["git", "add", "."], [*git, "commit", "-qm", "x"]):
        subprocess.run(words, cwd=tmp_path, check=True)
    said = []
    for _ in range(2):
        done = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)
        said.append(done.stdout.splitlines())
        (tmp_path / "requirements.lock").write_text("babel==2.19.0 \\\n    --hash=sha256:1\nnew-one==2 \\\n")
        (tmp_path / "tests" / "requirements.lock").write_text("babel==2.19.0 ; x\n")

    assert said == [["Nothing changed."], ["babel: 2.18.0 → 2.19.0", "new-one: new → 2", "old: 1 → gone"]]


def _commands(path: Path) -> list[str]:
    """Return every script of a workflow, GitHub's or GitLab's."""
    content = yaml.safe_load(path.read_text("utf-8"))
    if "jobs" in content:
        return [step["run"] for job in content["jobs"].values() for step in job["steps"] if "run" in step]
    flat: list[str] = []
    for job in content.values():
        for line in job.get("script", []) if isinstance(job, dict) else []:
            flat += line if isinstance(line, list) else [line]
    return ["\n".join(flat)]


GITLAB = ROOT / ".gitlab-ci.yml"


@pytest.mark.parametrize("path", [*FILES, GITLAB], ids=lambda path: path.stem)
def test_scripts_are_shell_that_parses(path: Path) -> None:
    """A forgotten quotation mark is found here, not by the first request."""
    for script in _commands(path):
        bash = re.sub(r"\$\{\{[^}]*\}\}", "x", script)
        done = subprocess.run(["bash", "-n"], input=bash, text=True, capture_output=True, check=False)
        assert done.stderr == "", script


@pytest.mark.parametrize("path", [*OURS, NEW, GITLAB], ids=lambda path: path.stem)
def test_commands_of_the_program_exist_and_take_their_arguments(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each ``manara …`` is parsed as the program would."""
    for script in _commands(path):
        for words in re.findall(r"(?:bin/manara|python\" -m manara) ([^\n|>&;]*)", script):
            arguments = shlex.split(
                re.sub(r"\"?\$\{?[^\s\"}]+\}?\"?", "x", words).replace("--language x", "--language ar")
            )
            with pytest.raises(SystemExit) as ended:
                main([*arguments, "--help"])
            assert ended.value.code == 0, words
            capsys.readouterr()


def test_a_request_gets_an_answer_without_a_secret_and_without_the_tests() -> None:
    """The content job runs for every request; pages and data alone do not start the tests of the program."""
    content = yaml.safe_load((ROOT / ".github/workflows/content.yml").read_text("utf-8"))
    program = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text("utf-8"))
    # YAML reads the key "on" as true.
    assert "pull_request" in content[True]
    assert content[True]["pull_request"] is None
    scripts = "\n".join(_commands(ROOT / ".github/workflows/content.yml"))
    for wanted in ("check --format github", "manara summary", "GITHUB_STEP_SUMMARY", "manara build --look"):
        assert wanted in scripts
    for event in ("push", "pull_request"):
        assert {"docs/ar/**", "docs/en/**", "data/**"} <= set(program[True][event]["paths-ignore"])


def test_gitlab_gives_the_same_answer() -> None:
    """Problems at their lines, what the change does, the built site, and the tests only where code changed."""
    content = yaml.safe_load(GITLAB.read_text("utf-8"))

    assert content["content"]["artifacts"]["reports"] == {"codequality": "problems.json"}
    assert {"site", "summary.md"} <= set(content["content"]["artifacts"]["paths"])
    assert not re.search(r"'(docs|data)/", str(content["program"]["rules"]))


def test_whoever_opens_a_request_is_asked_in_both_languages() -> None:
    """The template, and who must agree, are there."""
    template = (ROOT / ".github" / "pull_request_template.md").read_text("utf-8")

    assert "manara confirm" in template
    assert "اللغتان" in template
    assert "/data/contacts/" in (ROOT / ".github" / "CODEOWNERS").read_text("utf-8")


def test_a_release_is_the_commit_that_was_agreed_to() -> None:
    """A person agrees while the job waits; the tag can be moved meanwhile, the commit cannot."""
    release = (ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8")
    fetched = re.findall(r"git fetch .*", release)

    assert len(fetched) == 1
    assert '"$SHA"' in fetched[0]
    assert "SHA: ${{ github.sha }}" in release
