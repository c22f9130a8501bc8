"""Each criterion is met by a good site, and not by the same site with one fault."""

from __future__ import annotations

import dataclasses
import datetime
from pathlib import Path

import pytest

from campaign_grade.criteria import CRITERIA
from campaign_grade.model import Criterion, Site, Verdict
from campaign_grade.phones import find_numbers
from grade_tests.changes import BY_ID, GOOD, Change, add, both, content, everywhere, header, script, without_leave
from grade_tests.faults import FAULTS
from grade_tests.sites import HEADERS, good_site, read


def _judge(name: str, site: Site) -> Verdict:
    return BY_ID[name].judge(site)


# What looks like a fault and is none.
NO_FAULTS: dict[str, list[Change]] = {
    "safety.leave": [
        everywhere(
            'class="leave" href="https://weather.example/" rel="noreferrer">', 'href="/x" aria-label="Quick exit">'
        ),
        both(without_leave, everywhere("<body>", '<body><button id="exit-this-page">X</button>')),
        both(without_leave, everywhere("<body>", '<body><a href="https://weather.example/">اُخرُج من الموقع</a>')),
    ],
    "safety.promises": [
        add("<p>No site is completely private. The call is free and confidential.</p>"),
        add("<p>ليس هذا الموقع آمنًا تمامًا.</p><p>This page is not totally safe</p>"),
    ],
    "safety.titles": [
        content("en/law.html", GOOD["en/work.html"].replace("Work", "Victims").replace("noindex", "index"))
    ],
    "safety.questions": [add('<form method="post"><label>Find <input name="q"></label></form>')],
    "numbers.agree": [
        everywhere("+965 2221 6656", "2221 6656"),
        everywhere("+965 2221 6656", "00965-2221-6656"),
        everywhere("+965 2221 6656", "Call now (24 hours): 2221 6656"),
        both(
            content("contacts.json", None),
            everywhere("tel:+96522216656", "tel:112"),
            everywhere("+965 2221 6656", "112"),
        ),
    ],
    "numbers.links": [
        add("<p>Act No. 91 of 2013, 23 November 2026, 1,500,000 people, KD 75.500</p>"),
        add('<p>+965 9728 3636 <a href="https://wa.me/96597283636">WhatsApp</a></p>'),
        add("<p>Fax: 2460 0000</p>"),
        add("<ul><li>Since 2024</li><li>147</li><li>9696</li></ul>"),
    ],
    "numbers.ascii": [add('<p>اتصل على <bdo dir="ltr">+٩٦٥ ٢٢٢١ ٦٦٥٦</bdo></p>')],
    "numbers.isolated": [
        both(
            everywhere(' dir="ltr">+965', ">+965"),
            content("style.css", "@media print{} a[href^=tel]{direction:ltr;unicode-bidi:isolate}"),
        ),
        everywhere("</main>", "<p>\u2066+965 2221 6656\u2069</p></main>"),
        everywhere("</main>", "<p>اتصل على 112</p></main>"),
        everywhere("</main>", '<bdi dir="ltr"><b>+965 2221 6656</b></bdi></main>'),
    ],
    "privacy.code": [
        everywhere(
            "</head>",
            '<link rel="canonical" href="https://www.help.org/"><script src="https://cdn.help.org/a.js"></script></head>',
        ),
        add('<script src="data:text/javascript,1"></script><iframe srcdoc="x" title="x"></iframe>'),
        add('<script type="application/json">{"u": "fetch(\\"https://a.net/\\")"}</script>'),
    ],
    "privacy.storage": [script('var kept = localStorage.getItem("a"); if (localStorage.a == 1) go()')],
    "privacy.cookies": [script('if (document.cookie == "") go()')],
    "privacy.resources": [
        add('<a href="https://other.net/">other</a><link rel="alternate" href="https://other.net/">')
    ],
    "served.policy": [
        both(
            everywhere("default-src 'none'; style-src", "style-src"),
            header("content-security-policy", "Default-Src 'self'; script-src 'self' 'unsafe-inline' 'sha256-a'"),
        ),
    ],
    "languages.even": [content("index.html", GOOD["en/index.html"].replace("../", ""))],
    "languages.match": [add("<p>Short</p>")],
    "freshness.expired": [
        add("<p>Last checked on 23 November 2026 · to be checked again by 1 May 2027</p>"),
        add("<p>It was to be checked again by a friend. Since 1 May 2024 it is open.</p>"),
        add("<p>Valid until 1 May 2027. The law of 1 May 2014 expired nobody.</p>"),
        content("contacts.json", "[]"),
    ],
    "accessibility.zoom": [everywhere("initial-scale=1", "initial-scale=1, maximum-scale=5")],
    "accessibility.images": [add('<img src="../light.png" alt="">')],
    "accessibility.names": [
        add('<a href="index.html"><svg aria-label="Home"></svg></a>'),
        add('<button title="Go"></button>'),
    ],
    "weight.without-script": [script("1")],
}


def _cases(table: dict[str, list[Change]]) -> list[object]:
    return [
        pytest.param(name, one, id=f"{name}-{place}")
        for name, changes in table.items()
        for place, one in enumerate(changes)
    ]


def _judged(name: str, change: Change, folder: Path) -> Verdict:
    files, headers = good_site(), dict(HEADERS)
    change(files, headers)
    return BY_ID[name].judge(read(files, folder, headers=headers))


@pytest.mark.parametrize("criterion", CRITERIA, ids=lambda criterion: criterion.id)
def test_a_good_site_meets_it(criterion: Criterion, tmp_path: Path) -> None:
    """Served with the right headers, everything can be judged and is met."""
    verdict = criterion.judge(read(good_site(), tmp_path, headers=dict(HEADERS)))

    assert (verdict.share, verdict.findings) == (1.0, ())


@pytest.mark.parametrize(("name", "change"), _cases(FAULTS))
def test_a_fault_is_found(name: str, change: Change, tmp_path: Path) -> None:
    """With the place where it is."""
    verdict = _judged(name, change, tmp_path)

    assert verdict.share is not None
    assert verdict.share < 1
    assert verdict.findings


@pytest.mark.parametrize(("name", "change"), _cases(NO_FAULTS))
def test_what_is_right_is_left_alone(name: str, change: Change, tmp_path: Path) -> None:
    """No false alarm."""
    verdict = _judged(name, change, tmp_path)

    assert (verdict.share, verdict.findings) == (1.0, ())


def test_every_criterion_has_a_fault_that_is_found() -> None:
    """So that none is decoration."""
    assert [criterion.id for criterion in CRITERIA if criterion.id not in FAULTS] == ["served.https"]


def test_http_is_a_fault_unless_it_is_this_machine(tmp_path: Path) -> None:
    """The port of a test cannot have a certificate."""
    site = read(good_site(), tmp_path, headers=dict(HEADERS))
    plain = tuple(dataclasses.replace(page, address=page.address.replace("https", "http")) for page in site.pages)

    assert _share("served.https", dataclasses.replace(site, pages=plain, target="http://help.example/")) == 0
    assert _share("served.https", dataclasses.replace(site, pages=plain, target="http://127.0.0.1:8000/")) is None
    assert _share("served.hsts", dataclasses.replace(site, pages=plain)) is None


def test_a_folder_has_no_headers_to_judge(tmp_path: Path) -> None:
    """It is said, and counts neither way."""
    site = read(good_site(), tmp_path)
    unjudged = [criterion.id for criterion in CRITERIA if criterion.judge(site).share is None]

    assert unjudged == [
        "served.https",
        "served.no-store",
        "served.framing",
        "served.hsts",
        "served.sniffing",
        "served.permissions",
        "served.no-record",
        "weight.packed",
    ]


@pytest.mark.parametrize("day", [datetime.date(2027, 11, 25), datetime.date(2029, 1, 1)])
def test_time_alone_makes_a_site_old(day: datetime.date, tmp_path: Path) -> None:
    """Nothing was changed, and nothing is believed for ever."""
    site = read(good_site(), tmp_path, today=day)

    assert _share("freshness.expired", site) == 0
    assert _share("freshness.recent", site) == (0.5 if day.year == 2027 else 0)


def _share(name: str, site: Site) -> float | None:
    return BY_ID[name].judge(site).share


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        ("Call 2221 6656. One more thing", ["22216656"]),
        ("اتصلي بـ 2221 6656. وإن كنت في خطر", ["22216656"]),
        ("Call 2221 6656. One one two is for danger", ["22216656", "112"]),
        ("Call 2221 66 five six", ["22216656"]),
    ],
)
def test_a_number_ends_with_its_sentence(words: str, digits: list[str]) -> None:
    """A word of the next one that also counts («وإن», “one”) makes no other number of it."""
    assert [hit.digits for hit in find_numbers(words)] == digits
