"""The same facts, text and program have the same words; any change gives others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from manara.campaign.edition import LIST, edition, fingerprint, same_words, words_for
from manara.campaign.load import load_campaign
from manara.languages.pack import pack
from tests.theme import own_copy


@pytest.mark.parametrize("tag", ["ar", "en"])
def test_each_byte_has_its_own_word(tag: str) -> None:
    """256 different words in each language, six of them for a digest."""
    words = pack(tag).lines(LIST)

    assert len(words) == len(set(words)) == 256
    assert words_for(bytes(range(32)).hex(), tag) == " ".join(words[:6])


def test_a_language_without_a_list_gets_english_words() -> None:
    """A campaign in a third language builds at once."""
    assert words_for("00" * 32, "fr") == words_for("00" * 32, "en")


@pytest.mark.parametrize(
    "name", ["data/contacts/hotline.yml", "docs/ar/help.md", "overrides/base.html", "languages/ar/site.po"]
)
def test_a_change_of_any_source_gives_other_words(small_copy: Callable[..., Path], name: str) -> None:
    """Also a blank at a line's end."""
    root = small_copy()
    before = fingerprint(load_campaign(root))
    path = own_copy(root, name)
    path.write_text(path.read_text("utf-8") + " \n", "utf-8")

    after = fingerprint(load_campaign(root))
    assert all(before[tag] != after[tag] for tag in ("ar", "en"))


@pytest.mark.parametrize("name", [".DS_Store", "docs/ar/help.md~", "docs/en/.help.md.swp", "docs/decisions/0999-x.md"])
def test_what_is_not_published_does_not_count(small_copy: Callable[..., Path], name: str) -> None:
    """An editor's own files, and the decisions."""
    root = small_copy()
    before = edition(load_campaign(root))
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text("x", "utf-8")

    assert edition(load_campaign(root)) == before


def test_a_mirror_under_another_address_is_the_same_edition(small_copy: Callable[..., Path]) -> None:
    """The address stands in mkdocs.yml."""
    root = small_copy()
    before = edition(load_campaign(root))
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("harvest.example", "mirror.example"), "utf-8")

    assert edition(load_campaign(root)) == before


def test_words_are_compared_as_people_type_them() -> None:
    """Case and blanks do not matter; order does."""
    assert same_words(" Apple  barn ", ["apple barn"])
    assert not same_words("barn apple", ["apple barn"])
