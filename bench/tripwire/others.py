"""The same wrong numbers, given to tools that others rely on: ``python -m bench.tripwire.others``.

The campaign's pages are written as an editor without Manara would write them: numbers typed into Markdown, as text
and as ``tel:`` links, under MkDocs with stock settings. A tool catches a mutation when its exit status or its messages
differ from those for the right numbers. Needed on the PATH: ``mkdocs``; LinkChecker (PyPI ``LinkChecker``); and
``markdownlint-cli2`` (npm). The table is written to ``bench/results/tripwire.md``.
"""

from __future__ import annotations

import datetime
import itertools
import os
import platform
import re
import shutil
import subprocess
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bench.tripwire.__main__ import ROOT
from bench.tripwire.mutations import SCRIPTS, homoglyphs, in_script, mutations
from bench.tripwire.records import lines
from manara.campaign.load import load_campaign
from manara.checks.run import check_campaign

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from manara.campaign.model import Campaign

SETTINGS = "site_name: Stock\nuse_directory_urls: false\n"
PER_KIND = 8
HOMOGLYPHED = {
    "homoglyph in a web address": "https://moj.gov.kw/EN/NPCPTP",
    "homoglyph in an e-mail address": "iomkuwait@iom.int",
}


def main() -> None:
    """Run all trials against all tools and write the table."""
    campaign = load_campaign(ROOT)
    rows: list[tuple[str, int, dict[str, int]]] = []
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)  # noqa: PTH101, S103  # LinkChecker gives up root's rights
        stock = _stock(campaign, Path(folder))
        tools = {name: Tool(run, stock) for name, run in TOOLS.items()}
        for kind, trials in itertools.groupby(_trials(campaign, stock), key=lambda trial: trial[0]):
            caught = dict.fromkeys(("manara check", *tools), 0)
            count = 0
            for _, path, content, manara in trials:
                count += 1
                caught["manara check"] += manara()
                before = path.read_text("utf-8")
                path.write_text(content, "utf-8")
                for name, tool in tools.items():
                    caught[name] += tool.differs()
                path.write_text(before, "utf-8")
            rows.append((kind, count, caught))
            print(rows[-1], flush=True)
    (ROOT / "bench" / "results" / "tripwire.md").write_text(_table(rows), "utf-8")


class Tool:
    """A program and what it says of the right numbers."""

    def __init__(self, run: Callable[[Path], tuple[int, str]], stock: Path) -> None:
        self.run = run
        self.stock = stock
        self.right = run(stock)

    def differs(self) -> bool:
        """Tell whether it now says something else."""
        return self.run(self.stock) != self.right


def _mkdocs(stock: Path) -> tuple[int, str]:
    code, words = _run(["mkdocs", "build", "--strict", "--site-dir", "site"], stock)
    return code, "\n".join(line for line in words.splitlines() if line.startswith(("WARNING", "ERROR")))


def _linkchecker(stock: Path) -> tuple[int, str]:
    _run(["mkdocs", "build", "--site-dir", "site"], stock)
    pages = sorted(str(path) for path in (stock / "site").rglob("*.html"))
    code, words = _run(["linkchecker", "--no-status", "--output", "csv", *pages], stock)
    rows = [row.split(";") for row in words.splitlines() if row.count(";") > 8]
    # Address, result and warning; the rest are times, and the first page that links there.
    return code, "\n".join(sorted(f"{row[0]} {row[3]} {row[4]}" for row in rows))


def _markdownlint(stock: Path) -> tuple[int, str]:
    code, words = _run(["markdownlint-cli2", "docs/**/*.md"], stock)
    return code, "\n".join(sorted(re.findall(r"MD[0-9]+", words)))


NOTES = (
    "MkDocs and the linter do not look at telephone numbers; LinkChecker skips `tel:` links and notices letters of",
    "other scripts in most addresses. They are good at what they are made for. With `manara check` the right number",
    "typed by hand is an error, too.",
)
TOOLS = {"mkdocs build --strict": _mkdocs, "LinkChecker": _linkchecker, "markdownlint-cli2": _markdownlint}


def _run(arguments: list[str], stock: Path) -> tuple[int, str]:
    done = subprocess.run(arguments, cwd=stock, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def _stock(campaign: Campaign, folder: Path) -> Path:
    """Write the campaign's pages without calls into a stock MkDocs project."""
    (folder / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    for tag in campaign.tags:
        for page in campaign.pages[tag].values():
            path = folder / page.path
            path.parent.mkdir(parents=True, exist_ok=True)
            content = (campaign.root / page.path).read_text("utf-8")
            typed = re.sub(
                r"\{\{ *([a-z]+):([^ }]*) *\}\}", lambda match: _typed(campaign, match[1], match[2]), content
            )
            path.write_text(re.sub(r"(?m)^template:.*\n", "", typed), "utf-8")
    code, words = _mkdocs(folder)
    if code:
        raise RuntimeError(f"the stock site does not build: {words}")
    return folder


def _typed(campaign: Campaign, kind: str, argument: str) -> str:
    """Return what an editor would type in place of a call."""
    name, _, channel_name = argument.partition(".")
    contact = campaign.contacts.get(name)
    if contact is None:
        return argument
    channels = [contact.channel(channel_name)] if kind not in ("card", "name") else list(contact.channels)
    typed = [f"[{found.shown}]({found.href})" for found in channels if found and found.href and found.shown]
    return ", ".join(typed) or argument


def _trials(campaign: Campaign, stock: Path) -> Iterator[tuple[str, Path, str, Callable[[], bool]]]:
    """Yield kind, stock file, its wrong content, and Manara's verdict on the same page of the campaign."""
    turns = itertools.cycle(SCRIPTS)
    (stock / "docs" / "en" / "x.png").write_bytes(b"")
    (stock / "docs" / "ar" / "x.png").write_bytes(b"")
    for kind in ("number shown", "link target", "image text", "front matter"):
        for contact, channel in itertools.islice(((c, h) for c, h in lines(campaign) if h.type == "phone"), PER_KIND):
            wrong = in_script(list(mutations(channel.groups))[len(contact.id) % 20], next(turns))
            path, content = _file_with(stock, channel.href)
            changed = {
                "number shown": content.replace(f"[{channel.shown}]", f"[{wrong}]", 1),
                "link target": content.replace(f"({channel.href})", f"(tel:{wrong.replace(' ', '')})", 1),
                "image text": f"{content}\n![Call {wrong}](x.png)\n",
                "front matter": re.sub(r"(?m)^description: .*$", f'description: "Call {wrong}"', content, count=1),
            }[kind]
            yield kind, path, changed, partial(_manara, f"Call {wrong}.")
    for kind, address in HOMOGLYPHED.items():
        for wrong in itertools.islice(homoglyphs(address), 4, 4 + PER_KIND):
            path, content = _file_with(stock, address)
            yield kind, path, content.replace(address, wrong), partial(_manara, wrong)


def _file_with(stock: Path, words: str) -> tuple[Path, str]:
    for path in sorted((stock / "docs").rglob("*.md")):
        content = path.read_text("utf-8")
        if f"({words})" in content or (words in content and not words.startswith("tel:")):
            return path, content
    path = stock / "docs" / "en" / "help.md"
    return path, path.read_text("utf-8") + f"\n[{words}]({words})\n"


def _manara(words: str) -> bool:
    """Type *words* into a copy of the campaign and run the whole check."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("data", "docs", "overrides"):
            shutil.copytree(ROOT / name, root / name)
        shutil.copy(ROOT / "mkdocs.yml", root)
        page = root / "docs" / "en" / "help.md"
        page.write_text(page.read_text("utf-8") + f"\n{words}\n", "utf-8")
        return any(
            problem.check.startswith("contacts.loose") for problem in check_campaign(load_campaign(root), ["contacts"])
        )


def _table(rows: list[tuple[str, int, dict[str, int]]]) -> str:
    names = list(rows[0][2])
    cores = os.cpu_count()
    head = (
        f"{datetime.datetime.now(tz=datetime.UTC):%d %B %Y}, Python {platform.python_version()}, {platform.machine()}"
    )
    out = [
        "# The same wrong numbers, given to other tools",
        "",
        f"{head}, {cores} cores.",
        "Command: `python -m bench.tripwire.others`. A tool catches a mutation when exit status or messages",
        "differ from those for the right numbers. Versions: " + ", ".join(_versions()) + ".",
        "",
        "| where the wrong number stands | tried | " + " | ".join(names) + " |",
        "| --- | --- |" + " --- |" * len(names),
    ]
    for kind, count, caught in rows:
        out.append(f"| {kind} | {count} | " + " | ".join(str(caught[name]) for name in names) + " |")
    total = sum(count for _, count, _ in rows)
    out.append(
        f"| all | {total} | " + " | ".join(str(sum(caught[name] for _, _, caught in rows)) for name in names) + " |"
    )
    return "\n".join([*out, "", *NOTES]) + "\n"


def _versions() -> Iterator[str]:
    for program, flag in (("mkdocs", "--version"), ("linkchecker", "--version"), ("markdownlint-cli2", "--help")):
        words = _run([program, flag], ROOT)[1]
        found = re.search(r"(?:version |v|LinkChecker )([0-9]+\.[0-9.]+[0-9])", words)
        yield f"{program} {found[1] if found else 'unknown'}"


if __name__ == "__main__":
    main()
