"""Each kind of target gets the newest edition whole, by its own tool, and keeps what can be gone back to."""

from __future__ import annotations

import getpass
import json
import os
import random
import shlex
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from manara.errors import PublishingError
from manara.publishing.making.hosts import BESIDE
from manara.publishing.shipping.carriers import carry, commands
from manara.publishing.shipping.editions import KEPT
from manara.publishing.shipping.targets import KINDS, LINK, Target, read_targets
from tests.publishing.servers import free_port, wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator

NOBODY = "https://harvest-made-up.org/"
QUIET = '<meta name="robots" content="noindex">'


def _target(kind: str, to: str, address: str = NOBODY) -> Target:
    return Target("main", kind, to, address, address)


def _edition(folder: Path, digit: int, more: int = 0) -> Path:
    """A folder in which every file says the same digit, with files of one length in every edition."""
    names = (
        "index.html",
        "404.html",
        "en/index.html",
        "en/help.html",
        "contacts.json",
        *(f"f{n}" for n in range(more)),
    )
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{QUIET if 'help' in name else ''}{digit}")
        os.utime(path, (1_800_000_000 + digit * 2,) * 2)
    (folder / "manifest.json").write_text(f'{{"site": "{NOBODY}", "edition": "{digit}"}}')
    return folder


def _says(folder: Path) -> set[str]:
    return {path.read_text()[-1] for path in folder.rglob("*") if path.is_file() and path.suffix in (".html", "")}


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder before all others in the path, for stand-ins; what they are asked for is in ``asked``."""
    place = tmp_path / "tools"
    place.mkdir()
    monkeypatch.setenv("PATH", f"{place}:{os.environ['PATH']}")
    monkeypatch.setenv("ASKED", str(tmp_path / "asked"))
    return place


def _stand_in(tools: Path, name: str, body: str) -> None:
    path = tools / name
    path.write_text(f'#!/bin/sh\nprintf "%s\\n" "$*" >> "$ASKED"\n{body}\n')
    path.chmod(0o755)


@pytest.mark.parametrize("kind", ["folder", "ssh"])
def test_a_link_leads_to_the_newest_and_the_last_are_kept(kind: str, tmp_path: Path, tools: Path) -> None:
    """The real rsync; a stand-in for ssh runs what it is told on this machine."""
    _stand_in(tools, "ssh", 'test "$1" = -l && shift 2; shift; exec sh -c "$*"')
    web = tmp_path / "web"
    to = str(web) if kind == "folder" else f"web@host:{web}"
    for digit in range(KEPT + 3):
        carry(_target(kind, to), _edition(tmp_path / f"made-{digit}", digit), f"20260101T00000{digit}Z-{digit}")
        assert _says(web / LINK) == {str(digit)}
        served = (web / LINK / "contacts.json").stat()
        assert int(served.st_mtime) == 1_800_000_000 + digit * 2
    kept = sorted(path.name for path in (web / "editions").iterdir())
    assert len(kept) == KEPT
    assert str((web / LINK).readlink()) == f"editions/{kept[-1]}"


@pytest.fixture
def far(tmp_path: Path, tools: Path) -> Iterator[Path]:
    """The real sshd on the loopback; ``ssh web@far`` comes to it with keys and settings of this test alone."""
    place = tmp_path / "far"
    place.mkdir(mode=0o700)
    for name in ("host", "own"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(place / name)], check=True)
    port, user = free_port(), getpass.getuser()
    daemon = [
        "-o", f"HostKey={place}/host", "-o", f"AuthorizedKeysFile={place}/own.pub", "-o", "StrictModes=no",
        "-o", f"PidFile={place}/pid", "-o", "UsePAM=no", "-o", "PasswordAuthentication=no", "-p", str(port),
        "-o", "ListenAddress=127.0.0.1", "-f", os.devnull,
    ]  # fmt: skip
    client = (
        f"-F {os.devnull} -p {port} -i {place}/own -o HostName=127.0.0.1 -o StrictHostKeyChecking=no "
        f"-o UserKnownHostsFile={place}/known -o BatchMode=yes -o User={user} -o LogLevel=ERROR"
    )
    ssh = shutil.which("ssh")
    stand_in = f'case "$1" in -l) shift 2;; esac; host="${{1#*@}}"; shift; exec {ssh} {client} "$host" "$@"'
    _stand_in(tools, "ssh", stand_in)
    Path("/run/sshd").mkdir(exist_ok=True) if user == "root" else None
    log = place / "log"
    with log.open("wb") as output:
        process = subprocess.Popen([shutil.which("sshd") or "/usr/sbin/sshd", "-D", "-e", *daemon], stderr=output)
        try:
            wait_for(port, process, log)
            yield tmp_path / "web"
        finally:
            process.terminate()
            process.wait(10)


def test_a_far_folder_by_the_real_ssh(far: Path, tmp_path: Path) -> None:
    """Over sshd, rsync and the switch: the newest edition, and what can be gone back to."""
    for digit in range(2):
        carry(_target("ssh", f"web@far:{far}"), _edition(tmp_path / f"made-{digit}", digit), f"2026010{digit}-{digit}")
        assert _says(far / LINK) == {str(digit)}
    assert len(list((far / "editions").iterdir())) == 2


def test_a_folder_that_is_no_link_is_not_touched(tmp_path: Path) -> None:
    """Somebody's own site stands there."""
    (tmp_path / "web" / LINK).mkdir(parents=True)
    (tmp_path / "web" / LINK / "own").touch()

    with pytest.raises(PublishingError, match="Move it away once"):
        carry(_target("folder", str(tmp_path / "web")), _edition(tmp_path / "made", 1), "20260101T000000Z-1")
    assert (tmp_path / "web" / LINK / "own").exists()


def test_a_branch_grows_and_can_be_gone_back_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The real git: one commit an edition, every byte as it was, whatever git is set to do with line ends."""
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.autocrlf")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "true")
    bare = tmp_path / "bare.git"
    subprocess.run(["git", "init", "-q", "--bare", str(bare)], check=True)
    made = [_edition(tmp_path / f"made-{digit}", digit) for digit in (1, 2)]
    (made[0] / "old").write_text("1")
    for index, folder in enumerate((made[0], made[1], made[1], made[0])):
        (folder / "line.vcf").write_bytes(b"BEGIN:VCARD\r\nEND:VCARD\r\n")
        carry(_target("git", str(bare)), folder, f"edition-{index}")
    log = subprocess.run(
        ["git", "-C", str(bare), "log", "--format=%s", "pages"], capture_output=True, text=True, check=True
    )
    assert log.stdout.split() == ["edition-3", "edition-1", "edition-0"]
    subprocess.run(["git", "clone", "-q", "-b", "pages", str(bare), str(tmp_path / "clone")], check=True)
    for path in made[0].rglob("*"):
        if path.is_file():
            assert (tmp_path / "clone" / path.relative_to(made[0])).read_bytes() == path.read_bytes()
    assert all((tmp_path / "clone" / name).read_text() == content for name, content in BESIDE.items())


def test_a_bucket_is_filled_by_rclone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The real one, with a folder for a bucket; below the path of the address."""
    monkeypatch.setenv("RCLONE_CONFIG_STORE_TYPE", "alias")
    monkeypatch.setenv("RCLONE_CONFIG_STORE_REMOTE", str(tmp_path / "store"))
    for digit in (1, 2):
        made = _edition(tmp_path / f"made-{digit}", digit)
        os.utime(made / "contacts.json", (1, 1))
        carry(_target("bucket", "store:site", f"{NOBODY}info/"), made, "name")
        assert _says(tmp_path / "store" / "site" / "info") == {str(digit)}
        assert (tmp_path / "store" / "site" / "info" / "contacts.json").read_text() == str(digit)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("netlify", "netlify deploy --prod --dir {stage} --site site-id"),
        ("cloudflare", "wrangler pages deploy {stage} --project-name site-id --branch main"),
    ],
)
@pytest.mark.parametrize("below", ["", "info/"])
def test_hosts_get_their_own_files_on_top(kind: str, expected: str, below: str, tmp_path: Path, tools: Path) -> None:
    """Their own client carries, a stand-in here; headers and redirects lie at the root, the site below its path."""
    tool, *words = expected.split()
    place = words.index("{stage}")
    folder = f"${place + 1}"
    _stand_in(tools, tool, f'cp -r "{folder}" {tmp_path}/deployed')
    made = _edition(tmp_path / "made", 1)
    (made / "manifest.json").write_text(f'{{"site": "{NOBODY}{below}"}}')

    carry(_target(kind, "site-id", NOBODY + below), made, "name")

    asked = (tmp_path / "asked").read_text().split()
    assert asked == [word.format(stage=asked[place]) for word in words]
    deployed = tmp_path / "deployed"
    assert (deployed / below / "en" / "help.html").is_file()
    rules = (deployed / "_headers").read_text("utf-8")
    assert f"/{below}en/help.html\n  Cache-Control: no-store" in rules
    assert f"/{below}en  /{below}en/index.html  301" in (deployed / "_redirects").read_text("utf-8")


@pytest.mark.parametrize("kind", ["netlify", "cloudflare", "bucket", "ssh"])
def test_a_tool_that_is_missing_or_refuses_is_said(
    kind: str, tmp_path: Path, tools: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With how to have it, or with its own last lines."""
    to = {"bucket": "store:site", "ssh": f"web@host:{tmp_path}"}.get(kind, "site-id")
    made = _edition(tmp_path / "made", 1)
    tool = commands(_target(kind, to), str(made), "name")[0][0]
    _stand_in(tools, tool, "echo no such account >&2; exit 3")
    with pytest.raises(PublishingError, match=r"ended with 3:\nno such account"):
        carry(_target(kind, to), made, "name")
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
    with pytest.raises(PublishingError, match=f"{tool} is missing"):
        carry(_target(kind, to), made, "name")


_CARRY = """
import sys
from pathlib import Path
from manara.publishing.shipping.carriers import carry
from manara.publishing.shipping.targets import Target
to, folder, name = sys.argv[1:]
carry(Target("main", "folder", to, "https://a/", "https://a/"), Path(folder), name)
"""


@pytest.mark.slow
def test_killed_at_any_moment_there_is_one_whole_edition(tmp_path: Path) -> None:
    """Forty times at a random moment, while somebody reads: old or new, never both."""
    chance = random.Random(19)  # noqa: S311  # moments, not secrets
    web = tmp_path / "web"
    made = [_edition(tmp_path / f"made-{digit}", digit, more=60) for digit in range(10)]
    carry(_target("folder", str(web)), made[0], "20260101T000000Z-0")
    began = time.monotonic()
    subprocess.run([sys.executable, "-c", _CARRY, str(web), str(made[1]), "20260101T000001Z-1"], check=True)
    whole = time.monotonic() - began
    seen = set()
    for count in range(2, 42):
        name = f"20260101T00{count // 60:02}{count % 60:02}Z-{count % 10}"
        process = subprocess.Popen([sys.executable, "-c", _CARRY, str(web), str(made[count % 10]), name])
        time.sleep(chance.uniform(whole * 0.3, whole * 1.1))
        process.send_signal(signal.SIGKILL)
        process.wait()
        says = _says((web / LINK).resolve())
        assert len(says) == 1
        assert len([path for path in (web / LINK).resolve().iterdir() if path.name.startswith("f")]) == 60
        seen |= says
    assert len(seen) > 1


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_named_in_the_file_cannot_be_an_option_or_a_command(kind: str, tmp_path: Path) -> None:
    """Each value has a form; all problems are named at once, with their places and an example."""
    example = KINDS[kind][1]
    (tmp_path / "data").mkdir()
    path = tmp_path / "data" / "publish.yml"
    form = "targets:\n  main:\n    kind: {kind}\n    to: {to}\n    address: {address}\n"
    path.write_text(form.format(kind=kind, to=f"'{example}'", address=NOBODY))
    assert read_targets(tmp_path)["main"].to == example
    for bad in (
        "-oProxyCommand=x",
        "ext::sh -c x",
        f"{example};x",
        f"{example} x",
        "$(x)",
        "../x",
        "a\tb",
        f"{example}\n",
        f"{example}\nx",
        "--upload-pack=x",
        "ssh://-oProxyCommand/x",
        "ssh://git@-oX/x",
        "https://-x/y",
        "git@-host:x",
        "git@host:-x",
        "git@host:../x",
        "-x:y",
        "a:-x",
        "/srv/-x",
        "/srv/../etc",
        "/srv/.git",
        "https://user:word@host/x",
        "file:///x",
        "/srv/\u202ex",
        "/srv/x\x00",
    ):
        path.write_text(form.format(kind=kind, to=json.dumps(bad), address="http://harvest-made-up.org/"))
        with pytest.raises(PublishingError) as error:
            read_targets(tmp_path)
        assert {(one.line, one.column) for one in error.value.problems} == {(4, 9), (5, 14)}, bad
        if "\x00" not in bad:
            assert all("Write it like" in str(one.hint) for one in error.value.problems)


@pytest.mark.parametrize(
    "line",
    [
        "branch: -x", "branch: 'a b'", 'branch: "a\\nb"', "branch: --force", "seen: -x", "seen: 'http://h/ x'", "seen: 'file:///etc/'",
        "seen: 'http://user:word@h/'", "-x: y",
    ],
)  # fmt: skip
def test_nor_can_anything_else_of_a_target(line: str, tmp_path: Path) -> None:
    """The branch, where it is looked at, and names that nobody asked for."""
    (tmp_path / "data").mkdir()
    target = f"kind: git\n    to: {KINDS['git'][1]}\n    address: {NOBODY}"
    path = tmp_path / "data" / "publish.yml"
    path.write_text(f"targets:\n  main:\n    {target}\n    branch: pages\n")
    assert read_targets(tmp_path)["main"].branch == "pages"
    path.write_text(f"targets:\n  main:\n    {target}\n    {line}\n")
    with pytest.raises(PublishingError) as error:
        read_targets(tmp_path)
    assert [one.line for one in error.value.problems] == [6]


@pytest.mark.parametrize("name", ["-x", "--force", "a b", "a;b", "../x", "a\nb", "a/b", "$(x)", "x" * 40])
def test_a_target_s_name_is_a_word(name: str, tmp_path: Path) -> None:
    """It becomes a folder of the kept editions."""
    (tmp_path / "data").mkdir()
    one = f"{{kind: folder, to: /srv/x, address: {NOBODY}}}"
    (tmp_path / "data" / "publish.yml").write_text(f"targets:\n  {json.dumps(name)}: {one}\n")
    with pytest.raises(PublishingError) as error:
        read_targets(tmp_path)
    assert any("cannot be a target" in str(found.message) for found in error.value.problems)


def test_a_dry_run_shows_what_a_shell_would_take() -> None:
    """Every command can be typed as it is shown."""
    for kind, (_, example) in KINDS.items():
        for words in commands(_target(kind, example), "made", "name"):
            assert shlex.split(shlex.join(words)) == words
