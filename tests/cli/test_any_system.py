"""What a machine may lack: Unix modules, UTF-8, a language in its environment."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from manara.cli import main
from manara.cli.environment import wanted_language
from manara.work import exclusive
from tests.campaign.made import made_campaign

if TYPE_CHECKING:
    from pathlib import Path

# Modules of the standard library that Windows has not.
UNIX = {"fcntl", "resource", "pwd", "grp", "termios", "tty", "pty", "syslog", "posix", "crypt", "nis", "spwd"}
VARIABLES = ("MANARA_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, on a system that says no language; what a test sets there is gone afterwards."""
    for name in VARIABLES:
        monkeypatch.setenv(name, "")
    return tmp_path


def test_no_module_that_only_unix_has_is_imported(repository: Path) -> None:
    """Where it is needed it is asked for by name, and done without."""
    found = []
    for path in sorted((repository / "scripts").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
            found += [f"{path.name}: {name}" for name in names if name.split(".")[0] in UNIX]

    assert found == []


def test_every_file_is_written_with_the_same_line_ends(repository: Path) -> None:
    """Windows would write CR LF, which the program itself then refuses."""
    found = []
    for path in sorted((repository / "scripts").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "write_text":
                given = {keyword.arg: ast.unparse(keyword.value) for keyword in node.keywords}
                if given.get("newline") != repr("\n"):
                    found.append(f"{path.name}:{node.lineno}")

    assert found == []


def test_a_system_without_unix_modules_loads_every_module(repository: Path) -> None:
    """In a process in which they cannot be imported, as on Windows."""
    code = """
import importlib, pkgutil, sys, signal, os
for name in %r:
    sys.modules[name] = None
for name in ("SIGALRM", "setitimer", "ITIMER_REAL"):
    delattr(signal, name)
for name in ("fchmod", "sched_getaffinity", "O_CLOEXEC"):
    delattr(os, name)
import manara
for found in pkgutil.walk_packages(manara.__path__, "manara."):
    if not found.name.endswith("__main__"):
        importlib.import_module(found.name)
from manara.work.exclusive import hold
assert hold(0) is True
""" % sorted(UNIX - {"posix"})  # noqa: UP031  # the code has braces of its own
    done = subprocess.run([sys.executable, "-c", code], cwd=repository, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr


def test_windows_locks_a_file_s_first_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    """And says who came second."""
    held: list[int] = []

    def locking(descriptor: int, _mode: int, _count: int) -> None:
        if held:
            raise OSError(13, "denied")
        held.append(descriptor)

    windows = {"fcntl": None, "msvcrt": SimpleNamespace(locking=locking, LK_NBLCK=2)}
    monkeypatch.setattr(exclusive, "_module", windows.get)

    assert exclusive.hold(7) is True
    assert exclusive.hold(8) is False


@pytest.mark.parametrize("encoding", ["cp1252", "cp1256", "ascii", "cp437"])
def test_arabic_comes_out_of_a_pipe_of_any_code_page(tmp_path: Path, encoding: str) -> None:
    """Piped output on Windows has the code page of the machine; the answer is UTF-8."""
    root = made_campaign(tmp_path, {"docs/en/help.md": "Call {{ phone:hotlien }}.\n"})
    done = subprocess.run(
        [sys.executable, "-m", "manara", "--language", "ar", "check", "--root", str(root)],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
        check=False,
    )

    assert done.stderr == b""
    assert "غير معروفة" in done.stdout.decode("utf-8")


@pytest.mark.parametrize(
    ("arguments", "environment", "setting", "wanted"),
    [
        (["check"], {}, "", "en"),
        (["check"], {}, "language: ar\n", "ar"),
        (["check"], {"LANG": "ar_KW.UTF-8"}, "", "ar_KW.UTF-8"),
        (["check"], {"LANGUAGE": "ar:en"}, "", "ar"),
        (["check"], {"LANG": "ar_KW.UTF-8"}, "\ufefflanguage: en", "en"),
        (["check"], {"MANARA_LANGUAGE": "en"}, "language: ar", "en"),
        (["--language", "ar", "check"], {"MANARA_LANGUAGE": "en"}, "", "ar"),
        (["check", "--language=ar"], {}, "language: en", "ar"),
    ],
    ids=str,
)
def test_the_language_is_that_of_the_nearest_who_says_it(
    folder: Path, arguments: list[str], environment: dict[str, str], setting: str, wanted: str
) -> None:
    """The command, the variable, the folder's file, the system."""
    os.environ.update(environment)
    if setting:
        (folder / ".manara").write_text(setting, "utf-8")

    assert wanted_language([*arguments, "--root", str(folder)]) == wanted


def test_an_unknown_language_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """Not answered in English."""
    with pytest.raises(SystemExit) as ended:
        main(["check", "--language", "xx"])

    assert ended.value.code == 2
    assert "ar" in capsys.readouterr().err


@pytest.mark.parametrize("before", [True, False])
def test_options_stand_before_the_command_or_after_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], *, before: bool
) -> None:
    """Both are read."""
    root = made_campaign(tmp_path)
    said = ["--language", "ar", "--root", str(root)]
    main([*said, "check"] if before else ["check", *said])

    assert "المشكلات" in (out := capsys.readouterr().out) or "تحذير" in out
