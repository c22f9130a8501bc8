"""How far each first page is, and what is missing until it can be published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.first_pages import First
    from manara.campaign.model import Campaign
    from manara.cli.language import Interface

# A native reader compares one string with its meaning in about this time: read twice, and tap.
SECONDS_A_STRING = 40


def minutes(strings: int) -> int:
    """Return how long a reviewer needs for so many strings."""
    return -(-strings * SECONDS_A_STRING // 60)


def first_lines(campaign: Campaign, interface: Interface) -> Iterator[str]:
    """Yield a line for each language that has a first page or a draft of one."""
    _ = interface.gettext
    total, both = len(campaign.first.sources), _("{one}; {other}")
    for first in campaign.first.languages:
        count = counted(campaign, first)
        if first.published:
            yield _("{tag}: first page published, {total} of {total} reviewed").format(tag=first.tag, total=total)
            continue
        line = _("{tag}: first page, {drafted} of {total} drafted, {reviewed} reviewed").format(
            tag=first.tag, total=total, **count
        )
        if count["drafted"] < total:
            rest = interface.ngettext("{count} string to write", "{count} strings to write", total - count["drafted"])
            yield both.format(one=line, other=rest.format(count=total - count["drafted"]))
        elif first.open:
            long = minutes(len(first.open))
            rest = interface.ngettext(
                "one native reader, about {count} minute", "one native reader, about {count} minutes", long
            )
            yield both.format(one=line, other=rest.format(count=long))
        else:
            rest = _("take “draft: true” out of {file} to publish it").format(file=first.shown)
            yield both.format(one=line, other=rest)


def counted(campaign: Campaign, first: First) -> dict[str, int]:
    """Return how many strings are drafted, and how many of them are reviewed as they stand."""
    drafted = sum(1 for name in campaign.first.sources if name in first.strings and first.strings[name].text)
    return {"drafted": drafted, "reviewed": len(campaign.first.sources) - len(first.open)}


def first_json(campaign: Campaign) -> dict[str, Any]:
    """Return the same for programs, by language."""
    total = len(campaign.first.sources)
    return {
        first.tag: {
            "strings": total,
            **counted(campaign, first),
            "draft": first.locale.draft,
            "published": first.published,
        }
        for first in campaign.first.languages
    }
