"""No style hides the two main numbers, a number to tap, or the way to leave.

A campaign's own styles and templates in ``overrides/`` come after the theme's. Looked at: every rule whose selector
ends in, or inside of, the section of the main numbers, the link to leave, or a link that dials, and ``style=`` on
these. What takes an element out of sight: no display, no visibility, no opacity, no size, a place outside of the
screen, a clip, a colour that is none; and what takes the tap from it. Styles for paper are left alone.

That the numbers are really in the first screen is seen by a browser (``manara build --look``, and before each
publishing); this check names the line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manara.problems import Level, Problem, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.checks.kinds import Template

ID = "contacts.hidden"
# Classes of the theme's templates, and links that dial: a test holds that the templates have them.
SAFETY = ("calls", "call", "leave")
_GUARDED = re.compile(rf"\.(?:{'|'.join(SAFETY)})(?![\w-])|\[\s*href\s*[*^~|$]?=\s*[\"']?(?:tel|sms)", re.IGNORECASE)
_HIDES = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|content-visibility\s*:\s*hidden"
    r"|opacity\s*:\s*(?:0?\.[0-4]\d*|0|[0-4]?\d%)(?![\d.%])|filter\s*:[^;]{0,200}opacity\(\s*(?:0?\.[0-4]|0)"
    r"|(?:font-size|(?<!min-)(?:height|width)|zoom|scale)\s*:\s*(?:(?:0+(?:\.[0-3]\d*)?|\.[0-3]\d*)(?:[a-z]{2,4}|%)?|[0-3](?:px|pt))\s*(?:!|;|$)"
    r"|font\s*:[^;]{0,100}?(?<![\d.])[0-3]?(?:px|pt)(?![\w])"
    r"|transform\s*:[^;]{0,200}(?:scale[xy]?\(\s*0*\.?[0-2]?\s*[,)]|translate[xy3d]{0,2}\(\s*[^)]{0,40}\d{3,})"
    r"|(?:left|right|top|bottom|inset(?:-[a-z-]+)?|margin(?:-[a-z-]+)?|text-indent)\s*:[^;]{0,60}-\s*(?:\d{3,}|[5-9]\d(?:em|rem|vh|vw|%))"
    r"|(?:left|right|top|bottom|inset(?:-[a-z-]+)?)\s*:\s*\d{4,}|clip(?:-path)?\s*:\s*(?!none|auto)"
    r"|(?<![\w-])color\s*:\s*transparent|z-index\s*:\s*-|pointer-events\s*:\s*none",
    re.IGNORECASE,
)
_BRACE = re.compile(r"[{}]")
_COMMENT = re.compile(r"/\*(?:[^*]|\*(?!/))*\*/")
_STYLE = re.compile(r"<style[^<>]{0,200}>([^<]*)</style", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"<[a-z][^<>]{0,1000}?(?<![\w-])style\s{0,3}=\s{0,3}(?:\"([^\"<>]{0,1000})\"|'([^'<>]{0,1000})')[^<>]{0,1000}>",
    re.IGNORECASE,
)
_SAFE_TAG = re.compile(
    rf"class\s*=\s*[\"'][^\"']*(?<![\w-])(?:{'|'.join(SAFETY)})(?![\w-])|href\s*=\s*[\"']?(?:tel|sms):", re.IGNORECASE
)


def check(template: Template) -> Iterator[Problem]:
    """Yield an error for every rule that would hide what a person in danger looks for."""
    yield from judge_file(template.content, template.path)


def judge_file(content: str, shown: str) -> Iterator[Problem]:
    """Yield the problems of one style or template."""
    if shown.endswith(".css"):
        yield from _rules(content, 0, content, shown)
        return
    for match in _STYLE.finditer(content):
        yield from _rules(match[1], match.start(1), content, shown)
    for match in _ATTRIBUTE.finditer(content):
        if _SAFE_TAG.search(match[0]) and _HIDES.search(match[1] or match[2] or ""):
            yield _problem(content, match.start(), shown, (match[1] or match[2]).strip())


def _rules(style: str, offset: int, content: str, shown: str) -> Iterator[Problem]:
    """Yield a problem for each rule that hides something guarded; at-rules are walked into, those for paper are not."""
    style = _COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), style)
    open_: list[tuple[str, int]] = []
    last = 0
    for brace in _BRACE.finditer(style):
        before = style[last : brace.start()]
        if brace[0] == "{":
            prelude = before.rpartition(";")[2]
            open_.append((prelude.strip(), brace.start() - len(prelude.lstrip())))
        elif open_:
            selector, start = open_.pop()
            paper = any(outer.startswith("@media") and "print" in outer for outer, _ in open_)
            if not paper and not selector.startswith("@") and _is_guarded(selector) and _HIDES.search(before):
                yield _problem(content, offset + start, shown, selector)
        last = brace.end()


def _is_guarded(selectors: str) -> bool:
    """Tell whether a selector's subject is guarded, or lies inside of what is."""
    for selector in selectors.split(","):
        found = list(_GUARDED.finditer(selector))
        if found and not re.search(r"[~+]", selector[found[-1].end() :]):
            return True
    return False


def _problem(content: str, start: int, shown: str, rule: str) -> Problem:
    line = content.count("\n", 0, start) + 1
    return Problem(
        shown,
        line,
        start - content.rfind("\n", 0, start),
        Level.ERROR,
        ID,
        text("the style “{rule}” hides the main numbers, a number to tap, or the way to leave", rule=rule),
        text("Take the rule out; whoever is in danger must see them at once. Colours and margins may be set."),
    )
