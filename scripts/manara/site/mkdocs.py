"""Every patch of and private call into MkDocs and Python-Markdown; nothing else in this program has one.

Each says what it is for, what it saves, and how it is undone; ``tests/site/test_mkdocs.py`` has a test for each. They
were tried with the versions in :data:`TRIED`; with any other the program stops and says so, since a private function
may be gone or, worse, mean something else.
"""

from __future__ import annotations

from contextlib import contextmanager
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from manara.errors import ManaraError
from manara.problems import text
from manara.sources.patience import SECONDS, patience

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

# The first version that was tried, and the first that was not.
TRIED = {"mkdocs": ("1.6", "1.7"), "markdown": ("3.7", "3.12")}


def check_versions(tried: dict[str, tuple[str, str]] = TRIED) -> None:
    """Stop where another version of a library is installed than this module was tried with.

    Raises:
        ManaraError: Which version it is, and which would do.
    """
    for name, (first, end) in tried.items():
        found = version(name)
        if not _numbers(first) <= _numbers(found) < _numbers(end):
            raise ManaraError(
                text(
                    "{name} {found} is installed; this program was tried with {first} and later, below {end}. "
                    "Install it with “pip install '{name}>={first},<{end}'”.",
                    name=name,
                    found=found,
                    first=first,
                    end=end,
                )
            )


def _numbers(written: str) -> tuple[int, ...]:
    return tuple(int(part) for part in written.split(".")[:2])


@contextmanager
def shared_parser() -> Iterator[None]:
    """Let MkDocs use one Markdown parser for all pages of a build, reset before each, with a clock over each page.

    MkDocs makes a new one for every page and registers all extensions again: a third of the time of a large build. A
    test renders pages with everything an extension may remember both ways and compares. Replaced while this lasts:
    the name ``markdown`` in ``mkdocs.structure.pages``.
    """
    check_versions()
    from mkdocs.structure import pages as module  # noqa: PLC0415  # MkDocs is loaded only where it is used

    pages: Any = module
    real = pages.markdown
    made: list[Any] = []

    def parser(**settings: Any) -> Any:
        if not made:
            made.append(_patient(real.Markdown(**settings)))
        return made[0].reset()

    pages.markdown = _Module(real, parser)
    try:
        yield
    finally:
        pages.markdown = real


class _Module:
    """The Markdown library with another way to make a parser."""

    def __init__(self, real: Any, parser: Callable[..., Any]) -> None:
        self._real = real
        self.Markdown = parser

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


def _patient(parser: Any) -> Any:
    """Let *parser* give up on a page that keeps it busy."""
    convert = parser.convert

    def in_time(source: str) -> Any:
        with patience(SECONDS):
            return convert(source)

    parser.convert = in_time
    # A plain list of the patterns: the library's own register is asked a thousand times a page.
    inline = parser.treeprocessors["inline"]
    inline.inlinePatterns = list(inline.inlinePatterns)
    return parser


def render_page(page: Page, config: MkDocsConfig, files: Files) -> None:
    """Read and render the Markdown of one page, as a build does with all: the preview shows a page at a time."""
    check_versions()
    from mkdocs.commands import build  # noqa: PLC0415  # as above

    build._populate_page(page, config, files)  # noqa: SLF001  # MkDocs has no public way to render one page


def write_page(page: Page, config: MkDocsConfig, pages: list[File], nav: Navigation, env: jinja2.Environment) -> None:
    """Write one rendered page, for the preview."""
    from mkdocs.commands import build  # noqa: PLC0415  # as above

    build._build_page(page, config, pages, nav, env)  # noqa: SLF001  # as above


def write_template(name: str, env: jinja2.Environment, files: Files, config: MkDocsConfig, nav: Navigation) -> None:
    """Write one page that is no Markdown, such as ``404.html``, for the preview."""
    from mkdocs.commands import build  # noqa: PLC0415  # as above

    build._build_theme_template(name, env, files, config, nav)  # noqa: SLF001  # as above
