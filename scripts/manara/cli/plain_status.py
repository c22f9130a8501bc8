"""The part of ``manara status`` that says how plain the pages are, per language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from manara.translations.plain_language import LONGEST, plain_language
from manara.translations.spelling import FILE as SPELLING
from manara.translations.spelling import dictionary_of, is_asked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from manara.campaign.model import Campaign
    from manara.cli.language import Interface
    from manara.translations.plain_language import Sentence

# Places named in a line of text; the JSON has all of them.
SHOWN = 3


def plain_lines(campaign: Campaign, interface: Interface) -> list[str]:
    """Return two or three lines a language: words in a sentence, the long ones, and those that address men only."""
    _ = interface.gettext
    lines = []
    for found in plain_language(campaign):
        if not found.count:
            continue
        grade = _("plain") if found.plain else _("not plain: more than 20")
        lines.append(
            _("{language}: {average} words in a sentence on average ({grade})").format(
                language=found.tag, average=found.average, grade=grade
            )
        )
        if found.long:
            lines.append(
                "  "
                + interface.ngettext(
                    "{count} sentence of more than {limit} words: {places}",
                    "{count} sentences of more than {limit} words: {places}",
                    len(found.long),
                ).format(count=len(found.long), limit=LONGEST, places=_places(found.long))
            )
        if found.to_men is not None:
            share = f"{100 * len(found.to_men) / found.count:.1f}"
            words = _("{share} % of the sentences address men only").format(share=share)
            lines.append(f"  {words}" + (f": {_places(found.to_men)}" if found.to_men else ""))
    return lines


def spelling_lines(campaign: Campaign, interface: Interface) -> list[str]:
    """Return a line for what no dictionary judges: all of it, or the languages that have none here."""
    _ = interface.gettext
    if not is_asked(campaign):
        return [_("Spelling is not judged; {file} switches it on").format(file=SPELLING)]
    return [
        _("{tag}: spelling is not judged: there is no hunspell dictionary for it here").format(tag=locale.tag)
        for locale in campaign.languages
        if not dictionary_of(locale)
    ]


def plain_json(campaign: Campaign) -> list[dict[str, Any]]:
    """Return everything that was counted, for programs; ``to_men`` is null where the language's pack cannot tell."""
    return [
        {
            "language": found.tag,
            "sentences": found.count,
            "average": found.average,
            "plain": found.plain,
            "long": [_json(one) for one in found.long],
            "to_men": None if found.to_men is None else [_json(one) for one in found.to_men],
        }
        for found in plain_language(campaign)
    ]


def _places(found: Sequence[Sentence]) -> str:
    shown = ", ".join(f"{one.path}:{one.line}" for one in found[:SHOWN])
    return f"{shown} …" if len(found) > SHOWN else shown


def _json(one: Sentence) -> dict[str, Any]:
    return {"path": one.path, "line": one.line, "words": one.words}
