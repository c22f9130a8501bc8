"""A problem as HTML: what is wrong, where, how to mend it, and what an editor can do about it at once.

Everything in a card may stand inside a paragraph (HTML calls it phrasing content), since that is where it is put:
beside the line it is about. Each card says the same in every language the program speaks; one of them is shown.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from manara.checks.translations.freshness import ID as FRESHNESS
from manara.problems import INVISIBLE, Level, Problem, Text
from manara.translations.waivers import BY_LINE, NEVER, OF_FACTS, QUOTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from manara.cli.language import Interface

# Stand around a value until the text is escaped.
_OPEN, _CLOSE = "\ue000", "\ue001"
_COMMAND = re.compile(r"“(manara [^”]+)”")
# A waiver or a call, as it is to be pasted; the former also in HTML.
_PASTED = re.compile(r"<!--.*?-->|\{\{.*?\}\}")
_COMMENT = re.compile(r"&lt;!--.*?--&gt;")
# What a page's section or line can excuse; a record's waivers stand in the record.
_PAGE = re.compile(r"docs/[^/]+/.+\.md")


@dataclass(frozen=True)
class Desk:
    """What all cards of one page share.

    Attributes:
        speakers: The languages a card can say; the first is shown.
        active: A server stands behind the page, which can waive and confirm.
    """

    speakers: tuple[Interface, ...]
    active: bool = False

    @property
    def speaker(self) -> Interface:
        """Who speaks first."""
        return self.speakers[0]


def card(problem: Problem, desk: Desk, number: int, *, link: str = "") -> str:
    """Return *problem* as a card.

    Args:
        problem: What was found.
        desk: Who reads it.
        number: Makes the card's id, unique in its page.
        link: Address of the previewed page the problem is in; empty where that is this page, or there is none.
    """
    kind = "error" if problem.level is Level.ERROR else "warning"
    said = "".join(_said(problem, speaker, hidden=at > 0) for at, speaker in enumerate(desk.speakers))
    place = ":".join([problem.path, *(str(part) for part in (problem.line, problem.column) if part)])
    shown = f'<bdi dir="ltr">{escape(place)}</bdi>'
    shown = f'<a href="{escape(link)}">{shown}</a>' if link else shown
    check = f'<bdi dir="ltr">[{escape(problem.check)}]</bdi>'
    buttons = "".join(_buttons(problem, desk))
    return (
        f'<span class="manara-card manara-{kind}" id="manara-{number}" role="note" {_language(desk.speaker)}>'
        f'{said}<span class="manara-row"><span class="manara-place">{shown} {check}'
        f"</span>{buttons}</span></span>"
    )


def render(said: Text, speaker: Interface) -> str:
    """Return *said* as HTML: values stand apart from the sentence's direction, commands read from left to right."""
    words = said.render(speaker.gettext, lambda value: f"{_OPEN}{visible(value)}{_CLOSE}")
    html = escape(words, quote=False)
    html = _COMMAND.sub(lambda found: f'<code dir="ltr">{found[1].replace(_OPEN, "").replace(_CLOSE, "")}</code>', html)
    html = _COMMENT.sub(lambda found: f'<code dir="ltr">{found[0].replace(_OPEN, "").replace(_CLOSE, "")}</code>', html)
    return html.replace(_OPEN, "<bdi>").replace(_CLOSE, "</bdi>")


def visible(value: str) -> str:
    """Return *value* with what nobody sees written out."""
    return "".join(
        f"<U+{ord(sign):04X}>" if unicodedata.category(sign) in ("Cf", "Cc", "Zl", "Zp", "Co", "Cn") else sign
        for sign in value
    )


def mends_of(problem: Problem) -> list[str]:
    """Return what the hint offers to be copied: commands, and values as they are to be written."""
    said = problem.hint.render().translate(INVISIBLE)
    whole = [*_COMMAND.findall(said), *_PASTED.findall(said)]
    values = [str(value).translate(INVISIBLE) for _name, value in problem.hint.values if not isinstance(value, Text)]
    alone = [value for value in values if value and not any(value in one or one in value for one in whole)]
    return list(dict.fromkeys([*whole, *alone]))


def waivable(problem: Problem, known: Sequence[str] = ()) -> tuple[str, ...] | None:
    """Return the values a waiver of *problem* names, none for a whole check; ``None`` where no waiver can excuse it."""
    if not _PAGE.fullmatch(problem.path) or problem.check in NEVER or not problem.line:
        return None
    if problem.check.startswith(OF_FACTS):
        values = [str(value) for name, value in problem.message.values if name in QUOTED and value]
        return tuple(values) or None
    if problem.check in BY_LINE:
        quoted = [str(value) for name, value in problem.message.values if name in ("number", "address") and value]
        return tuple(quoted[:1]) or None
    return () if not known or problem.check in known else None


def _said(problem: Problem, speaker: Interface, *, hidden: bool) -> str:
    _ = speaker.gettext
    level = _("error") if problem.level is Level.ERROR else _("warning")
    return (
        f'<span class="manara-said" {_language(speaker)}{" hidden" if hidden else ""}><strong>{escape(level)}</strong> '
        f'{render(problem.message, speaker)}<span class="manara-hint">{render(problem.hint, speaker)}</span></span>'
    )


def _language(speaker: Interface) -> str:
    return f'lang="{speaker.tag}" dir="{"rtl" if speaker.rtl else "ltr"}"'


def _buttons(problem: Problem, desk: Desk) -> Iterator[str]:
    _ = desk.speaker.gettext
    copy, other, same = _("Copy"), _("In the other language"), _("Both say the same: confirm")
    opens, does, why = _("Waive with a reason"), _("Waive"), escape(_("Why the check is wrong here"))
    for mend in mends_of(problem):
        label = f'{escape(copy)} <code dir="auto">{escape(visible(mend))}</code>'
        yield f'<button type="button" data-manara-copy="{escape(mend)}">{label}</button>'
    if len(desk.speakers) > 1:
        yield f'<button type="button" data-manara-other>{escape(other)}</button>'
    if not desk.active:
        return
    place = dict(problem.hint.values).get("place")
    if problem.check == FRESHNESS and place:
        yield _sends("confirm", {"place": str(place)}, same)
        return
    values = waivable(problem)
    if values is not None:
        asked = {"path": problem.path, "line": problem.line, "check": problem.check, "values": values}
        yield f'<button type="button" data-manara-open>{escape(opens)}</button>'
        yield '<span class="manara-form" hidden>'
        yield f'<input aria-label="{why}" placeholder="{why}" dir="auto" maxlength="300">'
        yield f"{_sends('waive', asked, does)}</span>"


def _sends(action: str, asked: dict[str, object], label: str) -> str:
    data = escape(json.dumps(asked))
    return f'<button type="button" data-manara-post="{action}" data-manara-with="{data}">{escape(label)}</button>'
