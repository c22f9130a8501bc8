"""Content to measure with: this campaign's own pages, repeated to a wanted number, the same bytes on every machine.

Repeating real pages keeps real proportions of headings, cards, tables, citations and Arabic, and passes every check.
Links between pages are pointed at the first page, so that any number of pages is a closed set. Sentences at the end of
a line get a made-up word of their page, so that no page profits from what was worked out for its model.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from manara.campaign.calls import CallError, ContactValue, DateValue, LawValue, MoneyValue, TimeValue, resolve
from manara.campaign.load import load_campaign
from manara.site.words import Words
from manara.sources.markdown_page import CALL
from manara.translations.lock import write_lock
from manara.translations.pages import names_of
from manara.translations.status import new_entries

if TYPE_CHECKING:
    from manara.campaign.model import Campaign

ROOT = Path(__file__).parent.parent
WORK = ROOT / ".cache" / "bench"
# Pages that are made of text alone; the others are filled by templates that need their neighbours.
_WISHED = ("index.md", "help.md", "calling.md", "house-work.md", "company-work.md", "new-job.md", "signs.md",
            "children.md", "concern.md", "employers.md", "law.md", "phone.md", "about.md")  # fmt: skip
PATTERNS = tuple(name for name in _WISHED if (ROOT / "docs" / "en" / name).is_file())
# Pages that mkdocs.yml names for the menu, as many as this campaign has.
MENU = 18
KEPT = 8
_LINK = re.compile(r"\]\((?!#)[a-z0-9-]+\.md(?:#[^)]*)?\)")
_LAST_WORD = re.compile(r"(?<=[^\W\d_])(?=\.$)", re.MULTILINE)
# Ten letters of each script that begin and join no word a check knows.
_LETTERS = {"ar": "بتثجحخدذرز", "en": "bcdfghjklm"}

STOCK = """site_name: Stock
site_url: https://stock.example/
docs_dir: docs
theme:
  name: material
  font: false
  features: [{features}]
plugins:
  - search
  - i18n:
      docs_structure: folder
      languages:
        - {{locale: ar, name: العربية, default: true, build: true}}
        - {{locale: en, name: English, build: true}}
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - sane_lists
  - tables
  - pymdownx.details
  - pymdownx.tabbed: {{alternate_style: true}}
  - pymdownx.superfences
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
  - toc: {{permalink: false}}
"""


# Data that names pages of this campaign, which a repeated one has under other names.
_NAMES_PAGES = ("share.yml", "menu.yml", "paper.yml", "search.yml")


def page_names(count: int) -> list[str]:
    """Return *count* page names, the first of them ``index.md``.

    >>> page_names(2)
    ['index.md', 'page-0001.md']
    """
    return ["index.md", *(f"page-{number:04}.md" for number in range(1, count))]


def make_campaign(root: Path, count: int) -> Path:
    """Write a campaign of *count* pages per language into *root*; 0 means this campaign as it is."""
    shutil.rmtree(root, ignore_errors=True)
    for name in ("data", "docs", "overrides"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("decisions"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    if count:
        _repeat(root, page_names(count))
    return root


def _repeat(root: Path, names: list[str]) -> None:
    campaign = load_campaign(ROOT)
    for tag in campaign.tags:
        shutil.rmtree(root / "docs" / tag)
        (root / "docs" / tag).mkdir()
        for index, name in enumerate(names):
            text = (ROOT / "docs" / tag / _pattern(index)).read_text("utf-8")
            (root / "docs" / tag / name).write_text(distinct(text, index, tag), "utf-8")
    for name in _NAMES_PAGES:
        (root / "data" / name).unlink(missing_ok=True)
    # The file to keep holds so many pages as an editor would choose for a large campaign.
    left_out = ", ".join(names[KEPT:])
    (root / "data" / "one-page.yml").write_text(f"open: []\nfolded: []\nleft_out: [{left_out}]\n", "utf-8")
    settings = (root / "mkdocs.yml").read_text("utf-8")
    menu = ", ".join(names[:MENU])
    (root / "mkdocs.yml").write_text(re.sub(r"pages: \[.*\]", f"pages: [{menu}]", settings), "utf-8")
    confirm(root)


def distinct(text: str, index: int, tag: str) -> str:
    """Return a page's text with links to the first page only, and with a word of its own at the end of sentences."""
    return _LAST_WORD.sub(" " + _word(index, tag), _LINK.sub("](index.md)", text))


def _word(index: int, tag: str) -> str:
    """Return a word no other page has: the page's number in letters.

    >>> _word(12, "en")
    'xbbcd'
    """
    first = "ظ" if tag == "ar" else "x"
    return first + "".join(_LETTERS.get(tag, _LETTERS["en"])[int(digit)] for digit in f"{index:04}")


def _pattern(index: int) -> str:
    return PATTERNS[index % len(PATTERNS)]


def confirm(root: Path) -> None:
    """Confirm every generated pair, as an editor would."""
    campaign = load_campaign(root)
    entries = [
        entry for name in names_of(campaign) for entry in new_entries(campaign, name, campaign.today, "translator")
    ]
    write_lock(root, entries)


def make_stock(root: Path, source: Path, *, prune: bool) -> Path:
    """Write the same pages for stock Material with mkdocs-static-i18n: calls become the Markdown they stand for.

    Every page begins with the hotline, as an editor of such a site would write it.
    """
    shutil.rmtree(root, ignore_errors=True)
    campaign = load_campaign(source)
    for tag in campaign.tags:
        words = Words(campaign.locale(tag), source)
        for name, page in campaign.pages[tag].items():
            body = CALL.sub(lambda match, words=words: _markdown(match, campaign, words), page.body)  # type: ignore[misc]
            lead, _, rest = body.partition("\n\n")
            numbers = " · ".join(_number(campaign, key) for key in (campaign.emergency, campaign.hotline))
            path = root / "docs" / tag / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"---\ntitle: {page.text_of('title')!r}\n---\n{lead}\n\n{numbers}\n\n{rest}", "utf-8")
    features = "navigation.prune, navigation.sections" if prune else ""
    (root / "mkdocs.yml").write_text(STOCK.format(features=features), "utf-8")
    return root


def _number(campaign: Campaign, key: str) -> str:
    channel = campaign.contacts[key].channel("", ("phone",))
    return f"[{channel.shown}]({channel.href}){{ dir=ltr }}" if channel else ""


def _markdown(match: re.Match[str], campaign: Campaign, words: Words) -> str:
    if match[1] == "card":
        return _card(match[2], campaign, words)
    try:
        value = resolve(match[1], match[2], campaign)
    except CallError:
        return match[0]
    if isinstance(value, ContactValue):
        name = value.contact.name[words.locale.tag]
        shown = value.channel and (value.channel.shown or value.channel.address or name)
        return f"[{shown}]({value.channel.href}){{ dir=ltr }}" if value.channel else name
    if isinstance(value, LawValue):
        return words.law(value)
    if isinstance(value, DateValue):
        return words.date_value(value)
    if isinstance(value, MoneyValue):
        return words.money(value)
    return value.text if isinstance(value, TimeValue) else match[0]


def _card(key: str, campaign: Campaign, words: Words) -> str:
    contact, tag = campaign.contacts[key], words.locale.tag
    channels = [
        f"- [{channel.shown or contact.name[tag]}]({channel.href}){{ dir=ltr }}"
        for channel in contact.channels
        if channel.href
    ]
    lines = [f"### {contact.name[tag]}", contact.helps_with.get(tag, ""), *channels, contact.notes.get(tag, "")]
    return "\n\n".join(line for line in lines[:2]) + "\n\n" + "\n".join(channels) + "\n\n" + lines[-1]


FLOOR = """<!doctype html>
<html lang="{tag}" dir="{direction}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>
<style>
body {{ font: 1rem/1.6 system-ui, sans-serif; max-width: 42rem; margin: 0 auto; padding: 0 1rem }}
a.tel {{ font-size: 1.25rem; display: inline-block; min-height: 3rem; line-height: 3rem }}
</style>
<p>{numbers}</p>
<main>{main}</main>
</html>
"""


def make_floor(folder: Path, site: Path, campaign: Campaign) -> Path:
    """Write the floor: the same text as one self-contained file per page, written by hand as shortly as possible."""
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415

    shutil.rmtree(folder, ignore_errors=True)
    for locale in campaign.languages:
        (folder / locale.tag).mkdir(parents=True)
        for name, page in campaign.pages[locale.tag].items():
            tree = LexborHTMLParser((site / locale.tag / name.replace(".md", ".html")).read_text("utf-8"))
            main = tree.css_first("main")
            numbers = " ".join(
                f'<a class="tel" dir="ltr" href="{channel.href}">{channel.shown}</a>'
                for key in (campaign.emergency, campaign.hotline)
                if (channel := campaign.contacts[key].channel("", ("phone",)))
            )
            html = FLOOR.format(
                tag=locale.tag,
                direction=locale.direction,
                title=page.text_of("title"),
                numbers=numbers,
                main=(main.inner_html or "") if main else "",
            )
            (folder / locale.tag / name.replace(".md", ".html")).write_text(html, "utf-8")
    return folder
