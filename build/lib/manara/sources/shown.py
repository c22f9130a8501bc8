"""What a reader will see of a page: its blocks in order, read from the HTML the renderer made.

The same blocks as ``markdown_lines`` finds in the source, so that both can be compared.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from manara.sources.renderer import FILLED

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from manara.sources.markdown_lines import Piece

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_KINDS = {"p": "p", "dt": "dt", "dd": "dd", "blockquote": "quote", "pre": "code", "tr": "row", "hr": "hr"}
# Kinds of pieces that leave no block of their own where they stand.
_ELSEWHERE = frozenset({"note", "ref", "abbr", "rule", "html"})
# Kinds of blocks that hold words by themselves.
_HOLDERS = frozenset({"heading", "p", "li", "ol", "dt", "dd", "row", "box", "tab", "quote", "code"})


@dataclass
class Shown:
    """One block as it is shown.

    Attributes:
        kind: As a piece's.
        key: Id of a heading; kind of a box.
        level: Of a heading.
        box: Kind of the innermost box it stands in.
        words: What is read in it, without what blocks inside it say; code and calls are one sign each.
        code: What its code marks show, and all of a code block.
        empty: A box, item or heading with nothing in it.
    """

    kind: str
    key: str = ""
    level: int = 0
    box: str = ""
    words: str = ""
    code: list[str] = field(default_factory=list)
    empty: bool = True


@dataclass
class Outline:
    """All blocks of a page in order, those of its notes by themselves, and the targets of its links and pictures."""

    blocks: list[Shown] = field(default_factory=list)
    notes: list[Shown] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    pictures: list[tuple[str, str]] = field(default_factory=list)
    # Names of the notes that are marked in the text, and of those that are written.
    marked: list[str] = field(default_factory=list)
    noted: list[str] = field(default_factory=list)


def outline(html: str) -> Outline:
    """Return what *html*, a page's text, shows."""
    found = Outline()
    body = LexborHTMLParser(html).body
    if body is not None:
        _Walk(found, found.blocks).children(body, Shown("page"), "")
    return found


class _Walk:
    def __init__(self, found: Outline, blocks: list[Shown]) -> None:
        self.found = found
        self.blocks = blocks

    def children(self, node: LexborNode, here: Shown, box: str) -> None:
        child = node.first_child
        while child is not None:
            self.node(child, here, box)
            child = child.next

    def node(self, node: LexborNode, here: Shown, box: str) -> None:
        tag = node.tag or ""
        if tag == "-text":
            said = node.text_content or ""
            here.words += said
            here.empty = here.empty and not said.strip()
        elif tag == "br":
            here.words += "\n"
        elif tag == "code":
            here.code.append(node.text())
            here.words += FILLED
            here.empty = False
        elif tag in _HEADINGS:
            block = self.add(Shown("heading", str(node.attributes.get("id") or ""), _HEADINGS[tag], box), here)
            self.children(node, block, box)
        elif tag in _KINDS:
            self.block(node, tag, here, box)
        elif tag == "li":
            parent = node.parent
            kind = "ol" if parent is not None and parent.tag == "ol" else "li"
            self.children(node, self.add(Shown(kind, box=box), here), box)
        elif tag in ("div", "details", "sup", "a", "img", "td", "th", "input", "label"):
            self.other(node, tag, here, box)
        elif not tag.startswith(("-", "_", "!")):
            self.children(node, here, box)

    def block(self, node: LexborNode, tag: str, here: Shown, box: str) -> None:
        """A paragraph, term, meaning, quotation, code block, row or rule."""
        classes = _classes(node)
        if tag == "pre":
            self.add(Shown("code", box=box, code=[node.text()]), here)
        elif "admonition-title" in classes:
            here.words += node.text()
        elif tag == "p" and here.kind in ("li", "ol", "dd", "note") and here.empty:
            # The first words of an item are the item.
            self.children(node, here, box)
        else:
            block = self.add(Shown(_KINDS[tag], box=box), here)
            self.children(node, block, box)
            if tag == "tr" and block.empty:
                # The library gives a table without rows an empty one.
                self.blocks.remove(block)

    def other(self, node: LexborNode, tag: str, here: Shown, box: str) -> None:
        """Boxes, tabs, notes, links and pictures."""
        classes = _classes(node)
        if "admonition" in classes or tag == "details":
            kind = next((name for name in classes if name != "admonition"), "")
            block = self.add(Shown("box", kind, box=box), here)
            child = node.first_child
            while child is not None:
                if child.tag == "summary":
                    block.words += child.text()
                else:
                    self.node(child, block, kind)
                child = child.next
        elif "tabbed-set" in classes:
            labels, contents = (_children(node, name) for name in ("tabbed-labels", "tabbed-content"))
            for label, content in zip(labels, contents, strict=True):
                self.children(content, self.add(Shown("tab", box=box, words=label.text()), here), box)
        elif "footnote" in classes:
            for note in node.css("ol > li"):
                key = str(note.attributes.get("id") or "").partition(":")[2]
                if key:
                    self.found.noted.append(key)
                    _Walk(self.found, self.found.notes).children(note, self.note(key), box)
        elif tag == "sup" and (mark := node.css_first("a.footnote-ref")) is not None:
            self.found.marked.append(str(mark.attributes.get("href") or "").partition(":")[2])
            here.empty = False
        elif tag == "a":
            if "footnote-backref" not in classes:
                self.found.links.append(str(node.attributes.get("href") or ""))
                self.children(node, here, box)
        elif tag == "img":
            self.found.pictures.append((str(node.attributes.get("src") or ""), str(node.attributes.get("alt") or "")))
            here.empty = False
        elif tag in ("td", "th"):
            self.children(node, here, box)
            here.words += "\t"
        elif tag == "div":
            self.children(node, here, box)

    def note(self, key: str) -> Shown:
        block = Shown("note", key)
        self.found.notes.append(block)
        return block

    def add(self, block: Shown, here: Shown) -> Shown:
        """Add a block, and count its parent as filled."""
        here.empty = False
        self.blocks.append(block)
        return block


def differs(pieces: list[Piece], found: Outline) -> tuple[Piece | None, Shown | None] | None:
    """Return the first place where source and page tell different blocks, or ``None`` where they agree.

    Compared are kind, level and explicit id of headings, kind of boxes, and the box something stands in, in order; and
    the names of the notes.
    """
    own = [piece for piece in pieces if _counts(piece)]
    for index in range(max(len(own), len(found.blocks))):
        piece = own[index] if index < len(own) else None
        shown = found.blocks[index] if index < len(found.blocks) else None
        if piece is None or shown is None or not _same(piece, shown):
            return piece or (pieces[-1] if pieces else None), shown
    names = sorted({piece.key or "" for piece in pieces if piece.kind == "note"})
    if names != sorted(found.noted):
        return next((piece for piece in pieces if piece.kind == "note"), None), None
    return None


def lines_of(pieces: list[Piece], found: Outline) -> list[Piece]:
    """Return the piece of each shown block; only when both agree."""
    return [piece for piece in pieces if _counts(piece)][: len(found.blocks)]


def _counts(piece: Piece) -> bool:
    return piece.kind not in _ELSEWHERE and not piece.noted and not (piece.kind == "row" and not piece.cells)


def _same(piece: Piece, shown: Shown) -> bool:
    if (piece.kind, piece.box) != (shown.kind, shown.box):
        return False
    if piece.kind == "heading":
        return piece.level == shown.level and piece.key in (None, shown.key)
    return piece.kind != "box" or piece.key == shown.key


def _children(node: LexborNode, name: str) -> list[LexborNode]:
    """Return the elements in the child of *node* that has the class *name*; deeper ones belong to others."""
    holders = [child for child in node.iter() if name in _classes(child)]
    return [child for holder in holders for child in holder.iter()]


def _classes(node: LexborNode) -> list[str]:
    return str(node.attributes.get("class") or "").split()
