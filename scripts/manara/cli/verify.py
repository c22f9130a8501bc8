"""``manara verify``: is this copy whole, and is it the campaign's?"""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from manara.cli.report import FORMATS, print_problems
from manara.errors import PrintingError, PublishingError
from manara.problems import Level, Problem, has_errors, in_order, text
from manara.publishing.copies import download, unpack
from manara.publishing.headers import missing_headers
from manara.publishing.manifest import FILE, SIGNATURE, files_of
from manara.publishing.verify import (
    ID,
    Manifest,
    check_signature,
    compare_editions,
    compare_files,
    compare_words,
    pages_without_words,
    read_back_copy,
    read_manifest,
    verify_folder,
    whose_words,
)

if TYPE_CHECKING:
    import argparse

    from manara.cli.language import Interface

HELP = "compare a copy of the site with its manifest and with the campaign's numbers"


def add_arguments(parser: argparse.ArgumentParser, interface: Interface) -> None:
    """Declare this command's arguments."""
    _ = interface.gettext
    parser.add_argument("copy", metavar="COPY", help=_("a folder, a ZIP archive, an address or a single file"))
    parser.add_argument("--manifest", type=Path, help=_("a manifest you trust (default: the copy's own)"))
    parser.add_argument("--signers", type=Path, help=_("file of allowed signers; the signature must be one of theirs"))
    parser.add_argument("--fingerprint", metavar="WORDS", help=_("words of a poster or page; the copy must have them"))
    parser.add_argument("--format", choices=FORMATS, default="text", help=_("how problems are shown"))


def run(options: argparse.Namespace, interface: Interface) -> int:
    """Compare and report."""
    trusted = read_manifest(_bytes(options.manifest)) if options.manifest else None
    path = Path(options.copy)
    if path.is_file() and path.suffix != ".zip":
        return _one_file(path, trusted, options, interface)
    with tempfile.TemporaryDirectory() as scratch:
        folder, problems = path, []
        if options.copy.startswith(("http://", "https://")):
            folder = Path(scratch)
            problems += missing_headers(download(options.copy, folder), options.copy)
        elif path.is_file():
            folder = unpack(path, Path(scratch))
        elif not path.is_dir():
            raise PublishingError(f"There is no {options.copy}.")
        manifest, found = verify_folder(folder, options.copy.rstrip("/"), trusted)
        problems += found
        problems += pages_without_words(folder, manifest, options.copy.rstrip("/"))
        problems += compare_words(manifest, options.fingerprint) if options.fingerprint else []
        problems += _against_campaign(options.root.resolve(), folder, manifest)
        problems += _signature(folder, options.signers)
        signed = (folder / SIGNATURE).is_file()
    problems = in_order(problems)
    print_problems(problems, interface, options.format)
    if options.format == "text":
        _print_whose(manifest, options.fingerprint or "", interface)
        _print_summary(manifest, interface, signed=signed, checked=options.signers is not None)
    return 1 if has_errors(problems) else 0


def _against_campaign(root: Path, folder: Path, manifest: Manifest) -> list[Problem]:
    if not (root / "data" / "campaign.yml").is_file():
        return []
    from manara.campaign.load import load_campaign  # noqa: PLC0415  # only where there is a campaign
    from manara.campaign.settings import site_url  # noqa: PLC0415
    from manara.publishing.build import Build  # noqa: PLC0415
    from manara.publishing.printed import printed  # noqa: PLC0415

    campaign = load_campaign(root)
    paper = ""
    with suppress(PrintingError):  # sources that are being written may say what cannot be printed
        paper = printed(campaign).edition
    build = Build(campaign, folder, site_url(root))
    return compare_editions(manifest, campaign, paper) + read_back_copy(build, manifest)


def _signature(folder: Path, signers: Path | None) -> list[Problem]:
    if signers is None:
        return []
    signature = folder / SIGNATURE
    if signature.is_file() and check_signature((folder / FILE).read_bytes(), signature, signers):
        return []
    message = (
        text("the signature is not of an allowed signer") if signature.is_file() else text("there is no signature")
    )
    hint = text("Take a release from the campaign's own site, and its signers from somebody you know.")
    return [Problem(SIGNATURE, 0, 0, Level.ERROR, ID, message, hint)]


def _one_file(path: Path, trusted: Manifest | None, options: argparse.Namespace, interface: Interface) -> int:
    if trusted is None:
        own = options.root.resolve() / "site" / FILE
        if not own.is_file():
            raise PublishingError("A single file needs a manifest: name one with --manifest.")
        trusted = read_manifest(own.read_bytes())
    found = files_of(path.parent)[path.name]
    names = [name for name, entry in trusted.files.items() if entry["sha256"] == found["sha256"]]
    if names:
        print(interface.gettext("{path} is {name}, unchanged.").format(path=path, name=names[0]))
        return 0
    known = [name for name in trusted.files if name.rsplit("/", 1)[-1] == path.name]
    problems = [
        problem
        for problem in compare_files({known[0] if known else path.name: found}, trusted, str(path.parent))
        if "missing" not in problem.message.msgid
    ]
    print_problems(problems, interface, options.format)
    return 1


def _print_whose(manifest: Manifest, typed: str, interface: Interface) -> None:
    """Say whose words were typed: pages change with every word of the site, sheets only when a sheet changes."""
    _ = interface.gettext
    whose = whose_words(manifest, typed)
    if whose == "pages":
        print(_("“{typed}”: the words of this copy's pages.").format(typed=typed))
    elif whose == "paper":
        print(_("“{typed}”: the words of this copy's printed sheets.").format(typed=typed))


def _print_summary(manifest: Manifest, interface: Interface, *, signed: bool, checked: bool) -> None:
    _ = interface.gettext
    print(_("Fingerprint:"))
    for words in manifest.fingerprint.values():
        print(f"  {words}")
    print(_("Printed sheets:"))
    for words in manifest.paper_fingerprint.values():
        print(f"  {words}")
    print(_("Commit: {commit}").format(commit=manifest.commit or "–"))
    if not signed:
        print(_("Unsigned: it was built by somebody for themselves."))
    elif not checked:
        print(_("Signed; name the allowed signers with --signers to check by whom."))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise PublishingError(f"{path} cannot be read: {error.strerror}") from error
