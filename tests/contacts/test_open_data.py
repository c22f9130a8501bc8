"""The open data is what its schema says, and neither it nor a vCard gives away more than it should."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import phonenumbers
import pytest
import vobject

from manara.campaign.load import load_campaign
from manara.contacts.open_data import open_data, schema
from manara.contacts.vcard import cards

if TYPE_CHECKING:
    from pathlib import Path

    from manara.campaign.model import Campaign


@pytest.fixture(scope="module")
def campaign(small: Path) -> Campaign:
    return load_campaign(small)


def test_the_open_data_fits_its_schema(campaign: Campaign) -> None:
    """jsonschema, which had no part in writing it, accepts every record."""
    rules = schema(campaign)
    jsonschema.Draft202012Validator.check_schema(rules)
    jsonschema.Draft202012Validator(rules, format_checker=jsonschema.FormatChecker()).validate(open_data(campaign))


@pytest.mark.parametrize("change", [{"number": "2558 9696"}, {"extra": 1}, {"cost": "cheap"}])
def test_the_schema_refuses_what_is_wrong(campaign: Campaign, change: dict[str, Any]) -> None:
    """The schema is not so loose that anything passes."""
    found = json.loads(json.dumps(open_data(campaign)))
    found["contacts"][0]["channels"][0].update(change)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(found, schema(campaign))


def test_withheld_contacts_are_not_in_it(campaign: Campaign) -> None:
    """What pages do not show, the data does not show either."""
    ids = {contact["id"] for contact in open_data(campaign)["contacts"]}
    assert ids == set(campaign.published_contacts)
    assert "kshr" not in ids


def test_the_two_main_lines_have_a_card_that_other_programs_read(campaign: Campaign) -> None:
    """Emergency and hotline, no third; vobject reads the number that phonenumbers finds in the record."""
    found = list(cards(campaign))
    main = [campaign.emergency, campaign.hotline]
    assert [(card.tag, card.contact.id) for card in found] == [(tag, key) for tag in campaign.tags for key in main]
    assert set(main) <= set(campaign.published_contacts)
    for card in found:
        read = vobject.readOne(card.text)
        assert read.tel.value == card.channel.dial
        if card.channel.number:
            number = phonenumbers.parse(read.tel.value)
            assert phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) == card.channel.number


def test_a_card_says_nothing_but_a_neutral_name_and_the_number(campaign: Campaign) -> None:
    """No organisation, note, address, picture or date; the name and the file's name are neutral."""
    for card in cards(campaign):
        read = vobject.readOne(card.text)
        assert set(read.contents) == {"version", "n", "fn", "tel"}
        assert read.fn.value.startswith(campaign.saved_as[card.tag])
        assert card.path.rsplit("/", 1)[-1].startswith("line-")
