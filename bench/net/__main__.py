"""``python -m bench.net [SET ...] [-v]``: puts each passage of a set into a copy of the frozen campaign.

A wrong passage is caught when an error names it in each language (the same words in both) or when any finding names
its section (the languages differ); a right one is a false alarm when anything names its section. That a section is new
counts for neither. The figures go into ``bench/results/net-SET.md``.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from bench.machine import machine, table, write_result
from manara.checks.folder import check_folder
from manara.problems import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.problems import Problem

HERE = Path(__file__).parent
CAMPAIGN = HERE.parents[1] / "tests" / "campaigns" / "small"
# One page in one language: a pair of any two others is put into it.
BARE = HERE.parents[1] / "examples" / "minimal"
# The day for which the frozen campaign is in order.
TODAY = "2026-11-27"
KINDS = ("careless", "copied", "malicious")
# Few on a page: some checks speak once per file.
ON_A_PAGE = 8
_HEAD = {
    "en": "title: Stories {number}\ndescription: What workers told us, in their own words, and what rules say of it.",
    "ar": "title: قصص {number}\ndescription: ما رواه لنا العمال بكلماتهم، وما تقوله القواعد في كل حالة من هذه الحالات.",
}
_START = {"en": "# Stories {number}\n\nWhat workers told us.\n", "ar": "# قصص {number}\n\nما رواه لنا العمال.\n"}
WORDS = """\
Each passage stands in a section of its own in a copy of the frozen campaign (`tests/campaigns/small`), or is an edit
of one of its files. Caught: an error in each language for the same wrong words in both, any finding where the
languages differ. False alarm: any finding at all in a right passage. Careless is typed, copied comes from elsewhere,
malicious is disguised on purpose."""
_SECTION = {"en": "Story", "ar": "قصة"}


@dataclass(frozen=True)
class Passage:
    """One passage of a set.

    *texts* are the English and the Arabic words, or ``{tag: words}`` of two other languages, or an edit of files.
    """

    family: str
    mode: str
    kind: str
    texts: Any

    @property
    def shown(self) -> str:
        """The passage in one line."""
        words = self.texts if isinstance(self.texts, list) else list(self.texts.values())
        return str(words[0]).replace("\n", "⏎")

    @property
    def pair(self) -> tuple[str, ...]:
        """The tags of its languages; none for an edit of files."""
        if isinstance(self.texts, list):
            return ("en", "ar")
        return () if "name" in self.texts else tuple(self.texts)

    def words(self, tag: str) -> str:
        """The words in the language *tag*."""
        return str(self.texts[tag] if isinstance(self.texts, dict) else self.texts[self.pair.index(tag)])


def passages(name: str) -> list[Passage]:
    """Return the passages of a set."""
    read = yaml.safe_load((HERE / f"{name}.yml").read_text("utf-8"))
    return [
        Passage(family, mode, kind, texts)
        for family, modes in read.items()
        for mode, kinds in modes.items()
        for kind, listed in kinds.items()
        for texts in listed
    ]


def every_set() -> list[str]:
    """Return the names of all sets."""
    return sorted(path.stem for path in HERE.glob("*.yml"))


def of_others(*modes: str) -> Iterator[tuple[str, Passage, bool]]:
    """Yield the wrong passages of *modes* in all sets: the kind of writer, the passage, and whether it is caught."""
    os.environ.setdefault("MANARA_TODAY", TODAY)
    listed = [one for name in every_set() for one in passages(name) if one.mode in modes]
    for one, caught, _ in judged(listed):
        yield f"passages of others, {one.kind}", one, caught


def judged(listed: list[Passage]) -> Iterator[tuple[Passage, bool, list[Problem]]]:
    """Yield each passage, whether something names it as its mode asks, and what names it."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "campaign"
        for pair in sorted({one.pair for one in listed} - {()}):
            typed = [one for one in listed if one.pair == pair]
            _fresh(root, pair)
            where: dict[tuple[str, int], Passage] = {}
            for start in range(0, len(typed), ON_A_PAGE):
                _write_page(root, start // ON_A_PAGE, typed[start : start + ON_A_PAGE], where)
            named: dict[int, list[Problem]] = {}
            for problem in _problems(root):
                if (one := where.get((str(problem.path), problem.line))) is not None:
                    named.setdefault(id(one), []).append(problem)
            for one in typed:
                found = named.get(id(one), [])
                yield one, _caught(one, found), found
        for one in listed:
            if not one.pair:
                found = _of_edit(root, one.texts)
                yield one, any(one.mode == "right" or problem.level is Level.ERROR for problem in found), found


def _caught(one: Passage, found: list[Problem]) -> bool:
    """Return whether the findings name the passage as its mode asks."""
    if one.mode != "same":
        return bool(found)
    errors = {str(problem.path).split("/")[1] for problem in found if problem.level is Level.ERROR}
    return errors == {"ar", "en"}


def _fresh(root: Path, pair: tuple[str, ...] = ("en", "ar")) -> None:
    shutil.rmtree(root, ignore_errors=True)
    given = set(pair) == {"en", "ar"}
    shutil.copytree(CAMPAIGN if given else BARE, root, ignore=shutil.ignore_patterns(".cache", "site"))
    if given:
        return
    for path in (root / "data" / "campaign.yml", *(root / "data" / "contacts").glob("*.yml")):
        text = re.sub(
            r'\{en: ("[^"]*")\}',
            lambda at: "{" + ", ".join(f"{tag}: {at[1]}" for tag in pair) + "}",
            path.read_text("utf-8"),
        )
        entries = ", ".join(f'{{tag: {tag}, formats: {tag}, name: "{tag}"}}' for tag in pair)
        path.write_text(re.sub(r"^languages: .*", f"languages: [{entries}]", text, flags=re.MULTILINE), "utf-8")
    shutil.move(root / "docs" / "en", root / "docs" / pair[0])
    shutil.copytree(root / "docs" / pair[0], root / "docs" / pair[1])


def _problems(root: Path) -> list[Problem]:
    return [one for one in check_folder(root) if not one.check.endswith("freshness")]


def _write_page(root: Path, number: int, listed: list[Passage], where: dict[tuple[str, int], Passage]) -> None:
    name = "abcdefghijklmnopqrstuvwxyz"[number // 26] + "abcdefghijklmnopqrstuvwxyz"[number % 26]
    for language in listed[0].pair:
        head = _HEAD.get(language, _HEAD["en"]).format(number=name)
        start = _START.get(language, _START["en"]).format(number=name)
        text = f"---\n{head}\nfacts: []\nchecked: 2026-11-20\n---\n{start}"
        path = f"docs/{language}/stories-{name}.md"
        for one in listed:
            text += f"\n## {_SECTION.get(language, 'Story')} {{#story-{listed.index(one)}}}\n"
            first = text.count("\n") + 1
            text += f"\n{one.words(language)}\n"
            where.update({(path, line): one for line in range(first, text.count("\n") + 2)})
        (root / path).write_text(text, "utf-8")


def _of_edit(root: Path, edit: dict[str, Any]) -> list[Problem]:
    _fresh(root)
    for path, (old, new) in edit.get("set", {}).items():
        text = (root / path).read_text("utf-8")
        if old not in text:
            raise ValueError(f"{edit['name']}: {path} has no {old!r}")
        (root / path).write_text(text.replace(old, new, 1), "utf-8")
    for path, content in edit.get("write", {}).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content, "utf-8")
    return _problems(root)


def main() -> None:
    """Measure the sets named, or all; ``-v`` shows what slipped through and what was a false alarm."""
    os.environ.setdefault("MANARA_TODAY", TODAY)
    names = [name for name in sys.argv[1:] if name != "-v"] or every_set()
    for name in names:
        total: Counter[tuple[str, str]] = Counter()
        hit: Counter[tuple[str, str]] = Counter()
        listed = passages(name)
        families = dict.fromkeys(one.family for one in listed)
        for one, caught, found in judged(listed):
            kind = "right" if one.mode == "right" else one.kind
            for key in ((one.family, kind), ("all", kind)):
                total[key] += 1
                hit[key] += caught
            if "-v" in sys.argv and caught == (one.mode == "right"):
                said = "; ".join(f"{at.path}:{at.line} {at.check} {at.message}" for at in found)
                print(f"{'FALSE' if caught else 'MISSED'} {one.family}, {one.kind}: {one.shown}  [{said}]")
        rows = [
            [family, *(f"{hit[family, key]} of {total[family, key]}" for key in (*KINDS, "right"))]
            for family in [*families, "all"]
        ]
        shown = table(["class", "caught: careless", "copied", "malicious", "false alarms"], rows)
        write_result(
            f"net-{name}", "What the checks catch of texts that others write", WORDS, [shown],
            command=f"python -m bench.net {name}", measured_on=machine(),
        )  # fmt: skip


if __name__ == "__main__":
    main()
