"""Both languages of a page side by side: what lags behind is marked, figures and contacts stand out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from manara.sources.markdown_page import CALL
from manara.translations.reading import read
from manara.translations.status import DONE, MISSING, OUTDATED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from manara.campaign.model import Campaign
    from manara.cli.language import Interface
    from manara.sources.markdown_page import MarkdownPage
    from manara.translations.status import SectionStatus, Side, Status

_SHOWN = re.compile(rf"{CALL.pattern}|\d[\d.,:/-]*")


@dataclass(frozen=True)
class Beside:
    """Two or more languages of the campaign's pages, side by side.

    Attributes:
        campaign: Whose pages these are.
        status: What was confirmed of them.
        speaker: In whose language states are named.
        cards: From a file, a first and a last line to the HTML of the problems between them.
    """

    campaign: Campaign
    status: Status
    speaker: Interface
    cards: Callable[[str, int, int], str]

    def table(self, name: str) -> str:
        """Return the sections of page *name*, such as ``help.md``, one column for each language."""
        pages = {tag: self.campaign.page(tag, name) for tag in self.campaign.tags}
        keys = list(dict.fromkeys(key for page in pages.values() if page is not None for key in read(page).by_key))
        heads = "".join(
            f'<th lang="{locale.tag}" dir="{locale.direction}">{escape(locale.name)}</th>'
            for locale in self.campaign.languages
        )
        sections = self.status.of_page(name)
        rows = "".join(self._row([one for one in sections if one.key == key], pages, key) for key in keys)
        return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"

    def _row(self, sections: list[SectionStatus], pages: dict[str, MarkdownPage | None], key: str) -> str:
        said = [words for section in sections if (words := state_words(section, self.speaker))]
        notes = "".join(f'<span class="manara-open">{escape(words)}</span> ' for words in dict.fromkeys(said))
        sides = {side.tag: side for section in sections for side in section.sides}
        cells = "".join(self._cell(tag, page, key, sides.get(tag)) for tag, page in pages.items())
        name = f'<bdi dir="ltr">#{escape(key)}</bdi> ' if key else ""
        head = f'<tr id="{escape(key)}">' if key else "<tr>"
        return f'{head}<th colspan="{len(pages)}">{name}{notes}</th></tr><tr>{cells}</tr>'

    def _cell(self, tag: str, page: MarkdownPage | None, key: str, side: Side | None) -> str:
        part = read(page).by_key.get(key) if page is not None else None
        opened = f'<td lang="{tag}" dir="{self.campaign.locale(tag).direction}">'
        if page is None or part is None:
            return f"{opened}–</td>"
        spoken = f"{page.text_of('title')}\n{page.text_of('description')}\n\n" if not key else ""
        changed = f"<p>{difference(side)}</p>" if side is not None and side.moved else ""
        cards = self.cards(page.path, part.line if key else 1, part.last)
        return f"{opened}<pre>{highlighted(spoken + part.text.strip())}</pre>{changed}{cards}</td>"


def state_words(section: SectionStatus, speaker: Interface) -> str:
    """Return what is open about a section, as text; an empty string when nothing is."""
    _ = speaker.gettext
    if section.state == OUTDATED:
        if section.day is None:
            return _("never confirmed")
        return _("{languages} changed since {day}").format(languages=", ".join(section.moved), day=section.day)
    if section.state == MISSING:
        gone = " ".join(side.tag for side in section.sides if not side.line)
        return _("not in {languages}").format(languages=gone)
    return "" if section.state == DONE else section.state


def highlighted(words: str) -> str:
    """Return source text as HTML, calls and figures marked."""
    return "".join(_pieces(words))


def difference(side: Side, *, whole: bool = False) -> str:
    """Return what changed in a side since it was confirmed, as HTML; words that stayed are shortened unless *whole*."""
    shown = []
    for change in side.changes:
        if change.kind == "new":
            shown.append(f"<ins>{escape(change.words)}</ins>")
        elif change.kind == "gone":
            shown.append(f"<del>{escape(change.words) or f'−{change.count}'}</del>")
        else:
            words = change.words.split(" ")
            short = len(words) > 9 and not whole
            shown.append(escape(" ".join([*words[:4], "…", *words[-4:]]) if short else change.words))
    return " ".join(shown)


def _pieces(words: str) -> Iterator[str]:
    at = 0
    for match in _SHOWN.finditer(words):
        yield escape(words[at : match.start()])
        yield f'<mark dir="ltr">{escape(match[0])}</mark>'
        at = match.end()
    yield escape(words[at:])
