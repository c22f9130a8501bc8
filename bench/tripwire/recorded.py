"""What is recorded and has no consequence: a closed line still offered, a low one still called, a call misused.

Each contact in turn is closed or made unsure: every call to it must be refused or say so, its record must be whole, and
a page built before must not pass the read-back. Each fact a page names is made low. Beside a call of each line are put
the name of another, a service it does not give, digits, and claims its record does not make.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from bench.tripwire.records import lines
from manara.campaign.calls import CallError, ContactValue, resolve
from manara.campaign.statements import lists_facts
from manara.checks import register
from manara.contacts.model import CLOSED, LOW
from manara.contacts.registry import registry_of
from manara.publishing.proving.compare import Comparison
from manara.publishing.proving.readback import read_bytes
from manara.sources.markdown_page import parse_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from manara.campaign.model import Campaign
    from manara.contacts.model import Contact

    Trial = tuple[str, str, Callable[[], bool]]

PAGE = "---\ntitle: x\n---\n# x\n\n{}\n"
# Beside {call}, the call of a line, in each language; {name} is the name of another contact.
MISUSED = {
    "en": {
        "name of another": ("{name}: {call}", "Call {name} on {call}."),
        "digits": ("{call} ext. 104", "{call}, then press 4", "Dial 9 first, then {call}.", "{call}-98", "+966 {call}"),
        "service": (
            "Ambulance: {call}",
            "Fire brigade: {call}",
            "{call} (ambulance)",
            "If you are in danger, call {call}.",
        ),
        "claim": (
            "{call} answers in every language.",
            "Call {call} without giving your name.",
            "{call}. The line is never recorded.",
        ),
    },
    "ar": {
        "name of another": ("{name}: {call}", "اتصل بـ{name} على الرقم {call}."),
        "digits": ("{call} تحويلة 104", "{call} ثم اضغط 4", "اطلب 9 أولًا ثم {call}.", "{call}-98", "+966 {call}"),
        "service": ("الإسعاف: {call}", "الإطفاء: {call}", "{call} (الإسعاف)", "إن كنت في خطر فاتصل بالرقم {call}."),
        "claim": ("{call} يرد بكل اللغات.", "اتصل بالرقم {call} دون ذكر الاسم.", "{call}. لا تُسجَّل المكالمة."),
    },
}


def trials(campaign: Campaign, site: Path, site_url: str) -> Iterator[Trial]:
    """Yield all trials; *site* is the campaign as built before anything was changed."""
    pages = {
        path.relative_to(site).as_posix(): path.read_bytes()
        for tag in campaign.tags
        for path in sorted((site / tag).glob("*.html"))
    }
    for contact in campaign.published_contacts.values():
        yield from _incomplete(campaign, contact)
        own = _own_targets(contact, campaign)
        for kind, changed in _changed(campaign, contact):
            yield from _called(campaign, contact, kind, changed)
            comparison = Comparison(registry_of(changed, site_url), changed)
            for name, raw in pages.items():
                if any(f'"{href}"'.encode() in raw for href in own):
                    caught = partial(_is_read_back, raw, name, comparison)
                    yield f"{kind}: page built before", f"{contact.id} {name}", caught
    yield from _low_facts(campaign)
    yield from _misused(campaign)


def _changed(campaign: Campaign, contact: Contact) -> Iterator[tuple[str, Campaign]]:
    """Yield the campaign with the contact closed, and with it unsure; the read-back needs its two main contacts."""
    if contact.id not in (campaign.emergency, campaign.hotline):
        yield "closed", _with(campaign, _closed(campaign, contact, CLOSED[0]))
        yield "low confidence", _with(campaign, replace(contact, confidence=LOW))


def _closed(campaign: Campaign, contact: Contact, status: str) -> Contact:
    day = campaign.today
    other = campaign.hotline if contact.id != campaign.hotline else campaign.emergency
    return replace(contact, status=status, since=day, review=day + datetime.timedelta(30), instead=other)


def _with(campaign: Campaign, contact: Contact) -> Campaign:
    return replace(campaign, contacts={**campaign.contacts, contact.id: contact})


def _own_targets(contact: Contact, campaign: Campaign) -> set[str]:
    """Return what leads to *contact* alone; the page of a ministry may be another's, or a source, and stays right."""
    others = [one for one in campaign.published_contacts.values() if one.id != contact.id]
    shared = {channel.href for one in others for channel in one.channels}
    shared |= {source.url for source in campaign.sources.values()}
    return {channel.href for channel in contact.channels if channel.href} - shared


def _incomplete(campaign: Campaign, contact: Contact) -> Iterator[Trial]:
    for status in CLOSED:
        whole = _closed(campaign, contact, status)
        if _says(_with(campaign, whole), "contacts.status"):
            raise AssertionError(f"the closure of {contact.id} raises an alarm before anything is taken out")
        parts = {
            "since": replace(whole, since=None),
            "instead": replace(whole, instead=""),
            "instead of itself": replace(whole, instead=contact.id),
            "since tomorrow": replace(whole, since=campaign.today + datetime.timedelta(1)),
            **({"review": replace(whole, review=None)} if status == CLOSED[0] else {}),
        }
        for part, changed in parts.items():
            yield (
                "closed: record not whole",
                f"{contact.id} {part}",
                partial(_says, _with(campaign, changed), "contacts.status"),
            )


def _called(campaign: Campaign, contact: Contact, kind: str, changed: Campaign) -> Iterator[Trial]:
    for pages in campaign.pages.values():
        for page in pages.values():
            for call in page.calls:
                if call.argument.partition(".")[0] == contact.id and call.kind != "name":
                    what = f"{page.path} {call.kind}:{call.argument}"
                    yield f"{kind}: still called", what, partial(_is_not_offered, call.kind, call.argument, changed)


def _is_not_offered(kind: str, argument: str, campaign: Campaign) -> bool:
    """Tell whether the call is refused, or says that the line is closed."""
    try:
        value = resolve(kind, argument, campaign)
    except CallError:
        return True
    return not isinstance(value, ContactValue) or value.contact.closed


def _is_read_back(raw: bytes, name: str, comparison: Comparison) -> bool:
    return bool(read_bytes(raw, name, comparison))


def _low_facts(campaign: Campaign) -> Iterator[Trial]:
    for fact in campaign.facts.values():
        changed = replace(campaign, facts={**campaign.facts, fact.id: replace(fact, confidence=LOW)})
        for page in (page for pages in campaign.pages.values() for page in pages.values()):
            node = page.front.get("facts")
            # A page that lists facts shows how sure each is.
            if node is None or fact.id not in node.texts() or lists_facts(page):
                continue
            alone = replace(changed, pages={page.tag: {page.name: page}})
            yield "low confidence: fact of a page", f"{page.path} {fact.id}", partial(_says, alone, "pages.confidence")


def _misused(campaign: Campaign) -> Iterator[Trial]:
    contacts = list(campaign.published_contacts.values())
    for number, (contact, channel) in enumerate(lines(campaign)):
        other = next(one for one in contacts[number % len(contacts) :] + contacts if one is not contact)
        call = f"{{{{ {channel.type}:{contact.id}.{channel.id} }}}}"
        if not any(one.type == "sms" for one in contact.channels):
            written = PAGE.format(f"{{{{ sms:{contact.id} }}}}")
            yield "call misused: text message", contact.id, partial(_page_says, campaign, campaign.tags[0], written)
        for tag in campaign.tags:
            for kind, sentences in MISUSED.get(tag, {}).items():
                for sentence in sentences:
                    if kind == "service" and contact.kind == "emergency":
                        continue
                    words = sentence.format(call=call, name=f"{{{{ name:{other.id} }}}}")
                    caught = partial(_page_says, campaign, tag, PAGE.format(words))
                    yield f"call misused: {kind}", f"{contact.id} {sentence}", caught


def _page_says(campaign: Campaign, tag: str, content: str) -> bool:
    page = parse_page(content, f"docs/{tag}/x.md", tag, "x.md")
    alone = replace(campaign, pages={tag: {"x.md": page}})
    return any(_says(alone, check) for check in ("pages.calls", "pages.call-meaning", "pages.claims"))


def _says(campaign: Campaign, name: str) -> bool:
    """Tell whether the registered check called *name* says anything."""
    check = register.every().get(name)
    return check is not None and any(True for _ in check.on(campaign))
