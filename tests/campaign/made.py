"""A made-up campaign of two pages in two languages, with numbers reserved for fiction; it is no real one's copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.campaign import lock as campaign_lock
from manara.campaign.load import load_campaign
from manara.checks.run import check_campaign
from manara.contacts import lock as contacts_lock

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from manara.problems import Problem

FRONT = {
    "en": "---\ntitle: Harvest\ndescription: What people who pick fruit may ask for, in a few plain sentences to try.\n"
    "facts: [F-1]\nchecked: 2026-11-23\n---\n# Harvest\n\nWhat people who pick fruit may ask for: pay and rest.\n\n",
    "ar": "---\ntitle: الحصاد\ndescription: ما يحق لمن يقطفون الثمار أن يطلبوه، في جمل قليلة واضحة للتجربة وحدها.\n"
    "facts: [F-1]\nchecked: 2026-11-23\n---\n# الحصاد\n\nما يحق لمن يقطفون الثمار أن يطلبوه في أرضهم من أجر وراحة.\n\n",
}
_CONTACT = """id: {id}
kind: {kind}
status: active
facts: [F-1]
confidence: high
name: {{ar: "{ar}", en: "{en}"}}
run_by: {{ar: "هيئة الحصاد", en: "Harvest Board"}}
told: {{ar: "لا أحد", en: "Nobody"}}
helps_with: {{ar: "من يسأل", en: "Whoever asks"}}
area: {{countries: [GB], from_abroad: false}}
channels:
  - type: phone
    {number}
    hours: unknown
    languages: unknown
    cost: unknown
    privacy: {{anonymous: unknown, recorded: unknown, shows_on_bill: unknown}}
verified: {{on: 2026-11-23, how: published-source, by: editor, sources: [K1]}}
"""
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
replace_history: quiet
lifetimes: {numbers: 90, services: 180, laws: 365, notice: 14}
""",
    "data/sources.yml": 'sources: {K1: {citation: {ar: "تقرير", en: "A report"}, url: "https://www.gov.uk/"}}\n'
    "facts: {F-1: {confidence: high, sources: [K1]}}\n",
    "data/laws.yml": 'work: {kind: law, name: {ar: "قانون العمل", en: "Work Act"}, about: {ar: "العمل", en: "work"},'
    " articles: 40, facts: [F-1]}\n",
    "data/contacts/emergency.yml": _CONTACT.format(
        id="emergency", kind="emergency", ar="الطوارئ", en="Emergency", number='short: "999"\n    region: GB\n    groups: "999"'
    ),
    "data/contacts/hotline.yml": _CONTACT.format(
        id="hotline", kind="helpline", ar="خط الحصاد", en="Harvest Line",
        number='number: "+442079460123"',
    ),
}  # fmt: skip


def made_campaign(root: Path, changes: Mapping[str, str | bytes] | None = None) -> Path:
    """Write the campaign into *root*, with *changes* to its files; a page without front matter is given one."""
    pages = {f"docs/{tag}/{name}": "" for tag in FRONT for name in ("index.md", "help.md")}
    _write(root, {**FILES, **pages})
    # Its records and settings are confirmed as they are; what *changes* makes of them is not.
    campaign = load_campaign(root)
    contacts_lock.confirm(campaign, campaign.contacts, "editor")
    campaign_lock.confirm(campaign, "editor")
    _write(root, changes or {})
    return root


def _write(root: Path, files: Mapping[str, str | bytes]) -> None:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
            continue
        is_body = name.startswith("docs/") and name.endswith(".md") and not content.startswith("---")
        path.write_text(f"{FRONT[name.split('/')[1]]}{content}\n" if is_body else content, "utf-8")


FIRST_LINE = FRONT["en"].count("\n") + 1


def problems_of(root: Path, check: str) -> list[Problem]:
    """Return what the check with this id says of the campaign in *root*, asked for as ``manara check`` does."""
    return [problem for problem in check_campaign(load_campaign(root)) if problem.check == check]


def problems_in(root: Path, text: str, check: str = "pages.markup", *, tag: str = "en") -> list[Problem]:
    """Return what the check says of a page with this text."""
    return problems_of(made_campaign(root, {f"docs/{tag}/help.md": text}), check)
