"""The ``manara`` command: arguments, exit status, and how problems are shown.

Exit status: 0 clean, 1 problems found, 2 the command was mistyped.
"""

from __future__ import annotations

import argparse
import datetime
import importlib
import importlib.metadata
import itertools
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from manara import __version__
from manara.cli.argparse_words import speak
from manara.cli.environment import speak_utf8, wanted_language
from manara.cli.language import Interface, speakers
from manara.errors import ManaraError

if TYPE_CHECKING:
    from types import ModuleType

# Name of each command and the module that carries it: one line per command. Modules are imported only when used.
# Other packages add theirs by an entry point of the group "manara.commands".
COMMANDS = {
    "build": "manara.cli.build",
    "catalogs": "manara.cli.catalogs",
    "check": "manara.cli.check",
    "confirm": "manara.cli.confirm",
    "edit": "manara.cli.edit",
    "explain": "manara.cli.explain",
    "fix": "manara.cli.fix",
    "fonts": "manara.cli.fonts",
    "mirror": "manara.cli.mirror",
    "new": "manara.cli.new",
    "override": "manara.cli.override",
    "publish": "manara.cli.publish",
    "recipes": "manara.cli.recipes",
    "remove": "manara.cli.remove",
    "rename": "manara.cli.rename",
    "review": "manara.cli.review",
    "rollback": "manara.cli.rollback",
    "serve": "manara.cli.serve",
    "sign": "manara.cli.sign",
    "status": "manara.cli.status",
    "summary": "manara.cli.summary",
    "upgrade": "manara.cli.upgrade",
    "verify": "manara.cli.verify",
}
# What “new” adds to a campaign: two words that are one command, each a module of its own.
NEW = ("page", "contact", "link", "language")
# Commands that work on a campaign; elsewhere they say how to come to one.
IN_CAMPAIGN = (
    *("build", "catalogs", "check", "confirm", "edit", "fix", "publish", "remove", "rename", "review", "rollback"),
    *("override", "serve", "status", "summary", "upgrade"),
    *(f"new {kind}" for kind in NEW),
)


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit status."""
    arguments = _joined(sys.argv[1:] if arguments is None else arguments)
    speak_utf8()
    added = _added(arguments)
    interface = Interface(wanted_language(arguments), tuple(added))
    speak(interface)
    parser, modules = _parser(interface, arguments, COMMANDS | _two_words(arguments) | added)
    options = parser.parse_args(arguments, argparse.Namespace(root=Path(), language=interface.tag, today=None))
    before = os.environ.get("MANARA_TODAY")
    if options.today:
        os.environ["MANARA_TODAY"] = options.today.isoformat()
    try:
        if options.command in IN_CAMPAIGN and not (options.root / "data" / "campaign.yml").is_file():
            return _no_campaign(options.root, interface)
        return int(modules[options.command].run(options, interface))
    except ManaraError as error:
        from manara.cli.report import print_problems  # noqa: PLC0415  # only when something went wrong

        if error.problems:
            print_problems(list(error.problems), interface)
        print(f"manara: {error.message.render(interface.gettext)}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 1
    except OSError as error:
        print(f"manara: {_refused(error, interface)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    finally:
        # A day that was asked for is this command's alone.
        os.environ.pop("MANARA_TODAY", None)
        if before is not None:
            os.environ["MANARA_TODAY"] = before


def _refused(error: OSError, interface: Interface) -> str:
    """Return what the system refused, in a sentence: a folder that may not be written, a file that is gone."""
    if error.filename is None:
        return error.strerror or str(error)
    names = " → ".join(os.fsdecode(name) for name in (error.filename, error.filename2) if name is not None)
    return interface.gettext("{file} cannot be read or written: {reason}.").format(file=names, reason=error.strerror)


def _no_campaign(root: Path, interface: Interface) -> int:
    """Say how to get to a campaign, and return the exit status."""
    print("manara: " + interface.gettext(
        "There is no campaign in {folder} (no data/campaign.yml). Run the command in a campaign's folder, name it with "
        "--root, or make one: manara new FOLDER."
    ).format(folder=root.resolve()), file=sys.stderr)  # fmt: skip
    return 1


def _joined(arguments: list[str]) -> list[str]:
    """Return *arguments* with the two words of a command such as “new page” as one."""
    for index, (first, second) in enumerate(itertools.pairwise(arguments)):
        if first == "new" and second in NEW:
            return [*arguments[:index], f"new {second}", *arguments[index + 2 :]]
    return arguments


def _two_words(arguments: list[str]) -> dict[str, str]:
    return {name: f"manara.cli.new_{name.removeprefix('new ')}" for name in arguments if name.startswith("new ")}


def _added(arguments: list[str]) -> dict[str, str]:
    """Return the commands that other packages add; who asks for one of ours need not wait for the look (10 ms)."""
    if any(argument in COMMANDS or argument.startswith("new ") for argument in arguments):
        return {}
    from manara.translations.catalog import COMMANDS as GROUP  # noqa: PLC0415  # see above

    return {entry.name: entry.value for entry in importlib.metadata.entry_points(group=GROUP)}


def _parser(
    interface: Interface, arguments: list[str], known: dict[str, str]
) -> tuple[argparse.ArgumentParser, dict[str, ModuleType]]:
    _ = interface.gettext
    common = argparse.ArgumentParser(add_help=False)
    # Before the command or after it; what is not said there does not undo what was said here.
    none = argparse.SUPPRESS
    common.add_argument("--root", type=Path, default=none, help=_("the campaign's folder (default: this one)"))
    known_tags = [one.tag for one in speakers(interface)]
    common.add_argument("--language", default=none, choices=known_tags, help=_("language of messages: ar or en"))
    common.add_argument("--today", type=_day, default=none, help=_("check as if this were the day (year-month-day)"))
    parser = argparse.ArgumentParser(
        prog="manara",
        parents=[common],
        description=_("Bilingual awareness campaigns whose every number, link and translation is checked."),
    )
    said = _("show program's version number and exit")
    parser.add_argument("--version", action="version", version=f"manara {__version__}", help=said)
    commands = parser.add_subparsers(dest="command", required=True, metavar=_("COMMAND"))
    wanted = next((argument for argument in arguments if argument in known), None)
    modules: dict[str, ModuleType] = {}
    for name, path in sorted(known.items()):
        if wanted in (None, name):
            module = modules[name] = importlib.import_module(path)
            module.add_arguments(
                commands.add_parser(name, help=_(module.HELP), description=_(module.HELP), parents=[common]), interface
            )
    return parser, modules


def _day(raw: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(raw)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{raw}”: year-month-day, such as 2026-11-23") from None
