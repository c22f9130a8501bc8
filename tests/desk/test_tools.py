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

from manara.campaign.calls import KINDS
from manara.campaign.load import load_campaign
from manara.cli import main
from manara.desk.schemas import FILES, FOLDER, schemas
from manara.sources.yaml_file import Node, read_yaml
from tests.campaign.made import made_campaign

if TYPE_CHECKING:
    from pathlib import Path


def _plain(node: Node) -> Any:
    if isinstance(node.value, dict):
        return {key: _plain(item) for key, item in node.value.items()}
    if isinstance(node.value, list):
        return [_plain(item) for item in node.value]
    return {"true": True, "false": False}.get(str(node.value), node.value)


def test_the_written_schemas_are_those_the_models_make() -> None:
    """``python -c "from manara.desk.schemas import write; write()"`` writes them anew."""
    written = {path.stem: json.loads(path.read_text("utf-8")) for path in FOLDER.glob("*.json")}

    assert {name: written.get(name) for name in FILES} == json.loads(json.dumps(schemas()))
    for schema in schemas().values():
        jsonschema.Draft7Validator.check_schema(schema)


def test_a_contact_s_fields_are_those_its_reader_asks_for(tmp_path: Path) -> None:
    """A field that is new in the reader is missing here, and the other way round."""
    contact = load_campaign(made_campaign(tmp_path)).contacts["hotline"]
    fields = schemas()["contact"]["properties"]
    [channel] = contact.channels

    assert contact.node.asked == set(fields)
    assert channel.node.asked == set(fields["channels"]["items"]["properties"])


@pytest.mark.parametrize(
    ("old", "new"),
    [("kind: helpline", "kind: helplin"), ("status: active", "statsu: active"), ("cost: unknown", "cost: cheap")],
)
def test_a_right_record_passes_and_a_slip_is_seen_while_typing(tmp_path: Path, old: str, new: str) -> None:
    """A value that is not allowed, a field nobody knows."""
    root = made_campaign(tmp_path)
    path = root / "data/contacts/hotline.yml"
    judge = jsonschema.Draft7Validator(schemas()["contact"])
    assert list(judge.iter_errors(_plain(read_yaml(path, path.name, [])))) == []
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")

    assert list(judge.iter_errors(_plain(read_yaml(path, path.name, []))))


def test_every_schema_is_wired_in(repository: Path) -> None:
    """And so is a snippet for each call."""
    settings = json.loads((repository / ".vscode/settings.json").read_text("utf-8"))
    snippets = json.loads((repository / ".vscode/manara.code-snippets").read_text("utf-8"))

    assert settings["yaml.schemas"] == {f"./scripts/manara/schemas/{name}.json": files for name, files in FILES.items()}
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
    passed = git("commit", "-q", "-m", "right")
    assert passed.returncode == 0, passed.stdout + passed.stderr
