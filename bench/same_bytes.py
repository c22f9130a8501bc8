"""Builds the campaign as two commits have it and says which published bytes differ: ``python -m bench.same_bytes REV``.

The edition's words follow from the program's own bytes and would differ with every commit; here both builds say the
same ones. One revision is compared with the working tree; two with each other.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
PARTS = ("scripts", "data", "docs", "overrides", "languages", "mkdocs.yml")
# Says the same words in every build.
PROGRAM = """
import sys
from pathlib import Path
import manara.campaign.edition, manara.printing.edition
manara.campaign.edition.edition = lambda *_: "00" * 32
manara.printing.edition.paper_edition = lambda *_: "11" * 32
from manara.publishing.build import build_campaign
result = build_campaign(Path(sys.argv[1]), Path(sys.argv[2]))
sys.exit("\\n".join(f"{problem.path}: {problem.message}" for problem in result.problems if problem.level < 1) or 0)
"""


def main(revisions: list[str]) -> int:
    """Build both, compare, and return 1 when anything differs."""
    if not 1 <= len(revisions) <= 2:
        print("python -m bench.same_bytes REVISION [REVISION]", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        sites = [_build(revision, Path(folder) / str(number)) for number, revision in enumerate([*revisions, ""][:2])]
        one, other = map(_files, sites)
        names = sorted(one.keys() | other.keys())
        differing = [name for name in names if one.get(name) != other.get(name)]
        for name in differing:
            sizes = [str(len(found[name])) if name in found else "not there" for found in (one, other)]
            print(f"{name}: {' → '.join(sizes)}")
        print(f"{len(names)} files, {len(differing)} differ")
    return 1 if differing else 0


def _build(revision: str, folder: Path) -> Path:
    """Return the site that the program of *revision* makes of its campaign; an empty one is the working tree."""
    source, site = folder / "source", folder / "site"
    source.mkdir(parents=True)
    for part in PARTS:
        if revision:
            _unpack(revision, part, source)
        elif (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, source / part, ignore=shutil.ignore_patterns("__pycache__"))
        elif (ROOT / part).exists():
            shutil.copy(ROOT / part, source)
    # Each program in a process of its own, found before the one that is installed.
    environment = {**os.environ, "PYTHONPATH": str(source / "scripts"), "SOURCE_DATE_EPOCH": "1795564800"}
    subprocess.run([sys.executable, "-c", PROGRAM, str(source), str(site)], check=True, env=environment, cwd=source)
    return site


def _unpack(revision: str, part: str, folder: Path) -> None:
    packed = subprocess.run(
        ["git", "-C", str(ROOT), "archive", revision, part], capture_output=True, check=False
    )  # a part that this commit has not is left out
    if packed.returncode == 0:
        with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
            archive.extractall(folder, filter="data")


def _files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
