"""The steps of a build, in order; ``site/`` is replaced only after the last one."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from manara.campaign.edition import edition, fingerprint
from manara.campaign.places import READ
from manara.checks.folder import load_and_check
from manara.errors import CampaignError, PrintingError
from manara.problems import Level, Problem, has_errors, in_order, text
from manara.publishing.ahead import Ahead
from manara.publishing.context import Build
from manara.publishing.making.address import address_of, release_problems
from manara.publishing.making.archive import write_archive
from manara.publishing.making.commit import CHANGED, commit_of, commit_time
from manara.publishing.making.compress import Packing, begin_packing, compress
from manara.publishing.making.data_files import write_data_files
from manara.publishing.making.downloads import fill_downloads
from manara.publishing.making.edition_time import edition_time
from manara.publishing.making.first_paper import fill_first
from manara.publishing.making.manifest import write_manifest
from manara.publishing.making.printed import Printed, write_printed
from manara.publishing.making.share_texts import write_share_texts
from manara.publishing.making.sums import write_how
from manara.publishing.proving.languages import check_languages
from manara.publishing.proving.one_file import check_one_file
from manara.publishing.proving.readback import read_back, read_back_last, read_pages, reader, readings
from manara.publishing.proving.verify import verify_step
from manara.publishing.shipping.swap import clean_left_overs, only_builder, swap_into_place, true_output
from manara.publishing.shipping.urgent import let_through
from manara.site.engine import build_site
from manara.work.cache import Cache
from manara.work.folder import look

if TYPE_CHECKING:
    from collections.abc import Callable

    from manara.publishing.shipping.urgent import Urgent
    from manara.work.folder import Folder

DISK, SAVED = "publishing.disk", "publishing.saved"


@dataclass(frozen=True)
class Group:
    """Files of one kind that were made: how many, and their bytes."""

    name: str
    count: int
    size: int


@dataclass(frozen=True)
class Result:
    """What a build found and made."""

    problems: list[Problem]
    groups: list[Group] = field(default_factory=list)


# Steps after the site is built, in order: print and share, read back, compress, manifest. One line per step. Sheets are
# made on other cores meanwhile, so what needs none comes first, and what was read in them is asked for last.
STEPS: tuple[Callable[[Build], list[Problem]], ...] = (
    check_one_file,
    begin_packing,
    write_data_files,
    write_share_texts,
    write_how,
    read_pages,
    write_printed,
    fill_downloads,
    fill_first,
    read_back,
    check_languages,
    compress,
    write_manifest,
    write_archive,
    verify_step,
    read_back_last,
)


def build_campaign(
    root: Path,
    output: Path,
    *,
    drafts: bool = False,
    release: bool = False,
    urgent: Urgent | None = None,
    after: int = 0,
    address: str = "",
) -> Result:
    """Build the campaign in *root* and put it at *output*, unless any step finds an error.

    Args:
        root: The campaign's folder.
        output: The folder that is replaced.
        drafts: Include languages marked ``draft: true``.
        release: Make old and unverified facts errors.
        urgent: The correction for which a release lets the age of other facts through.
        after: Time of an edition in use elsewhere, which this one must be later than.
        address: Where it will stand; otherwise the variable, the campaign or the settings say it.
    """
    try:
        return _build_campaign(
            root, output, drafts=drafts, release=release, urgent=urgent, after=after, address=address
        )
    except OSError as error:
        return Result([_disk_problem(error, root)])


def _build_campaign(
    root: Path, output: Path, *, drafts: bool, release: bool, urgent: Urgent | None, after: int, address: str
) -> Result:
    source = look(root, READ)
    try:
        campaign, problems = load_and_check(root, drafts=drafts, release=release, folder=source)
    except CampaignError as error:
        if not error.problems:
            raise
        return Result(list(error.problems))
    passed: list[Problem] = []
    if urgent is not None:
        problems, passed = let_through(problems, urgent, campaign)
        urgent = replace(urgent, status=campaign.contacts[urgent.contact].status)
    address = address or address_of(campaign)
    if release:
        problems = [*problems, *release_problems(address)]
    if has_errors(problems):
        return Result(problems)
    output = true_output(output)
    output.parent.mkdir(parents=True, exist_ok=True)
    # Sources with changes are no commit: built twice, they are two editions that must not bear one time.
    dated = campaign.source_date or commit_time(root)
    committed = 0 if not campaign.source_date and commit_of(root).endswith(CHANGED) else dated
    made = edition_time(committed, edition(campaign), output, after)
    campaign = replace(campaign, source_date=dated)
    with only_builder(output):
        clean_left_overs(output)
        folder = _new_folder(output)
        # A release takes nothing that another build made; its own processes find it here.
        scratch = _new_folder(output) if release or not os.access(root, os.W_OK) else None
        cache = Cache(scratch or root)
        try:
            build = Build(
                campaign, folder, address, cache, source.below("data", "languages"),
                time=made, urgent=urgent, passed=tuple(passed),
            )  # fmt: skip
            return _build_with_help(build, output, problems, source, drafts=drafts)
        except OSError as error:
            return Result(in_order([*problems, _disk_problem(error, root)]))
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            if scratch is not None:
                shutil.rmtree(scratch, ignore_errors=True)


def _new_folder(output: Path) -> Path:
    """Return an empty folder beside *output*; should this build be killed, the next one removes it by its name."""
    return Path(tempfile.mkdtemp(prefix=f"{output.name}.new-", dir=output.parent))


def _build_with_help(build: Build, output: Path, problems: list[Problem], source: Folder, *, drafts: bool) -> Result:
    """Build while other processes make and read sheets, and other threads pack."""
    prepared = _printed(build)
    sheets = prepared.sheets if prepared is not None else []
    with (
        closing(Ahead(sheets, build.cache, reader(build), readings(build))) as ahead,
        closing(Packing(build.cache, fingerprint(build.campaign).values())) as packing,
    ):
        build = replace(build, prepared=prepared, packing=packing, ahead=ahead)
        return _build_beside(build, output, problems, source, drafts=drafts)


def _printed(build: Build) -> Printed | None:
    try:
        return build.printed
    except PrintingError:
        return None  # the step that needs it says why


def _build_beside(build: Build, output: Path, problems: list[Problem], source: Folder, *, drafts: bool) -> Result:
    problems = problems + build_site(
        build.campaign, build.folder, drafts=drafts, finished=_ahead(build), address=build.site_url
    )
    for step in STEPS:
        if has_errors(problems):
            break
        problems += step(build)
    if not has_errors(problems):
        problems += [_changed(name) for name in source.changed()]
    if has_errors(problems):
        return Result(in_order(problems))
    if build.packing is not None:
        build.packing.tidy()
    groups = _groups(build.folder)
    swap_into_place(build.folder, output)
    return Result(in_order(problems), groups)


def _ahead(build: Build) -> Callable[[str], None] | None:
    """Return what begins to pack a page as soon as it is finished."""
    packing = build.packing
    if packing is None:
        return None

    def ahead(html: str) -> None:
        packing.ahead(html.encode())

    return ahead


def _changed(name: str) -> Problem:
    """Return what is wrong with publishing a file that nobody has checked as it is now."""
    message = text("the file changed while the site was built")
    return Problem(name, 0, 0, Level.ERROR, SAVED, message, text("Build again when nothing is being saved."))


def _disk_problem(error: OSError, root: Path) -> Problem:
    """Return what the system refused, in words: a full disk, a file that may not be read."""
    named = Path(os.fsdecode(error.filename)) if error.filename else root
    shown = named.relative_to(root).as_posix() if named.is_relative_to(root) else str(named)
    reason = error.strerror or str(error)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        message = text("the disk is full: {reason}", reason=reason)
        hint = text("Free some space; the old site is untouched, and what was half made is removed.")
    else:
        message = text("cannot be read or written: {reason}", reason=reason)
        hint = text("Check that the file exists and that you may read or write it; the old site is untouched.")
    return Problem(shown, 0, 0, Level.ERROR, DISK, message, hint)


def _groups(folder: Path) -> list[Group]:
    sizes: dict[str, list[int]] = {}
    for path in folder.rglob("*"):
        if path.is_file():
            sizes.setdefault(path.suffix.removeprefix(".") or path.name, []).append(path.stat().st_size)
    return [Group(name, len(found), sum(found)) for name, found in sorted(sizes.items())]
