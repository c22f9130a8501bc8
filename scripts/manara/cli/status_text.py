"""The translation status as text, JSON and Markdown."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from manara.campaign.second_reader import is_alone, reading_of, said
from manara.cli.first_status import first_json, first_lines
from manara.cli.plain_status import plain_json
from manara.translations.status import DONE, DRAFT, FALLBACK, MISSING, OUTDATED, STATES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from manara.campaign.model import Campaign
    from manara.cli.language import Interface
    from manara.translations.status import Change, SectionStatus, Status
    from manara.translations.waivers import Waiver

# Added and removed words are marked so that they can be read without colour; "[2]" stands for two words gone.
NEW, GONE, AROUND = "{{+{words}+}}", "[-{count}-]", 4


def state_name(state: str, interface: Interface) -> str:
    """Return the state in the reader's language."""
    _ = interface.gettext
    names = {
        DONE: _("done"),
        OUTDATED: _("outdated"),
        MISSING: _("missing"),
        DRAFT: _("draft"),
        FALLBACK: _("fallback"),
    }
    return names[state]


def why(section: SectionStatus, interface: Interface) -> str:
    """Return which side moved since when, or who confirmed it."""
    _ = interface.gettext
    if section.state == MISSING:
        gone = " ".join(side.tag for side in section.sides if not side.line)
        return _("not in {languages}").format(languages=gone)
    if section.state == DONE:
        return _("confirmed on {day} ({role})").format(day=section.day, role=section.role)
    if section.day is None:
        return _("never confirmed") if section.state == OUTDATED else ""
    return _("{languages} changed since {day}").format(languages=", ".join(section.moved), day=section.day)


def difference(changes: Sequence[Change]) -> str:
    """Return the changed words with a few words around them."""
    shown = []
    for index, change in enumerate(changes):
        if change.kind == "new":
            shown.append(NEW.format(words=change.words))
        elif change.kind == "gone":
            shown.append(GONE.format(count=change.words or change.count))
        else:
            words = change.words.split(" ")
            if len(words) > 2 * AROUND:
                head = words[:AROUND] if index else []
                tail = words[-AROUND:] if index < len(changes) - 1 else []
                words = [*head, "…", *tail]
            shown.append(" ".join(words))
    return " ".join(shown)


def as_text(
    _campaign: Campaign, status: Status, waivers: Sequence[Waiver], interface: Interface, pages: Sequence[str]
) -> str:
    """Return totals, then every section that is not done; with *pages*, all sections of those."""
    _ = interface.gettext
    lines = [_total_line(tag, counts, interface) for tag, counts in status.totals().items()]
    for section in status.sections:
        if (section.name in pages) if pages else (section.state not in (DONE, FALLBACK)):
            place = f"{section.name}#{section.key}" if section.key else section.name
            lines.append(
                f"{section.sides[1].tag}  {state_name(section.state, interface):<9} {place}  {why(section, interface)}"
            )
            lines += [f"      {side.tag}: {difference(side.changes)}" for side in section.sides if side.moved]
    lines += [_("{new} was {old}; its history is kept").format(new=new, old=old) for new, old in status.renamed.items()]
    if waivers:
        lines.append(interface.ngettext("{count} waiver:", "{count} waivers:", len(waivers)).format(count=len(waivers)))
        lines += [f"  {waiver.path}:{waiver.line}  {waiver.check}  {_reason(waiver)}" for waiver in waivers]
    return "\n".join(lines)


def reading_lines(campaign: Campaign, status: Status, interface: Interface) -> list[str]:
    """Return what another than its writer is to read before a release, or why nobody does."""
    _ = interface.gettext
    found, alone = reading_of(campaign, status), campaign.one_reader
    if found.is_complete:
        return []
    count = _(
        "For a second reader before a release: {sections} of {of_sections} sections, "
        "{contacts} of {of_contacts} contacts"
    ).format(
        sections=len(found.sections),
        of_sections=found.of_sections,
        contacts=len(found.contacts),
        of_contacts=found.of_contacts,
    )
    if alone is None or not is_alone(campaign):
        return [count, "    manara confirm --role reviewer"]
    reason = alone.reason.get(interface.tag) or next(iter(alone.reason.values()), "")
    return [count, _("Until {day} a release goes out without: {reason}").format(day=alone.until, reason=reason)]


def _total_line(tag: str, counts: Counter[str], interface: Interface) -> str:
    parts = [f"{counts[state]} {state_name(state, interface)}" for state in STATES if counts[state]]
    total = sum(counts.values())
    # Rounded down: as long as one is open, not everything is done.
    share = f"{100 * counts[DONE] // total} %" if total else "–"
    comma = "، " if interface.tag == "ar" else ", "
    return interface.gettext("{tag}: {states} ({share} done)").format(tag=tag, states=comma.join(parts), share=share)


def as_json(
    campaign: Campaign, status: Status, waivers: Sequence[Waiver], _interface: Interface, pages: Sequence[str]
) -> str:
    """Return everything, for programs."""
    return json.dumps(
        {
            "languages": list(campaign.tags),
            "totals": {tag: dict(counts) for tag, counts in status.totals().items()},
            "sections": [_section(section) for section in status.sections if not pages or section.name in pages],
            "renamed": status.renamed,
            "read_again": said(campaign, status),
            "first": first_json(campaign),
            "plain_language": plain_json(campaign),
            "waivers": [
                {
                    "path": waiver.path,
                    "line": waiver.line,
                    "check": waiver.check,
                    "value": waiver.value,
                    "reason": waiver.reason,
                }
                for waiver in waivers
            ],
        },
        ensure_ascii=False,
        indent=2,
    )


def _section(section: SectionStatus) -> dict[str, Any]:
    return {
        "page": section.name,
        "section": section.key,
        "state": section.state,
        "source": section.sides[0].tag,
        "language": section.sides[1].tag,
        "moved": list(section.moved),
        "confirmed": section.day.isoformat() if section.day else None,
        "role": section.role or None,
        "titles": {side.tag: side.title for side in section.sides},
        "lines": {side.tag: side.line for side in section.sides},
        "difference": {side.tag: difference(side.changes) for side in section.sides if side.moved},
    }


def as_markdown(
    campaign: Campaign, status: Status, waivers: Sequence[Waiver], interface: Interface, pages: Sequence[str]
) -> str:
    """Return a table of pages and a list of what is not done, for a wiki or an issue."""
    _ = interface.gettext
    # Words within an f-string are not collected for translation.
    page, language = _("page"), _("language")
    columns = [state_name(state, interface) for state in STATES]
    lines = [
        f"| {' | '.join((page, language, *columns))} |",
        f"| --- | --- |{' ---: |' * len(STATES)}",
    ]
    counted: dict[tuple[str, str], Counter[str]] = {}
    for section in status.sections:
        if not pages or section.name in pages:
            counted.setdefault((section.name, section.sides[1].tag), Counter())[section.state] += 1
    for (name, tag), counts in counted.items():
        lines.append(f"| {name} | {tag} | {' | '.join(str(counts[state] or '') for state in STATES)} |")
    lines.append("")
    for section in status.sections:
        if section.state in (OUTDATED, MISSING) and (not pages or section.name in pages):
            place = f"{section.name}#{section.key}" if section.key else section.name
            lines.append(
                f"- `{place}` ({section.sides[1].tag}): "
                f"{state_name(section.state, interface)}, {why(section, interface)}"
            )
            lines += [f"  - {side.tag}: {difference(side.changes)}" for side in section.sides if side.moved]
    lines += [f"- {line}" for line in (*reading_lines(campaign, status, interface), *first_lines(campaign, interface))]
    lines += [f"- `{waiver.path}:{waiver.line}` {waiver.check}: {_reason(waiver)}" for waiver in waivers]
    return "\n".join(lines)


def _reason(waiver: Waiver) -> str:
    """Return why, after the value it excuses."""
    return f"{waiver.value}: {waiver.reason}" if waiver.value else waiver.reason
