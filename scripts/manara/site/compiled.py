"""Templates compiled once and kept in ``.cache/manara/templates``: compiling takes a sixth of a small build.

A compiled template is used again only when its source, this program, its libraries and Python are the same, and when
the file is as it was written: a digest stands before it. Anything else is compiled anew.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache

from manara.sources.remembered import FOLDER, digest, digest_of_program

if TYPE_CHECKING:
    from jinja2.bccache import Bucket

# Of the digest that stands before the compiled template.
SIZE = 32


class CompiledTemplates(BytecodeCache):
    """The compiled templates of one campaign.

    Args:
        root: The campaign's folder.
    """

    def __init__(self, root: Path) -> None:
        self.folder = root / FOLDER / "templates"
        self.world = digest(digest_of_program(), importlib.metadata.version("jinja2"))

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill *bucket* with what is kept, if it is whole; Jinja compares the source itself."""
        with suppress(OSError):
            raw = self._path(bucket).read_bytes()
            if hashlib.sha256(raw[SIZE:]).digest() == raw[:SIZE]:
                bucket.bytecode_from_string(raw[SIZE:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is in *bucket*; where nothing can be written, the next run compiles again."""
        content = bucket.bytecode_to_string()
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.folder)
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(content).digest() + content)
            Path(name).replace(self._path(bucket))

    def _path(self, bucket: Bucket) -> Path:
        # Jinja's checksum of the source is part of the name: it is read from the file as well, and compared again.
        return self.folder / digest(self.world, bucket.key, bucket.checksum)[:40]
