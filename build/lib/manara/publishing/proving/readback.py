"""Opens every published file again, by its own format, and compares it with the registry.

Checks of the sources prove that the facts went in right; this proves that they came out right, whatever template,
plug-in or library handled them on the way. In every file, the digits somebody sees, the target of a link, the content
of a QR code and the fields made for machines must be those of one and the same contact; nothing else may look as if it
could be dialled; no address may lead anywhere but to a contact, to the leave page or to the site itself. Every page
carries the emergency number and the hotline. A format nobody can read back fails the build.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from manara.campaign.calls import KINDS
from manara.campaign.edition import fingerprint
from manara.contacts.registry import registry_of
from manara.problems import Level, Problem, has_errors, text
from manara.publishing.proving.compare import Comparison
from manara.publishing.proving.readers import reader_of
from manara.work.cache import digest_but
from manara.work.findings import Findings
from manara.work.pool import in_parallel
from manara.work.program import digest_of_program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from manara.problems import Text
    from manara.publishing.context import Build
    from manara.publishing.proving.compare import Fault
    from manara.publishing.proving.reading import Reading

ID = "publishing.readback"
# The cache's kind.
READINGS = "readings"
# With less files than this, workers take longer to start than they save.
FEWEST = 16


class Reader(NamedTuple):
    """What every file is compared with.

    Attributes:
        comparison: The registry.
        edition: The edition's words, which do not count when a file is compared with one that was read before.
    """

    comparison: Comparison
    edition: tuple[str, ...]

    def key(self, shown: str, raw: bytes) -> tuple[str, str]:
        """Return under what the reading of a file is kept: its name, and a digest of it but for the edition's words.

        All pages carry them, and they change with every page; what they say is read by itself in every build.
        """
        return shown, digest_but(raw, self.edition)


def reader(build: Build) -> Reader:
    """Return what the files of *build* are compared with."""
    comparison = Comparison(registry_of(build.campaign, build.site_url), build.campaign)
    return Reader(comparison, tuple(fingerprint(build.campaign).values()))


def readings(build: Build) -> Findings:
    """Return what was found in files with the same name and bytes, under the same facts and program."""
    campaign = build.campaign
    world = (build.facts, campaign.today.isoformat(), " ".join(campaign.tags), build.site_url)
    return Findings(build.cache, READINGS, digest_of_program(), *world)


# Calls and expressions that nothing filled, emphasis, links, boxes and conflict marks; places held for the renderer.
_LEFT = re.compile(
    r"\{\{|\}\}|\{%|%\}|｛｛|｝｝|\{ \{|\*\*|\]\(|\[\[|\]\]|\[\^|^!!! |^[<>|]{7}(?= |$)"
    r"|wzxhzdk|klzzwxh|\ufffc|\{[:#] ?[\w-]"
    # A call with one brace, or with braces escaped for Markdown or coded for HTML.
    rf"|\\[{{}}]|[{{｛]\s{{0,3}}(?:{'|'.join(KINDS)})\s?:|&#x?[0-9a-f]{{1,9}};",
    re.MULTILINE,
)


def read_pages(build: Build) -> list[Problem]:
    """Read the pages that stand by now, while other processes make sheets; :func:`read_back` says what was found.

    It reads again only what changed since then.
    """
    if build.ahead is not None and build.ahead.busy:
        _read(build, _files(build))
    return []


def read_back(build: Build) -> list[Problem]:
    """Return what is wrong in the files of the fresh folder; in its sheets only when the build ends here."""
    comparison, edition = reader(build)
    of_edition = read_bytes(" ".join(edition).encode(), "edition.txt", comparison)
    problems = [*of_edition, *_read(build, _files(build))]
    return problems + _read_sheets(build) if has_errors(problems) else problems


def read_back_last(build: Build) -> list[Problem]:
    """Return what is wrong in the sheets, which other processes read meanwhile, and in pages written since then."""
    found = [*_read_sheets(build), *_read(build, sorted(build.folder.rglob("*.html")))]
    build.cache.tidy(READINGS)
    return found


def _read_sheets(build: Build) -> list[Problem]:
    if build.ahead is not None:
        build.ahead.readings()
    return _read(build, _sheets(build))


def _files(build: Build) -> list[Path]:
    sheets = set(_sheets(build))
    return sorted(path for path in build.folder.rglob("*") if path.is_file() and path not in sheets)


def _sheets(build: Build) -> list[Path]:
    paths = (build.folder / sheet.path for sheet in build.printed.sheets)
    return [path for path in paths if path.is_file()]


def _read(build: Build, files: list[Path]) -> list[Problem]:
    """Return what is wrong in *files*: as it was found before in the same bytes, or as it is read now."""
    ground, kept = reader(build), readings(build)
    names = {path: path.relative_to(build.folder).as_posix() for path in files}
    known = {path: kept.get(*ground.key(name, path.read_bytes())) for path, name in names.items()}
    new = [(path, names[path]) for path, problems in known.items() if problems is None]
    for (path, _), (key, found) in zip(new, in_parallel(_read_file, ground, new, FEWEST), strict=True):
        kept.put(*key, found=found)
        known[path] = found
    return [problem for problems in known.values() for problem in problems or ()]


def _read_file(ground: Reader, file: tuple[Path, str]) -> tuple[tuple[str, str], list[Problem]]:
    """Return the key of one file and what is wrong in it, both of the same bytes."""
    path, shown = file
    raw = path.read_bytes()
    return ground.key(shown, raw), read_bytes(raw, shown, ground.comparison)


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
                text("Nobody can check what is in it: leave the file out, or add a reader of its kind."),
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
