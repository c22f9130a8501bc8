"""The style and scripts that stand inside a page, and the policy that allows exactly them.

``styles/*.css`` of the theme stands in every page. A file in ``styles/parts/`` stands only in pages whose text
contains what the file's first comment names, so that an ordinary page does not carry what only another one needs:

    /* when: tabbed-set */

``<script>`` stands for every page that runs one.

Tokens (``--round``) are published under short names, and line ends between rules left out: every byte of
style stands before a page's first word.

Scripts work the same way: ``scripts/*.js`` in the head of every page, ``scripts/parts/*.js`` at the end of
those that need them. Comments are for editors and are not published.
"""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
import string
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from markupsafe import Markup

from manara.sources.theme import theme_files

if TYPE_CHECKING:
    from pathlib import Path

_WHEN = re.compile(r"\A/\* when: (.+?) \*/")
_TOKEN = re.compile(r"--[a-z][a-z0-9]*")
# 26 names of one letter, then of two.
_LETTERS = [*string.ascii_lowercase, *map("".join, itertools.product(string.ascii_lowercase, repeat=2))]
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# Indentation and line ends between rules; nothing inside a rule is touched.
_BREAK = re.compile(r"\n\s*")


@dataclass(frozen=True)
class Part:
    """A style or script for some pages.

    Attributes:
        when: Text that makes a page need it.
        text: What is put in.
    """

    when: str
    text: str


@dataclass(frozen=True)
class Inline:
    """What stands inside one page."""

    css: Markup
    script: Markup
    late_script: Markup
    policy: str


@dataclass(frozen=True)
class InlineFiles:
    """The styles and scripts of the theme, the campaign's own among them.

    Attributes:
        root: The campaign's folder.
    """

    root: Path

    def for_page(self, html: str) -> Inline:
        """Return style, scripts and policy for a page whose text is *html*."""
        needs = f"{html}<script>"
        css = self.css + "".join(part.text for part in self._style_parts if part.when in needs)
        css = _TOKEN.sub(lambda match: self._tokens[match[0]], css.replace("}\n", "}")).strip()
        head = self.script
        # A part that ends without a semicolon must not call the next one.
        late = ";".join(part.text for part in self._script_parts if part.when in html)
        return Inline(Markup(css), Markup(head), Markup(late), _policy(css, head, late))  # noqa: S704  # our own files

    @cached_property
    def css(self) -> str:
        """The style of every page."""
        return _joined(theme_files(self.root, "styles", "*.css"))

    @cached_property
    def script(self) -> str:
        """The script in the head of every page."""
        return _joined(theme_files(self.root, "scripts", "*.js"))

    @cached_property
    def _tokens(self) -> dict[str, str]:
        """Short names of the tokens of all styles; the same token has one name in every page."""
        names = dict.fromkeys(_TOKEN.findall(self.css + "".join(part.text for part in self._style_parts)))
        return {name: f"--{_LETTERS[place]}" for place, name in enumerate(names)}

    @cached_property
    def _style_parts(self) -> tuple[Part, ...]:
        return _parts(theme_files(self.root, "styles/parts", "*.css"))

    @cached_property
    def _script_parts(self) -> tuple[Part, ...]:
        return _parts(theme_files(self.root, "scripts/parts", "*.js"))


def _policy(css: str, *scripts: str) -> str:
    allowed = " ".join(_digest(script) for script in scripts if script) or "'none'"
    return (
        f"default-src 'none'; style-src {_digest(css)}; script-src {allowed}; "
        "img-src 'self' data:; base-uri 'none'; form-action 'none'"
    )


def _joined(paths: list[Path]) -> str:
    return "".join(_published(path.read_text("utf-8")) for path in paths)


def _parts(paths: list[Path]) -> tuple[Part, ...]:
    found = []
    for path in paths:
        source = path.read_text("utf-8")
        when = _WHEN.match(source)
        if when:
            found.append(Part(when[1], _published(source)))
    return tuple(found)


def _published(source: str) -> str:
    return _BREAK.sub("\n", _COMMENT.sub("", source)).strip() + "\n"


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
