"""An invented campaign for fruit pickers, with lines of five kinds whose numbers are reserved for fiction.

The records differ in what they know: nobody knows the hours, cost or privacy of ``hotline`` and ``board``; ``advice`` is
free, always open, confidential and takes text messages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.campaign import lock as campaign_lock
from manara.campaign.load import load_campaign
from manara.campaign.places import READ
from manara.checks.run import CachedFindings, check_campaign
from manara.contacts import lock as contacts_lock
from manara.work.folder import look

if TYPE_CHECKING:
    from pathlib import Path

    from manara.problems import Problem

FRONT = {
    "en": "---\ntitle: Harvest\ndescription: What people who pick fruit may ask for, in a few plain sentences to try.\n"
    "facts: [{facts}]\nchecked: 2026-11-23\n---\n# Harvest\n\nWhat people who pick fruit may ask for.\n\n",
    "ar": "---\ntitle: الحصاد\ndescription: ما يحق لمن يقطفون الثمار أن يطلبوه، في جمل قليلة واضحة للتجربة وحدها.\n"
    "facts: [{facts}]\nchecked: 2026-11-23\n---\n# الحصاد\n\nما يحق لمن يقطفون الثمار أن يطلبوه.\n\n",
}
_RECORD = """id: {id}
kind: {kind}
status: active
facts: [F-1]
confidence: {confidence}
name: {{ar: "{ar}", en: "{en}"}}
helps_with: {{ar: "{ar_helps}", en: "{en_helps}"}}
area: {{countries: [GB], from_abroad: false}}
channels:
{channels}
verified: {{on: 2026-11-23, how: published-source, by: editor, sources: [K1]}}
"""
_PHONE = """  - type: phone
    number: "{number}"
    hours: unknown
    languages: unknown
    cost: unknown"""
_ADVICE = """  - type: phone
    number: "+448081570127"
    hours: {always: true, time_zone: Europe/London}
    languages: [en, ar]
    cost: free
    privacy: {anonymous: true, confidential: true, recorded: false}
  - type: sms
    number: "+448081570127"
    hours: unknown
    languages: unknown
    cost: free"""
_EMERGENCY = """  - type: phone
    short: "999"
    region: GB
    groups: "999"
    hours: unknown
    languages: unknown
    cost: free"""


def _record(name: str, kind: str, names: tuple[str, str], helps: tuple[str, str], channels: str) -> str:
    return _RECORD.format(
        id=name, kind=kind, ar=names[0], en=names[1], ar_helps=helps[0], en_helps=helps[1], channels=channels,
        confidence="high" if name in {"emergency", "advice"} else "medium",
    )  # fmt: skip


FILES = {
    "mkdocs.yml": "site_name: Harvest\nsite_url: https://harvest.example/\nuse_directory_urls: false\n"
    "theme: {name: manara}\nplugins:\n  - manara:\n      pages: [index.md, help.md]\n",
    "data/campaign.yml": """id: harvest
name: {ar: "حصاد", en: "Harvest"}
tagline: {ar: "أجرك", en: "Your pay"}
region: GB
time_zone: Europe/London
languages:
  - {tag: en, formats: en-GB, name: "English"}
  - {tag: ar, formats: ar, name: "العربية"}
emergency: emergency
hotline: hotline
exit: {url: "https://www.metoffice.gov.uk/", name: {ar: "الطقس", en: "Weather"}}
saved_as: {ar: "البستان", en: "Orchard"}
replace_history: quiet
lifetimes: {numbers: 90, services: 180, laws: 365, notice: 14}
""",
    "data/sources.yml": 'sources: {K1: {citation: {ar: "تقرير", en: "A report"}, url: "https://www.gov.uk/"}}\n'
    "facts:\n  F-1: {confidence: high, sources: [K1]}\n  F-2: {confidence: low, sources: []}\n"
    "  F-3: {confidence: high, sources: [K1], rests_on: [F-2]}\n",
    "data/laws.yml": "{}\n",
    "data/contacts/emergency.yml": _record(
        "emergency", "emergency", ("الطوارئ", "Emergency"), ("الشرطة والإسعاف", "Police, ambulance and fire"), _EMERGENCY
    ),
    "data/contacts/hotline.yml": _record(
        "hotline", "helpline", ("خط الحصاد", "Harvest Line"), ("من يسأل", "Whoever asks"),
        _PHONE.format(number="+442079460123"),
    ),
    "data/contacts/board.yml": _record(
        "board", "authority", ("هيئة البساتين", "Orchard Board"), ("الأجور", "Wages"),
        _PHONE.format(number="+442079460125"),
    ),
    "data/contacts/advice.yml": _record(
        "advice", "organisation", ("مكتب المشورة", "Advice Office"), ("المشورة", "Advice"), _ADVICE
    ),
    "data/contacts/mission.yml": _record(
        "mission", "embassy", ("سفارة الجزيرة", "Embassy of the Isle"), ("مواطنو الجزيرة", "Citizens of the Isle"),
        _PHONE.format(number="+442079460129"),
    ),
}  # fmt: skip


def invented(root: Path, changes: dict[str, str] | None = None, facts: str = "F-1") -> Path:
    """Write the campaign into *root*, its files changed; a page without front matter is given one.

    A change ``"old -> new"`` of a file of the campaign replaces *old* once.
    """
    pages = {f"docs/{tag}/{name}": "" for tag in FRONT for name in ("index.md", "help.md")}
    files = {**FILES, **pages}
    for name, content in (changes or {}).items():
        old, arrow, new = content.partition(" -> ")
        if arrow and name in FILES:
            assert old in files[name], f"{name} has no {old}"
            files[name] = files[name].replace(old, new, 1)
        else:
            files[name] = content
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        is_body = name.startswith("docs/") and not content.startswith("---")
        head = FRONT[name.split("/")[1]].format(facts=facts) if is_body else ""
        path.write_text(f"{head}{content}\n", "utf-8")
    return root


def confirmed(root: Path) -> Path:
    """Confirm all records and settings of the campaign in *root* as they are, as a release and a build ask."""
    campaign = load_campaign(root)
    contacts_lock.confirm(campaign, campaign.contacts, "editor")
    campaign_lock.confirm(campaign, "editor")
    return root


def found(root: Path, check: str, *, remember: bool = False, release: bool = False) -> list[Problem]:
    """Return what the check with this id says, asked for as ``manara check`` does."""
    campaign = load_campaign(root, release=release)
    memory = CachedFindings(campaign, look(root, READ)) if remember else None
    return [problem for problem in check_campaign(campaign, memory=memory) if problem.check == check]


def found_in(root: Path, check: str, text: str, tag: str = "en") -> list[Problem]:
    """Return what the check says of a page of the campaign with this text."""
    return found(invented(root, {f"docs/{tag}/help.md": text}), check)
