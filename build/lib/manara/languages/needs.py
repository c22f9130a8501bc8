"""Which checks need words of a pack, and which are off for a language that lacks them.

A check is never silently off: ``manara check`` and ``manara status`` end with a line per language, and a release
wants a reason in ``data/campaign.yml``::

    off: {tr: "no native reader yet; two people compared every page with the German one"}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.languages.pack import pack

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# By the check's id: the part of the pack and its key. With one of them missing, the check compares nothing, or only
# what needs no words, in that language.
NEEDS: dict[str, tuple[tuple[str, str], ...]] = {
    "facts.number-words": (("numbers", "units"),),
    "facts.money": (("lexicon", "currencies"),),
    "facts.legal": (("lexicon", "references"),),
    "facts.units": (("lexicon", "units"),),
    "tone.negation": (("lexicon", "denials"),),
    "tone.opposites": (("lexicon", "signs"),),
    "pages.call-meaning": (("services", "services"),),
    "pages.claims": (("claims", "claims"),),
    # Numbers in words, short numbers and accounts without @; what looks like a number is found in every language.
    "contacts.loose-number": (("net", "dial"),),
}
# These look at a page by itself: they are missed in a campaign of one language too.
OF_ONE = ("pages.call-meaning", "pages.claims", "contacts.loose-number")


def checks_off(tags: Iterable[str], root: Path | None) -> dict[str, tuple[str, ...]]:
    """Return by language the ids of the checks that have no words for it, in order; languages with all are left out.

    Args:
        tags: The campaign's languages. A single one is compared with nothing: only OF_ONE count.
        root: The campaign's folder.
    """
    known = tuple(tags)
    asked = NEEDS if len(known) > 1 else {check: needs for check, needs in NEEDS.items() if check in OF_ONE}
    found: dict[str, tuple[str, ...]] = {}
    for tag in known:
        words = pack(tag, root)
        off = tuple(check for check, needs in asked.items() if any(words.lacks(*need) for need in needs))
        if off:
            found[tag] = off
    return found
