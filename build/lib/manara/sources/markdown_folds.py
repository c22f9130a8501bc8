"""Fences and blocks of HTML, each folded into one line before a page is read: nothing in them is Markdown."""

from __future__ import annotations

import re

from manara.sources.markdown_marks import BLOCK_TAGS, FENCE, TAG, indent_of

_COMMENT = re.compile(r"[ ]{0,3}<!--")
# Stand for a fold, and for a comment alone on its line, which ends whatever is open.
HELD, ENDS = "\ue000", "\ue001"
_TAB = 4

# Index in the page, and text.
Line = tuple[int, str]


class Folds:
    """The folds of one page.

    Attributes:
        held: By the line on which a fold begins: ``code`` or ``html``, the line after its end, and the language.
    """

    def __init__(self) -> None:
        self.held: dict[int, tuple[str, int, str]] = {}
        # A fence that is not closed hides those after it from the renderer, up to this line.
        self.unfenced = 0

    def fold(self, lines: list[str], typed: list[str]) -> list[Line]:
        """Return the lines, tabs as blanks, with each fence and block of HTML folded into one.

        Args:
            lines: With comments blanked.
            typed: As they are; a comment alone on its line ends a paragraph, a box and an item.
        """
        folded: list[Line] = []
        index = 0
        while index < len(lines):
            line = lines[index].expandtabs(_TAB) if "\t" in lines[index] else lines[index]
            stripped = line.lstrip(" >")
            if not stripped and _COMMENT.match(typed[index]):
                folded += [(index, ""), (index, ENDS)]
            found = self._held(lines, index, line) if stripped[:1] in ("`", "~", "<") else None
            if found is None:
                folded.append((index, line))
                index += 1
                continue
            self.held[index] = found
            mark = f"{line[: len(line) - len(stripped)]}{HELD}"
            # Raw HTML is a block of its own; a fence is too, wherever it begins.
            folded += [(index, ""), (index, mark), (found[1] - 1, "")] if found[0] == "html" else [(index, mark)]
            index = found[1]
        return folded

    def _held(self, lines: list[str], index: int, line: str) -> tuple[str, int, str] | None:
        fence = FENCE.match(line)
        if fence is not None and index >= self.unfenced:
            close = re.compile(rf"{re.escape(fence[1])}{re.escape(fence[2])}[ \t]*$")
            for end in range(index + 1, len(lines)):
                later = lines[end].expandtabs(_TAB)
                if close.match(later):
                    return "code", end + 1, fence[3].strip()
                if later.strip() and indent_of(later) < len(fence[1]) and ">" not in fence[1]:
                    self.unfenced = end + 1
                    return None
            self.unfenced = len(lines)
            return None
        tag = TAG.match(line)
        if tag is None or tag[2].lower() not in BLOCK_TAGS:
            return None
        name = tag[2].lower()
        if tag[1] or name == "hr" or re.search(r"\bmarkdown\b", tag[3]):
            return "html", index + 1, ""
        opened = 0
        for end in range(index, len(lines)):
            opened += len(re.findall(rf"<{name}\b", lines[end], re.IGNORECASE))
            opened -= len(re.findall(rf"</{name}\b", lines[end], re.IGNORECASE))
            if opened <= 0:
                return "html", end + 1, ""
        return "html", len(lines), ""
