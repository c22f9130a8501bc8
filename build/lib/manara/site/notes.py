"""Notes at the end of a page say in its language what they are, and lead back to where they are marked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import escape

if TYPE_CHECKING:
    from manara.site.words import Words

_NOTES = re.compile(r'<div class="footnote">(.*?)</ol>\s*</div>', re.DOTALL)
_MARK = re.compile(r'<a class="footnote-ref" href="(#fn:[^"]*)">([^<]*)</a>')
_BACK = re.compile(r'<a class="footnote-backref" href="([^"]*)" title="[^"\d]*(\d+)[^"]*">[^<]*</a>')
# An arrow that turns back to the line's beginning.
_ARROWS = {"ltr": "\u21a9", "rtl": "\u21aa"}


def with_words(html: str, words: Words) -> str:
    """Return *html* with its notes labelled, for eyes and for screen readers, in the language of *words*."""
    if "footnote" not in html:
        return html
    _ = words.gettext
    note, back, notes = _("Note %(number)s"), _("Back to the text, from note %(number)s"), _("Notes")
    arrow = _ARROWS[words.locale.direction]

    def marked(mark: re.Match[str]) -> str:
        label = escape(note % {"number": mark[2]})
        return f'<a class="footnote-ref" role="doc-noteref" href="{mark[1]}" aria-label="{label}">{mark[2]}</a>'

    def led_back(link: re.Match[str]) -> str:
        label = escape(back % {"number": link[2]})
        return f'<a class="footnote-backref" role="doc-backlink" href="{link[1]}" aria-label="{label}">{arrow}</a>'

    def labelled(found: re.Match[str]) -> str:
        head = f'<section class="footnote" role="doc-endnotes" aria-label="{escape(notes)}">'
        return f"{head}{found[1]}</ol>\n</section>"

    return _NOTES.sub(labelled, _BACK.sub(led_back, _MARK.sub(marked, html)))
