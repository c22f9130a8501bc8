"""The pages of the desk: problems beside their lines, all problems, both languages, a phone, what is sent on."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING

from manara.desk import marks
from manara.desk.beside import Beside
from manara.desk.cards import card
from manara.desk.document import bar, document, script, style
from manara.desk.editing import files_of, form, overview
from manara.desk.report import counted, report
from manara.desk.sending import sending

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from manara.campaign.model import Campaign
    from manara.desk.cards import Desk
    from manara.desk.document import Live
    from manara.desk.findings import Found
    from manara.problems import Problem
    from manara.site.preview import Preview

_BODY = re.compile(rb"<body\b[^>]*>")
# Own names of the languages the desk speaks; a button must be read by who does not read the page.
_NAMES = {"ar": "العربية", "en": "English"}


@dataclass(frozen=True)
class Views:
    """What one request is answered with.

    Attributes:
        preview: What makes the site's pages.
        found: What the checks said last.
        desk: Who reads.
        live: What the script of a page needs.
        broken: Why the campaign cannot be loaded any more; what was shown last stays.
    """

    preview: Preview
    found: Found
    desk: Desk
    live: Live
    broken: str = ""

    def own(self, path: str) -> str | None:
        """Return a page of the desk, or ``None`` when *path* is none of its addresses."""
        if path == "_problems":
            more, waiting = self._more(), self._waiting()
            return report(self.found.problems, self.desk, live=self.live, link=self._link, more=more, waiting=waiting)
        if path == "_sending" and self.found.campaign is not None:
            return sending(self.found.campaign, self.desk.speaker, self.live)
        if path == "_edit" and self.found.campaign is not None:
            speaker = self.desk.speaker
            return document(speaker, speaker.gettext("Edit"), overview(self.found.campaign, speaker), self.live)
        view, _slash, rest = path.partition("/")
        name = f"{rest.removesuffix('.html')}.md"
        if view == "_beside":
            return self._beside(name)
        if view == "_edit" and self.found.campaign is not None:
            return self._edit(rest.removesuffix(".html"), self.found.campaign)
        if view == "_phone":
            return self._phone(rest)
        return None

    def with_problems(self, path: str, body: bytes) -> bytes:
        """Return the page at *path* with each of its problems beside the line it is about."""
        source = f"docs/{path.removesuffix('.html')}.md"
        own = [problem for problem in self.found.problems if problem.path == source]
        page = self.preview.source(path)
        if page is None or not own:
            return body
        by_line: dict[int, str] = {}
        for number, problem in enumerate(own):
            by_line[problem.line] = by_line.get(problem.line, "") + card(problem, self.desk, number)
        signed = marks.with_signs(page, by_line)
        made = self.preview.with_body(path, signed) if signed != page.body else body
        return marks.put(made.decode("utf-8"), by_line).encode()

    def with_bar(self, path: str, body: bytes) -> bytes:
        """Return the page at *path* with the bar that says what else there is to see."""
        _ = self.desk.speaker.gettext
        name = path.split("/", 1)[1] if "/" in path else ""
        count = "…" if self._waiting() else len(self.found.problems)
        links = [("/_problems", _("All problems: {count}").format(count=count))]
        if self.preview.source(path) is not None:
            links += [
                (f"/_edit/{name}", _("Edit")),
                (f"/_beside/{name}", _("Side by side")),
                (f"/_phone/{name}", _("On a phone")),
            ]
        links.append(("/_sending", _("What is sent on")))
        others = [(one.tag, _NAMES.get(one.tag, one.tag)) for one in self.desk.speakers[1:]]
        said = self.broken or self.found.error or self._here(path)
        above = bar(self.desk.speaker, said, links, others)
        body = _BODY.sub(lambda opened: opened[0] + above.encode(), body, count=1)
        return self.quietly(body.replace(b"</head>", style().encode() + b"</head>", 1))

    def quietly(self, body: bytes) -> bytes:
        """Return a page of the site as a visitor sees it, which loads itself again when it changes."""
        return body.replace(b"</body>", script(self.live).encode() + b"</body>", 1)

    def failed(self, cause: str) -> str:
        """Return a page that says why the one asked for cannot be shown, and what the checks say."""
        more = f'<p class="manara-open">{escape(cause)}</p>'
        return report(self.found.problems, self.desk, live=self.live, link=self._link, more=more)

    def _here(self, path: str) -> str:
        _ = self.desk.speaker.gettext
        if self._waiting():
            return _("Being checked …")
        source = f"docs/{path.removesuffix('.html')}.md"
        own = [problem for problem in self.found.problems if problem.path == source]
        return _("On this page: {count}").format(count=counted(own, self.desk.speaker))

    def _waiting(self) -> bool:
        """Tell whether what was found is not yet about what is shown."""
        return self.found.version < self.preview.version

    def _more(self) -> str:
        said = self.broken or self.found.error
        return f'<p class="manara-open">{escape(said)}</p>' if said else ""

    def _link(self, problem: Problem) -> str:
        shown = problem.path.removeprefix("docs/").removesuffix(".md") + ".html"
        return f"/{shown}" if problem.path.endswith(".md") and self.preview.source(shown) is not None else ""

    def _beside(self, name: str) -> str:
        _, campaign, status = self.desk.speaker.gettext, self.found.campaign, self.found.status
        if campaign is None or status is None:
            return self.failed(self.found.error or _("Being checked …"))

        def cards(path: str, first: int, last: int) -> str:
            return "".join(self._cards(path, first, last))

        table = Beside(campaign, status, self.desk.speaker, cards).table(name)
        content = f'<p class="manara-result" role="status"></p>{table}'
        title = _("Side by side: {page}").format(page=name)
        return document(self.desk.speaker, title, content, self.live)

    def _edit(self, name: str, campaign: Campaign) -> str | None:
        """Return the form of a page or a contact, below what the checks say of it."""
        name = name if name.startswith("contacts/") else f"{name}.md"
        paths = files_of(name, campaign)
        if not paths:
            return None
        own = [problem for problem in self.found.problems if problem.path in paths]
        cards = "".join(card(problem, self.desk, number) for number, problem in enumerate(own))
        content = cards + form(self.preview.root, paths, campaign, self.desk.speaker)
        title = self.desk.speaker.gettext("Edit: {page}").format(page=name)
        # Nobody's words may be lost because a file was saved elsewhere.
        return document(self.desk.speaker, title, content, replace(self.live, since=""))

    def _cards(self, path: str, first: int, last: int) -> Iterator[str]:
        for number, problem in enumerate(self.found.problems):
            if problem.path == path and first <= max(problem.line, 1) <= last:
                yield card(problem, self.desk, number)

    def _phone(self, rest: str) -> str:
        _, tags = self.desk.speaker.gettext, self._tags()
        frames = "".join(f'<iframe src="/{tag}/{escape(rest)}" title="{tag}"></iframe>' for tag in tags)
        small = _("360 by 640 points, as on a small telephone.")
        content = f"<p>{escape(small)}</p>"
        return document(
            self.desk.speaker, _("On a phone"), f'{content}<div class="manara-phones">{frames}</div>', self.live
        )

    def _tags(self) -> Sequence[str]:
        return self.found.campaign.tags if self.found.campaign is not None else ()
