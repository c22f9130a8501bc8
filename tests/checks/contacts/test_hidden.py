"""Styles that hide the main numbers or the way to leave are errors; other styles are not."""

from __future__ import annotations

import pytest

from manara.checks import register
from manara.checks.contacts import hidden
from manara.site.buttons import with_buttons
from manara.sources.theme import THEME

HIDING = [
    "display:none", "display : none !important", "visibility:hidden", "opacity:0", "opacity: .1", "opacity:20%",
    "font-size:0", "font-size: 1px", "position:absolute;left:-9999px", "position:fixed;top:-100rem", "text-indent:-999px",
    "transform:scale(0)", "transform: translateX(-2000px)", "clip-path:inset(50%)", "clip:rect(0,0,0,0)", "color:transparent",
    "max-height:0;overflow:hidden", "height:0", "width:0px", "z-index:-1", "pointer-events:none", "content-visibility:hidden",
]  # fmt: skip
# A marked call as Markdown makes it, and the one rule of the theme that takes the bar away.
CALL = '<p class="call">Danger: <a class="tel" dir="ltr" href="tel:112">112</a></p>'
SHOWN = "body:has(.show[open]) .calls{display:none}"
GUARDED = [
    ".calls",
    ".calls a",
    "body .calls > p:first-child",
    ".call>a",
    ".leave",
    "a.leave:hover",
    "a[href^='tel:']",
    ".x, .leave",
]
LEFT_ALONE = [
    ".calls{color:#fff;opacity:1;margin:0 -.5rem;top:-2px}", ".leave:active~*{visibility:hidden}", ".calls+p{display:none}",
    ".calls-list{display:none}", "@media print{.leave{display:none}}", ".card{display:none}", ".calls{font-size:1.5rem}",
    "/* .calls{display:none} */ .x{color:red}", ".calls a{line-height:0.9;max-width:30rem;font:700 1rem/1 system-ui}",
    ".calls{inset:auto;width:auto;max-height:none}", ".calls>a{flex:1 0 0;min-width:0}",
]  # fmt: skip


@pytest.mark.parametrize("hiding", HIDING)
@pytest.mark.parametrize("selector", GUARDED)
def test_what_hides_safety_is_an_error(selector: str, hiding: str) -> None:
    """However it is hidden, and whichever selector says it, the line is named."""
    rule = f"{selector}{{{hiding}}}"
    for style in (rule, f"@media (width<40rem){{\n{rule}}}", f"a{{color:red}}\n{rule}"):
        [problem] = hidden.judge_file(style, "overrides/a.css")
        assert problem.line == style.count("\n") + 1
    assert list(hidden.judge_file(f"<style>{rule}</style>", "overrides/a.html"))


@pytest.mark.parametrize("style", LEFT_ALONE)
def test_other_styles_are_left_alone(style: str) -> None:
    """Colours, neighbours, names that only begin alike, paper."""
    assert list(hidden.judge_file(style, "overrides/a.css")) == []


def test_an_attribute_hides_as_well() -> None:
    """``style=`` on the elements themselves."""
    assert list(hidden.judge_file('<a class="leave" style="opacity:0">x</a>', "overrides/a.html"))
    assert list(hidden.judge_file("<a style='display:none' href=\"tel:112\">x</a>", "overrides/a.html"))
    assert not list(hidden.judge_file('<a class="x" style="display:none">x</a>', "overrides/a.html"))


def test_the_theme_has_the_classes_and_hides_none() -> None:
    """The names are those of the templates, and the theme's own styles pass.

    But for one: a card that is shown to somebody fills the screen with a number of its own, until it is folded again.
    """
    templates = "".join(path.read_text("utf-8") for path in THEME.rglob("*.html"))
    assert '"call"' in with_buttons(CALL, "tel:112", "", str)
    assert all(f'"{name}"' in templates for name in hidden.SAFETY if name != "call")
    for path in (*THEME.rglob("*.css"), *THEME.rglob("*.html")):
        content = path.read_text("utf-8")
        if path.name == "show.css":
            content = content.replace(SHOWN, "")
        assert list(hidden.judge_file(content, path.name)) == [], path


def test_the_check_is_registered() -> None:
    """Out of the register it would be no check."""
    assert register.of_module(hidden).id == "contacts.hidden"
