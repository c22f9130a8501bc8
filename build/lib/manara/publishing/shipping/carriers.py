"""Who brings an edition to its place, for each kind of target: well-kept tools, whose commands are shown as they are.

Whatever is killed half way, visitors see the old edition or the new one. A folder and an ssh host change by renaming a
link, a host's own client switches by itself, a branch changes by one push; only a bucket changes file by file, pages
last, so that a page never leads to what is not there yet.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
import urllib.parse
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from manara.errors import PublishingError
from manara.publishing.making import bucket
from manara.publishing.making.hosts import BESIDE, INSIDE, quiet_pages, recipes_of
from manara.publishing.shipping.editions import KEPT, copy_beside, open_folder, reason_of
from manara.publishing.shipping.swap import only_builder
from manara.publishing.shipping.targets import LINK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.publishing.shipping.targets import Target

# The folder of editions that the link which a web server serves points into.
EDITIONS = "editions"
NEW_LINK = ".site-new"
# Packages that hold the tools, for who does not have them.
FROM = {
    "rsync": "apt-get install rsync", "ssh": "apt-get install openssh-client", "rclone": "apt-get install rclone",
    "git": "apt-get install git", "netlify": "npm install --global netlify-cli",
    "wrangler": "npm install --global wrangler",
}  # fmt: skip


def carry(target: Target, folder: Path, name: str) -> None:
    """Bring the edition in *folder* to *target* and switch to it.

    Raises:
        PublishingError: A tool is missing, or ended with an error; what it said is inside.
    """
    if target.kind == "folder":
        _into_folder(Path(target.to), folder, name)
        return
    with _staged(target, folder) as (place, work):
        for words in commands(target, place, name, work):
            _run(words)
        if target.kind == "git":
            _commit(target, place, work, name)


def commands(target: Target, folder: str, name: str, work: str = "WORK") -> list[list[str]]:
    """Return the commands that carry an edition, as ``--dry-run`` shows them and as they are run.

    Args:
        target: Where to.
        folder: The edition's folder.
        name: The edition's.
        work: A folder to work in.
    """
    host, _, path = target.to.partition(":")
    return {
        "folder": lambda: [["cp", "-a", folder, f"{target.to}/{EDITIONS}/{name}"], *_switch(target.to, name)],
        "ssh": lambda: [
            ["ssh", host, f"mkdir -p {path}/{EDITIONS}"],
            ["rsync", "-rlt", "--checksum", "--delete", "--chmod=D755,F644", f"--link-dest=../../{LINK}/",
             f"{folder}/", f"{host}:{path}/{EDITIONS}/{name}/"],
            ["ssh", host, " && ".join(shlex.join(words) for words in _switch(path, name))],
            ["ssh", host, f"cd {path}/{EDITIONS} && ls -1 | sort | head -n -{KEPT} | xargs -r rm -rf --"],
        ],
        "bucket": lambda: bucket.commands(folder, target.to + _below(target), quiet_pages(Path(folder))),
        "netlify": lambda: [["netlify", "deploy", "--prod", "--dir", folder, "--site", target.to]],
        "cloudflare": lambda: [
            ["wrangler", "pages", "deploy", folder, "--project-name", target.to, "--branch", "main"]
        ],
        "git": lambda: [["git", "clone", "--quiet", "--no-checkout", target.to, work]],
    }[target.kind]()  # fmt: skip


def _switch(path: str, name: str) -> list[list[str]]:
    return [
        ["ln", "-sfn", f"{EDITIONS}/{name}", f"{path}/{NEW_LINK}"],
        ["mv", "-T", f"{path}/{NEW_LINK}", f"{path}/{LINK}"],
    ]


def _below(target: Target) -> str:
    return urllib.parse.urlsplit(target.address).path.rstrip("/")


def _into_folder(to: Path, folder: Path, name: str) -> None:
    """Copy an edition beside the others and let the link point to it, in one step that a crash cannot halve."""
    editions, link = to / EDITIONS, to / LINK
    try:
        if link.exists() and not link.is_symlink():
            raise PublishingError(
                f"{link} is a folder of its own. Move it away once; then {link} will be a link to the newest edition."
            )
        open_folder(to)
        with only_builder(link):
            copy_beside(folder, editions, name).rename(editions / name)
            (to / NEW_LINK).unlink(missing_ok=True)
            (to / NEW_LINK).symlink_to(f"{EDITIONS}/{name}")
            (to / NEW_LINK).replace(link)
            for path in sorted(editions.iterdir())[:-KEPT]:
                if path.name != name:
                    shutil.rmtree(path, ignore_errors=True)
    except OSError as error:
        raise PublishingError(f"{error.filename or to} cannot be written: {reason_of(error)}.") from error


@contextmanager
def _staged(target: Target, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the folder as a host wants it, and a place to work in: its path inside, the host's own files on top."""
    with tempfile.TemporaryDirectory(prefix="manara-") as scratch:
        work, place = str(Path(scratch) / "work"), folder
        if target.kind in ("netlify", "cloudflare"):
            place = Path(scratch) / "stage"
            shutil.copytree(folder, place / _below(target).lstrip("/"))
            for name, content in recipes_of(folder, INSIDE).items():
                (place / name).write_text(content, "utf-8", newline="\n")
        yield str(place), work


def _commit(target: Target, folder: str, work: str, name: str) -> None:
    """Put the edition on top of the branch, which keeps what was there before, and push it."""

    def git(*words: str, ask: bool = False) -> str:
        return _run(["git", "-C", work, *words], ask=ask)

    known = git("ls-remote", "--heads", "origin", target.branch, ask=True)
    if known:
        git("checkout", "--quiet", "-B", target.branch, f"origin/{target.branch}")
    else:
        git("checkout", "--quiet", "--orphan", target.branch)
    git("rm", "-rqf", "--ignore-unmatch", ".")
    shutil.copytree(folder, work, dirs_exist_ok=True)
    for beside, content in BESIDE.items():
        (Path(work) / beside).write_text(content, "utf-8", newline="\n")
    git("add", "--all", "--force")
    if git("status", "--porcelain", ask=True):
        git("-c", "user.name=manara", "-c", "user.email=manara@localhost", "commit", "--quiet", "-m", name)
        git("push", "--quiet", "origin", target.branch)


def _run(words: list[str], *, ask: bool = False) -> str:
    tool = words[0]
    if shutil.which(tool) is None:
        raise PublishingError(f"{tool} is missing. To have it: {FROM.get(tool, tool)}")
    done = subprocess.run(
        words, capture_output=True, text=True, check=False, env={**os.environ, "GIT_TERMINAL_PROMPT": "0"}
    )
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip().splitlines()[-6:]
        raise PublishingError("\n".join([f"{shlex.join(words)} ended with {done.returncode}:", *said]))
    return done.stdout if ask else ""
