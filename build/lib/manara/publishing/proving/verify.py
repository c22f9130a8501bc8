"""Compares a copy of the site with a manifest: what is missing, added, changed; and, in words, which contact differs.

A copy that agrees with its own manifest is whole. Whether it is the campaign's is another question: name a trusted
manifest, check the signature, or run this in the campaign's folder, whose numbers and edition are then compared, too.
The fingerprint tells which edition it claims to be, in the words of a page's foot; the printed sheets have words of
their own, which stay as long as no sheet changes.
"""

from __future__ import annotations

import json
import subprocess
import zlib
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import brotli

from manara.campaign.edition import edition, same_words, words_for
from manara.errors import PublishingError
from manara.problems import Level, Problem, Text, text
from manara.publishing.making.archive import compare_archive
from manara.publishing.making.manifest import FILE, SBOM, UNLISTED, digest_of, files_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from manara.campaign.model import Campaign
    from manara.publishing.context import Build

ID = "publishing.verify"
IDENTITY, NAMESPACE = "release", "manara"


@dataclass(frozen=True)
class Manifest:
    """A manifest that was read.

    Attributes:
        files: Digest, size and type by name.
        contacts: Name and channels by id.
        fingerprint: Words of the pages by language.
        edition: Digest they are made from.
        paper_fingerprint: Words of the printed sheets.
        paper_edition: Digest they are made from.
        digest: Its own.
        commit: Of the sources.
        site: Address the copy was made for.
        time: Of the edition, in seconds since 1970; 0 when it has none.
        until: Days on which its facts end (``lasting.until_of``).
        urgent: What an urgent correction let through, empty for an ordinary edition.
    """

    files: dict[str, dict[str, Any]]
    contacts: dict[str, dict[str, Any]]
    fingerprint: dict[str, str]
    edition: str
    paper_fingerprint: dict[str, str]
    paper_edition: str
    digest: str
    commit: str
    site: str = ""
    time: int = 0
    until: dict[str, str] = field(default_factory=dict)
    urgent: dict[str, Any] = field(default_factory=dict)


def read_manifest(raw: bytes) -> Manifest:
    """Return the manifest in *raw*, after computing its own digest again.

    Raises:
        PublishingError: It is no manifest, or does not agree with itself.
    """
    try:
        content = json.loads(raw)
        paper = content["paper"]
        manifest = Manifest(
            content["files"], content["contacts"], content["fingerprint"], content["edition"], paper["fingerprint"],
            paper["edition"], content["digest"], content["commit"], str(content.get("site", "")),
            int(content.get("time", 0)), dict(content.get("until", {})), dict(content.get("urgent", {})),
        )  # fmt: skip
        digest = digest_of(content)
        complete = all({"sha256", "size"} <= set(entry) for entry in manifest.files.values())
        honest = all(
            words == words_for(edition, tag)
            for edition, fingerprint in (
                (manifest.edition, manifest.fingerprint),
                (manifest.paper_edition, manifest.paper_fingerprint),
            )
            for tag, words in fingerprint.items()
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise PublishingError(f"{FILE} is not a manifest of this program: {error}") from error
    if digest != manifest.digest or not complete or not honest:
        raise PublishingError(f"{FILE} was changed: its digest is not that of its own list.")
    return manifest


def compare_files(found: dict[str, dict[str, Any]], manifest: Manifest, shown: str) -> list[Problem]:
    """Return a problem for every file that is missing, added or changed."""
    problems = [
        _problem(f"{shown}/{name}", text("the file “{name}” is missing", name=name))
        for name in manifest.files
        if name not in found
    ]
    problems += [
        _problem(f"{shown}/{name}", text("the file “{name}” is not in the manifest: somebody added it", name=name))
        for name in found
        if name not in manifest.files
    ]
    problems += changed_files(found, manifest, shown)
    return sorted(problems, key=lambda problem: problem.sort_key)


def changed_files(found: dict[str, dict[str, Any]], manifest: Manifest, shown: str) -> list[Problem]:
    """Return a problem for every file that the manifest lists with another digest."""
    return [
        _problem(f"{shown}/{name}", text("the file “{name}” was changed", name=name))
        for name, entry in found.items()
        if name in manifest.files and entry["sha256"] != manifest.files[name]["sha256"]
    ]


def compare_contacts(
    here: dict[str, dict[str, Any]], there: dict[str, dict[str, Any]], shown: str
) -> dict[str, Problem]:
    """Return a problem, in words, by id, for every contact whose numbers differ from those that are trusted.

    Args:
        here: Contacts as the copy's manifest has them.
        there: Those of a trusted manifest or of the campaign.
        shown: How the copy is called in messages.
    """
    problems = {}
    for key in sorted({*here, *there}):
        one, other = (", ".join(contacts.get(key, {}).get("channels", [])) for contacts in (here, there))
        if one != other:
            message = text(
                "the contact “{id}” is “{here}” here and “{there}” there", id=key, here=one or "–", there=other or "–"
            )
            hint = text("Do not use this copy; take one that the campaign signed.")
            problems[key] = Problem(f"{shown}/{FILE}", 0, 0, Level.ERROR, ID, message, hint)
    return problems


def compare_editions(manifest: Manifest, campaign: Campaign, paper: str) -> list[Problem]:
    """Return a warning when a copy was made from other facts, text or program than *campaign*'s.

    Args:
        manifest: The copy's.
        campaign: The sources.
        paper: Digest of what the sources' sheets of paper are made from; empty when they cannot be made.
    """
    problems = []
    if edition(campaign) != manifest.edition:
        message = text(
            "the copy is of the edition “{there}”, and these sources are “{here}”",
            there=words_for(manifest.edition, "en"),
            here=words_for(edition(campaign), "en"),
        )
        hint = text("Check out the commit the copy names, and verify again; or take a newer copy.")
        if paper == manifest.paper_edition:
            hint = text("Take a newer copy; its printed sheets are the same, and need not be printed again.")
        problems.append(Problem(FILE, 0, 0, Level.WARNING, ID, message, hint))
    if paper not in ("", manifest.paper_edition):
        message = text(
            "the copy's printed sheets are “{there}”, and those of these sources “{here}”",
            there=words_for(manifest.paper_edition, "en"),
            here=words_for(paper, "en"),
        )
        hint = text("Sheets printed from the copy differ from those of these sources: print the newer ones.")
        problems.append(Problem(FILE, 0, 0, Level.WARNING, ID, message, hint))
    return problems


def compare_words(manifest: Manifest, typed: str) -> list[Problem]:
    """Return an error unless *typed* are the words of the copy's pages or of its paper, in one of its languages."""
    if whose_words(manifest, typed):
        return []
    message = text("“{typed}” are the words neither of the copy's pages nor of its printed sheets", typed=typed)
    hint = text("A page or a copy with them is of another edition: take the newest. A sheet is old: print it anew.")
    return [Problem(FILE, 0, 0, Level.ERROR, ID, message, hint)]


def whose_words(manifest: Manifest, typed: str) -> str:
    """Return ``pages`` or ``paper``, whichever has the words somebody typed, or an empty string."""
    if same_words(typed, manifest.fingerprint.values()):
        return "pages"
    return "paper" if same_words(typed, manifest.paper_fingerprint.values()) else ""


def pages_without_words(folder: Path, manifest: Manifest, shown: str) -> list[Problem]:
    """Return an error for every page that does not carry the fingerprint the manifest names."""
    hint = text("Keep “{call}” in the footer's template.", call="edition()")
    return [
        Problem(f"{shown}/{name}", 0, 0, Level.ERROR, ID, text("the page lacks the edition's words"), hint)
        for name in manifest.files
        if name.endswith(".html") and (folder / name).is_file() and not _carries(folder / name, manifest)
    ]


def _carries(page: Path, manifest: Manifest) -> bool:
    content = page.read_text("utf-8", "replace")
    return any(words in content for words in manifest.fingerprint.values())


def verify_folder(folder: Path, shown: str, trusted: Manifest | None = None) -> tuple[Manifest, list[Problem]]:
    """Return the copy's manifest and what differs from it, or from a trusted one."""
    path = folder / FILE
    if not path.is_file():
        raise PublishingError(f"{shown} has no {FILE}: there is nothing to compare it with.")
    try:
        own = read_manifest(path.read_bytes())
        found = files_of(folder)
        problems = compare_archive(folder, own.files, shown)
        expected = hosts_files(folder, found)
    except OSError as error:
        raise PublishingError(f"{error.filename} cannot be read: {error.strerror}.") from error
    found = {name: entry for name, entry in found.items() if name not in expected}
    problems += compare_files(found, trusted or own, shown)
    return own, problems


def hosts_files(folder: Path, found: Iterable[str]) -> set[str]:
    """Return the names of files that hosts read in a published folder and that hold what ``manara recipes`` makes."""
    from manara.publishing.making.hosts import BESIDE, INSIDE, recipes_of  # noqa: PLC0415  # seldom there

    there = {name for name in (*INSIDE, *BESIDE) if name in found}
    if not there or not (folder / "404.html").is_file():
        return set()
    made = {**recipes_of(folder, INSIDE), **BESIDE}
    return {name for name in there if (folder / name).read_bytes() == made[name].encode()}


def verify_step(build: Build) -> list[Problem]:
    """Verify the fresh folder before it takes the old one's place."""
    manifest, problems = verify_folder(build.folder, "site")
    return problems + pages_without_words(build.folder, manifest, "site")


def read_back_copy(campaign: Campaign, folder: Path, manifest: Manifest) -> list[Problem]:
    """Compare the copy's numbers with the campaign's own registry, whatever its manifest says."""
    from manara.contacts.registry import registry_of  # noqa: PLC0415  # only when there is a campaign to compare with
    from manara.publishing.proving.compare import Comparison  # noqa: PLC0415
    from manara.publishing.proving.readback import read_bytes  # noqa: PLC0415

    comparison = Comparison(registry_of(campaign, manifest.site), campaign)
    problems: list[Problem] = []
    theirs = hosts_files(folder, files_of(folder))
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        packed = path.suffix in (".gz", ".br") and name in manifest.files
        if packed and path.is_file():
            problems += _packed(path, name)
        elif path.is_file() and name not in (*UNLISTED, SBOM, *theirs):
            problems += read_bytes(path.read_bytes(), name, comparison)
    return problems


def _packed(path: Path, name: str) -> list[Problem]:
    """Return an error unless a packed copy holds what stands beside it: a server may send either."""
    from manara.publishing.proving.readers.compressed import unpack  # noqa: PLC0415

    plain = path.with_name(path.stem)
    with suppress(OSError, ValueError, zlib.error, brotli.error):
        if unpack(path.read_bytes(), path.suffix[1:], plain.stat().st_size) == plain.read_bytes():
            return []
    return [_problem(name, text("the packed copy “{name}” is not what stands beside it", name=name))]


def signed_by(manifest: bytes, signature: Path, signers: Path) -> str:
    """Return who of the allowed *signers* made *signature* and with which key, or an empty string.

    Raises:
        PublishingError: ``ssh-keygen`` is missing (``ssh-keygen -Y verify`` does the work).
    """
    words = ["ssh-keygen", "-Y", "verify", "-f", str(signers), "-I", IDENTITY, "-n", NAMESPACE, "-s", str(signature)]
    try:
        done = subprocess.run(words, input=manifest, capture_output=True, check=False)  # the system's own
    except FileNotFoundError:
        raise PublishingError("ssh-keygen is missing. On Debian: apt-get install openssh-client") from None
    key = done.stdout.decode("utf-8", "replace").rpartition(" key ")[2].strip()
    return f"{IDENTITY}, {key}" if done.returncode == 0 else ""


def _problem(path: str, message: Text) -> Problem:
    return Problem(
        path,
        0,
        0,
        Level.ERROR,
        ID,
        message,
        text("Take the file again from the campaign's own site; a changed file may carry a wrong number."),
    )
