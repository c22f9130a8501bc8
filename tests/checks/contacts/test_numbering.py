"""Numbers of other countries: shown as they are dialled there, right in each country of their code, mended truly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from manara.checks.contacts import e164, emergency, groups, valid_number
from manara.contacts.numbering import mended, national_form

if TYPE_CHECKING:
    from collections.abc import Callable

    from manara.problems import Problem

    Problems = Callable[..., list[Problem]]


def area(*countries: str) -> dict[str, Any]:
    return {"area": {"countries": list(countries), "from_abroad": "true"}}


# Number, country, and how it is dialled inside: a trunk prefix of one sign or two, none, and one that is a digit more.
FORMS = [
    ("+96262000100", "JO", "06 200 0100"),
    ("+493012345678", "DE", "030 12345678"),
    ("+442071838750", "GB", "020 7183 8750"),
    ("+77172000000", "KZ", "8 7172 00 00 00"),
    ("+16135550100", "CA", "613 555 0100"),
    ("+390612345678", "IT", "06 1234 5678"),
    ("+96524937600", "KW", "2493 7600"),
]


@pytest.mark.parametrize(("number", "country", "form"), FORMS)
def test_the_printed_form_is_what_is_dialled_inside_the_country(
    records: Any, number: str, country: str, form: str
) -> None:
    """From the number alone, with the trunk prefix; another grouping must dial the same."""
    records.write(channel={"number": number, "groups": None}, **area(country))
    [channel] = records.load().contacts["line"].channels
    assert channel.shown == form
    digits = form.replace(" ", "")
    assert records.problems(groups, channel={"number": number, "groups": digits}, **area(country)) == []
    assert records.problems(groups, channel={"number": number, "groups": form[::-1]}, **area(country))
    assert channel.international.replace(" ", "") == number
    assert records.problems(valid_number, channel={"number": number, "groups": None}, **area(country)) == []


@pytest.mark.parametrize("number", ["+96262000100", "+493012345678", "+77172000000"])
def test_a_number_without_its_trunk_prefix_cannot_be_dialled(records: Any, number: str) -> None:
    """What a page then shows reaches nobody; the hint says what is printed instead."""
    plain = national_form(number).replace(" ", "")[1:]
    [problem] = records.problems(groups, channel={"number": number, "groups": plain}, **area("JO", "DE", "KZ"))
    assert f"“{national_form(number)}”" in str(problem.hint)
    [channel] = records.load().contacts["line"].channels
    assert channel.shown == plain


@pytest.mark.parametrize(
    ("number", "countries", "wrong"),
    [
        ("+16135550100", ["CA"], False),
        ("+16135550100", ["US"], False),
        ("+16135550100", ["JM"], False),
        ("+77172000000", ["KZ"], False),
        ("+77172000000", ["RU"], False),
        ("+390669812345", ["VA"], False),
        ("+80012345678", ["KW"], False),
        ("+16135550100", ["KW"], True),
        ("+77172000000", ["KW", "SA"], True),
        ("+96524937600", ["SA"], True),
    ],
)
def test_any_country_of_a_shared_code_is_right(
    problems_in: Problems, number: str, countries: list[str], *, wrong: bool
) -> None:
    """A country code may be shared; another code is another country."""
    found = problems_in(valid_number, channel={"number": number, "groups": None}, **area(*countries))
    assert any("belongs to" in str(problem.message) for problem in found) is wrong


@pytest.mark.parametrize(
    ("raw", "countries", "offered"),
    [
        ("+96524937600;ext=12", ["KW"], ['extension: "12"', "“+96524937600”"]),
        ("+965 2493 7600 x12", ["KW"], ['extension: "12"', "“+96524937600”"]),
        ("2493 7600 ext. 12", ["KW"], ['extension: "12"', "“+96524937600”"]),
        ("+96524937600,,12", ["KW"], ['extension: "12"', "“+96524937600”"]),
        ("24937600", ["KW"], ["“+96524937600”"]),
        ("22491190", ["KW"], ["“+96522491190”"]),
        ("06 200 0100", ["JO"], ["“+96262000100”"]),
        ("+44 (0)20 7183 8750", ["GB"], ["“+442071838750”"]),
        ("00 965 2493 7600", ["KW"], ["“+96524937600”"]),
        ("+965 2493 760O", ["KW"], []),
        ("999", ["KW"], []),
        ("1-800-FLOWERS", ["US"], []),
    ],
)  # fmt: skip
def test_a_hint_offers_the_same_number_or_none(
    problems_in: Problems, raw: str, countries: list[str], offered: list[str]
) -> None:
    """An extension is no part of it, a missing country code is the contact's own, and a guess is not made."""
    [problem] = problems_in(e164, channel={"number": raw, "groups": None}, **area(*countries))
    hint = str(problem.hint)
    assert all(words in hint for words in offered), hint
    if not offered:
        assert "“+" not in hint, hint


@pytest.mark.parametrize(
    "raw", ["24937600", "2493 7600", "+965-2493-7600", "٠٠٩٦٥٢٤٩٣٧٦٠٠", "\u202a+96524937600\u202c"]
)
def test_following_the_hint_removes_the_finding(problems_in: Problems, raw: str) -> None:
    """What the hint shows is accepted."""
    assert problems_in(e164, channel={"number": raw, "groups": None})
    form = mended(raw, ("KW",))
    assert problems_in(e164, channel={"number": form, "groups": None}) == []
    assert problems_in(valid_number, channel={"number": form, "groups": None}) == []


def test_what_is_wrong_with_an_emergency_number_is_said_once(problems_in: Problems) -> None:
    """Not in E.164, no country, not three digits: said by the checks of form; a whole number is no emergency number."""
    kind = {"kind": "emergency"}
    assert problems_in(emergency, channel={"number": "+965 2493 7600", "groups": None}, **kind)[0].message.msgid != (
        "“{number}” is not an emergency number of {region}"
    )
    short = {"number": None, "groups": None}
    assert problems_in(emergency, channel=short | {"short": "11", "region": "KW"}, **kind) == []
    assert problems_in(emergency, channel=short | {"short": "112"}, **kind) == []
    assert len(problems_in(emergency, channel=short | {"short": "113", "region": "KW"}, **kind)) == 1
