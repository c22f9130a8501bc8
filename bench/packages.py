"""``python -m bench.packages``: what the generator needs and what its own wheel holds, each with its weight.

Licences and versions are those of the bill of materials; a package weighs what its files take on the disk.
"""

from __future__ import annotations

import importlib.metadata
import re
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from pathlib import Path

from bench.machine import machine, table, write_result
from manara.publishing.making.dependencies import dependencies_of
from manara.work.cache import Cache

ROOT = Path(__file__).parents[1]
_NAME = re.compile(r"^([\w.-]+)[^#]*#\s*(.+?)(?: \([^()]*\))?$", re.MULTILINE)


def weight(name: str) -> int:
    """Return the bytes of all files of an installed package."""
    files = importlib.metadata.files(name) or ()
    return sum(path.stat().st_size for path in (Path(str(file.locate())) for file in files) if path.is_file())


def wheel_contents() -> Counter[str]:
    """Return the bytes of the generator's wheel by room, packed, the whole under an empty name."""
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        command = [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "--quiet",
            "--no-deps",
            "--no-build-isolation",
            "-w",
            folder,
            ROOT,
        ]
        subprocess.run(command, check=True)
        [wheel] = Path(folder).glob("*.whl")
        for file in zipfile.ZipFile(wheel).infolist():
            found["/".join(file.filename.split("/")[:2])] += file.compress_size
        found[""] = wheel.stat().st_size
    return found


def measure() -> None:
    """Write ``bench/results/packages.md``."""
    why = dict(_NAME.findall((ROOT / "requirements.in").read_text("utf-8")))
    known = dependencies_of(Cache(None))
    plain = {re.sub(r"[-_.]+", "-", name).lower(): name for name in known}
    rows = []
    for name, reason in why.items():
        found = plain.get(re.sub(r"[-_.]+", "-", name).lower(), name)
        version, licence = known.get(found, (importlib.metadata.version(name), {}))
        said = licence.get("expression") or licence.get("license", {}).get("name", "")
        rows.append((f"{name}: {reason}", version, said, f"{weight(name) / 1e6:.1f}"))
    direct = {re.sub(r"[-_.]+", "-", name).lower() for name in why}
    others = [name for simple, name in sorted(plain.items()) if simple not in direct]
    rest = sum(map(weight, others))
    rows.append((f"{len(others)} that these need: {', '.join(others)}", "", "", f"{rest / 1e6:.1f}"))
    packed = wheel_contents()
    whole = packed.pop("")
    needs = table(("package and reason", "version", "licence", "MB installed"), rows)
    rooms = [(name, f"{size / 1000:.0f}") for name, size in packed.most_common(16)]
    words = f"The wheel of the generator has {whole / 1e6:.1f} MB packed; its largest parts in kB stand below."
    write_result(
        "packages", "What it needs", words,
        [needs, table(("in the wheel", "kB"), rooms)],
        command="python -m bench.packages", measured_on=machine(),
    )  # fmt: skip


if __name__ == "__main__":
    measure()
