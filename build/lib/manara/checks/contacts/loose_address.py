"""No e-mail address, no account and no link to another site is typed by hand.

``{{ email:iom }}`` and ``{{ web:committee }}`` take them from ``data/contacts/``, where syntax, host and source are
checked. Looked at: the same files as for ``contacts.loose-number``. Seen through: letters of other scripts, HTML
entities, ``name (at) host``, and what hidden addresses leave behind (``[email protected]``). Names of XML namespaces
are no links.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.checks.contacts.host import skeleton
from manara.contacts.addresses import Address, find_addresses
from manara.contacts.digits import named
from manara.contacts.waivers import unless_waived
from manara.problems import Problem, Text, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.contacts.registry import Registry
    from manara.contacts.segments import Segment, Words

ID = "contacts.loose-address"
NAMESPACES = (
    "http://www.w3.org/", "http://www.sitemaps.org/schemas/", "https://schema.org", "http://schema.org", "http://purl.org/",
    "http://a9.com/-/spec/opensearch/", "http://ogp.me/ns",
)  # fmt: skip


def check(words: Words, registry: Registry) -> Iterator[Problem]:
    """Yield an error for every address typed by hand."""
    for segment in words.segments:
        if segment.kind == "words":
            yield from judge_segment(segment, registry)


def judge_segment(segment: Segment, registry: Registry) -> Iterator[Problem]:
    """Yield the problems of one piece of text."""
    for found in find_addresses(segment.text, registry.words):
        if "\ue000" in found.written or found.written.startswith(NAMESPACES):
            continue
        if found.kind == "dial" and not found.written.lower().startswith("mailto:"):
            continue
        if found.kind == "link" and segment.text[: found.start].endswith(("](", "]: ", "](<")):
            continue  # pages.links has said it
        message = text("the address “{address}” is typed by hand", address=named(found.written))
        yield from unless_waived(segment, found.start, ID, message, _hint(found, registry))


def _hint(found: Address, registry: Registry) -> Text:
    wanted = found.written.lower().removeprefix("mailto:").partition("?")[0]
    for contact in registry.contacts:
        for channel in contact.channels:
            known = channel.address.lower()
            if known and (wanted in known or skeleton(wanted) in skeleton(known)):
                kind = "email" if channel.type == "email" else "web"
                return text(
                    "Compare it with “{id}” and write {{{{ {call} }}}}.", id=contact.id, call=f"{kind}:{contact.id}"
                )
    return text("Add it to a contact in data/contacts/ and write its call, such as {{{{ web:committee }}}}.")
