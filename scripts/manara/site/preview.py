"""Pages rendered when they are asked for: what the live preview shows.

``mkdocs serve`` renders every page after every save; with 200 pages per language that is seconds. Here a save only
forgets what was rendered, and the page an editor looks at is rendered again: its text is read anew, and so is the
whole campaign when anything but a page changed. The result is the page that a build would write, byte for byte.
"""

from __future__ import annotations

import re
import tempfile
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import get_files, set_exclusions
from mkdocs.structure.nav import get_navigation

from manara.campaign.settings import refuse, settings_problems
from manara.errors import ManaraError
from manara.problems import text
from manara.site.first_page import first_page, first_path
from manara.site.mkdocs import render_page, write_page, write_template
from manara.site.one_file import path_of
from manara.site.translation import TranslationView
from manara.sources.markdown_page import read_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.structure.pages import Page

    from manara.sources.markdown_page import MarkdownPage

# What programs that edit write beside a file while it is open: .help.md.swp, .#help.md, help.md~, 4913.
_LEFT_BESIDE = re.compile(r"\..*|.*~|#.*#|4913|.*\.(?:sw[a-p]|tmp|bak)")
WATCHED = ("data", "docs", "overrides", "languages", "mkdocs.yml")


class Preview:
    """The site of one campaign, page by page.

    Args:
        root: The campaign's folder.
        drafts: Also show draft languages.
    """

    def __init__(self, root: Path, *, drafts: bool = False) -> None:
        # Before a folder is made that somebody would have to remove.
        refuse(settings_problems(root))
        self.root = root
        self.drafts = drafts
        self.version = 0
        self.changed = threading.Condition(threading.RLock())
        self._closed = False
        self._stamps = self._look()
        self._folder = tempfile.TemporaryDirectory(prefix="manara-preview-")
        self._load()

    def close(self) -> None:
        """Remove what was written; who is still waiting for a page is answered first, and nobody after that."""
        with self.changed:
            self._closed = True
            self._folder.cleanup()

    def notice(self) -> bool:
        """Look at the files; tell whether anything changed since last time, and forget what that made old.

        Raises:
            ManaraError: The campaign cannot be loaded any more; what was shown last stays.
        """
        with self.changed:
            stamps = self._look()
            if stamps == self._stamps:
                return False
            names = {name for name, stamp in stamps.items() ^ self._stamps.items()}
            known = self._stamps.keys() >= names and stamps.keys() >= names
            self._stamps = stamps
            self.version += 1
            self.changed.notify_all()
            if known and all(self._is_page(name) for name in names):
                for name in names:
                    self._read_again(name)
            else:
                self._load()
            return True

    def file(self, path: str) -> bytes | None:
        """Return what a build would publish at *path*, such as ``ar/help.html``; ``None`` when there is no such page.

        Raises:
            ManaraError: The page cannot be rendered.
        """
        with self.changed:
            if path not in self._ready and path in map(path_of, self._plugin.view.campaign.tags):
                self._ready[path] = self._one_file(path.split("/", 1)[0])
            for first in self._plugin.view.campaign.first.built:
                if path == first_path(first.tag) and path not in self._ready:
                    self._ready[path] = first_page(self._plugin.view, self._env, first).encode()
            if path not in self._ready:
                source = path.removesuffix(".html") + ".md"
                page = self._pages.get(source)
                if page is not None:
                    self._once(source)
                    self._run(lambda: self._write_page(page))
                elif path in self._config.theme.static_templates:
                    self._run(lambda: self._write_template(path))
                else:
                    return None
                self._ready[path] = (Path(self._folder.name) / path).read_bytes()
            return self._ready[path]

    def source(self, path: str) -> MarkdownPage | None:
        """Return the page as its editor wrote it that is shown at *path*; ``None`` when there is no such page."""
        tag, _slash, name = path.removesuffix(".html").partition("/")
        return self._plugin.view.campaign.page(tag, f"{name}.md") if f"{tag}/{name}.md" in self._pages else None

    def with_body(self, path: str, body: str) -> bytes:
        """Return the page at *path* as it would be with the text *body*; nothing else is made from that text.

        Raises:
            ManaraError: The page cannot be rendered.
        """
        source = path.removesuffix(".html") + ".md"
        with self.changed:
            page = self._pages[source]
            self._plugin.instead = {source: body}
            try:
                self._run(lambda: render_page(page, self._config, self._files))
                self._run(lambda: self._write_page(page))
                return (Path(self._folder.name) / path).read_bytes()
            finally:
                self._plugin.instead = {}
                self._populated.discard(source)
                self._plugin.view.rendered.pop(source, None)

    def _one_file(self, tag: str) -> bytes:
        """Return the whole campaign of a language, from all its pages."""
        for source in self._pages:
            if source.startswith(f"{tag}/"):
                self.file(source.removesuffix(".md") + ".html")
        made: str = self._plugin.view.one_file(tag)
        return made.encode()

    def _load(self) -> None:
        """Do what ``mkdocs build`` does before it reads pages."""
        self._ready: dict[str, bytes] = {}
        self._populated: set[str] = set()
        self._run(self._load_site)

    def _load_site(self) -> None:
        refuse(settings_problems(self.root))
        config = load_config(str(self.root / "mkdocs.yml"), site_dir=self._folder.name)
        plugin: Any = config.plugins["manara"]
        plugin.config.checks = False
        plugin.config.drafts = self.drafts
        config = config.plugins.on_config(config)
        files = get_files(config)
        env = config.theme.get_env()
        files.add_files_from_theme(env, config)
        files = config.plugins.on_files(files, config=config)
        set_exclusions(files, config)
        nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
        self._config, self._files, self._nav, self._plugin = config, files, nav, plugin
        self._docs = list(files.documentation_pages())
        self._pages: dict[str, Page] = {file.src_uri: file.page for file in self._docs if file.page is not None}
        self._env = config.plugins.on_env(env, config=config, files=files)
        plugin.view.rendered = _OnDemand(self._once)

    def _once(self, source: str) -> None:
        """Render a page's Markdown, unless that was done since it changed."""
        if source not in self._populated:
            self._populated.add(source)
            self._run(lambda: render_page(self._pages[source], self._config, self._files))

    def _write_page(self, page: Page) -> None:
        write_page(page, self._config, self._docs, self._nav, self._env)

    def _write_template(self, name: str) -> None:
        write_template(name, self._env, self._files, self._config, self._nav)

    def _read_again(self, name: str) -> None:
        tag, page = name.removeprefix("docs/").split("/", 1)
        view = self._plugin.view
        view.campaign.pages[tag][page] = read_page(self.root / name, name, tag, page)
        view.translation = TranslationView(view.campaign)
        view.forget_menus()
        self._ready.clear()
        self._populated.discard(f"{tag}/{page}")
        view.rendered.pop(f"{tag}/{page}", None)

    def _is_page(self, name: str) -> bool:
        return name.startswith("docs/") and name.removeprefix("docs/") in self._pages

    def _look(self) -> dict[str, tuple[int, int]]:
        """Return time and size of every source."""
        stamps = {}
        for watched in WATCHED:
            start = self.root / watched
            for path in [start] if start.is_file() else start.rglob("*"):
                if _LEFT_BESIDE.fullmatch(path.name):
                    continue
                with suppress(OSError):  # removed while we look
                    if path.is_file():
                        found = path.stat()
                        stamps[path.relative_to(self.root).as_posix()] = (found.st_mtime_ns, found.st_size)
        return stamps

    def _run(self, step: Callable[[], None]) -> None:
        if self._closed:
            raise ManaraError(text("The preview has ended."))
        try:
            step()
        except MkDocsException as error:
            raise ManaraError(str(error).strip()) from None


class _OnDemand(dict[str, str]):
    """Rendered text by source address; the one-page edition asks for pages nobody has opened yet."""

    def __init__(self, render: Callable[[str], None]) -> None:
        super().__init__()
        self.render = render

    def __missing__(self, source: str) -> str:
        self.render(source)
        return self.get(source, "")
