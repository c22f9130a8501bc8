"""Outside addresses are https and lead to the host the editor meant.

Look-alike sites of helplines and ministries exist. Refused: addresses without https, with a user name, a port, an IP
number or a short-link service; host names that mix scripts, or that look like a host of another record or source
(``m0i.gov.kw``, Cyrillic ``о``); invisible characters; reserved example hosts. Every address must be the address of a
contact or the leave link of ``data/campaign.yml``.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from manara.checks.contacts.email import RESERVED
from manara.contacts.digits import named
from manara.problems import Level, Problem, Text, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign

ID = "contacts.host"
LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
ADDRESS = re.compile(r"https://[!-~]+")
SHORTENERS = ("bit.ly", "t.co", "tinyurl.com", "goo.gl", "is.gd", "ow.ly", "cutt.ly", "rb.gy", "t.ly", "shorturl.at")
# Signs that are read as another, folded to one of them. Only for comparing hosts with each other.
SKELETON = str.maketrans(
    {
        "0": "o",
        "1": "l",
        "i": "l",
        "|": "l",
        "5": "s",
        "а": "a",
        "е": "e",
        "о": "o",
        "р": "p",
        "с": "c",
        "у": "y",
        "х": "x",
        "і": "l",
        "ӏ": "l",
        "ο": "o",
        "ν": "v",
        "ι": "l",
        "α": "a",
        "ɡ": "g",
        "ı": "l",
        "-": "",
    }
)


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield an error for every outside address that is not plainly what it seems."""
    seen = {skeleton(host): host for host in _known_hosts(campaign)}
    for contact in campaign.contacts.values():
        for channel in contact.channels:
            node = channel.node.get("address")
            if channel.type in ("web", "form") and node is not None:
                wrong = fault(channel.address, example=campaign.example) or _look_alike(channel.address, seen)
                if wrong is not None:
                    yield node.problem(*wrong, ID)
            elif channel.type == "web" and node is None:
                yield channel.node.problem(
                    text("the channel “{id}” has no address", id=channel.id),
                    text("Add “address:” with the whole address, beginning with https://."),
                    ID,
                )
    for leave in campaign.exits:
        wrong = fault(leave.url, example=campaign.example)
        if wrong is not None:
            yield Problem("data/campaign.yml", 0, 0, Level.ERROR, ID, *wrong)


def _known_hosts(campaign: Campaign) -> Iterator[str]:
    """Yield the hosts of the sources: the owner's own page is often among them."""
    for url in (*(leave.url for leave in campaign.exits), *(source.url for source in campaign.sources.values())):
        yield (urlsplit(url).hostname or "").removeprefix("www.")


def fault(address: str, *, example: bool = False) -> tuple[Text, Text] | None:
    """Return what is wrong with *address* and how to mend it, or ``None``.

    Args:
        address: As written.
        example: It stands in an example, which may name hosts reserved for that (RFC 2606) and no others: nobody's
            page must be shown with invented words.
    """
    anew = text("Type it anew from the owner's own page: https://, the host, the path.")
    if not address.isascii() or named(address) != address:
        odd = next(sign for sign in address if not sign.isascii() or named(sign) != sign)
        name = f"U+{ord(odd):04X} {unicodedata.name(odd, '')}".strip()
        return text("the address “{address}” contains {sign}", address=named(address), sign=name), anew
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return text("“{address}” is not an address", address=address), anew
    host = parts.hostname or ""
    labels = host.split(".")
    if not ADDRESS.fullmatch(address) or parts.username is not None or port is not None:
        return text("“{address}” is not a plain https address", address=address), anew
    if len(labels) < 2 or not all(LABEL.fullmatch(label) for label in labels) or labels[-1].isdigit():
        return text("“{host}” is not a host name", host=host), anew
    if any(label.startswith("xn--") for label in labels):
        return (
            text("the host “{host}” hides letters of another script", host=host),
            text("Link the owner's address in Latin letters; every official site has one."),
        )
    reserved = any(host == name or host.endswith(f".{name}") for name in RESERVED)
    if reserved and not example:
        return text("the host “{host}” is reserved for examples", host=host), anew
    if example and not reserved:
        return (
            text("the host “{host}” is somebody's, and this campaign is an example", host=host),
            text("Write a host such as name.example, or take “example: true” out of data/campaign.yml."),
        )
    if host in SHORTENERS:
        return (
            text("the host “{host}” hides where the link leads", host=host),
            text("Write the address it leads to."),
        )
    return None


def _look_alike(address: str, seen: dict[str, str]) -> tuple[Text, Text] | None:
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    first = seen.setdefault(skeleton(host), host)
    if first != host:
        return (
            text("the host “{host}” looks like “{other}”, but is another", host=host, other=first),
            text("One of the two is wrong; compare both with their sources."),
        )
    return None


def skeleton(host: str) -> str:
    """Return *host* with look-alike signs folded together: ``m0i.gov.kw`` and ``moi.gov.kw`` become one.

    >>> skeleton("m0i.gov.kw") == skeleton("moi.gov.kw")
    True
    """
    return unicodedata.normalize("NFKC", host).casefold().translate(SKELETON).replace("rn", "m").replace("vv", "w")
