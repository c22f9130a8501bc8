"""Pages say when they lag behind, show another language's text only openly, and drafts stay at home."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po, write_po
from selectolax.lexbor import LexborHTMLParser, LexborNode

from manara.campaign.load import load_campaign
from manara.checks.run import check_campaign
from manara.cli import main
from manara.problems import has_errors
from manara.site.engine import build_site
from manara.translations.extract import domains, update

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FRENCH_PAGE = """---
title: Sur une page
description: Les parties les plus utiles de ce site dans un seul petit fichier, qui se charge une fois et sans programme.
facts: [F-HLP-1]
checked: 2026-11-20
quiet: true
template: one.html
---
# Sur une page

Ce fichier se charge une seule fois.

<!-- one-page -->
"""
FALLBACK = """---
title: {title}
description: {description}
facts: {facts}
checked: 2026-11-20
translation: fallback
---
"""


def built(root: Path, *, drafts: bool = False) -> Path:
    """Build the site only, without print and archives."""
    problems = build_site(load_campaign(root, drafts=drafts), root / "site", drafts=drafts)
    assert not has_errors(problems), [str(problem.message) for problem in problems]
    return root / "site"


def read(path: Path) -> LexborHTMLParser:
    """Return a page as a browser would see it."""
    return LexborHTMLParser(path.read_text("utf-8"))


def one(page: LexborHTMLParser, selector: str) -> LexborNode:
    """Return the one element that must be there."""
    [found] = page.css(selector)
    return found


@pytest.fixture
def third_language(small_copy: Callable[..., Path]) -> Path:
    """A copy of the campaign with French as a draft: one page written, one fallback."""
    root = small_copy()
    for path in [*sorted((root / "data").glob("*.yml")), *sorted((root / "data" / "contacts").glob("*.yml"))]:
        text = path.read_text("utf-8")
        text = re.sub(r'(\ben: ("(?:[^"\\]|\\.)*"))(?=[,}])', r"\1, fr: \2", text)
        text = re.sub(r'^( +)en: (".*")$', r"\1en: \2\n\1fr: \2", text, flags=re.MULTILINE)
        if path.name == "campaign.yml":
            text = text.replace(
                'formats: en-GB, name: "English"}',
                'formats: en-GB, name: "English"}\n  - {tag: fr, formats: fr-FR, name: "Français", draft: true}',
            )
        path.write_text(text, "utf-8")
    french = root / "docs" / "fr"
    french.mkdir()
    (french / "one.md").write_text(FRENCH_PAGE, "utf-8")
    front = dict(re.findall(r"^(facts|title): (.*)$", (root / "docs/ar/index.md").read_text("utf-8"), re.MULTILINE))
    (french / "index.md").write_text(
        FALLBACK.format(
            title="Accueil",
            description="Où trouver de l'aide pendant la récolte, en mots simples.",
            facts=front["facts"],
        ),
        "utf-8",
    )
    campaign = load_campaign(root, drafts=True)
    domain = domains(root)[0]
    update(domain, campaign.languages)
    path = domain.folder / "fr" / "site.po"
    catalog = read_po(BytesIO(path.read_bytes()), locale="fr")
    for message in catalog:
        if message.id:
            plural = isinstance(message.id, tuple)
            message.string = (
                (message.id[0], *[message.id[1]] * (len(list(message.string or ())) - 1)) if plural else message.id
            )
    with path.open("wb") as file:
        write_po(file, catalog)
    return root


def test_a_page_that_lags_behind_says_so_in_its_own_language(small_copy: Callable[..., Path]) -> None:
    """Dated, with the sections that changed, and a link to the other language."""
    root = small_copy()
    page = root / "docs" / "en" / "calling.md"
    page.write_text(page.read_text("utf-8").replace("Say three things", "Say these three things"), "utf-8")

    site = built(root)

    notice = one(read(site / "ar" / "calling.html"), ".translation-notice")
    assert "24 نوفمبر 2026" in notice.text()
    assert [link.attributes["href"] for link in notice.css("a")] == ["#what-to-say", "../en/calling.html"]
    assert read(site / "en" / "calling.html").css_first(".translation-notice") is None
    assert read(site / "ar" / "law.html").css_first(".translation-notice") is None


def test_a_fallback_shows_the_other_language_openly(small_copy: Callable[..., Path]) -> None:
    """In its own language and direction, with a notice; unknown to search engines."""
    root = small_copy()
    page = root / "docs" / "en" / "law.md"
    front = page.read_text("utf-8").split("\n---\n", 1)[0]
    page.write_text(f"{front}\ntranslation: fallback\n---\n", "utf-8")

    site = built(root)

    english = read(site / "en" / "law.html")
    text = one(english, "main .fallback")
    assert (text.attributes["lang"], text.attributes["dir"]) == ("ar", "rtl")
    assert "يحمي القانون" in text.text()
    assert one(english, "html").attributes["lang"] == "en"
    assert "not yet translated" in one(english, ".translation-notice").text()
    assert one(english, 'meta[name="robots"]').attributes["content"] == "noindex"
    assert str(one(english, 'link[rel="canonical"]').attributes["href"]).endswith("/ar/law.html")
    assert english.css('link[rel="alternate"]') == []
    arabic = read(site / "ar" / "law.html")
    assert [one.attributes["hreflang"] for one in arabic.css('link[rel="alternate"]')] == ["ar", "x-default"]
    assert "en/law.html" not in (site / "sitemap.xml").read_text("utf-8")
    assert not [
        problem for problem in check_campaign(load_campaign(root), ["translations"]) if "law.md" in problem.path
    ]


def test_a_draft_language_is_built_only_on_request(third_language: Path) -> None:
    """Three languages, or two."""
    site = built(third_language, drafts=True)

    page = read(site / "fr" / "one.html")
    assert one(page, "html").attributes["lang"] == "fr"
    assert "charge une seule fois" in one(page, "body").text()
    home = one(read(site / "fr" / "index.html"), "main .fallback")
    assert home.attributes["lang"] == "ar"
    assert not (built(third_language) / "fr").exists()


def test_a_third_language_is_compared_with_its_source(third_language: Path) -> None:
    """With the campaign's first language, unless the page names another."""
    page = third_language / "docs" / "fr" / "one.md"

    def found() -> list[tuple[str, str]]:
        problems = check_campaign(load_campaign(third_language, drafts=True), ["translations"])
        return [
            (problem.check, problem.path)
            for problem in problems
            if problem.path.startswith("docs/") and problem.check != "translations.freshness"
        ]

    assert found() == []
    page.write_text(FRENCH_PAGE.replace("une seule fois", "21 fois").replace("<!-- one-page -->", "Fin."), "utf-8")
    assert {check for check, path in found() if path == "docs/fr/one.md"} == {
        "facts.numbers",
        "translations.markers",
        "translations.paragraphs",
    }
    assert main(["status", "--drafts", "--root", str(third_language)]) == 0
