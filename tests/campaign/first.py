"""First pages of the invented campaign, in languages nobody wrote: letters of a script, and the calls of the source."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from manara.campaign.first_review import digest_of
from manara.campaign.load import load_campaign
from tests.campaign.invented import invented

if TYPE_CHECKING:
    from pathlib import Path

    from manara.campaign.first_pages import First

SOURCE = """language: en
title: {text: "You can ask", facts: [F-1]}
lead: {text: "Nobody has to allow it.", facts: [F-1]}
sections:
  - id: doors
    title: {text: "What is it?", facts: []}
    items:
      - {id: pay, picture: clock, title: "No pay", text: "Call {{ phone:board }} and ask.", facts: [F-1]}
  - id: steps
    steps: true
    title: {text: "Say this", facts: []}
    items:
      - {id: where, text: "Where you are", facts: []}
      - {id: who, text: "Who does it", facts: []}
  - id: more
    title: {text: "More numbers", facts: []}
    items:
      - {id: advice, contact: advice, text: "Advice about pay", facts: [F-1]}
cards: {text: "Show this", facts: []}
cards-note: {text: "The large words are Arabic.", facts: []}
rest: {text: "The rest is here:", facts: []}
"""
CARDS = """shown_in: ar
cards:
  - id: guard
    title: {ar: "الحارس", en: "Guard"}
    text: {ar: "أرجو المساعدة.", en: "Please help me."}
    number: emergency
"""
# A few letters of each script; words of them mean nothing.
LETTERS = {"he": "שלום", "am": "ሰመረለ", "hi": "कमरन", "ta": "கதபம", "fil": "ngatula", "ur": "بپتٹ"}
_KEPT = re.compile(r"\{\{.*?\}\}|%\(\w+\)s")


def words(tag: str, source: str) -> str:
    """Return as many words as *source* has, in letters of the language's script, with its calls."""
    letters, own = LETTERS[tag], sum(map(ord, source))
    kept = _KEPT.findall(source)
    made = [letters[n % 2 :] for n, _ in enumerate(_KEPT.sub(" ", source).split())]
    # Two strings are not alike, as two sentences are not.
    made[:1] = [letters[own % 3 :] * (1 + own % 4)] if made else []
    return " ".join([*made, *kept])


def with_first(root: Path, *tags: str, draft: bool = True, changes: dict[str, str] | None = None) -> Path:
    """Write the invented campaign with a first page in each of *tags* into *root*, all of it drafted."""
    invented(root, {"data/first.yml": SOURCE, "data/cards.yml": CARDS, **(changes or {})})
    sources = load_campaign(root).first.sources
    (root / "data" / "first").mkdir(exist_ok=True)
    for tag in tags:
        strings = {
            name: {"text": words(tag, source.text), "back": source.text or "-"} for name, source in sources.items()
        }
        lines = "".join(f"  {name}: {json.dumps(said, ensure_ascii=False)}\n" for name, said in strings.items())
        head = f'name: "{LETTERS[tag]}"\n' + ("draft: true\n" if draft else "")
        (root / "data" / "first" / f"{tag}.yml").write_text(f"{head}strings:\n{lines}", "utf-8")
    return root


def first_of(root: Path, tag: str) -> First:
    """Return a language of the campaign in *root* as it is now."""
    return next(first for first in load_campaign(root).first.languages if first.tag == tag)


def answers(root: Path, tag: str, better: dict[str, str] | None = None, **fields: str) -> Path:
    """Write the answers of a reader who says yes to everything but what they have *better* words for."""
    campaign, first = load_campaign(root), first_of(root, tag)
    said = {
        name: {"of": digest_of(source.bound, first.strings[name].text), "answer": "yes"}
        for name, source in campaign.first.sources.items()
        if name in first.strings
    }
    for name, text in (better or {}).items():
        said[name] |= {"answer": "better", "text": text}
    head = {"format": "1", "language": tag, "role": "native-reader", "name": "Reader one", "day": "2026-11-20"}
    path = root / f"answers-{tag}.json"
    path.write_text(json.dumps({**head, **fields, "answers": said}, ensure_ascii=False), "utf-8")
    return path
