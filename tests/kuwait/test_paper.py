"""This campaign's paper: figures that can be read on the smallest label, lists and pictures as full as they are made for."""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image

from manara.printing.papers import OF_PAGES
from manara.printing.sheet import make
from manara.work.cache import Cache
from tests.kuwait.conftest import CAMPAIGN
from tests.printing.conftest import letters_of, sheets_of
from tests.printing.test_products import PAPERS


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], bytes]:
    """Return a function that makes a sheet, once."""
    sheets, kept = sheets_of(CAMPAIGN), Cache(tmp_path_factory.mktemp("print"))
    return lambda path: make(sheets[path], kept)


@pytest.mark.parametrize("folder", ["ar", "en"])
def test_no_paper_is_lost(folder: str) -> None:
    """A heading that loses its id or its list would take a sheet away, and nobody would miss it."""
    found = {
        path.split("/")[-1].removesuffix(".pdf") for path in sheets_of(CAMPAIGN) if path.startswith(f"{folder}/print/")
    }

    assert found >= PAPERS | set(OF_PAGES)


@pytest.mark.parametrize("folder", ["ar", "en", "ar-en"])
def test_the_number_on_a_label_has_nine_points(made: Callable[[str], bytes], folder: str) -> None:
    """On the smallest label, too."""
    letters = list(letters_of(made(f"{folder}/print/labels-30.pdf")))
    text = "".join(letter for letter, _, _ in letters).replace("\u00a0", " ")
    at = text.index(CAMPAIGN.contacts[CAMPAIGN.hotline].channels[0].shown)

    assert letters[at][1] >= 8.99


def test_a_directory_in_two_languages_can_be_read(made: Callable[[str], bytes]) -> None:
    """Nine points at least for what is said of a contact; small print is the foot alone."""
    sizes = [size for letter, size, _ in letters_of(made("ar-en/print/directory.pdf")) if letter.isalpha()]

    assert sum(size >= 9 for size in sizes) / len(sizes) > 0.6


@pytest.mark.parametrize("tag", ["ar", "en"])
def test_a_tall_picture_keeps_its_ends_free(made: Callable[[str], bytes], tag: str) -> None:
    """Applications lay their own signs over them: no word and no white there, and the numbers fill the width."""
    picture = np.array(Image.open(io.BytesIO(made(f"{tag}/share/open-1080x1920.png"))).convert("L"))
    free = int(1920 * 0.14)
    bright = picture > 180

    assert not bright[:free].any()
    assert not bright[-free:].any()
    assert bright.any(axis=0).sum() > 0.8 * 1080
    assert bright[free:-free].any(axis=1).sum() > 0.6 * (1920 - 2 * free)
