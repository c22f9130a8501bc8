"""What a page's Markdown became, kept between builds: nothing is rendered again that would come out the same.

A page's text becomes the same HTML when the text itself, the facts, the templates of cards, the catalogs, the settings,
the list of files a link may lead to, the day, the program and its libraries are the same; all of them are in the digest
under which it is kept. Everything after that (sanitising, markers, the page's frame) is done in every build, and the
finished page is read back as always. A release renders everything.
"""

from __future__ import annotations

import importlib.util
import json
import logging
from contextlib import contextmanager, suppress
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from manara.sources.kept import Kept
from manara.sources.remembered import digest, digest_of_files, digest_of_program

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from manara.campaign.model import Campaign
    from manara.site.calls import CallContext

# Beside those in digest_of_program.
LIBRARIES = ("mkdocs", "Markdown", "pymdown-extensions", "mkdocs-material", "Jinja2", "MarkupSafe")
# Where a Markdown extension must come from: of any other, nobody knows what its output follows from.
_KNOWN = frozenset({"markdown", "pymdownx", "material", "manara"})


@contextmanager
def rendered_once(campaign: Campaign, context: Callable[[], CallContext]) -> Iterator[None]:
    """Let MkDocs take a page's HTML from the last build while nothing it follows from has changed.

    Args:
        campaign: Loaded; a release renders every page.
        context: Returns what the Markdown extension knows of the page being rendered.
    """
    from mkdocs.structure import pages  # noqa: PLC0415  # MkDocs is loaded only where it is used

    if campaign.release:
        yield
        return
    page_class: Any = pages.Page
    real = page_class.render
    memory = _Memory(campaign, context)

    def render(page: Any, config: Any, files: Any) -> None:
        memory.render(real, page, config, files)

    page_class.render = render
    try:
        yield
    finally:
        page_class.render = real
    memory.kept.tidy()


class _Memory:
    """The kept pages of one campaign."""

    def __init__(self, campaign: Campaign, context: Callable[[], CallContext]) -> None:
        self.campaign = campaign
        self.context = context
        self.kept = Kept(campaign.root / ".cache" / "pages")
        self._world = ""

    def render(self, real: Any, page: Any, config: Any, files: Any) -> None:
        """Render *page* with MkDocs' own function *real*, or fill in what came out last time."""
        if not all(map(_is_known, config.markdown_extensions)):
            real(page, config, files)
            return
        words = self.context().words
        tag = words.locale.tag if words is not None else ""
        name = f"{digest(self._of_all(config, files), tag, page.file.src_uri, page.markdown)}.json"
        raw = self.kept.get(name)
        # Damaged, or of a file that is gone: rendered anew.
        with suppress(ValueError, KeyError, TypeError, AttributeError):
            if raw is not None:
                self._fill(page, json.loads(raw), files)
                return
        said = _Said()
        logging.getLogger("mkdocs").addHandler(said)
        try:
            real(page, config, files)
        finally:
            logging.getLogger("mkdocs").removeHandler(said)
        # What a page was warned of must be said in every build.
        if not said.anything and page.links_to_anchors is not None:
            self.kept.put(name, json.dumps(self._row(page), ensure_ascii=False).encode())

    def _of_all(self, config: Any, files: Any) -> str:
        """Return the digest of what all pages follow from."""
        if not self._world:
            self._world = digest(
                digest_of_program(),
                *(version(library) for library in LIBRARIES),
                digest_of_files(self.campaign.root, ("data", "overrides", "languages", "mkdocs.yml")),
                self.campaign.today.isoformat(),
                " ".join(self.campaign.tags),
                config.site_url or "",
                "\n".join(sorted(f"{file.src_uri} {file.dest_uri} {file.inclusion}" for file in files)),
            )
        return self._world

    def _row(self, page: Any) -> dict[str, Any]:
        return {
            "content": page.content,
            "toc": [_token(item) for item in page.toc],
            "title": page._title_from_render,  # noqa: SLF001  # MkDocs keeps it there between rendering and titles
            "anchors": sorted(page.present_anchor_ids),
            "links": {file.src_uri: anchors for file, anchors in page.links_to_anchors.items()},
            "called": self.context().called,
        }

    def _fill(self, page: Any, row: dict[str, Any], files: Any) -> None:
        from mkdocs.structure.toc import get_toc  # noqa: PLC0415  # as above

        links = {files.src_uris[name]: anchors for name, anchors in row["links"].items()}
        anchors, toc, called = set(row["anchors"]), get_toc(row["toc"]), list(row["called"])
        page.content, page._title_from_render = row["content"], row["title"]  # noqa: SLF001  # as above
        page.present_anchor_ids, page.toc, page.links_to_anchors = anchors, toc, links
        self.context().called = called


class _Said(logging.Handler):
    """Notices whether anything was said."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.anything = False

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002  # that there is one is enough
        self.anything = True


def _token(item: Any) -> dict[str, Any]:
    return {
        "name": item.title,
        "id": item.id,
        "level": item.level,
        "children": [_token(child) for child in item.children],
    }


def _is_known(extension: object) -> bool:
    """Tell whether a Markdown extension, as ``mkdocs.yml`` names it, is one whose version is in the digest."""
    if not isinstance(extension, str):
        return False
    if "." not in extension and extension not in _KNOWN:
        return importlib.util.find_spec(f"markdown.extensions.{extension}") is not None
    return extension.split(".", 1)[0] in _KNOWN
