"""The endings of host names that exist: every top-level domain of the Public Suffix List (https://publicsuffix.org).

The list comes with the package ``publicsuffixlist``, which is renewed every week; nobody asks the network.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

# Endings that are as well those of files an editor names: a host with one of them is told by its path or “www.”.
FILES = frozenset(("md", "py", "rs", "sh", "pl", "ps", "zip", "mov", "so", "cab", "ml"))
# Endings nobody registers, and that work for those who know how.
_BESIDE = ("onion", "i2p", "eth", "bit", "crypto")


@cache
def endings() -> frozenset[str]:
    """Return all of them in small letters, in letters of every script."""
    names: set[str] = set(_BESIDE)
    content = files("publicsuffixlist").joinpath("public_suffix_list.dat").read_text("utf-8")
    for line in content.partition("// ===END ICANN DOMAINS===")[0].splitlines():
        name = line.strip()
        if name and not name.startswith(("//", "!")):
            names.add(name.rpartition(".")[2].lower())
    return frozenset(names)


def is_ending(word: str) -> bool:
    """Tell whether *word* is an ending of the root zone, in any letters or as ``xn--``."""
    small = word.lower()
    return small.startswith("xn--") or small in endings()
