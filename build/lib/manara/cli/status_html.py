"""The translation status as one HTML file: what is open first, in every language, nothing loaded from elsewhere."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from manara.cli.first_status import first_lines
from manara.cli.language import Interface
from manara.cli.status_text import state_name, why
from manara.desk.beside import difference
from manara.translations.status import DONE, FALLBACK, STATES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from manara.campaign.model import Campaign
    from manara.locales import Locale
    from manara.translations.status import SectionStatus, Side, Status
    from manara.translations.waivers import Waiver

_STYLE = """
:root{color-scheme:light dark}
body{font:1rem/1.6 system-ui,sans-serif;max-width:72rem;margin:auto;padding:1rem}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(18rem,1fr));gap:1rem}
table{border-collapse:collapse;width:100%}
th,td{border:1px solid #8888;padding:.3rem .6rem;text-align:start;vertical-align:top}
ins{text-decoration:underline;background:#2a82;padding:0 .2em}del{background:#c442;padding:0 .2em}
.done{opacity:.75}.outdated,.missing{font-weight:600}
"""


def as_html(
    campaign: Campaign, status: Status, waivers: Sequence[Waiver], _interface: Interface, pages: Sequence[str]
) -> str:
    """Return the report; each of its words stands there in every language of the campaign."""
    speakers = [(locale, Interface(locale.tag)) for locale in campaign.languages]
    first = campaign.languages[0]
    title = " · ".join(speaker.gettext("Translation status") for _, speaker in speakers)
    chosen = [section for section in status.sections if not pages or section.name in pages]
    heads = (
        _both(speakers, "page"),
        _both(speakers, "state"),
        _both(speakers, "what moved"),
        _both(speakers, "difference"),
    )
    head = "".join(f"<th>{words}</th>" for words in heads)

    def table(sections: list[SectionStatus]) -> str:
        rows = "\n".join(_row(section, speakers) for section in sections)
        return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n"

    unfinished = [section for section in chosen if section.state not in (DONE, FALLBACK)]
    finished = [section for section in chosen if section.state in (DONE, FALLBACK)]
    summary = _both(speakers, "What is done")
    return (
        f'<!doctype html>\n<html lang="{first.tag}" dir="{first.direction}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{escape(title)}</h1>\n"
        f"{_totals(status, speakers)}\n{table(unfinished) if unfinished else ''}"
        f"<details{'' if unfinished else ' open'}><summary>{summary}</summary>\n{table(finished)}</details>\n"
        f"{_first(campaign, speakers)}{_waivers(waivers, speakers)}</body>\n</html>"
    )


def _both(speakers: list[tuple[Locale, Interface]], message: str) -> str:
    said = {speaker.tag: (locale, speaker.gettext(message)) for locale, speaker in speakers}
    return " ".join(
        f'<span lang="{tag}" dir="{_direction(locale, tag)}">{escape(words)}</span>'
        for tag, (locale, words) in said.items()
    )


def _direction(locale: Locale, tag: str) -> str:
    return locale.direction if locale.tag == tag else "ltr"


def _totals(status: Status, speakers: list[tuple[Locale, Interface]]) -> str:
    blocks = []
    for locale, speaker in speakers:
        lines = "".join(
            f'<li><bdi lang="{tag}">{tag}</bdi>: '
            + ", ".join(f"{counts[state]} {escape(state_name(state, speaker))}" for state in STATES if counts[state])
            + "</li>"
            for tag, counts in status.totals().items()
        )
        blocks.append(f'<ul lang="{speaker.tag}" dir="{_direction(locale, speaker.tag)}">{lines}</ul>')
    return f'<div class="pair">{"".join(blocks)}</div>'


def _row(section: SectionStatus, speakers: list[tuple[Locale, Interface]]) -> str:
    place = f"{section.name}#{section.key}" if section.key else section.name
    titles = "<br>".join(f'<bdi lang="{side.tag}">{escape(side.title)}</bdi>' for side in section.sides if side.title)
    states = _each(speakers, lambda speaker: state_name(section.state, speaker))
    reasons = "" if section.state == DONE else _each(speakers, lambda speaker: why(section, speaker))
    changes = "".join(_changes(side, speakers) for side in section.sides if side.moved)
    return (
        f'<tr class="{section.state}"><td><bdi dir="ltr">{escape(place)}</bdi><br>{titles}</td>'
        f"<td>{states}</td><td>{reasons}</td><td>{changes}</td></tr>"
    )


def _each(speakers: list[tuple[Locale, Interface]], say: object) -> str:
    said = {speaker.tag: (locale, say(speaker)) for locale, speaker in speakers}  # type: ignore[operator]
    return "<br>".join(
        f'<span lang="{tag}" dir="{_direction(locale, tag)}">{escape(words)}</span>'
        for tag, (locale, words) in said.items()
    )


def _changes(side: Side, speakers: list[tuple[Locale, Interface]]) -> str:
    direction = next((locale.direction for locale, _ in speakers if locale.tag == side.tag), "auto")
    return f'<p lang="{side.tag}" dir="{direction}">{difference(side, whole=True)}</p>'


def _first(campaign: Campaign, speakers: list[tuple[Locale, Interface]]) -> str:
    """Return how far the first pages are, in every language of the campaign."""
    if not campaign.first.languages:
        return ""
    lists = (
        f'<ul lang="{speaker.tag}" dir="{_direction(locale, speaker.tag)}">'
        + "".join(f"<li>{escape(line)}</li>" for line in first_lines(campaign, speaker))
        + "</ul>"
        for locale, speaker in speakers
    )
    return f'<div class="pair">{"".join(lists)}</div>'


def _waivers(waivers: Sequence[Waiver], speakers: list[tuple[Locale, Interface]]) -> str:
    if not waivers:
        return ""
    items = "".join(
        f'<li><bdi dir="ltr">{escape(waiver.path)}:{waiver.line} {escape(waiver.check)}</bdi>: '
        f"<bdi>{escape(waiver.value)}</bdi> <bdi>{escape(waiver.reason)}</bdi></li>"
        for waiver in waivers
    )
    return f"<h2>{_both(speakers, 'Waivers')}</h2><ul>{items}</ul>\n"
