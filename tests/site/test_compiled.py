"""Compiled templates are kept, and used only while they are what would be compiled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jinja2
import pytest

from manara.site import compiled
from manara.site.compiled import CompiledTemplates

if TYPE_CHECKING:
    from pathlib import Path


def shown(root: Path, source: str) -> str:
    """Render one template in an environment of its own, as a new build would."""
    env = jinja2.Environment(
        loader=jinja2.DictLoader({"page.html": source}), autoescape=True, bytecode_cache=CompiledTemplates(root)
    )
    return env.get_template("page.html").render(name="<b>")


def kept(root: Path) -> list[Path]:
    """The files in the memory."""
    return sorted((root / ".cache" / "manara" / "templates").iterdir())


def test_a_template_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second build compiles nothing and shows the same."""
    first = shown(tmp_path, "Hello {{ name }}")
    monkeypatch.setattr(jinja2.Environment, "compile", lambda *_args, **_named: pytest.fail("compiled again"))

    assert shown(tmp_path, "Hello {{ name }}") == first == "Hello &lt;b&gt;"
    assert len(kept(tmp_path)) == 1


def test_a_changed_template_is_compiled_again(tmp_path: Path) -> None:
    """By its source, whatever the date of the file says."""
    shown(tmp_path, "Call {{ name }}")

    assert shown(tmp_path, "Ask {{ name }}") == "Ask &lt;b&gt;"


def test_another_program_compiles_for_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its filters and settings may be others."""
    shown(tmp_path, "{{ name }}")
    monkeypatch.setattr(compiled, "digest_of_program", lambda: "another")
    shown(tmp_path, "{{ name }}")

    assert len(kept(tmp_path)) == 2


@pytest.mark.parametrize("damage", [b"", b"short", b"\0" * 500], ids=["empty", "short", "zeros"])
def test_a_damaged_memory_is_ignored(tmp_path: Path, damage: bytes) -> None:
    """Nothing in it is run unless it is whole."""
    shown(tmp_path, "{{ name }}")
    kept(tmp_path)[0].write_bytes(damage)

    assert shown(tmp_path, "{{ name }}") == "&lt;b&gt;"


def test_one_changed_bit_is_noticed(tmp_path: Path) -> None:
    """The digest before the template is compared first."""
    shown(tmp_path, "{{ name }}")
    raw = bytearray(kept(tmp_path)[0].read_bytes())
    raw[-3] ^= 1
    kept(tmp_path)[0].write_bytes(raw)

    assert shown(tmp_path, "{{ name }}") == "&lt;b&gt;"
