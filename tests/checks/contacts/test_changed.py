"""A record cannot change unseen: every value is bound to the check under which it was confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from manara.checks.contacts import changed
from manara.checks.register import of_module
from manara.checks.run import check_campaign
from manara.contacts.lock import LOCK, OF_CHANNEL, OF_CONTACT, confirm, read_lock
from manara.problems import Level

if TYPE_CHECKING:
    from manara.problems import Problem

WEB = {"type": "web", "address": "https://moi.gov.kw/help", "number": None, "groups": None, "cost": None, "hours": None}
MAIL = {"type": "email", "address": "help@moi.gov.kw", "number": None, "groups": None, "cost": None}
SHORT = {"number": None, "short": "112", "region": "KW", "groups": None}
HOURS = {"time_zone": "Asia/Kuwait", "weekly": {"sun-thu": ["08:00-13:00"]}}
VERIFIED = {"on": "2026-11-23", "how": "published-source", "by": "editor", "sources": ["S1"]}


OF_LOCK = ("contacts.changed", "contacts.confirmed", "contacts.lock")


def found(records: Any) -> list[Problem]:
    return [problem for problem in of_module(changed).on(records.load()) if problem.path == "data/contacts/line.yml"]


def confirmed(records: Any, **fields: Any) -> None:
    records.write(**fields)
    confirm(records.load(), ["line"], "author")


CHANGES: list[tuple[str, dict[str, Any], dict[str, Any], str]] = [
    ("number", {}, {"channel": {"number": "+96524937601", "groups": "2493 7601"}}, "+96524937601"),
    ("number alone", {"channel": {"groups": None}}, {"channel": {"number": "+96524937601", "groups": None}}, "main.number"),
    ("shown", {}, {"channel": {"groups": "24 93 76 00"}}, "main.shown"),
    ("short", {"channel": SHORT}, {"channel": SHORT | {"short": "147"}}, "main.short"),
    ("region", {"channel": SHORT}, {"channel": SHORT | {"region": "SA"}}, "main.region"),
    ("type", {}, {"channel": {"type": "whatsapp"}}, "main.type"),
    ("extension", {}, {"channel": {"extension": "12"}}, "main.extension"),
    ("extension changed", {"channel": {"extension": "12"}}, {"channel": {"extension": "13"}}, "main.extension"),
    ("web address", {"channel": WEB}, {"channel": WEB | {"address": "https://moi.gov.kw/hel"}}, "main.address"),
    ("mail address", {"channel": MAIL}, {"channel": MAIL | {"address": "halp@moi.gov.kw"}}, "main.address"),
    ("hours appear", {}, {"channel": {"hours": {"time_zone": "Asia/Kuwait", "always": "true"}}}, "main.hours"),
    ("hours move", {"channel": {"hours": HOURS}},
     {"channel": {"hours": HOURS | {"weekly": {"sun-thu": ["08:00-14:00"]}}}}, "main.hours"),
    ("hours' zone", {"channel": {"hours": HOURS}}, {"channel": {"hours": HOURS | {"time_zone": "Asia/Riyadh"}}}, "main.hours"),
    ("countries", {}, {"area": {"countries": ["KW", "SA"], "from_abroad": "true"}}, "area"),
    ("from abroad", {"area": {"countries": ["KW"], "from_abroad": "false"}}, {}, "area"),
    ("how alone", {}, {"verified": VERIFIED | {"how": "called"}}, "verified how"),
    ("day alone", {}, {"verified": VERIFIED | {"on": "2026-11-24"}}, "verified on"),
    ("official page", {}, {"verified": VERIFIED | {"url": "https://moi.gov.kw/"}}, "official page"),
    ("published", {"status": "withheld"}, {"status": "active"}, "not published"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "words"), [case[1:] for case in CHANGES], ids=[case[0] for case in CHANGES]
)
def test_every_bound_value_is_missed_when_it_changes(
    records: Any, before: dict[str, Any], after: dict[str, Any], words: str
) -> None:
    """An error at the field, with old, new and the command; confirming it makes an end."""
    confirmed(records, **before)
    assert found(records) == []
    records.write(**after)
    problems = found(records)
    assert any(words in str(problem.message) for problem in problems), problems
    assert all(problem.level is Level.ERROR and problem.line and problem.column for problem in problems)
    assert all("manara confirm contacts/line" in str(problem.hint) for problem in problems)
    confirm(records.load(), ["line"], "author")
    assert found(records) == []


def test_every_value_of_the_lock_has_a_change_above() -> None:
    """A field that the lock binds and no test changes could be dropped from it unseen, and the other way round."""
    tried = {words.removeprefix("main.") for *_, words in CHANGES} | {"number", "published"}
    assert tried >= {*OF_CHANNEL, *OF_CONTACT}


def test_old_and_new_stand_in_the_message(records: Any) -> None:
    """Both fields of a number changed together, which no rule about one record can see."""
    confirmed(records)
    records.write(channel={"number": "+96524937601", "groups": "2493 7601"})
    first, second = (str(problem.message) for problem in found(records))
    assert "from “+96524937600” to “+96524937601”" in first
    assert "from “2493 7600” to “2493 7601”" in second


def test_a_printed_form_that_follows_from_the_number_is_not_said_again(records: Any) -> None:
    """One cause, one error."""
    confirmed(records, channel={"groups": None})
    records.write(channel={"number": "+96524937601", "groups": None})
    [problem] = found(records)
    assert "main.number" in str(problem.message)


@pytest.mark.parametrize("release", [False, True])
def test_the_check_runs_wherever_contacts_are_checked(records: Any, *, release: bool) -> None:
    """Taken out of the register, this would be the only thing to notice it."""
    from manara.campaign.load import load_campaign
    from manara.campaign.places import READ
    from manara.checks.run import CachedFindings
    from manara.work.folder import look

    confirmed(records)
    records.write(channel={"number": "+96524937601", "groups": "2493 7601"})
    campaign = load_campaign(records.root, release=release)
    memory = CachedFindings(campaign, look(records.root, READ))
    for found in (check_campaign(campaign, ["contacts"]), check_campaign(campaign, ["contacts"], memory)):
        ids = [problem.check for problem in found]
        assert ids.count(changed.ID) >= 2


def test_a_contact_nobody_confirmed_is_an_error(records: Any) -> None:
    """Whether there is a lock or none, and with sources borrowed from another record."""
    records.write()
    assert ["nobody has confirmed" in str(problem.message) for problem in found(records)] == [True]
    confirm(records.load(), ["hotline"], "author")
    assert ["nobody has confirmed" in str(problem.message) for problem in found(records)] == [True]


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "withheld", "channel": {"number": "+96524937601", "groups": "2493 7601"}},
        {"status": "retired", "verified": VERIFIED | {"how": "called"}},
    ],
)
def test_to_withdraw_asks_for_nothing(records: Any, fields: dict[str, Any]) -> None:
    """What is not shown misleads nobody; a number can be taken away at any hour by one person."""
    confirmed(records)
    records.write(**fields)
    assert found(records) == []


def test_a_withdrawn_channel_moves_the_others_up(records: Any) -> None:
    """Two numbers, the first taken away: the second was confirmed under another name and stays so."""
    phone = {"type": "phone", "hours": "unknown", "cost": "unknown"}
    both = [phone | {"number": "+96524937600"}, phone | {"number": "+96524937601"}]
    confirmed(records, channels=both)
    records.write(channels=both[1:])
    assert found(records) == []
    records.write(channels=[phone | {"number": "+96524937602"}])
    assert len(found(records)) == 1


def test_a_channel_added_is_new(records: Any) -> None:
    """Each of its values is named."""
    phone = {"type": "phone", "hours": "unknown", "cost": "unknown"}
    confirmed(records, channels=[phone | {"number": "+96524937600"}])
    records.write(channels=[phone | {"number": "+96524937600"}, phone | {"id": "night", "number": "+96524937601"}])
    assert any("night.number" in str(problem.message) for problem in found(records))


def test_a_broken_lock_is_one_cause(records: Any) -> None:
    """A conflict vouches for nothing, and is said instead of “nobody has confirmed” for every contact."""
    confirmed(records)
    path = records.root / LOCK
    path.write_text(path.read_text("utf-8") + "<<<<<<< mine\n", "utf-8")
    found_in = {problem.path for problem in check_campaign(records.load(), ["contacts"]) if problem.check in OF_LOCK}
    assert found_in == {LOCK}


def test_only_rows_that_changed_are_rewritten(records: Any) -> None:
    """The other contact keeps its bytes; words that did not change keep their day and role."""
    records.write(id="second", channel={"number": "+96524937601", "groups": None})
    confirmed(records)
    confirm(records.load(), ["second"], "author")
    before = (records.root / LOCK).read_text("utf-8")
    records.write(channel={"number": "+96524937602", "groups": None})
    confirm(records.load(), ["line"], "reviewer")
    old, new = before.splitlines(), (records.root / LOCK).read_text("utf-8").splitlines()
    assert len(old) == len(new)
    assert [line.split(":")[0].strip() for line in new if line not in old] == ["main.number", "main.shown"]
    assert read_lock(records.root).rows["line"]["compared by"] == "author"
