"""``manara explain calls``: every call with what it prints in the campaign at hand, in each of its languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown import Markdown

from manara.campaign.calls import CHANNELS, KINDS
from manara.site.calls import CallContext, CallInline
from manara.site.words import Words
from manara.sources.markdown_page import CALL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.cli.language import Interface

# One of the other kinds, where no record gives an example: no facts, only how they are written.
_TYPED = {"date": ("2026-06-01", "2026-06"), "money": ("75", "10-20", "75:USD"), "time": ("11:00-16:00",)}


def calls(campaign: Campaign, interface: Interface) -> Iterator[str]:
    """Yield lines: a call as it is written, and below it what pages show, per language.

    A call of which this campaign has no record is named as such: it would be an error there.
    """
    _ = interface.gettext
    contexts = {}
    for locale in campaign.languages:
        contexts[locale.tag] = context = CallContext()
        context.campaign, context.words = campaign, Words(locale, campaign.root)
    for kind in KINDS:
        arguments = tuple(dict.fromkeys(_arguments(kind, campaign)))
        if not arguments:
            yield f"{{{{ {kind}:ID }}}}\n    " + _("No record of this campaign can be called so.")
        for argument in arguments:
            written = f"{{{{ {kind}:{argument} }}}}"
            yield written
            for tag, context in contexts.items():
                shown = _("the whole card; alone in its paragraph") if kind == "card" else _shown(written, context)
                yield f"    {tag}: {shown}"


def _shown(written: str, context: CallContext) -> str:
    """Return the words of what the site's own renderer makes of a call."""
    match = CALL.match(written)
    element = CallInline(context, Markdown()).handleMatch(match, "")[0] if match else None
    return "".join(element.itertext()) if element is not None else written


def _arguments(kind: str, campaign: Campaign) -> Iterator[str]:
    """Yield examples from the campaign's records: the plainest, and one of each other form."""
    if kind in _TYPED:
        yield from _TYPED[kind]
    elif kind in ("law", "article"):
        law = next((one for one in campaign.laws.values() if one.articles), None)
        if law is not None:
            yield from (law.id,) * (kind == "law")
            yield f"{law.id}:{min(2, law.articles or 1)}"
    elif kind == "fact":
        for part in (False, True):
            found = ((fact.id, name) for fact in campaign.facts.values() for name in fact.values if bool(name) == part)
            yield from (f"{name}.{value}" if part else name for name, value in list(found)[:1])
    else:
        listed = sorted(campaign.contacts.values(), key=lambda one: one.id != campaign.hotline)
        open_ones = [one for one in listed if one.status == "active"]
        if kind in ("name", "card"):
            yield from (one.id for one in open_ones[:1])
            return
        called = [(one, channel) for one in open_ones for channel in one.channels if channel.type in CHANNELS[kind]]
        first = [one.id for one, channel in called if channel.id in ("", "main", kind)]
        named = [f"{one.id}.{channel.id}" for one, channel in called if channel.id not in ("", "main", kind)]
        yield from first[:1]
        yield from named[:1] if kind == "phone" or not first else ()
