"""The MkDocs plugin: each event gathers, calls a room, and hands back.

One plain MkDocs build makes all languages; no i18n plugin (docs/decisions/0001). Pages pair by file name.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger

from manara.campaign.load import load_campaign
from manara.campaign.publisher import of_edition
from manara.campaign.settings import refuse, settings_problems
from manara.checks.pages.pictures import SHARED
from manara.checks.run import check_campaign
from manara.errors import CampaignError
from manara.problems import Level
from manara.site.calls import CallContext
from manara.site.first_page import first_page, first_path
from manara.site.moved import moved_pages
from manara.site.notes import with_words
from manara.site.one_file import path_of
from manara.site.options import ManaraOptions
from manara.site.pictures import with_sizes
from manara.site.templates import environment
from manara.site.view import SiteView
from manara.sources.renderer import EXTENSIONS, SETTINGS
from manara.sources.sanitise import sanitise
from manara.sources.theme import theme_folders

if TYPE_CHECKING:
    from collections.abc import Callable

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from manara.campaign.model import Campaign

log = get_plugin_logger("manara")


class ManaraPlugin(BasePlugin[ManaraOptions]):  # type: ignore[no-untyped-call]
    """Builds every language of the campaign in one MkDocs build."""

    view: SiteView
    # Set by a build that has loaded the campaign already.
    loaded: Campaign | None = None
    # Text that stands in for a page's own while it is shown to its editor, by source.
    instead: dict[str, str]
    # Told of each page that is finished.
    finished: Callable[[str], None] | None = None

    def __init__(self) -> None:
        # Source of the page that is being rendered, for who has to say which one it was.
        self.rendering: list[str] = []
        self.instead = {}

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load the campaign, run the checks, and write the navigation out for each language."""
        root = Path(config.config_file_path or ".").resolve().parent
        try:
            refuse(settings_problems(root))
        except CampaignError as error:
            raise PluginError(str(error)) from None
        campaign = self.loaded or load_campaign(root, drafts=self.config.drafts)
        if self.config.checks:
            for problem in check_campaign(campaign):
                (log.error if problem.level is Level.ERROR else log.warning)(
                    "%s:%s:%s: %s  [%s] %s",
                    problem.path,
                    problem.line,
                    problem.column,
                    problem.message,
                    problem.check,
                    problem.hint,
                )
        self.view = SiteView(campaign, config.site_url or "", tuple(self.config.pages))
        config.nav = self.view.nav()
        # Whatever theme is named: templates are the campaign's own, then ours, and nothing of any other is published.
        config.theme.dirs = [str(folder) for folder in theme_folders(root)]
        # MkDocs renders all Markdown before it asks about templates; cards need them earlier.
        self.env = environment(config.theme.dirs)
        self.view.prepare(self.env)
        self.context = CallContext()
        self.called: dict[str, tuple[str, ...]] = {}
        # The same list as the checks render with, whatever mkdocs.yml or MkDocs itself would add.
        config.markdown_extensions = [*EXTENSIONS, "manara"]
        config.mdx_configs = {**SETTINGS, "manara": {"context": self.context}}
        config.theme.static_templates.update({"index.html", "404.html", "sitemap.xml", "robots.txt"})
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Publish nothing of the theme's or of overrides/ that no page uses."""
        for file in list(files):
            if (
                not Path(file.abs_src_path or "").is_relative_to(Path(config.docs_dir))
                and file.src_uri not in self.view.assets
            ):
                files.remove(file)
            elif Path(file.abs_src_path or "").is_relative_to(Path(config.docs_dir)) and file.src_uri.split("/", 1)[
                0
            ] not in (
                *self.view.campaign.tags,
                SHARED,
            ):
                # A draft language: MkDocs would publish it, because it lies in docs/.
                files.remove(file)
        return files

    def on_env(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Let templates run in our environment and not in MkDocs' own, which would let them do anything."""
        return self.env

    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Tell the Markdown extension which page comes next."""
        own, name = page.file.src_uri.split("/", 1)
        self.rendering[:] = [page.file.src_uri]
        source = self.view.translation.fallback(own, name)
        tag = source.tag if source is not None else own
        self.context.campaign = self.view.campaign
        self.context.words = self.view.words[tag]
        self.context.called = []
        self.context.card = lambda contact: self.view.card(contact, tag)
        return self.view.translation.text_of(own, name, self.instead.get(page.file.src_uri, markdown))

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Remember which contacts the page called, and its text for the one-page edition."""
        tag, name = page.file.src_uri.split("/", 1)
        html, lost = sanitise(html)
        if lost:
            log.error("docs/%s: taken out of the page: %s", page.file.src_uri, ", ".join(lost))
        html = with_sizes(html, Path(config.docs_dir), page.file.src_uri)
        if self.context.words is not None:
            html = with_words(html, self.context.words)
        html = self.view.translation.wrapped(tag, name, of_edition(html, self.view.campaign))
        self.view.rendered[page.file.src_uri] = html
        self.called[page.file.src_uri] = tuple(self.context.called)
        return html

    def on_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Add what our templates show: language, alternates, contacts, menu, sources."""
        values = self.view.page_context(page.file.src_uri, self.called[page.file.src_uri])
        values |= self.view.fill(page.content or "", values)
        context.update(values)  # type: ignore[typeddict-item]
        return context

    def on_template_context(
        self, context: TemplateContext, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Add what the bilingual root page, 404 page, sitemap and robots file show."""
        context.update(self.view.root_context())  # type: ignore[typeddict-item]
        return context

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Tell who waits for it that the page is finished."""
        if self.finished is not None:
            self.finished(output)
        return output

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write the campaign of each language into one file, and the first pages of further languages."""
        for tag in self.view.campaign.tags:
            path = Path(config.site_dir) / path_of(tag)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(self.view.one_file(tag), "utf-8", newline="\n")
        for address, html in moved_pages(self.view, self.env):
            path = Path(config.site_dir) / address
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(html, "utf-8", newline="\n")
            if self.finished is not None:
                self.finished(html)
        for first in self.view.campaign.first.built:
            path = Path(config.site_dir) / first_path(first.tag)
            path.parent.mkdir(parents=True, exist_ok=True)
            html = first_page(self.view, self.env, first)
            path.write_text(html, "utf-8", newline="\n")
            if self.finished is not None:
                self.finished(html)
