"""Who announced a line is told apart from who runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jsonschema

from manara.campaign.load import load_campaign
from manara.checks.contacts import texts
from manara.contacts.lock import digests
from manara.contacts.open_data import open_data, schema
from tests.frozen import frozen_campaign

if TYPE_CHECKING:
    from pathlib import Path

RUN = 'run_by: {ar: "هيئة مثال", en: "Example Body"}\n'
ANNOUNCED = 'announced_by: {ar: "لجنة مثال", en: "Example Committee"}\n'


def written(root: Path, words: str) -> Path:
    """Return the frozen campaign, its line with *words* where it said who runs it."""
    frozen_campaign(root)
    path = root / "data" / "contacts" / "line.yml"
    text = path.read_text("utf-8")
    assert RUN in text
    path.write_text(text.replace(RUN, words), "utf-8")
    return root


def test_the_open_data_claims_no_more_than_the_record(tmp_path: Path) -> None:
    """Nobody runs it as far as is known; who announced it is said, and the schema knows both."""
    campaign = load_campaign(written(tmp_path, ANNOUNCED))
    data = open_data(campaign)

    [line] = [one for one in data["contacts"] if one["id"] == "line"]

    assert line["run_by"] is None
    assert line["announced_by"] == {"ar": "لجنة مثال", "en": "Example Committee"}
    jsonschema.validate(data, schema(campaign))


def test_a_record_says_one_of_the_two(tmp_path: Path) -> None:
    """Who reads both would believe the stronger."""
    campaign = load_campaign(written(tmp_path, RUN + ANNOUNCED))
    problems = list(texts.check(campaign.contacts["line"], campaign))

    assert [(problem.path, str(problem.message)) for problem in problems] == [
        ("data/contacts/line.yml", "“line” says both who runs it and who announced it")
    ]


def test_new_words_ask_for_a_comparison(tmp_path: Path) -> None:
    """A name exchanged in this field sends readers to the wrong desk like one in any other."""
    before = digests(load_campaign(written(tmp_path / "one", ANNOUNCED)).contacts["line"])
    after = digests(load_campaign(written(tmp_path / "two", ANNOUNCED.replace("Committee", "Board"))).contacts["line"])

    assert before["ar"] == after["ar"]
    assert before["en"] != after["en"]
