"""Pages made at random from all marks an editor may write, well and badly: what the reader and the renderer both read."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = ["water", "bread", "door", "عقد", "باب", "the", "first", "of", "all", "أجر", "يوم", "stay", "go"]


class Maker:
    """Writes one page; the same seed writes the same page."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311  # a test's choice, not a secret
        self.notes = 0
        self.ids = 0

    def page(self) -> str:
        """Return a page's body."""
        return "# Title\n\n" + "\n\n".join(self.block(0) for _ in range(self.random.randint(1, 7))) + "\n"

    def words(self) -> str:
        """Return a few words, some of them marked up."""
        said = [self.random.choice(WORDS) for _ in range(self.random.randint(1, 6))]
        mark = self.random.randint(0, 14)
        extra = {
            1: "**bold**",
            2: "`code`",
            3: "[a link](help.md)",
            4: "{{ phone:hotline }}",
            5: "![a door](door.png)",
            6: ":material-phone:",
            7: "<bdi>SIM</bdi>",
            8: "*weak*",
        }.get(mark)
        return " ".join([*said, *([extra] if extra else [])])

    def block(self, depth: int) -> str:
        """Return one block, which may hold others."""
        kinds: list[Callable[[int], str]] = [
            self.paragraph, self.paragraph, self.items, self.items, self.numbers, self.box, self.table, self.fence,
            self.indented, self.quote, self.meanings, self.note, self.heading, self.tabs, self.comment, self.glued,
            self.rule, self.card,
        ]  # fmt: skip
        if depth > 2:
            kinds = [self.paragraph]
        return self.random.choice(kinds)(depth)

    def inside(self, depth: int) -> str:
        """Return what stands four blanks further in."""
        blocks = "\n\n".join(self.block(depth + 1) for _ in range(self.random.randint(1, 2)))
        return "\n".join(f"    {line}" if line.strip() else line for line in blocks.split("\n"))

    def paragraph(self, _depth: int) -> str:
        """Return lines of words."""
        return "\n".join(self.words() for _ in range(self.random.randint(1, 3)))

    def card(self, _depth: int) -> str:
        """Return a contact's card."""
        return "{{ card:hotline }}"

    def heading(self, depth: int) -> str:
        """Return a heading, sometimes without its blank or id."""
        self.ids += 1
        blank = "" if self.random.random() < 0.1 else " "
        key = f" {{#h{self.ids}}}" if self.random.random() < 0.8 else ""
        if depth or self.random.random() < 0.1:
            return self.words()
        after = f"\n{self.words()}" if self.random.random() < 0.3 else ""
        return f"{'#' * self.random.randint(1, 4)}{blank}{self.random.choice(WORDS)}{key}{after}"

    def items(self, depth: int) -> str:
        """Return a list."""
        return self._list(depth, lambda _number: self.random.choice(["- ", "- ", "* ", "-   "]))

    def numbers(self, depth: int) -> str:
        """Return a numbered list."""
        return self._list(depth, lambda number: f"{number}. ")

    def _list(self, depth: int, mark: Callable[[int], str]) -> str:
        lines = []
        for number in range(1, self.random.randint(2, 5)):
            lines.append(f"{mark(number)}{self.words()}")
            if self.random.random() < 0.15:
                lines.append(self.words())
            if self.random.random() < 0.2:
                lines += [f"    - {self.words()}", *([f"    - {self.words()}"] if self.random.random() < 0.5 else [])]
            if self.random.random() < 0.2 and depth < 2:
                lines += ["", self.inside(depth), ""]
            if self.random.random() < 0.1:
                lines.append("")
        return "\n".join(lines).rstrip()

    def box(self, depth: int) -> str:
        """Return a box, sometimes glued to what is around it."""
        mark = self.random.choice(["!!!", "???", "???+"])
        title = self.random.choice([' "Danger"', ' "خطر"', ""])
        gap = "\n" if self.random.random() < 0.2 else ""
        before = f"{self.words()}\n" if self.random.random() < 0.1 else ""
        after = f"\n{self.words()}" if self.random.random() < 0.1 else ""
        kind = self.random.choice(["danger", "note", "tip"])
        return f"{before}{mark} {kind}{title}\n{gap}{self.inside(depth)}{after}"

    def tabs(self, depth: int) -> str:
        """Return two tabs."""
        return "\n\n".join(f'=== "{self.random.choice(WORDS)}"\n\n{self.inside(depth)}' for _ in range(2))

    def table(self, _depth: int) -> str:
        """Return a table, sometimes without the line under its head."""
        width = self.random.randint(1, 3)
        edge = "|" if width == 1 or self.random.random() < 0.7 else ""
        rows = [" | ".join(self.random.choice(WORDS) for _ in range(width)) for _ in range(self.random.randint(1, 4))]
        under = " | ".join(self.random.choice(["---", ":--", "--:", ":-:"]) for _ in range(width))
        before = f"{self.words()}\n" if self.random.random() < 0.15 else ""
        lines = [f"{edge} {row} {edge}".strip() for row in [rows[0], under, *rows[1:]]]
        if self.random.random() < 0.1:
            lines.pop(1)
        return before + "\n".join(lines)

    def fence(self, _depth: int) -> str:
        """Return code between fences, sometimes not closed."""
        mark = self.random.choice(["```", "~~~", "````"])
        text = self.random.choice(["x = 1", "# no heading", "- no item\n\n!!! no box", "{{ phone:hotline }}"])
        close = mark if self.random.random() < 0.9 else ""
        return f"{mark}{self.random.choice(['', 'text'])}\n{text}\n{close}".rstrip()

    def indented(self, _depth: int) -> str:
        """Return lines four blanks in."""
        return "\n".join(f"    {self.random.choice(WORDS)}" for _ in range(self.random.randint(1, 2)))

    def quote(self, _depth: int) -> str:
        """Return a quotation."""
        lines = [f"> {self.words()}" for _ in range(self.random.randint(1, 3))]
        if self.random.random() < 0.3:
            lines += [">", f"> - {self.words()}"]
        return "\n".join(lines)

    def meanings(self, depth: int) -> str:
        """Return a term and its meaning."""
        blank = "\n" if self.random.random() < 0.2 else ""
        more = f"\n\n{self.inside(depth)}" if self.random.random() < 0.2 and depth < 2 else ""
        return f"{self.random.choice(WORDS)}\n{blank}:   {self.words()}{more}"

    def note(self, _depth: int) -> str:
        """Return words with a note."""
        self.notes += 1
        if _depth:
            return self.words()
        more = f"\n    {self.words()}" if self.random.random() < 0.3 else ""
        return f"{self.words()}[^{self.notes}]\n\n[^{self.notes}]: {self.words()}{more}"

    def comment(self, _depth: int) -> str:
        """Return a comment."""
        return "<!-- a comment\nof two lines -->" if self.random.random() < 0.5 else "<!-- page-list -->"

    def glued(self, _depth: int) -> str:
        """A list, heading, quotation or box without a blank line before it."""
        mark = self.random.choice(["- ", "1. ", "> ", "## ", "• ", "1) ", ": "])
        return f"{self.words()}\n{mark}{self.words()}\n{mark}{self.words()}"

    def rule(self, _depth: int) -> str:
        """Return a rule, or a heading by underlining."""
        return self.random.choice(["---", "***", "* * *", f"{self.words()}\n---", f"{self.words()}\n==="])
