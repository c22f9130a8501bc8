"""Each rule about a record accepts the right form and names the wrong one with its place."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest

from manara.checks import register
from manara.checks.contacts import (
    cost,
    duplicate,
    e164,
    email,
    emergency,
    groups,
    host,
    hours,
    short_number,
    sources,
    texts,
    valid_number,
    verified,
    waivers,
)
from manara.checks.register import of_module
from manara.contacts.lock import confirm
from manara.problems import Level

if TYPE_CHECKING:
    from collections.abc import Callable

    from manara.problems import Problem

    Problems = Callable[..., list[Problem]]

SHORT: dict[str, Any] = {"number": None, "short": "112", "region": "KW", "groups": "112"}
WAIVER = {
    "check": "contacts.valid-number",
    "for": "+96524937600",
    "reason": "The ministry lists it (S2)",
    "until": "2027-01-01",
}


def mail(address: str) -> dict[str, Any]:
    return {"type": "email", "address": address, "number": None, "groups": None, "cost": None}


def web(address: str) -> dict[str, Any]:
    return {"type": "web", "address": address, "number": None, "groups": None, "cost": None, "hours": None}


def weekly(**days: list[str]) -> dict[str, Any]:
    return {"hours": {"time_zone": "Asia/Kuwait", "weekly": days}}


@pytest.mark.parametrize("check", register.of_subjects(["contacts"]), ids=lambda check: check.id)
def test_the_plain_record_has_no_problem(records: Any, check: Any) -> None:
    """The record the other tests change is itself right, once it is confirmed."""
    records.write()
    confirm(records.load(), ["line"], "author")
    assert records.problems(check) == []


@pytest.mark.parametrize(
    ("check", "changes", "words"),
    [
        (e164, {"channel": {"number": "+965 2493 7600"}}, "+96524937600"),
        (e164, {"channel": {"number": "24937600"}}, "E.164"),
        (e164, {"channel": {"number": "+٩٦٥٢٤٩٣٧٦٠٠"}}, "+96524937600"),
        (e164, {"channel": {"number": "+۹۶۵۲۴۹۳۷۶۰۰"}}, "+96524937600"),
        (e164, {"channel": {"number": "+９６５２４９３７６００"}}, "+96524937600"),
        (e164, {"channel": {"number": "+𝟗𝟔𝟓𝟐𝟒𝟗𝟑𝟕𝟔𝟎𝟎"}}, "+96524937600"),
        (e164, {"channel": {"number": "+9652493\u200b7600"}}, "+96524937600"),
        (e164, {"channel": {"number": "\u202a+96524937600\u202c"}}, "+96524937600"),
        (e164, {"channel": {"number": "0096524937600"}}, "+96524937600"),
        (e164, {"channel": {"number": "+9652493760O"}}, "E.164"),
        (e164, {"channel": SHORT | {"short": "١١٢"}}, "112"),
        (valid_number, {"channel": {"number": "+965249376001", "groups": "249376001"}}, "cannot exist"),
        (valid_number, {"channel": {"number": "+9652493760"}}, "cannot exist"),
        (valid_number, {"channel": {"number": "+442079460123"}}, "belongs to GB"),
        (valid_number, {"channel": {"number": "+96525589696"}}, "does not know"),
        (short_number, {"channel": SHORT | {"number": "+96524937600"}}, "both"),
        (short_number, {"channel": SHORT | {"region": None}}, "names no country"),
        (short_number, {"channel": SHORT | {"region": "XX"}}, "unknown"),
        (
            short_number,
            {
                "channel": SHORT | {"short": "911", "groups": "911"},
                "area": {"countries": ["KW"], "from_abroad": "false"},
            },
            "does not know",
        ),
        (short_number, {"channel": SHORT}, "only short numbers"),
        (short_number, {"channel": {"number": None}}, "has no number"),
        (
            emergency,
            {"kind": "emergency", "channel": SHORT | {"short": "113", "groups": "113"}},
            "not an emergency number",
        ),
        (emergency, {"kind": "emergency"}, "a number of the whole world"),
        (groups, {"channel": {"groups": "2493 7601"}}, "is not how"),
        (groups, {"channel": {"groups": "2493-7600"}}, "not groups of digits"),
        (groups, {"channel": {"groups": "٢٤٩٣ ٧٦٠٠"}}, "not groups of digits"),
        (groups, {"channel": {"groups": "2493\u00a07600"}}, "not groups of digits"),
        (duplicate, {"channel": {"number": "+96525589696"}}, None),
        (hours, {"channel": weekly(mon=["08:00-13:00", "12:00-16:00"])}, "overlap"),
        (hours, {"channel": {"hours": {"time_zone": "Asia/Kuweit", "always": "true"}}}, "unknown"),
        (hours, {"channel": {"hours": {"time_zone": "+03:00", "always": "true"}}}, "unknown"),
        (cost, {"channel": {"cost": "free"}}, "known as standard"),
        (
            sources,
            {"verified": {"on": "2026-11-23", "how": "published-source", "by": "editor", "sources": []}},
            "no source",
        ),
        (sources, {"verified": {"on": "2026-11-23", "how": "partner", "by": "editor", "sources": ["K999"]}}, "unknown"),
        (sources, {"verified": {"on": "2026-11-23", "how": "called", "by": "Sara", "sources": ["S1"]}}, "not a role"),
        (sources, {"facts": ["F-CON-99"]}, "unknown"),
        (texts, {"name": {"ar": "Help line", "en": "Help line"}}, "script"),
        (texts, {"name": {"ar": "خط", "en": "خط"}}, "script"),
        (texts, {"name": {"ar": "خط", "en": "…"}}, "empty"),
        (texts, {"helps_with": {"ar": "خط", "en": "Work " * 40}}, "more than 140"),
        (verified, {"verified": {"on": "2026-11-28", "how": "called", "by": "editor", "sources": ["S1"]}}, "future"),
        (waivers, {"waive": [WAIVER | {"check": "contacts.e164"}]}, "cannot be waived"),
        (waivers, {"waive": [WAIVER | {"reason": "ok"}]}, "too short"),
        (waivers, {"waive": [WAIVER | {"until": "2026-11-01"}]}, "ended"),
    ],
)
def test_a_wrong_record_is_named(problems_in: Problems, check: Any, changes: dict[str, Any], words: str | None) -> None:
    """Every wrong form is a problem at the field, with words that help to mend it."""
    found = problems_in(check, **changes)
    if words is None:  # the first record in alphabetical order keeps the number
        assert [problem.level for problem in found] == [Level.WARNING]
        return
    assert any(words in f"{problem.message} {problem.hint}" for problem in found), found
    assert all(problem.line and problem.column and problem.check == check.ID for problem in found)


@pytest.mark.parametrize(
    "address",
    [
        "[email protected]", "[email\u00a0protected]", "name (at) host.org", "name[at]host.org", "name at host dot org",
        "name@host", "Name <a@kuwait.org>", "a@example.com", "a@mail.example.org", "а@kuwait.org", "a@kuwait.org\u200e",
        "a@@kuwait.org", "a@kuwait..org", "data-cfemail", "a@localhost", " a@kuwait.org",
    ],
)  # fmt: skip
def test_an_address_nobody_receives_is_refused(problems_in: Problems, address: str) -> None:
    """Placeholders, obfuscated, reserved and malformed addresses are errors."""
    [problem] = problems_in(email, channel=mail(address))
    assert problem.level is Level.ERROR


@pytest.mark.parametrize("address", ["iomkuwait@iom.int", "a.b+c@sub.kuwait.org"])
def test_an_ordinary_address_passes(problems_in: Problems, address: str) -> None:
    """Plain addresses are left alone."""
    assert problems_in(email, channel=mail(address)) == []


@pytest.mark.parametrize(
    "address",
    [
        "http://moi.gov.kw", "https://mоi.gov.kw", "https://moi.gov.kw:8443/", "https://user@moi.gov.kw", "https://10.0.0.1",
        "https://xn--mi-emc.gov.kw", "https://bit.ly/abc", "https://example.org", "https://moi.gov.kw\u200b", "//moi.gov.kw",
        "javascript:alert(1)", "https://moi", "https://moi.gov.kw/a b", "https://",
    ],
)  # fmt: skip
def test_a_strange_link_is_refused(problems_in: Problems, address: str) -> None:
    """Mixed scripts, ports, user names, short links and plain http are errors."""
    [problem] = problems_in(host, channel=web(address))
    assert problem.level is Level.ERROR


@pytest.mark.parametrize("address", ["https://m0i.gov.kw", "https://www.mol.gov.kw/x", "https://rnoi.gov.kw"])
def test_a_host_that_looks_like_another_is_named(records: Any, address: str) -> None:
    """Two hosts that differ only in look-alike letters cannot both be right."""
    records.write(channel=web("https://www.moi.gov.kw/") if "rn" not in address else web("https://moi.gov.kw/"))
    records.write(id="second", channel=web(address))
    found = list(of_module(host).on(records.load()))
    assert [problem.path for problem in found] == ["data/contacts/second.yml"]


def test_a_waived_number_must_still_be_possible(problems_in: Problems) -> None:
    """A waiver covers what the numbering plan does not know, not what cannot be."""
    waiver = WAIVER | {"for": "+96525589697"}
    assert problems_in(valid_number, waive=[waiver], channel={"number": "+96525589697"}) == []
    short = WAIVER | {"for": "+9652558969"}
    assert problems_in(valid_number, waive=[short], channel={"number": "+9652558969"}) != []


def test_a_waiver_ends(problems_in: Problems) -> None:
    """After its day the check counts again, as a warning: an old checkout must build."""
    changes: dict[str, Any] = {
        "waive": [WAIVER | {"for": "+96525589697"}],
        "channel": {"number": "+96525589697", "groups": None},
    }
    assert problems_in(valid_number, today=datetime.date(2027, 1, 1), **changes) == []
    [problem] = problems_in(valid_number, today=datetime.date(2027, 1, 2), **changes)
    assert problem.level is Level.WARNING


def test_what_is_withheld_is_not_published(problems_in: Problems) -> None:
    """A record cannot withhold its telephone number and show it."""
    item = {"what": "phone", "fact": "F-CON-2", "reason": {"ar": "قديم", "en": "Old"}}
    [problem] = problems_in(texts, withheld=[item])
    assert "withheld" in str(problem.message)


def test_split_hours_do_not_overlap(problems_in: Problems) -> None:
    """A midday break is two spans."""
    assert problems_in(hours, channel=weekly(mon=["08:00-13:00", "13:00-16:00"])) == []
