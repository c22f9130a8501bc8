"""A pack is the package's files with the campaign's laid over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manara.checks.folder import check_folder
from manara.languages.pack import complete, merge, pack, packed_tags
from manara.languages.shape import HELD, misshapen
from manara.locales import Locale
from manara.site.stems import folding
from tests.publishing.small import small_campaign

if TYPE_CHECKING:
    from pathlib import Path


def _own(root: Path, tag: str, name: str, content: str) -> None:
    folder = root / "languages" / tag
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(content, "utf-8")


def test_a_campaigns_words_are_added_to_the_packages(tmp_path: Path) -> None:
    """A list grows; what the package knows stays."""
    _own(tmp_path, "en", "numbers.yml", "ordinals: {1: [foremost]}\n")

    mine, ours = pack("en", tmp_path), pack("en")

    assert {"first", "foremost"} <= set(mine.mapping("numbers", "ordinals")["1"])
    assert "foremost" not in ours.mapping("numbers", "ordinals")["1"]
    assert mine.digest != ours.digest


def test_a_key_without_a_value_takes_it_out() -> None:
    """So that a campaign can do without what the package offers."""
    assert merge({"a": {"b": "1", "c": "2"}}, {"a": {"b": ""}}) == {"a": {"c": "2"}}


def test_a_language_of_a_region_stands_over_the_one_without(tmp_path: Path) -> None:
    """pt-BR begins with what pt has."""
    _own(tmp_path, "pt", "numbers.yml", "units: {6: [seis]}\n")
    _own(tmp_path, "pt-BR", "numbers.yml", "units: {6: [meia]}\n")

    assert pack("pt-BR", tmp_path).mapping("numbers", "units") == {"6": ["seis", "meia"]}
    assert pack("pt", tmp_path).mapping("numbers", "units") == {"6": ["seis"]}


@pytest.mark.parametrize("tag", ["zh-Hant", "rom", "../ar", "", "x y"])
def test_an_unknown_language_has_an_empty_pack(tag: str) -> None:
    """And says what it lacks."""
    found = pack(tag)

    assert (found.files, found.lacks("numbers"), found.lacks("lexicon", "negations")) == (
        {}, ("numbers",), ("lexicon.negations",)
    )  # fmt: skip


def test_a_change_of_a_campaigns_file_is_seen(tmp_path: Path) -> None:
    """The preview runs for hours."""
    _own(tmp_path, "en", "numbers.yml", "ordinals: {1: [foremost]}\n")
    before = pack("en", tmp_path)
    _own(tmp_path, "en", "numbers.yml", "ordinals: {1: [uppermost, topmost]}\n")

    assert "uppermost" in pack("en", tmp_path).mapping("numbers", "ordinals")["1"]
    assert pack("en", tmp_path).digest != before.digest


def test_words_are_text_whatever_yaml_makes_of_them(tmp_path: Path) -> None:
    """Turkish “on” is ten, German “null” is nought."""
    _own(tmp_path, "en", "lexicon.yml", "joins: [on, no, null, 12]\n")

    assert pack("en", tmp_path).words("lexicon", "joins")[-4:] == ("on", "no", "null", "12")


def test_a_file_that_cannot_be_read_takes_nothing_away(tmp_path: Path) -> None:
    """Its fault is told by a check; the program's words stay."""
    _own(tmp_path, "en", "numbers.yml", "units: [unclosed\n")

    assert pack("en", tmp_path).mapping("numbers", "units") == pack("en").mapping("numbers", "units")


def test_packs_lie_in_folders_named_by_their_tags() -> None:
    """Both languages every campaign may count on are there."""
    assert {"ar", "en"} <= set(packed_tags())


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("lexicon.yml", "denials:\n  words: never\n", 2),
        ("lexicon.yml", "denial: {words: [never]}\n", 1),
        ("numbers.yml", "units:\n  six: [six]\n", 2),
        ("numbers.yml", "units: [six]\n", 1),
        ("lexicon.yml", "denials: [\n", 2),
    ],
)
def test_a_file_of_another_shape_is_reported_and_left_out(tmp_path: Path, name: str, content: str, line: int) -> None:
    """With its place; and nothing falls over."""
    root = small_campaign(tmp_path / "campaign", {"ar": "على", "en": "Call"})
    _own(root, "en", name, content)
    found = [one for one in check_folder(root) if one.path == f"languages/en/{name}"]

    assert [one.line for one in found] == [line]
    assert pack("en", root).part(name[:-4]) == pack("en").part(name[:-4])


def test_the_programs_own_files_have_their_shape() -> None:
    """The drafts are held to the complete ones."""
    for tag in packed_tags():
        for part in HELD:
            assert not misshapen(part, pack(tag).part(part), complete(part)), (tag, part)


def test_a_step_that_only_one_program_reads_is_named(tmp_path: Path) -> None:
    """Looking back, a group that is not there, and no pattern at all; what can be used is used."""
    root = small_campaign(tmp_path / "campaign", {"ar": "على", "en": "Call"})
    _own(root, "en", "search.yml", 'steps: ["(?<=a)b -> ", "x -> $1", "(ing)$ -> "]\nbefore: "("\n')

    found = [problem for problem in check_folder(root, ["translations"]) if problem.check == "languages.pack"]

    assert [problem.line for problem in found] == [1, 1, 2]
    assert ("(ing)$", "") in folding(Locale("en", "en", "English", root=root)).steps
