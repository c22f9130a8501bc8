r"""A call that is not expanded: the number is silently missing, and the reader sees what the editor typed.

Each call of each page is written as hands, word processors and forms write it (one brace, ``\{``, wide braces, ``[[``,
codes of HTML, as code, with a kind or an id that is none), and dead marks of lists, headings, boxes and tables are put
beside it. Each must be named in the source, and refused in a page and in a text built from it all the same.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from manara.checks import register
from manara.publishing.proving.readback import left_over
from manara.publishing.proving.readers import reader_of
from manara.sources.markdown_page import parse_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from manara.campaign.model import Campaign

    Trial = tuple[str, str, Callable[[], bool]]

PAGE = "---\ntitle: x\n---\n# x\n\n{}\n"
# Named in the source by one of these.
JUDGES = frozenset({"pages.calls", "pages.markup", "sources.workshop"})
# {0} is the kind of the call, {1} its argument, {call} the call as it should stand.
BRACKETS = (
    "{{ {0}:{1} }",
    "{ {0}:{1} }",
    "{ { {0}:{1} } }",
    "{{ {0}:{1}",
    r"\{\{ {0}:{1} \}\}",
    "｛｛ {0}:{1} ｝｝",
    "[[ {0}:{1} ]]",
    "&#123;&#123; {0}:{1} &#125;&#125;",
    "{% {0}:{1} %}",
    "${{{0}:{1}}",
)
CODE = ("    Call {call} now.", "`{call}`", "```\n{call}\n```", "~~~\n{call}\n~~~", "- item\n\n        {call}")
TARGETS = ("[call]({call})", "%7B%7B {0}:{1} %7D%7D")
NAMES = ("{{ {0}x:{1} }}", "{{ {0}:{1}-x }}", "{{ {0} {1} }}", "{{ {1} }}", "{{ {0}: }}", "{{ {0}:{1}.nowhere }}")
MARKS = (
    "• Call {call}",
    "– Call {call}\n– Wait.",
    "1) Call {call}\n2) Wait.",
    "Do this:\n- Call {call}\n- Wait.",
    "##Call {call}",
    "#Call {call}",
    '!!! danger "Danger"\nCall {call}',
    "!!! danger “Danger”\n    Call {call}",
    "| who | number |\n| help | {call} |",
    "[Call] (help.md) {call}",
    "Call {call} [^1]",
    "**Call {call}",
)
FORMS = {"brackets": BRACKETS, "code": CODE, "names": NAMES, "targets": TARGETS, "marks": MARKS}
# Where the same stands in a published file. Names of things nobody called are the checks' business alone.
PUBLISHED = {
    "page": ("x.html", "<!doctype html><title>x</title><body><p>{}</p>"),
    "text": ("x.txt", "{}\n"),
    "vCard": ("x.vcf", "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{}\r\nEND:VCARD\r\n"),
}


def trials(campaign: Campaign) -> Iterator[Trial]:
    """Yield all trials: every form for each call of the campaign's pages, in the page's own language."""
    for tag, kind, argument in sorted(
        {
            (tag, call.kind, call.argument)
            for tag, pages in campaign.pages.items()
            for page in pages.values()
            for call in page.calls
        }
    ):
        for name, forms in (
            ("brackets", BRACKETS),
            ("code", CODE),
            ("names", NAMES),
            ("targets", TARGETS),
            ("marks", MARKS),
        ):
            for form in forms:
                written = _write(form, kind, argument)
                yield f"not expanded: {name}", f"{tag} {written}", partial(is_named, campaign, tag, written)
                if name == "brackets":
                    yield from _published(written)


def _write(form: str, kind: str, argument: str) -> str:
    call = f"{{{{ {kind}:{argument} }}}}"
    return form.replace("{call}", call).replace("{0}", kind).replace("{1}", argument)


def is_named(campaign: Campaign, tag: str, written: str) -> bool:
    """Tell whether a check of the sources says that something in *written* would be shown as typed."""
    page = parse_page(PAGE.replace("{}", written), f"docs/{tag}/x.md", tag, "x.md")
    alone = replace(campaign, pages={tag: {"x.md": page}})
    return any(True for name in JUDGES for _ in register.every()[name].on(alone))


def _published(written: str) -> Iterator[Trial]:
    for name, (path, frame) in PUBLISHED.items():
        words = escape(written) if path.endswith("html") and "&#" not in written else written
        yield f"not expanded: {name}", written, partial(_is_refused, path, frame.replace("{}", words))


def _is_refused(path: str, content: str) -> bool:
    reader = reader_of(path)
    if reader is None:
        raise AssertionError(f"no reader for {path}")
    return any(True for _ in left_over(reader(content.encode(), path)))
