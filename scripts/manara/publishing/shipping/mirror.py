"""Makes a mirror: the same edition, speaking for the place at which it will stand.

A copy of the bytes still names the lost host in its canonical links, alternates, sitemap and words to send on. Here
these places, and nothing else, are written anew: wherever the old address stands in a text, plainly or as part of
another address. Words of the edition do not hold the address, so they stay, and so do the printed sheets: a code on
paper leads where it led.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import urllib.parse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from manara.campaign.records import PUBLISHED
from manara.errors import PublishingError
from manara.problems import text
from manara.publishing.making.archive import pack
from manara.publishing.making.compress import TEXTS, Packing
from manara.publishing.making.edition_time import STEP
from manara.publishing.making.manifest import ARCHIVE, FILE, SIGNATURES, SUMS, digest_of, files_of
from manara.publishing.making.sums import write_sums
from manara.publishing.proving.copies import unpack
from manara.publishing.proving.verify import verify_folder
from manara.publishing.shipping.swap import swap_into_place, true_output

if TYPE_CHECKING:
    from collections.abc import Iterator

# Texts that are not packed.
OTHERS = (".vcf",)
# Kinds that may hold an address as a picture, which nobody can write anew.
DRAWN = (".pdf", ".png")


@dataclass(frozen=True)
class Mirror:
    """What was made: the old address, the files that were written anew, and how many sheets and pictures were not."""

    old: str
    changed: list[str]
    drawn: int


def make_mirror(copy: Path, output: Path, address: str) -> Mirror:
    """Write a mirror of *copy* for *address* to *output*.

    Args:
        copy: A built site or its archive.
        output: The folder that is made or replaced.
        address: Where the mirror will stand: https, a host, at most a path.

    Raises:
        PublishingError: The address cannot be published, or the copy is not whole.
    """
    address = address.rstrip("/") + "/"
    if not PUBLISHED.fullmatch(address):
        raise PublishingError(
            text("“{address}” cannot be published: write https, a host and at most a path.", address=address)
        )
    output = true_output(output)
    output.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f"{output.name}.new-", dir=output.parent) as scratch:
        source = unpack(copy, Path(scratch) / "copy") if copy.is_file() else copy
        manifest, problems = verify_folder(source, str(copy))
        for problem in problems:
            raise PublishingError(
                text("{copy} is not whole: {message}. Take another copy.", copy=copy, message=problem.message),
                tuple(problems),
            )
        if not manifest.site:
            raise PublishingError(text("{copy} does not say for which address it was made.", copy=copy))
        made = Path(scratch) / "made"
        shutil.copytree(source, made, ignore=shutil.ignore_patterns(ARCHIVE, SUMS, *SIGNATURES))
        changed = list(_write_anew(made, manifest.site, address))
        Packing().write(path for name in changed if (path := made / name).suffix in TEXTS)
        content = json.loads((made / FILE).read_bytes())
        content |= {"site": address, "time": manifest.time + STEP, "files": files_of(made)}
        content["digest"] = digest_of(content)
        (made / FILE).write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8", newline="\n")
        write_sums(made, content["files"])
        with (made / ARCHIVE).open("wb") as file:
            pack(made, int(content["time"]), file)
        drawn = sum(1 for path in made.rglob("*") if path.suffix in DRAWN)
        swap_into_place(made, output)
    return Mirror(manifest.site, changed, drawn)


def _write_anew(folder: Path, old: str, new: str) -> Iterator[str]:
    """Exchange the address in every text, and yield the names of those that held it."""
    pairs = [(old, new), (urllib.parse.quote(old, safe=""), urllib.parse.quote(new, safe=""))]
    pairs += [(old.replace("/", "\\/"), new.replace("/", "\\/"))]
    for path in sorted(folder.rglob("*")):
        if path.suffix not in (*TEXTS, *OTHERS) or path.name == FILE or not path.is_file():
            continue
        before = after = path.read_bytes()
        for one, other in pairs:
            after = after.replace(one.encode(), other.encode())
        if after != before:
            path.write_bytes(after)
            yield path.relative_to(folder).as_posix()
