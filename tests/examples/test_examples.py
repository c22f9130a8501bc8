"""The examples are other countries' campaigns: built whole, and read as somebody there would."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

import phonenumbers
import pypdfium2
import pytest
from babel.numbers import list_currencies
from selectolax.lexbor import LexborHTMLParser

from manara.campaign.load import load_campaign
from manara.campaign.roles import PAGES
from manara.campaign.sheets import PRODUCTS, product_of
from manara.checks.folder import check_folder, off_in_folder
from manara.languages.region import amount, currency_of
from manara.problems import has_errors
from manara.site.stems import folding
from tests.conftest import ROOT, made_once
from tests.warm import build_campaign

if TYPE_CHECKING:
    from pathlib import Path

    from manara.campaign.model import Campaign
    from manara.problems import Problem

NAMES = tuple(sorted(path.name for path in (ROOT / "examples").iterdir() if path.is_dir()))

# The first letter of Hebrew, and all of Arabic after it.
_RIGHT_TO_LEFT = 0x590


@dataclass(frozen=True)
class Built:
    """One example as it was built."""

    campaign: Campaign
    problems: list[Problem]

    @property
    def site(self) -> Path:
        """The built site."""
        return self.campaign.root / "site"

    def text(self, tag: str, name: str) -> str:
        """Return what a reader sees of a page."""
        body = LexborHTMLParser((self.site / tag / f"{name}.html").read_text("utf-8")).body
        assert body is not None
        return " ".join((body.text(separator=" ") or "").replace("\u2066", "").replace("\u2069", "").split())

    def pages(self) -> list[Path]:
        """Return every page of every language."""
        return [path for tag in self.campaign.tags for path in sorted((self.site / tag).glob("*.html"))]


_BUILT: dict[str, Built] = {}


@pytest.fixture
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build an example once per worker, in a copy; who comes second finds what the first one kept."""
    name = str(request.param)
    if name not in _BUILT:
        with made_once(tmp_path_factory, f"example-{name}"):
            root = tmp_path_factory.mktemp(name) / name
            shutil.copytree(ROOT / "examples" / name, root)
            problems = build_campaign(root, root / "site").problems
            _BUILT[name] = Built(load_campaign(root), problems)
    return _BUILT[name]


each = pytest.mark.parametrize("built", NAMES, indirect=True)


@pytest.mark.slow
@each
def test_it_is_clean_and_whole(built: Built) -> None:
    """Nothing is said but that a draft pack waits for words that were added to the program since."""
    assert [
        str(one.message) for one in built.problems if one.check != "translations.catalog" or has_errors([one])
    ] == []
    assert (built.site / "site.zip").is_file()
    for tag in built.campaign.tags:
        for name in built.campaign.pages[tag]:
            assert (built.site / tag / f"{name.removesuffix('.md')}.html").is_file()
        assert list((built.site / tag / "print").glob("*.pdf"))


@pytest.mark.slow
@pytest.mark.parametrize("built", ["jordan", "farm"], indirect=True)
def test_every_sheet_is_made_or_its_page_is_declared_left_out(built: Built) -> None:
    """In every language: a sheet that is only forgotten is not there, and nothing says so."""
    roles = built.campaign.roles
    left_out = {
        product
        for product, needs in PRODUCTS.items()
        if any(not (roles.page(need) if need in PAGES else roles.section(need)[0]) for need in needs)
    }
    for tag in built.campaign.tags:
        stems = [re.sub("-(?:bw|print)$", "", path.stem) for path in (built.site / tag / "print").glob("*.pdf")]
        made = {product_of(stem)[0] for stem in stems}
        assert made == set(PRODUCTS) - left_out, tag
        assert (built.site / tag / "one.html").is_file()
        assert (built.site / tag / "share/open-1080x1080.png").is_file()
        assert (built.site / "vcard" / tag).is_dir()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("built", "folder", "expected"),
    [
        ("farm", "de", "20. November 2026"),
        ("farm", "tr", "20 Kasım 2026"),
        ("jordan", "fr", "20 novembre 2026"),
    ],
    indirect=["built"],
)
def test_paper_says_a_day_as_the_page_does(built: Built, folder: str, expected: str) -> None:
    """German sheets said “20 November 2026”, without its point; and no sheet names a service that is not on it."""
    with pypdfium2.PdfDocument(built.site / folder / "print/directory.pdf") as document:
        said = document[0].get_textpage().get_text_range()

    assert expected in " ".join(said.split())
    assert expected in built.text(folder, "help").replace("\u00a0", " ")
    assert "WhatsApp" not in said


@pytest.mark.slow
@each
def test_the_number_shown_is_the_number_dialled_inside(built: Built) -> None:
    """Every link that calls shows digits that reach the same line from within the country."""
    region = built.campaign.region
    seen = 0
    for path in built.pages():
        for link in LexborHTMLParser(path.read_text("utf-8")).css('a[href^="tel:"]'):
            dialled = (link.attributes["href"] or "").removeprefix("tel:")
            shown = re.sub(r"[^0-9]", "", (link.text() or "").replace("\u2066", ""))
            if not shown:
                continue
            seen += 1
            if dialled.startswith("+"):
                number = phonenumbers.parse(shown, region)
                assert phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) == dialled, path.name
            else:
                assert shown == dialled, path.name
    assert seen > 1


@pytest.mark.slow
@each
def test_nothing_on_paper_runs_over_the_edge_or_over_something_else(built: Built) -> None:
    """Two languages of one direction were laid over each other, and a long last word left the page."""
    seen = 0
    for path in sorted(built.site.rglob("*.pdf")):
        document = pypdfium2.PdfDocument(path)
        for page in document:
            words = page.get_textpage()
            width, height = page.get_size()
            places: list[tuple[float, float]] = []
            for place in range(words.count_chars()):
                letter = words.get_text_range(place, 1)
                left, bottom, right, top = words.get_charbox(place, loose=True)
                # Letters of Arabic share drawings, and those of other scripts with their neighbour: “fi”.
                if letter.isalnum() and ord(letter) < _RIGHT_TO_LEFT and right > left and top > bottom:
                    here = (round(left, 1), round(bottom, 1))
                    places += [here] if places[-1:] != [here] else []
                    assert left >= 0, (path.name, letter)
                    assert right <= width, (path.name, letter)
                    assert bottom <= height, (path.name, letter)
            assert len(set(places)) > len(places) - 3, (path.relative_to(built.site), "one text over another")
            seen += 1
        document.close()
    assert seen


@pytest.mark.slow
@each
def test_no_other_countrys_money_is_named(built: Built) -> None:
    """In the words of each language: an amount of another currency would be one of the first slips of a copy."""
    own = currency_of(built.campaign.region)
    for locale in built.campaign.languages:
        foreign = {
            re.sub(r"[\d\W]+", " ", amount(Decimal(2), code, locale)).strip()
            for code in list_currencies()
            if code != own
        }
        mine = re.sub(r"[\d\W]+", " ", amount(Decimal(2), own, locale)).strip()
        long = {name for name in foreign if len(name) > 6 and name not in mine}
        for name in built.campaign.pages[locale.tag]:
            words = re.sub(r"\W+", " ", built.text(locale.tag, name.removesuffix(".md")))
            assert [money for money in long if f" {money} " in words] == [], name


@pytest.mark.slow
@each
def test_no_other_example_or_country_shows_through(built: Built) -> None:
    """Names of other campaigns and of the first campaign's country are in no file of this one."""
    others = {"KW", "JO", "DE", "GB"} - {built.campaign.region}
    for locale in built.campaign.languages:
        names = {str(locale.cldr.territories[code]) for code in others}
        for path in built.pages():
            if path.parent.name == locale.tag:
                html = path.read_text("utf-8")
                assert [name for name in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", html)] == [], path.name


@pytest.mark.slow
@pytest.mark.parametrize(
    ("built", "tag", "page", "expected"),
    [
        ("jordan", "fr", "rights", ["16 mai 2017", "5 dinars jordaniens", "50 à 100 dinars jordaniens", "06 000 0100"]),
        ("jordan", "ar", "rights", ["16 أيار 2017", "5 دنانير أردنية"]),
        ("farm", "de", "check", ["12,50 Euro", "1. Januar 2025"]),
        ("farm", "tr", "check", ["12,50 Euro", "1 Ocak 2025"]),
        ("farm", "ar", "check", ["12.50 يورو"]),
        ("farm", "de", "rights", ["500.000 Euro", "§ 1 Beispielgesetz", "Artikel 23 Beispielrichtlinie"]),
        ("farm", "tr", "rights", ["500.000 Euro", "Örnek Yasası madde 1"]),
    ],
    indirect=["built"],
)
def test_forms_are_those_of_language_and_country(built: Built, tag: str, page: str, expected: list[str]) -> None:
    text = built.text(tag, page).replace("\u00a0", " ").replace("\u202f", " ")

    assert [part for part in expected if part not in text] == []


# What people type, by example and language: small and large, without accents, inflected, in other words than the page's.
# Each list was written before the words of the search were read; what found nothing was mended in pack or example.
TYPED = {
    ("farm", "de"): {
        "pay-sheet": ["lohn", "Löhne", "loehne", "geld", "Unterschrift"],
        "check": ["Pass", "Verträge", "Vertrag"],
        "signs": ["pass weg"],
        "employers": ["betriebs", "Unterkunft"],
        "calling": ["PIN"],
        "phone": ["handy", "telefon"],
        "rights": ["Rechte", "Abzüge"],
        "cards": ["arzt"],
        "index": ["LOHN"],
    },
    ("farm", "tr"): {
        "pay-sheet": ["ücret", "UCRET", "ücretim", "imza"],
        "check": ["pasaport", "pasaportum", "sözleşme", "sozlesme", "sözleşmen", "ucretin"],
        "employers": ["işveren", "isletme", "konut"],
        "phone": ["telefonum"],
        "rights": ["hakkım"],
        "cards": ["doktor"],
        "signs": ["belirti"],
        "help": ["numara"],
    },
    ("farm", "ar"): {
        "pay-sheet": ["الاجر", "راتب", "اجري", "توقيع", "أجرك"],
        "check": ["جواز", "جوازي", "عقد"],
        "employers": ["مزرعة", "سكن"],
        "phone": ["هاتفي"],
        "rights": ["حقوقي", "خصم"],
        "cards": ["طبيب"],
        "signs": ["علامة", "سرقه"],
        "help": ["الارقام"],
    },
    ("jordan", "fr"): {
        "money": ["argent", "banque", "pension", "retraite", "procuration"],
        "signs": ["violences", "bleus", "Signes"],
        "help": ["numero"],
        "phone": ["telephone"],
        "cards": ["police"],
        "rights": ["droits", "loi", "frais"],
        "lesson": ["eleves"],
        "download": ["imprimer"],
        "professionals": ["medecin"],
    },
    ("jordan", "ar"): {
        "money": ["فلوس", "مالي", "معاش", "بنك", "وكاله", "المعاش"],
        "signs": ["ضرب", "كدمات"],
        "help": ["رقم"],
        "phone": ["تلفون"],
        "cards": ["الشرطه"],
        "rights": ["حقي", "القانون", "رسوم", "قانون"],
        "lesson": ["مدرسة"],
        "download": ["طباعة"],
        "professionals": ["دكتور"],
    },
}


@pytest.mark.slow
@pytest.mark.parametrize(("built", "tag"), TYPED, indirect=["built"])
def test_the_search_finds_what_people_type(built: Built, tag: str) -> None:
    """The index is the one that stands in the page."""
    html = (built.site / tag / "search.html").read_text("utf-8")
    scripts = (script.text() or "" for script in LexborHTMLParser(html).css("script"))
    (index,) = [json.loads(text) for text in scripts if text.lstrip().startswith("{") and '"w"' in text]
    parts = index["w"].split(" ")
    words = dict(zip(parts[::2], parts[1::2], strict=True))
    rules = folding(built.campaign.locale(tag), built.campaign.languages)
    missed = []
    for page, queries in TYPED[built.campaign.root.name, tag].items():
        for typed in queries:
            places = "".join(words.get(stem, "") for stem in rules.stems(typed))
            pages = {index["p"][ord(letter) - ord("A")][0] for letter in re.findall("[A-Z]", places)}
            if f"{page}.html" not in pages:
                missed.append((typed, page, sorted(pages)))

    assert missed == []


FAULTS = [
    ("jordan", "docs/fr/money.md", "1. Demandez à la banque chaque retrait.\n", "", ""),
    ("jordan", "docs/fr/signs.md", "soit un tiers", "soit un quart", "facts.number-words"),
    ("jordan", "docs/fr/rights.md", "Ne signez pas un papier", "Signez un papier", "tone.negation"),
    ("jordan", "docs/fr/rights.md", "{{ money:50-100 }}", "{{ money:50-1000 }}", ""),
    ("farm", "docs/de/rights.md", "Mindestens {{ money:12.50 }}", "Höchstens {{ money:12.50 }}", ""),
    ("farm", "docs/de/rights.md", "Für drei Monate", "Für fünf Monate", "facts.number-words"),
    ("farm", "docs/tr/rights.md", "Üç ay için", "Beş ay için", "facts.number-words"),
    ("farm", "docs/tr/rights.md", "Saat başına en az", "Saat başına en çok", "tone.opposites"),
    ("farm", "docs/ar/rights.md", "على الأقل {{ money:12.50 }}", "على الأكثر {{ money:12.50 }}", "tone.opposites"),
    ("farm", "docs/ar/rights.md", "ثلاثة أشهر", "خمسة أشهر", "facts.number-words"),
    ("farm", "docs/ar/rights.md", "لا توقّع ما لا تفهمه", "وقّع ما لا تفهمه", "tone.negation"),
    ("jordan", "docs/ar/rights.md", "الرسوم {{ money:5 }}", "الرسوم {{ money:15 }}", ""),
    ("farm", "docs/tr/rights.md", "Anlamadığın hiçbir şeyi imzalama.", "Anlamadığın her şeyi imzala.", "tone.negation"),
]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_slip_of_translation_is_caught_or_its_check_is_listed_as_off(
    tmp_path: Path, fault: tuple[str, str, str, str, str]
) -> None:
    """Never neither: what no check can see in a language, the command says at its end."""
    name, file, right, wrong, check = fault
    root = tmp_path / name
    shutil.copytree(ROOT / "examples" / name, root)
    path = root / file
    content = path.read_text("utf-8")
    assert right in content
    path.write_text(content.replace(right, wrong, 1), "utf-8")

    found = {
        one.check for one in check_folder(root) if one.check not in ("translations.freshness", "translations.catalog")
    }

    off = off_in_folder(root).get(file.split("/")[1], ())
    assert found or check in off, (found, off)
    assert not check or check in off or check in found, (found, off)


@pytest.mark.parametrize("name", NAMES)
def test_no_example_is_released(name: str) -> None:
    """It says so at the line that makes it one."""
    found = [one for one in check_folder(ROOT / "examples" / name, release=True) if one.check == "campaign.placeholder"]

    assert [(one.path, str(one.message)) for one in found] == [
        ("data/campaign.yml", "this campaign is an example, made to be looked at")
    ]
