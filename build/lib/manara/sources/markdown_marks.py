"""How each mark of Markdown looks at the beginning of a line, in the forms the renderer knows."""

from __future__ import annotations

import re

# "{#id .class}" at the end of a heading; a blank must stand before it.
_ATTRIBUTES = re.compile(r"[ ]+\{:?[ ]*([^}\n ][^\n]*)\}[ ]*$")
_ID = re.compile(r"(?:^|[ ])#([^\s}]+)")
_HASHES = re.compile(r"(#{1,6})(.*?)#*$")
UNDERLINE = re.compile(r"(?:=+|-+)[ ]*$")
RULE = re.compile(r"[ ]{0,3}(?>(?:-+[ ]{0,2}){3,}|(?:_+[ ]{0,2}){3,}|(?:\*+[ ]{0,2}){3,})[ ]*$")
BULLET = re.compile(r"[ ]{0,3}[*+-][ ]+(.*)")
NUMBER = re.compile(r"[ ]{0,3}\d+\.[ ]+(.*)")
NESTED = re.compile(r"[ ]{4,7}(?:\d+\.|[*+-])[ ]+.*")
QUOTE = re.compile(r"[ ]{0,3}>[ ]?(.*)")
MEANING = re.compile(r"[ ]{0,3}:[ ]{1,3}(.*)")
NOTE = re.compile(r"[ ]{0,3}\[\^([^\]]*)\]:[ ]*(.*)")
REFERENCE = re.compile(r"[ ]{0,3}\[([^\[\]^][^\[\]]*)\]:[ ]*\S+[ ]*(?:\"[^\n]*\"|'[^\n]*'|\([^\n]*\))?[ ]*$")
ABBREVIATION = re.compile(r"\*\[[^\\]*?\][ ]?:")
BOX = re.compile(r"(!!!|\?\?\?\+?)[ ]?([\w-]+)(?:[ ]+[\w-]+)*(?:[ ]+\"(.*?)\")?[ ]*$")
TAB = re.compile(r"===[+!]{0,2}[ ]+\"(.*?)\"[ ]*$")
FENCE = re.compile(r"^([> ]*)(`{3,}|~{3,})[ \t]*([^`\n]*)$")
_DELIMITER = re.compile(r"[|:\- ]+$")
_CELL = re.compile(r"(?<!\\)\|")
TAG = re.compile(r"[ ]{0,3}<(/?)([a-zA-Z][a-zA-Z0-9]*)\b([^>]*)")
# Elements that begin a block of raw HTML; all others stand in a paragraph.
BLOCK_TAGS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header",
    "hgroup", "hr", "html", "iframe", "legend", "li", "main", "math", "menu", "nav", "noscript", "object", "ol", "p",
    "picture", "pre", "script", "section", "source", "style", "summary", "svg", "table", "tbody", "td", "template",
    "textarea", "tfoot", "th", "thead", "title", "tr", "ul", "video",
})  # fmt: skip
_NOT_LINE_END = re.compile(r"[^\n]")


def without_comments(body: str) -> str:
    """Return *body* with comments blanked, all else in its place; one that is not closed is left."""
    start = body.find("<!--")
    if start < 0:
        return body
    done, parts = 0, []
    while start >= 0:
        end = body.find("-->", start + 4)
        if end < 0:
            break
        parts += [body[done:start], _NOT_LINE_END.sub(" ", body[start : end + 3])]
        done = end + 3
        start = body.find("<!--", done)
    return "".join([*parts, body[done:]])


def heading_of(line: str) -> tuple[int, str, str | None] | None:
    """Return level, words and explicit id of a line that begins a heading, or ``None``."""
    if not line.startswith("#"):
        return None
    match = _HASHES.match(line.rstrip())
    if match is None:
        return None
    words = match[2].strip()
    attributes = _ATTRIBUTES.search(f" {words}")
    if attributes is None:
        return len(match[1]), words, None
    key = _ID.search(attributes[1])
    return len(match[1]), words[: max(attributes.start() - 1, 0)].strip(" #"), key[1] if key else None


def cells(row: str) -> list[str]:
    """Return the cells of a table's row."""
    return _CELL.split(re.sub(r"^\||(?<!\\)\|$", "", row.strip()))


def is_table(first: str, second: str) -> bool:
    """Tell whether two lines begin a table."""
    bare = first.strip(" ")
    head, under = cells(bare), cells(second.strip(" "))
    bordered = bare.startswith("|") or (bare.endswith("|") and not bare.endswith("\\|"))
    return (
        (len(head) > 1 or bordered)
        and len(head) == len(under)
        and "-" in second
        and all(_DELIMITER.fullmatch(cell) for cell in under)
    )


def indent_of(line: str) -> int:
    """Return how many blanks *line* begins with."""
    return len(line) - len(line.lstrip(" "))


def dedented(line: str) -> str:
    """Return *line* one level further out; what is less indented stays where it is."""
    return line[4:] if line.startswith("    ") else line.lstrip(" ")
