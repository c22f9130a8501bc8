"""Sites in other languages are judged by their own words, or not at all; what is no telephone number counts as none."""

from __future__ import annotations

import datetime

import pytest

from campaign_grade.criteria.freshness import CRITERIA as FRESHNESS
from campaign_grade.criteria.numbers import CRITERIA as NUMBERS
from campaign_grade.criteria.safety import CRITERIA as SAFETY
from campaign_grade.dates import checked_dates, last_days
from campaign_grade.model import Page, Site, Verdict
from campaign_grade.phones import find_numbers

EVERY = {criterion.id: criterion for criterion in (*SAFETY, *NUMBERS, *FRESHNESS)}


def _page(tag: str, body: str, host: str = "help.example") -> Page:
    raw = f'<!doctype html><html lang="{tag}"><title>x</title><body>{body}</body></html>'.encode()
    return Page("index.html", f"https://{host}/", raw, len(raw))


def _verdict(criterion: str, *pages: Page) -> Verdict:
    site = Site("x", False, pages, {}, frozenset(), datetime.date(2026, 11, 27))
    return EVERY[criterion].judge(site)


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("es", "Salida rápida"), ("fr", "Quitter"), ("fr-CA", "Sortie rapide"), ("de", "Notausgang"),
        ("de", "Seite schnell verlassen"), ("pt", "Saída rápida"), ("it", "Uscita rapida"), ("tr", "Hızlı çıkış"),
        ("hi", "इस पेज से बाहर निकलें"), ("ur", "اس صفحہ سے باہر جائیں"), ("bn", "দ্রুত প্রস্থান"),
        ("tl", "Umalis sa pahinang ito"), ("ar", "غادر"),
    ],
)  # fmt: skip
def test_a_control_that_leaves_is_known_by_its_own_words(tag: str, words: str) -> None:
    """And a page of the same language without one is a page without one."""
    assert _verdict("safety.leave", _page(tag, f'<a href="https://weather.example/">{words}</a>')).share == 1
    assert _verdict("safety.leave", _page(tag, '<a href="b.html">1</a>')).share == 0


@pytest.mark.parametrize(
    "criterion", ["safety.leave", "safety.limits", "safety.promises", "safety.titles", "freshness.dated"]
)
def test_a_language_without_words_is_not_judged(criterion: str) -> None:
    """Never nothing out of ten; beside a page that can be read, only that page counts."""
    verdict = _verdict(criterion, _page("am", "<p>x</p>"))
    assert verdict.share is None
    assert verdict.reason is not None
    read = _page("en", "<p>x</p>")
    assert _verdict(criterion, _page("am", "<p>x</p>"), read).share == _verdict(criterion, read).share


def test_a_name_that_leaves_is_understood_in_every_language() -> None:
    """A class says what words do not."""
    assert (
        _verdict("safety.leave", _page("am", '<a class="quick-exit" href="https://weather.example/">x</a>')).share == 1
    )


@pytest.mark.parametrize(
    "words",
    [
        "Mis à jour le 3 novembre 2026", "Stand: 03.11.2026", "Stand: 3. November 2026", "Actualizado: 3 de noviembre de 2026",
        "Atualizado em 3 de novembro de 2026", "Aggiornato il 3 novembre 2026", "अद्यतन: 3 नवंबर 2026",
        "Güncellendi: 3 Kasım 2026", "হালনাগাদ: 3 নভেম্বর 2026", "Na-update: 3 Nobyembre 2026", "تم التحديث في 3 نوفمبر 2026",
    ],
)  # fmt: skip
def test_a_date_is_read_in_the_words_of_its_language(words: str) -> None:
    """Months are those of Unicode's data."""
    assert checked_dates(_page("xx", f"<p>{words}</p>")) == [datetime.date(2026, 11, 3)]


@pytest.mark.parametrize(
    "words",
    [
        "Facts last checked on 3 November 2026 · to be checked again by 21 February 2027",
        "آخر مراجعة في 3 نوفمبر 2026 · ويُعاد التحقق منها قبل 21 فبراير 2027",
    ],
)
def test_the_day_of_the_next_check_is_none_on_which_it_was_checked(words: str) -> None:
    """Once that day is past, the page would else seem checked on it."""
    page = _page("xx", f"<p>{words}</p>")
    assert checked_dates(page) == [datetime.date(2026, 11, 3)]
    assert last_days(page) == [datetime.date(2027, 2, 21)]


@pytest.mark.parametrize(
    ("tag", "host", "href", "right"),
    [
        ("en-US", "help.example", "tel:18005550199", True),
        ("en", "help.org.uk", "tel:080815701", False),  # too short
        ("en", "help.org.uk", "tel:08081570123", True),
        ("de-AT", "help.example", "tel:08081570123", False),
        ("en", "help.org.uk", "tel:02079460123", False),
    ],
)
def test_a_freephone_number_is_right_as_it_is_dialled_at_home(tag: str, host: str, href: str, right: bool) -> None:
    """Where the page is from that country, and the number is one of its service numbers; others want a plus."""
    assert _verdict("numbers.targets", _page(tag, f'<a href="{href}">x</a>', host)).share == (1 if right else 0)


@pytest.mark.parametrize(
    "words",
    [
        "Spenden: GB82 WEST 1234 5698 7654 32",
        "IBAN DE89 3704 0044 0532 0130 00",
        "loi n° 2010-769 du 9 juillet",
        "Act 2015-30",
    ],
)
def test_accounts_and_laws_are_nobody_to_call(words: str) -> None:
    """The account by its check digits, the law by the word before it."""
    assert list(find_numbers(words)) == []


def test_an_account_with_a_wrong_digit_is_still_looked_at() -> None:
    """Only what is surely one is left out."""
    assert list(find_numbers("GB82 WEST 1234 5698 7654 33"))
