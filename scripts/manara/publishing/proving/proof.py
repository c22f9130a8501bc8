"""Everything that can be said about a copy: what differs, how it is served, whose it is, and until when it holds.

A copy that agrees with its own manifest is whole, and anybody can make one. Whose it is, is proved by a signature of a
signer that is trusted, by a manifest that is trusted, or by the numbers of the campaign in whose folder this runs.
"""

from __future__ import annotations

import datetime
import tempfile
import urllib.parse
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from manara.campaign.clock import clock
from manara.errors import PrintingError, PublishingError
from manara.problems import Level, Problem, text
from manara.publishing.making.lasting import day_of
from manara.publishing.making.manifest import FILE, SIGNATURE, contacts_of
from manara.publishing.proving.bombs import is_bomb
from manara.publishing.proving.copies import download, download_archive, unpack
from manara.publishing.proving.served import refused_in, served_problems
from manara.publishing.proving.verify import (
    ID,
    compare_contacts,
    compare_editions,
    compare_words,
    pages_without_words,
    read_back_copy,
    signed_by,
    verify_folder,
)

if TYPE_CHECKING:
    from manara.publishing.proving.copies import Live
    from manara.publishing.proving.verify import Manifest

AGE = "publishing.age"
SIGNED, TRUSTED, CAMPAIGN, ITSELF = "signature", "manifest", "campaign", "itself"
# Where a campaign lists who may sign its releases.
SIGNERS = Path("deploy", "allowed_signers")
# Ids of what says that files differ.
FILES = (ID, "publishing.archive")


@dataclass(frozen=True)
class Question:
    """What is asked about a copy.

    Attributes:
        copy: A folder, a ZIP archive or an address.
        root: The campaign's folder, if it is one.
        trusted: A manifest that is trusted.
        signers: File of the signers that are trusted; the campaign's own when there is one.
        words: Words of a page or poster that the copy must have.
        due: Days before the end of its facts from which that counts as a fault.
    """

    copy: str
    root: Path | None = None
    trusted: Manifest | None = None
    signers: Path | None = None
    words: str = ""
    due: int = 0


@dataclass
class Proof:
    """What was found.

    Attributes:
        manifest: The copy's own.
        contacts: A problem for each contact that differs, by id.
        problems: All others, the gravest kinds first.
        proof: What proves whose it is: ``signature``, ``manifest``, ``campaign``, or only ``itself``.
        signer: Who signed it, with the key; empty when nobody who is trusted did.
        is_signed: It has a signature, whoever made it.
        files: How many files differ.
        day: On which it was looked at.
        until: Last day on which its facts hold, if it says one.
        compared: Its contacts were compared with those of a trusted manifest or of the campaign.
    """

    manifest: Manifest
    contacts: dict[str, Problem]
    problems: list[Problem]
    proof: str
    signer: str
    is_signed: bool
    files: int
    day: datetime.date
    until: datetime.date | None = None
    compared: bool = False

    @property
    def age(self) -> int:
        """Days since the edition was made."""
        made = datetime.datetime.fromtimestamp(self.manifest.time, tz=datetime.UTC).date()
        return max(0, (self.day - made).days)

    @property
    def all(self) -> list[Problem]:
        """Every problem: errors before warnings, contacts first."""
        every = [*self.contacts.values(), *self.problems]
        return sorted(dict.fromkeys(every), key=lambda problem: problem.level)


def prove(question: Question) -> Proof:
    """Look at a copy from all sides.

    Raises:
        PublishingError: There is no copy, it has no manifest, or the manifest does not agree with itself.
    """
    path = Path(question.copy)
    shown = question.copy.rstrip("/")
    with tempfile.TemporaryDirectory() as scratch:
        live = None
        if shown.startswith(("http://", "https://")):
            folder = Path(scratch)
            if urllib.parse.urlsplit(shown).path.lower().endswith(".zip"):
                folder = download_archive(shown, folder)
            else:
                live = download(question.copy, folder)
        elif path.is_file():
            folder = unpack(path, Path(scratch))
        elif path.is_dir():
            folder = path
        else:
            raise PublishingError(text("There is no {copy}.", copy=question.copy))
        return _prove(question, folder, shown, live)


def _prove(question: Question, folder: Path, shown: str, live: Live | None) -> Proof:
    manifest, found = verify_folder(folder, shown, question.trusted)
    for page in folder.rglob("*.html"):
        if page.is_file() and is_bomb(page.read_text("utf-8", "replace")):
            name = page.relative_to(folder).as_posix()
            raise PublishingError(text("{file} was made to take time, not to be read; this is no copy.", file=name))
    absent = {f"{shown}/{name}" for name in (live.absent if live is not None else ())}
    found = [problem for problem in found if problem.path not in absent]
    served = served_problems(live, folder) if live is not None else refused_in(folder, shown)
    contacts: dict[str, Problem] = {}
    if question.trusted is not None:
        contacts |= compare_contacts(manifest.contacts, question.trusted.contacts, shown)
    problems = [*served, *found, *pages_without_words(folder, manifest, shown)]
    problems += compare_words(manifest, question.words) if question.words else []
    of_campaign = _against_campaign(question.root, folder, manifest, shown)
    if of_campaign is not None:
        contacts |= of_campaign[0]
        problems += of_campaign[1]
    signer, signature_problems = _signature(folder, question)
    problems += signature_problems
    proof = (
        (SIGNED if signer else "")
        or (TRUSTED if question.trusted is not None else "")
        or (CAMPAIGN if of_campaign is not None else ITSELF)
    )
    made = Proof(
        manifest, contacts, problems, proof, signer, (folder / SIGNATURE).is_file(),
        len({problem.path for problem in found}), clock(), day_of(manifest.until.get("first")),
        question.trusted is not None or of_campaign is not None,
    )  # fmt: skip
    made.problems += _age(made, question.due)
    return made


def _against_campaign(
    root: Path | None, folder: Path, manifest: Manifest, shown: str
) -> tuple[dict[str, Problem], list[Problem]] | None:
    """Return which contacts and what else differ from the campaign in *root*; ``None`` where there is no campaign."""
    if root is None or not (root / "data" / "campaign.yml").is_file():
        return None
    from manara.campaign.load import load_campaign  # noqa: PLC0415  # only where there is a campaign
    from manara.publishing.making.printed import printed  # noqa: PLC0415

    campaign = load_campaign(root)
    paper = ""
    with suppress(PrintingError):  # sources that are being written may say what cannot be printed
        paper = printed(campaign).edition
    contacts = compare_contacts(manifest.contacts, contacts_of(campaign), shown)
    return contacts, compare_editions(manifest, campaign, paper) + read_back_copy(campaign, folder, manifest)


def _signature(folder: Path, question: Question) -> tuple[str, list[Problem]]:
    """Return who signed the copy, and what is wrong with it when signers were named."""
    signature = folder / SIGNATURE
    signers = question.signers
    if signers is None and question.root is not None and signature.is_file():
        signers = question.root / SIGNERS
        signers = signers if _names_somebody(signers) else None
    if signers is None:
        return "", []
    if not _names_somebody(signers):
        # Said before anything of the signature: a list that cannot be read is no sign of a forged copy.
        raise PublishingError(
            text("{file} names no signer. A line is “release”, then the public key; plain UTF-8.", file=signers)
        )
    if not signature.is_file():
        message = text("there is no signature")
    elif signer := signed_by((folder / FILE).read_bytes(), signature, signers):
        return signer, []
    else:
        message = text("the signature is not of an allowed signer")
    hint = text("Take a release from the campaign's own site, and its signers from somebody you know.")
    return "", [Problem(SIGNATURE, 0, 0, Level.ERROR, ID, message, hint)]


def _names_somebody(signers: Path) -> bool:
    if not signers.is_file():
        return False
    lines = signers.read_text("utf-8", "replace").splitlines()
    # A name, the kind of key, the key; a file of Windows begins with a mark that OpenSSH takes for a part of the name,
    # or has a zero byte beside each letter (UTF-16).
    return any(
        len(line.split()) > 2 and "\0" not in line and not line.lstrip().startswith(("#", "\ufeff")) for line in lines
    )


def _age(proof: Proof, due: int) -> list[Problem]:
    if proof.until is None:
        return []
    left = (proof.until - proof.day).days
    hint = text("Check what has ended (manara status), build and publish again.")
    if left < 0:
        message = text("the facts of this copy held until {day}, {count} days ago", day=proof.until, count=-left)
    elif left < due:
        message = text("the facts of this copy hold until {day}, {count} days from now", day=proof.until, count=left)
    else:
        return []
    return [Problem(FILE, 0, 0, Level.ERROR, AGE, message, hint)]
