"""Opens every published file again, by its own format, and compares it with the registry.

Checks of the sources prove that the facts went in right; this proves that they came out right, whatever template,
plug-in or library handled them on the way. In every file, the digits somebody sees, the target of a link, the content
of a QR code and the fields made for machines must be those of one and the same contact; nothing else may look as if it
could be dialled; no address may lead anywhere but to a contact, to the leave page or to the site itself. Every page
carries the emergency number and the hotline. A format nobody can read back fails the build.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import unquote

from manara.campaign.edition import fingerprint
from manara.contacts.registry import registry_of
from manara.problems import Level, Problem, has_errors, text
from manara.publishing.compare import Comparison
from manara.publishing.readers import reader_of
from manara.sources.parallel import in_parallel
from manara.sources.remembered import Remembered, digest, digest_but, digest_of_files, digest_of_program

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from manara.problems import Text
    from manara.publishing.build import Build
    from manara.publishing.compare import Fault
    from manara.publishing.reading import Reading

ID = "publishing.readback"
# Calls and expressions that nothing filled, emphasis, links, boxes and conflict marks; places held for the renderer.
_LEFT = re.compile(
    r"\{\{|\}\}|\{%|%\}|｛｛|｝｝|\{ \{|\*\*|\]\(|\[\[|\]\]|\[\^|^!!! |^[<>|]{7}(?= |$)"
    r"|wzxhzdk|klzzwxh|\ufffc|\{[:#] ?[\w-]",
    re.MULTILINE,
)
EMPTY: Mapping[str, list[Problem]] = MappingProxyType({})


def read_pages(build: Build) -> list[Problem]:
    """Read the pages that stand by now, while other processes make sheets; :func:`read_back` says what was found.

    It reads again only what changed since then; of a release it reads everything by itself.
    """
    if build.ahead is not None and build.ahead.busy and not build.campaign.release:
        _read(build, "readback", _files(build), Comparison(registry_of(build.campaign, build.site_url), build.campaign))
    return []


def read_back(build: Build) -> list[Problem]:
    """Return what is wrong in the files of the fresh folder; in its sheets only when the build ends here."""
    edition = list(fingerprint(build.campaign).values())
    comparison = Comparison(registry_of(build.campaign, build.site_url), build.campaign)
    of_edition = read_bytes(" ".join(edition).encode(), "edition.txt", comparison)
    problems = [*of_edition, *_read(build, "readback", _files(build), comparison)]
    return problems + read_back_sheets(build) if has_errors(problems) else problems


def read_back_sheets(build: Build) -> list[Problem]:
    """Return what is wrong in the sheets: the last step, since other processes read them while all others run."""
    found = build.ahead.readings() if build.ahead is not None else {}
    comparison = Comparison(registry_of(build.campaign, build.site_url), build.campaign)
    return _read(build, "readback-sheets", _sheets(build), comparison, found)


def _files(build: Build) -> list[Path]:
    sheets = set(_sheets(build))
    return sorted(path for path in build.folder.rglob("*") if path.is_file() and path not in sheets)


def _sheets(build: Build) -> list[Path]:
    paths = (build.folder / sheet.path for sheet in build.printed.sheets)
    return [path for path in paths if path.is_file()]


def _read(
    build: Build, name: str, files: list[Path], comparison: Comparison, found: Mapping[str, list[Problem]] = EMPTY
) -> list[Problem]:
    """Return what is wrong in *files*: as *found* in this build, or as remembered, or read here."""
    memory = _memory(build, name)
    edition = list(fingerprint(build.campaign).values())
    keys = {path: key_of(path.relative_to(build.folder).as_posix(), path.read_bytes(), edition) for path in files}
    # What is released was read in this very run.
    known = {path: found.get(key, None if build.campaign.release else memory.get(key)) for path, key in keys.items()}
    new = [path for path, problems in known.items() if problems is None]

    def read(path: Path) -> list[Problem]:
        return read_file(path, path.relative_to(build.folder).as_posix(), comparison)

    known.update(zip(new, in_parallel(read, new), strict=True))
    problems = []
    for path, of_file in known.items():
        memory.put(keys[path], of_file or [])
        problems += of_file or []
    memory.save()
    return problems


def key_of(name: str, raw: bytes, edition: Iterable[str]) -> str:
    """Return under what the reading of a file is remembered: its name, and a digest of it but for the edition's words.

    All pages carry them, and they change with every page; what they say is read by itself in every build.
    """
    return f"{name} {digest_but(raw, edition)}"


def _memory(build: Build, name: str) -> Remembered:
    """What was found in files with the same name and bytes, under the same facts and program."""
    campaign = build.campaign
    world = digest(
        digest_of_program(),
        digest_of_files(campaign.root, ("data",)),
        campaign.today.isoformat(),
        " ".join(campaign.tags),
        build.site_url,
    )
    return Remembered(campaign.root, name, world)


def read_file(path: Path, shown: str, comparison: Comparison) -> list[Problem]:
    """Return what is wrong in one file."""
    return read_bytes(path.read_bytes(), shown, comparison)


def read_bytes(raw: bytes, shown: str, comparison: Comparison) -> list[Problem]:
    """Return what is wrong in the bytes of the file called *shown*."""
    name = shown.rsplit("/", 1)[-1]
    reader = reader_of(name)
    if reader is None:
        suffix = name[name.rfind(".") :] if "." in name else name
        return [
            _problem(
                shown,
                0,
                text("no reader for {suffix}", suffix=suffix),
                text("Nobody can check what is in it: leave the file out, or add a reader in publishing/readers/."),
            )
        ]
    reading = reader(raw, name)
    reading.path = shown
    if reading.fault:
        return [
            _problem(
                shown, 0, text("cannot be read back: {reason}", reason=reading.fault), text("Make the file again.")
            )
        ]
    return [
        _problem(shown, _line_of(raw, written), message, hint)
        for written, message, hint in (*comparison.compare(reading), *left_over(reading))
    ]


def left_over(reading: Reading) -> Iterator[Fault]:
    """Yield every mark of an editor's tools that came out as it was typed; programs have braces of their own.

    The checks of the sources find these with their line (``pages.markup``); here is what no source showed.
    """
    said = [words.text for words in reading.words if not words.code]
    for text_ in (*said, *(unquote(link.href) for link in reading.links)):
        match = _LEFT.search(text_)
        if match is not None:
            yield (
                match[0],
                text("“{mark}” is left of what an editor wrote", mark=match[0]),
                text("Find it in the pages, templates and data: there it became no call, no list and no bold word."),
            )


def _problem(shown: str, line: int, message: Text, hint: Text) -> Problem:
    return Problem(f"site/{shown}", line, 0, Level.ERROR, ID, message, hint)


def _line_of(raw: bytes, written: str) -> int:
    place = raw.find(written.encode()) if written else -1
    return raw.count(b"\n", 0, place) + 1 if place >= 0 else 0
