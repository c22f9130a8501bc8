"""``manara verify``: is this copy whole, is it the campaign's, and until when may it be believed?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from manara.cli.proof_words import as_json, print_proof
from manara.cli.report import FORMATS, print_problems
from manara.errors import PublishingError
from manara.problems import Level, Problem, has_errors, text
from manara.publishing.making.manifest import FILE, files_of
from manara.publishing.proving.proof import ITSELF, Question, prove
from manara.publishing.proving.verify import ID, Manifest, changed_files, compare_files, read_manifest, whose_words

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
    parser.add_argument(
        "--self", action="store_true", dest="itself", help=_("it is enough that the copy agrees with itself")
    )
    parser.add_argument(
        "--due", type=int, default=0, metavar="DAYS", help=_("fail when its facts end within so many days")
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help=_("how problems are shown"))


def run(options: argparse.Namespace, interface: Interface) -> int:
    """Compare and report; 1 when something is wrong or nobody has proved whose the copy is."""
    trusted = read_manifest(_bytes(options.manifest)) if options.manifest else None
    path = Path(options.copy)
    if path.is_file() and path.suffix != ".zip":
        return _one_file(path, trusted, options, interface)
    proof = prove(
        Question(options.copy, options.root.resolve(), trusted, options.signers, options.fingerprint or "", options.due)
    )
    if proof.proof == ITSELF and not options.itself:
        proof.problems.append(_nobody())
    if options.format == "json":
        print(json.dumps(as_json(proof, interface), ensure_ascii=False, indent=2))
    elif options.format == "github":
        print_problems(proof.all, interface, options.format)
    else:
        print_proof(proof, interface)
        _print_whose(proof.manifest, options.fingerprint or "", interface)
    return 1 if has_errors(proof.all) else 0


def _nobody() -> Problem:
    message = text("the copy agrees with itself; nobody has proved whose it is")
    hint = text(
        "Name a manifest you trust (--manifest) or the signers (--signers), or run this in the campaign's folder; "
        "--self says that it is enough."
    )
    return Problem(FILE, 0, 0, Level.ERROR, ID, message, hint)


def _one_file(path: Path, trusted: Manifest | None, options: argparse.Namespace, interface: Interface) -> int:
    if trusted is None:
        own = options.root.resolve() / "site" / FILE
        if not own.is_file():
            raise PublishingError(text("A single file needs a manifest: name one with --manifest."))
        trusted = read_manifest(own.read_bytes())
    found = files_of(path.parent)[path.name]
    names = [name for name, entry in trusted.files.items() if entry["sha256"] == found["sha256"]]
    if names:
        print(interface.gettext("{path} is {name}, unchanged.").format(path=path, name=names[0]))
        return 0
    known = [name for name in trusted.files if name.rsplit("/", 1)[-1] == path.name]
    one = {known[0] if known else path.name: found}
    shown = str(path.parent)
    problems = changed_files(one, trusted, shown) if known else _unknown(one, trusted, shown)
    print_problems(problems, interface, options.format)
    return 1


def _unknown(one: dict[str, dict[str, object]], trusted: Manifest, shown: str) -> list[Problem]:
    """Return what is wrong with a file that no manifest knows."""
    [name] = one
    return [problem for problem in compare_files(one, trusted, shown) if problem.path == f"{shown}/{name}"]


def _print_whose(manifest: Manifest, typed: str, interface: Interface) -> None:
    """Say whose words were typed: pages change with every word of the site, sheets only when a sheet changes."""
    _ = interface.gettext
    whose = whose_words(manifest, typed)
    if whose == "pages":
        print(_("“{typed}”: the words of this copy's pages.").format(typed=typed))
    elif whose == "paper":
        print(_("“{typed}”: the words of this copy's printed sheets.").format(typed=typed))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise PublishingError(text("{file} cannot be read: {reason}.", file=path, reason=error.strerror)) from error
