"""A small campaign of invented bodies, frozen: changing it is a commit of its own.

Its numbers are those that Ofcom keeps for drama, its hosts those of RFC 2606. It is written for tests that run checks;
what the checks find in it is no matter, as long as it stays the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

CONTACT = """id: {id}
kind: {kind}
status: active
facts: [F-ONE]
confidence: high
name: {{ar: "{ar}", en: "{en}"}}
run_by: {{ar: "هيئة مثال", en: "Example Body"}}
told: {{ar: "لا أحد", en: "Nobody"}}
helps_with: {{ar: "أسئلة العمل", en: "Questions about work"}}
area: {{countries: [GB], from_abroad: true}}
channels:
  - type: phone
    {number}
    hours: unknown
    languages: unknown
    cost: unknown
    privacy: {{anonymous: unknown, recorded: unknown, shows_on_bill: unknown}}
verified: {{on: 2026-11-01, how: published-source, by: editor, sources: [S01]}}
"""
PAGE = """---
title: {title}
description: {description}
facts: [F-ONE]
checked: 2026-11-01
---
# {title}

{lead}

## {heading} {{#what}}

- {one}
- {two} {{{{ phone:line }}}}
"""
ARABIC = {
    "title": "العمل", "description": "كلمات قليلة عن العمل ومن يجيب عن الأسئلة.", "lead": "هذه صفحة قصيرة عن العمل.",
    "heading": "ماذا تفعل", "one": "اسأل عن أجرك بعد 30 يومًا.", "two": "اتصل:",
}  # fmt: skip
ENGLISH = {
    "title": "Work", "description": "A few words about work and who answers questions.",
    "lead": "This is a short page about work.", "heading": "What to do", "one": "Ask for your pay after 30 days.",
    "two": "Call:",
}  # fmt: skip
FILES = {
    "data/campaign.yml": """id: example
name: {ar: "مثال", en: "Example"}
tagline: {ar: "كلمات عن العمل", en: "Words about work"}
region: GB
time_zone: Europe/London
languages:
  - {tag: ar, formats: ar, name: "العربية"}
  - {tag: en, formats: en-GB, name: "English"}
emergency: emergency
hotline: line
exit: {url: "https://www.example.org/", name: {ar: "الأخبار", en: "News"}}
replace_history: quiet
lifetimes: {numbers: 90, services: 180, laws: 365, notice: 14}
""",
    "data/contacts/emergency.yml": CONTACT.format(
        id="emergency", kind="emergency", ar="الطوارئ", en="Emergency",
        number='short: "112"\n    region: GB\n    groups: "112"',
    ),
    "data/contacts/line.yml": CONTACT.format(
        id="line", kind="helpline", ar="الخط", en="The line",
        number='number: "+442079460123"\n    groups: "020 7946 0123"',
    ),
    "data/laws.yml": """work:
  kind: law
  name: {ar: "قانون العمل", en: "Work Act"}
  about: {ar: "العمل", en: "Work"}
  articles: 12
  facts: [F-ONE]
""",
    "data/sources.yml": """facts:
  F-ONE: {confidence: high, sources: [S01]}
sources:
  S01: {citation: "A Book of Examples"}
""",
    "mkdocs.yml": "site_name: Example\nplugins:\n  - manara\n",
    **{f"docs/ar/{name}.md": PAGE.format(**ARABIC) for name in ("index", "pay", "rest")},
    **{f"docs/en/{name}.md": PAGE.format(**ENGLISH) for name in ("index", "pay", "rest")},
}  # fmt: skip


def frozen_campaign(root: Path) -> Path:
    """Write the campaign into *root*, and return it."""
    for name, content in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return root
