"""``manara new``: a whole small campaign in a folder of its own; what is missing is asked for.

``manara new page``, ``contact``, ``link`` and ``language`` add to a campaign; each is a command of its own
(``cli/new_page.py`` and its neighbours).
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import sysconfig
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from manara import __version__
from manara.campaign.clock import clock
from manara.cli.report import error_line
from manara.contacts.numbering import E164, SHORT, mended, mended_short
from manara.locales import known_locale
from manara.scaffold.campaign import Plan, write_campaign
from manara.scaffold.country import emergency_numbers, regions, time_zones
from manara.scaffold.words import has_words, languages

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from manara.cli.language import Interface

HELP = "write a new campaign into a folder; or, in a campaign: new page, contact, link, language"
_ID = re.compile(r"[a-z][a-z0-9-]*")
_ADDRESS = re.compile(r"https://[!-~]+")


class _WrongError(Exception):
    """An answer that cannot be taken; its words say why and what to write."""


@dataclass(frozen=True)
class _Question:
    """One thing the command must know.

    Attributes:
        option: As typed on the command line, such as ``--region``.
        words: The question.
        offered: Taken when the answer is empty.
        judge: From an answer to its value; raises _WrongError.
        must: Whether there is no going on without an answer.
    """

    option: str
    words: str
    offered: str
    judge: Callable[[str], str]
    must: bool = True


def add_arguments(parser: argparse.ArgumentParser, interface: Interface) -> None:
    """Declare this command's arguments."""
    _ = interface.gettext
    parser.add_argument("folder", metavar="FOLDER", help=_("folder of the new campaign; it must be empty or not exist"))
    parser.add_argument(
        "--name", action="append", default=[], help=_("name of the campaign; or for each language, such as fr=NAME")
    )
    parser.add_argument("--region", default="", help=_("the country's two letters, such as JO"))
    parser.add_argument(
        "--languages", default="", metavar="LANG[,LANG…]", help=_("such as ar,fr; the first is the source")
    )
    parser.add_argument("--time-zone", default="", help=_("such as Area/City (asked only where there are several)"))
    parser.add_argument("--emergency", default="", help=_("the number to call in danger, as dialled in the country"))
    parser.add_argument(
        "--hotline", default=None, help=_("the campaign's help line, with its country code; empty while there is none")
    )
    parser.add_argument(
        "--exit", default=None, help=_("where the leave link leads: an ordinary page, without a sign-in; may be empty")
    )
    parser.add_argument("--id", default="", help=_("short name of the campaign for programs (default: the folder's)"))
    parser.add_argument("--wheel", type=Path, help=_("file of the program, to pin its hash in requirements.txt"))


def run(options: argparse.Namespace, interface: Interface) -> int:
    """Ask, write, and say what comes next."""
    _ = interface.gettext
    folder = Path(options.folder)
    try:
        _judge_folder(folder, interface)
        plan = _plan(folder, options, interface)
    except _WrongError as error:
        error_line(str(error))
        return 2
    write_campaign(plan, clock())
    print(_("The campaign is in {folder}.").format(folder=options.folder))
    print(
        _("The emergency number {number} comes from libphonenumber's data. Nobody has verified it.").format(
            number=plan.emergency
        )
    )
    others = [number for number in emergency_numbers(plan.region) if number != plan.emergency]
    if others:
        print(_("Others there: {numbers}. Take one of them with --emergency.").format(numbers=", ".join(others)))
    for tag in plan.drafts:
        print(
            _(
                "There are no words for “{tag}” yet: it is a draft, shown by “manara serve --drafts” only. Translate "
                "{file} and docs/{tag}/, then remove “draft: true” in data/campaign.yml."
            ).format(tag=tag, file=f"languages/{tag}/site.po")
        )
    if plan.wheel and plan.wheel_file is None:
        print(_("Put the program's wheel into {folder}: requirements.txt wants it there.").format(folder="wheels/"))
    if not plan.wheel:
        print(_("requirements.txt has no hash: the program was not installed from a wheel. Name it with --wheel."))
    print(_("Next:"))
    print(f"  cd {options.folder}\n  manara serve\n  manara check --release")
    return 0


def _judge_folder(folder: Path, interface: Interface) -> None:
    _ = interface.gettext
    if folder.is_symlink() or folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise _WrongError(_("{folder} is there already and not empty. Name another folder.").format(folder=folder))


def _plan(folder: Path, options: argparse.Namespace, interface: Interface) -> Plan:
    """Return what was asked for: from the options, and where these are silent from whoever sits at the terminal."""
    _ = interface.gettext
    asks = sys.stdin.isatty()
    lacking: list[str] = []

    def answer(given: str | None, question: _Question) -> str:
        if given is not None and (given or not question.must):
            return question.judge(given)
        if not asks:
            if question.must and not question.offered:
                lacking.append(f"{question.option}  {question.words}")
            return question.offered and question.judge(question.offered)
        while True:
            try:
                return question.judge(_ask(question.words, question.offered))
            except _WrongError as error:
                print(error)

    region = answer(
        options.region,
        _Question("--region", _("Which country (two letters, such as JO)?"), "", lambda raw: _region(raw, interface)),
    )
    tags = answer(
        options.languages,
        _Question(
            "--languages",
            _("Which languages, the source first (such as ar,fr)?"),
            "",
            lambda raw: _languages(raw, interface),
        ),
    ).split(",")
    names = _names(
        options.name
        or [answer("", _Question("--name", _("What is the campaign called?"), "", lambda raw: _some(raw, interface)))],
        tags,
        interface,
    )
    zones = time_zones(region) if region else ()
    zone = answer(
        options.time_zone,
        _Question(
            "--time-zone",
            _("Which time zone: {zones}?").format(zones=", ".join(zones)),
            zones[0] if len(zones) == 1 else "",
            lambda raw: _one_of(raw, zones, interface),
        ),
    ) if region else ""  # fmt: skip
    numbers = emergency_numbers(region) if region else ()
    emergency = answer(
        options.emergency,
        _Question(
            "--emergency",
            _("Which number calls for help in danger ({numbers}; not verified)?").format(
                numbers=", ".join(numbers) or "–"
            ),
            numbers[0] if numbers else "",
            lambda raw: _emergency(raw, numbers, interface),
        ),
    ) if region else ""  # fmt: skip
    hotline = answer(
        options.hotline,
        _Question(
            "--hotline",
            _("Which number is the help line's, with its country code (empty while there is none)?"),
            "",
            lambda raw: _hotline(raw, region, interface),
            must=False,
        ),
    )
    leave = answer(
        options.exit,
        _Question(
            "--exit",
            _("Where does the leave link lead: https://, news or weather of the country (empty for later)?"),
            "",
            lambda raw: _leave(raw, interface),
            must=False,
        ),
    )
    if lacking:
        raise _WrongError(_("These options are missing:") + "".join(f"\n  {line}" for line in lacking))
    wheel, wheel_file = _wheel(options.wheel, interface)
    return Plan(
        folder, _id(options.id or folder.resolve().name, interface, given=bool(options.id)), names, region, zone,
        tuple(tags), emergency, hotline, leave, __version__, wheel, _lock(), wheel_file,
    )  # fmt: skip


def _ask(question: str, offered: str) -> str:
    try:
        said = input(f"{question} [{offered}] " if offered else f"{question} ").strip()
    except EOFError:
        raise KeyboardInterrupt from None
    return said or offered


def _some(raw: str, interface: Interface) -> str:
    if not raw.strip():
        raise _WrongError(interface.gettext("This needs an answer."))
    return raw.strip()


def _region(raw: str, interface: Interface) -> str:
    code = raw.strip().upper()
    if code not in regions():
        raise _WrongError(
            interface.gettext("“{region}” is no country: write its two letters (ISO 3166), such as JO.").format(
                region=raw
            )
        )
    return code


def _languages(raw: str, interface: Interface) -> str:
    _ = interface.gettext
    tags = [part.strip() for part in raw.split(",") if part.strip()]
    for tag in tags:
        if known_locale(tag) is None:
            raise _WrongError(
                _("“{tag}” is no language CLDR knows: write its tag, such as ar, pt-BR or zh-Hant.").format(tag=tag)
            )
    if not tags or len(set(tags)) != len(tags):
        raise _WrongError(_("Write each language once, with commas between them: ar,fr."))
    if not any(has_words(tag) for tag in tags):
        raise _WrongError(
            _("There are no words for {tags}, and a campaign needs one language to begin with: {known}.").format(
                tags=", ".join(tags), known=", ".join(languages())
            )
        )
    if not has_words(tags[0]):
        raise _WrongError(
            _("“{tag}” has no words yet, so it cannot be the source. Write it later in the list.").format(tag=tags[0])
        )
    return ",".join(tags)


def _names(given: list[str], tags: list[str], interface: Interface) -> dict[str, str]:
    """Return the name in each language: ``NAME`` for all, ``fr=NAME`` for one."""
    found: dict[str, str] = {}
    for one in given:
        tag, mark, name = one.partition("=")
        if mark and tag in tags:
            found[tag] = _some(name, interface)
        else:
            found |= {tag: _some(one, interface) for tag in tags if tag not in found} if one else {}
    lacking = [tag for tag in tags if tag not in found]
    if lacking and found:
        raise _WrongError(
            interface.gettext("The name is missing in {tags}: --name {tag}=NAME.").format(
                tags=", ".join(lacking), tag=lacking[0]
            )
        )
    return found


def _one_of(raw: str, known: tuple[str, ...], interface: Interface) -> str:
    if raw not in known:
        raise _WrongError(
            interface.gettext("“{answer}” is none of: {known}.").format(answer=raw, known=", ".join(known))
        )
    return raw


def _emergency(raw: str, known: tuple[str, ...], interface: Interface) -> str:
    """Return a number of the country's data; where the data has none, whatever can be dialled as a short number."""
    number = mended_short(raw) or raw
    if known:
        return _one_of(number, known, interface)
    if not SHORT.fullmatch(number):
        raise _WrongError(interface.gettext("Write the number of three to six digits that calls for help there."))
    return number


def _hotline(raw: str, region: str, interface: Interface) -> str:
    if not raw.strip():
        return ""
    number = mended(raw, (region,)) or mended_short(raw)
    if not (E164.fullmatch(number) or SHORT.fullmatch(number)):
        raise _WrongError(
            interface.gettext(
                "“{number}” is no number that can be dialled: write it with its country code, + first."
            ).format(number=raw)
        )
    return number


def _leave(raw: str, interface: Interface) -> str:
    if raw and not _ADDRESS.fullmatch(raw):
        raise _WrongError(
            interface.gettext("“{address}” is no address: write https:// and the host.").format(address=raw)
        )
    return raw


def _id(raw: str, interface: Interface, *, given: bool) -> str:
    if given and not _ID.fullmatch(raw):
        raise _WrongError(
            interface.gettext("The id “{id}” must be of small letters a to z, digits and hyphens.").format(id=raw)
        )
    made = re.sub(r"[^a-z0-9]+", "-", raw.lower()).strip("-")
    return made if _ID.fullmatch(made) else "campaign"


def _wheel(path: Path | None, interface: Interface) -> tuple[str, Path | None]:
    """Return the SHA-256 of the wheel the program comes from, and its file where it is still there.

    It is *path*, else what pip recorded (PEP 610).
    """
    if path is not None:
        try:
            return hashlib.sha256(path.read_bytes()).hexdigest(), path
        except OSError as error:
            raise _WrongError(
                interface.gettext("{path} cannot be read: {reason}").format(path=path, reason=error.strerror)
            ) from None
    try:
        recorded = distribution("manara").read_text("direct_url.json") or "{}"
    except PackageNotFoundError:
        return "", None
    found = re.search(r'"sha256(?:=|": *")([0-9a-f]{64})"', recorded)
    address = urlsplit(json.loads(recorded).get("url", ""))
    file = Path(unquote(address.path)) if address.scheme == "file" and address.path.endswith(".whl") else None
    digest = hashlib.sha256(file.read_bytes()).hexdigest() if file is not None and file.is_file() else ""
    # pip before 23.1 records the place of a file, and no digest.
    wanted = found[1] if found is not None else digest
    return wanted, file if digest == wanted != "" else None


def _lock() -> str:
    """Return the pinned dependencies that came with the program, or an empty string."""
    for place in (Path(sysconfig.get_path("data")) / "share" / "manara", Path(__file__).parents[3]):
        path = place / "requirements.lock"
        if path.is_file():
            return path.read_text("utf-8")
    return ""
