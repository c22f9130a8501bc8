"""What programs that edit are given: schemas in step with the readers, a problem matcher, a hook before a commit."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml

from manara.campaign.calls import KINDS
from manara.campaign.load import load_campaign
from manara.cli import main
from manara.desk.schemas import FILES, FOLDER, references, schemas
from tests.campaign.made import made_campaign
from tests.conftest import SMALL

if TYPE_CHECKING:
    from pathlib import Path


class _Loader(yaml.SafeLoader):
    """Reads values as programs that edit do (YAML 1.2, core schema): days are texts, and so is “on”."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012  # as its base declares it


_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile("[0-9]+$"), list("0123456789"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("(true|false)$"), ["t", "f"])


def _plain(content: str) -> Any:
    return yaml.load(content, Loader=_Loader)  # noqa: S506  # a safe loader


def test_what_is_written_is_what_the_records_declare(repository: Path) -> None:
    """``make catalogs`` writes schemas and references anew."""
    written = {path.stem: json.loads(path.read_text("utf-8")) for path in FOLDER.glob("*.json")}

    assert written == json.loads(json.dumps(schemas()))
    for schema in schemas().values():
        jsonschema.Draft7Validator.check_schema(schema)
    assert {name: (repository / name).read_text("utf-8") for name in references()} == references()


@pytest.mark.parametrize("name", [name for name in FILES if name != "page"])
def test_every_file_of_the_frozen_campaign_fits_its_schema(name: str) -> None:
    """What readers accept, no editor's program underlines."""
    judge = jsonschema.Draft7Validator(schemas()[name])
    for path in SMALL.glob(FILES[name]):
        found = judge.iter_errors(_plain(path.read_text("utf-8")))
        assert [f"{path.name}: {error.message}" for error in found] == []


def test_every_page_of_the_frozen_campaign_fits_its_schema() -> None:
    """The fields between its two lines of hyphens."""
    judge = jsonschema.Draft7Validator(schemas()["page"])
    for by_name in load_campaign(SMALL).pages.values():
        for page in by_name.values():
            front = (SMALL / page.path).read_text("utf-8").split("---\n")[1]
            assert [f"{page.path}: {error.message}" for error in judge.iter_errors(_plain(front))] == []


@pytest.mark.parametrize(
    ("name", "shown"),
    [("contact.verified.how", "one of: published-source"), ("page.checked", "needed"), ("laws", "laws.articles")],
)
def test_a_field_is_explained(capsys: pytest.CaptureFixture[str], name: str, shown: str) -> None:
    """By its name, and a record by all of its fields."""
    assert main(["explain", name, "--language", "en"]) == 0
    assert shown in capsys.readouterr().out


def test_a_mistyped_field_finds_its_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    """As a check does."""
    assert main(["explain", "contact.verifed.how", "--language", "en"]) == 2
    assert "contact.verified.how" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("old", "new"),
    [("kind: helpline", "kind: helplin"), ("status: active", "statsu: active"), ("cost: unknown", "cost: cheap")],
)
def test_a_right_record_passes_and_a_slip_is_seen_while_typing(tmp_path: Path, old: str, new: str) -> None:
    """A value that is not allowed, a field nobody knows."""
    root = made_campaign(tmp_path)
    path = root / "data/contacts/hotline.yml"
    judge = jsonschema.Draft7Validator(schemas()["contact"])
    assert list(judge.iter_errors(_plain(path.read_text("utf-8")))) == []
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")

    assert list(judge.iter_errors(_plain(path.read_text("utf-8"))))


def test_every_schema_is_wired_in(repository: Path) -> None:
    """And so is a snippet for each call."""
    settings = json.loads((repository / ".vscode/settings.json").read_text("utf-8"))
    snippets = json.loads((repository / ".vscode/manara.code-snippets").read_text("utf-8"))

    assert settings["yaml.schemas"] == {
        f"./scripts/manara/schemas/{name}.json": files for name, files in FILES.items() if name != "page"
    }
    assert [kind for kind in KINDS if not any(f"{{{{ {kind}:" in one["body"] for one in snippets.values())] == []


@pytest.mark.parametrize("tag", ["ar", "en"])
def test_the_problem_matcher_matches_every_line(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], tag: str
) -> None:
    """In both languages, with file, line, column and level."""
    root = made_campaign(tmp_path, {"docs/en/help.md": "Call {{ phone:hotlien }}.\n"})
    main(["check", "--root", str(root), "--format", "editor", "--language", tag])
    lines = capsys.readouterr().out.splitlines()
    task = json.loads((repository / ".vscode/tasks.json").read_text("utf-8"))["tasks"][0]
    pattern = re.compile(task["problemMatcher"]["pattern"]["regexp"])

    assert lines
    assert [line for line in lines if not pattern.match(line)] == []
    found = [match for line in lines if (match := pattern.match(line)) and match[6] == "pages.calls"]
    assert [(match[1], match[3], match[4]) for match in found] == [("docs/en/help.md", "6", "error")]


def test_the_hook_stops_a_wrong_commit_and_says_how_to_go_on(repository: Path, tmp_path: Path) -> None:
    """An error stops it, what is mended passes, and a commit of something else is not checked."""
    root = made_campaign(tmp_path / "campaign", {"docs/en/help.md": "Call {{ phone:hotlien }}.\n"})
    shutil.copytree(repository / ".githooks", root / ".githooks")
    (root / "data/menu.yml").unlink(missing_ok=True)
    program = tmp_path / "bin"
    program.mkdir()
    (program / "manara").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m manara "$@"\n', "utf-8")
    (program / "manara").chmod(0o755)
    environment = {**os.environ, "PATH": f"{program}{os.pathsep}{os.environ['PATH']}"}

    def git(*arguments: str) -> subprocess.CompletedProcess[str]:
        author = ["-c", "user.name=An Editor", "-c", "user.email=editor@example.org", "-c", "commit.gpgsign=false"]
        command = ["git", "-C", str(root), *author, *arguments]
        return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)

    git("init", "-q")
    git("config", "core.hooksPath", ".githooks")
    git("add", "-A")
    stopped = git("commit", "-q", "-m", "wrong")
    page = root / "docs/en/help.md"
    page.write_text(page.read_text("utf-8").replace("hotlien", "hotline"), "utf-8")
    other = root / "docs/ar/help.md"
    other.write_text(other.read_text("utf-8") + "اتصل {{ phone:hotline }}.\n", "utf-8")
    git("add", "-A")

    assert stopped.returncode == 1
    assert "hotlien" in stopped.stdout + stopped.stderr
    assert "git commit --no-verify" in stopped.stdout + stopped.stderr
    before = os.times()
    passed = git("commit", "-q", "-m", "right")
    after = os.times()
    assert passed.returncode == 0, passed.stdout + passed.stderr
    # Of the processor, not of the clock: a machine that does other work besides is no fault of the hook.
    assert after.children_user + after.children_system - before.children_user - before.children_system < 2
