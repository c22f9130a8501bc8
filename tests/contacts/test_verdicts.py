"""What the eye sees in every passage of the sets is written down: no change of a rule goes unseen, wanted or not.

``MANARA_REFERENCES=renew`` writes ``data/verdicts.txt`` again; its difference shows which texts are read anew.
"""

from __future__ import annotations

import difflib
from pathlib import Path

import yaml
from bench.net.__main__ import every_set, passages

from manara.contacts.addresses import find_addresses
from manara.contacts.dialable import find_dialable
from tests.contacts.nobody import registry_of_nobody, without_calls
from tests.references import renewing

DATA = Path(__file__).parent / "data"
VERDICTS = DATA / "verdicts.txt"
REGISTRY = registry_of_nobody()
LONGEST = 120


def _texts() -> list[str]:
    """Return every passage of the sets, each once, in their order; a disguise by its file's edit is no passage."""
    listed = [one.texts for name in every_set() for one in passages(name)]
    texts = [str(text) for pair in listed if not isinstance(pair, dict) for text in pair]
    for name in ("net-wrong", "net-right"):
        texts += [
            line for lines in yaml.safe_load((DATA / f"{name}.yml").read_text("utf-8")).values() for line in lines
        ]
    return list(dict.fromkeys(texts))


def _verdict(passage: str) -> str:
    """Return the passage in one line, and under it each hit with its place and digits."""
    text = without_calls(passage)
    numbers = [
        (hit.start, f"{hit.start}-{hit.end} {hit.digits}{' in words' * hit.spelled}")
        for hit in find_dialable(text, REGISTRY)
    ]
    addresses = [
        (one.start, f"{one.start} {one.kind}")
        for one in find_addresses(text, REGISTRY.words)
        if "\ue000" not in one.written
    ]
    found = [words for _, words in sorted(numbers + addresses)]
    line = "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in passage)[:LONGEST]
    return "\n".join([line, *(f"    {words}" for words in found)])


def test_every_passage_is_read_as_written_down() -> None:
    """The difference names the passage, what was seen in it, and what is seen now."""
    seen = "\n".join(map(_verdict, _texts())) + "\n"
    if renewing():
        VERDICTS.write_text(seen, "utf-8")
    difference = difflib.unified_diff(
        VERDICTS.read_text("utf-8").splitlines(), seen.splitlines(), "written down", "seen", lineterm="", n=3
    )
    assert not "\n".join(difference)
