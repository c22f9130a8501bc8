"""The net over passages nobody tuned it to when they were written: what is caught, and what raises a false alarm."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from manara.contacts.addresses import find_addresses
from manara.contacts.dialable import find_dialable
from tests.contacts.nobody import registry_of_nobody, without_calls

DATA = Path(__file__).parent / "data"
WRONG: dict[str, list[str]] = yaml.safe_load((DATA / "net-wrong.yml").read_text("utf-8"))
RIGHT: dict[str, list[str]] = yaml.safe_load((DATA / "net-right.yml").read_text("utf-8"))
REGISTRY = registry_of_nobody()


def alarms(passage: str) -> list[str]:
    """Return what the net finds in *passage*, as it is written."""
    text = without_calls(passage)
    numbers = [hit.written for hit in find_dialable(text, REGISTRY)]
    addresses = [found.written for found in find_addresses(text, REGISTRY.words) if "\ue000" not in found.written]
    return [*numbers, *addresses]


@pytest.mark.parametrize("kind", WRONG)
def test_what_is_typed_by_hand_is_caught(kind: str) -> None:
    """Every wrong passage raises an alarm."""
    assert [passage for passage in WRONG[kind] if not alarms(passage)] == []


@pytest.mark.parametrize("kind", RIGHT)
def test_what_is_rightly_written_is_left_alone(kind: str) -> None:
    """No right passage raises one."""
    assert [(passage, found) for passage in RIGHT[kind] if (found := alarms(passage))] == []


def test_the_corpus_is_large_enough() -> None:
    """Two hundred passages of both kinds at least, in two scripts."""
    for passages in (WRONG, RIGHT):
        lines = [line for kind in passages.values() for line in kind]
        assert len(lines) >= 200
        assert sum(any("\u0600" <= sign <= "\u06ff" for sign in line) for line in lines) >= 80


@pytest.mark.parametrize("wrong", ["Police: 199", "الشرطة: 199", "Call one nine nine", "Telegram: helpers_1"])
def test_a_language_without_words_keeps_the_rules_without_words(wrong: str) -> None:
    """What needs words is off, what needs none is not."""
    nobody = registry_of_nobody(tags=("xx",))
    assert nobody.words.lacking == ("xx",)
    assert list(find_dialable("Xxxx 2493 7601, +44 20 7946 0123", nobody))
    assert [found.kind for found in find_addresses("xx.example.com", nobody.words)] == ["link"]
    assert all(hit.digits == "199" for hit in find_dialable(wrong, nobody))


def test_no_paper_begins_with_the_trunk_prefix() -> None:
    """What dials with the prefix of its country is a number under any name; the number of a file is not."""
    nobody = registry_of_nobody("GB")
    for wrong in ("Case number 02079460155: ask there.", "رقم القضية 02079460155"):
        assert [hit.digits for hit in find_dialable(wrong, nobody)] == ["02079460155"]
    assert list(find_dialable("Case number 20251187, رقم القضية 20251187", nobody)) == []


@pytest.mark.parametrize(
    ("region", "number"), [("KW", "2233-4455"), ("JO", "06-550-0123"), ("DE", "030-90 1820"), ("IN", "98765-43210")]
)
def test_a_disguise_is_seen_through_in_every_region(region: str, number: str) -> None:
    """What dials in the campaign's region is a number beside a service, whatever its grouping looks like."""
    nobody = registry_of_nobody(region)
    for passage in (f"Our office: {number}", f"مكتبنا: {number}"):
        assert list(find_dialable(passage, nobody)), passage
