"""``manara summary BASE``: what a change does, for whoever is asked to agree to it, as Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manara.cli.report import error_line, visible
from manara.cli.status_text import difference, why
from manara.desk.confirming import shown
from manara.desk.schemas import called
from manara.problems import has_errors

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from manara.cli.language import Interface
    from manara.desk.summary import Summary, Value

HELP = "say what changed since a commit: problems, open sections, numbers, weights, sheets"
# More lines of one kind than this are counted.
MOST = 40
_COMMIT = re.compile(r"[0-9A-Za-z][0-9A-Za-z._/~^@{}-]*")


def add_arguments(parser: argparse.ArgumentParser, interface: Interface) -> None:
    """Declare this command's arguments."""
    _ = interface.gettext
    parser.add_argument("base", metavar="COMMIT", help=_("such as main, origin/main or HEAD~1"))


def run(options: argparse.Namespace, interface: Interface) -> int:
    """Write the summary; status 1 says that the change brings errors."""
    from manara.desk.summary import summary_of  # noqa: PLC0415  # MkDocs and paper are loaded only where they are used

    if not _COMMIT.fullmatch(options.base):
        error_line(interface.gettext("“{commit}” is no name of a commit.").format(commit=options.base))
        return 2
    summary = summary_of(options.root.resolve(), options.base)
    print("\n".join(as_markdown(summary, interface)))
    return 1 if has_errors(list(summary.problems)) else 0


def as_markdown(summary: Summary, interface: Interface) -> Iterator[str]:
    """Yield the lines of a summary in the language of *interface*."""
    _ = interface.gettext
    if interface.rtl:
        yield '<div dir="rtl">\n'
    yield f"## {_said(interface, 'title')}\n"
    parts = [part for part in _parts(summary, interface) if part[1]]
    for title, lines in parts:
        yield f"### {title}\n"
        yield from lines[:MOST]
        if len(lines) > MOST:
            yield "- …  " + _("{count} in all").format(count=len(lines))
        yield ""
    if summary.mended:
        mended = interface.ngettext("{count} problem is gone.", "{count} problems are gone.", summary.mended)
        yield mended.format(count=summary.mended) + "\n"
    if not parts:
        yield _("Nothing that readers, callers or printers would notice.") + "\n"
    if interface.rtl:
        yield "</div>"


def _said(interface: Interface, what: str) -> str:
    _ = interface.gettext
    return {
        "title": _("What this change does"),
        "problems": _("New problems"),
        "behind": _("Sections to be compared and confirmed"),
        "values": _("Contacts: old and new"),
        "pages": _("Pages, and what they weigh as they are sent"),
        "sheets": _("Printed anew"),
    }[what]


def _parts(summary: Summary, interface: Interface) -> Iterator[tuple[str, list[str]]]:
    yield (
        _said(interface, "problems"),
        [
            f"- {'⛔' if problem.level == 0 else '⚠️'} {_code(f'{problem.path}:{problem.line}')} "
            f"{_plain(problem.message.render(interface.gettext))} {_plain(problem.hint.render(interface.gettext))}"
            for problem in summary.problems
        ],
    )
    yield (
        _said(interface, "behind"),
        [
            f"- {_code(shown(section.name, section.key))} ({section.sides[1].tag}): {why(section, interface)}"
            + "".join(f"<br>{side.tag}: {_plain(difference(side.changes))}" for side in section.sides if side.moved)
            for section in summary.behind
        ],
    )
    yield _said(interface, "values"), [_value(value, interface) for value in summary.values]
    yield (
        _said(interface, "pages"),
        [
            f"- {_code(page.path)}: {page.old or '–'} → {page.new or '–'} B"
            + (f" ({page.new - page.old:+d})" if page.old and page.new else "")
            for page in summary.pages
        ],
    )
    yield _said(interface, "sheets"), [f"- {_code(path)}" for path in summary.sheets]


def _value(value: Value, interface: Interface) -> str:
    _ = interface.gettext
    old = _code(value.old) if value.old else _("nothing")
    new = _code(value.new) if value.new else _("nothing")
    says = called(value.name)
    words = f" ({says.render(interface.gettext).rstrip('.')})" if says is not None else ""
    return f"- **{_plain(value.contact)}** {_plain(value.name)}{words}: {old} → {new}"


def _plain(words: str) -> str:
    """Return *words* so that Markdown shows them as they are, in one paragraph."""
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", " ".join(words.split()))


def _code(words: str) -> str:
    """Return *words* as code in one line, whatever marks of code stand in them.

    https://spec.commonmark.org/0.31.2/#code-spans
    """
    marks = "`" * (max((len(run) for run in re.findall("`+", words)), default=0) + 1)
    pad = " " if "`" in words else ""
    return f"{marks}{pad}{visible(words)}{pad}{marks}"
