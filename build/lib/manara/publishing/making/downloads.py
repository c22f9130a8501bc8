"""Fills the list on the download page: every built product with a preview, its files, their sizes and its use.

The page is an editor's; the list stands where ``<!-- downloads -->`` does. It is made from the files that were built,
so a size is never wrong and a product never forgotten. Previews are loaded only when a group is opened. The words of
the current sheets, in every language, stand where ``<!-- paper-words -->`` does: a reader compares a poster with them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from manara.campaign.share import said
from manara.campaign.sms import measure
from manara.contacts.vcard import cards
from manara.problems import Level, Problem, text
from manara.publishing.making.previews import PREVIEWS, preview, size_of
from manara.publishing.making.products import Product, groups
from manara.publishing.making.sizes import write_sizes
from manara.site.templates import environment
from manara.site.words import Words
from manara.sources.theme import theme_folders

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from manara.campaign.share import Message
    from manara.locales import Locale
    from manara.publishing.context import Build

ID = "publishing.downloads"
PLACE = "<!--files-->"
# Where the page says which words the current sheets carry.
WORDS_PLACE = "<!--paper-words-->"
# Parts of a file's name that say which of a product's files it is.
_VARIANT = re.compile(r"(?:-(a[0-9]))?(-bw|-print)?")
# In the order they are offered.
# A number of several groups: it stays on one line.
_NUMBER = re.compile(r"(\d[\d ]*\d)")
_ENDINGS = ("", "-bw", "-print")


@dataclass(frozen=True)
class File:
    """One file: its address from the page, the words of its link, and what a list of links adds to them."""

    href: str
    label: str
    of: str = ""


@dataclass(frozen=True)
class Row:
    """The files of a product in one language, or in two side by side; without a name where there is but one."""

    languages: str
    files: tuple[File, ...]


@dataclass(frozen=True)
class Line:
    """A line of a text to send: its words and numbers in turn, words first, and the address it ends with, if any."""

    parts: tuple[str, ...]
    address: str


@dataclass(frozen=True)
class Picture:
    """A preview: its address, size and words."""

    src: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class Offer:
    """One product with its files, row by row; a text to send has its words and links instead of a picture."""

    title: str
    use: str
    rows: tuple[Row, ...]
    picture: Picture | None = None
    words: tuple[Line, ...] = ()
    links: tuple[File, ...] = ()


@dataclass(frozen=True)
class Offers:
    """A group of the list, for a reader's own use or for who hands out."""

    title: str
    offers: tuple[Offer, ...] = ()
    mine: bool = False


def fill_downloads(build: Build) -> list[Problem]:
    """Write previews, the list, and the sizes of everything offered anywhere."""
    env = environment(theme_folders(build.campaign.root))
    template = env.get_template("partials/campaign/downloads.html")
    paper_words = env.get_template("partials/campaign/paper-words.html")
    problems: list[Problem] = []
    for tag in build.campaign.tags:
        words = Words(build.campaign.locale(tag), build.campaign.root)
        maker = _Maker(build, tag, words)
        problems += maker.unexplained()
        page = build.folder / tag / "download.html"
        html = page.read_text("utf-8") if page.is_file() else ""
        if WORDS_PLACE in html:
            html = html.replace(WORDS_PLACE, paper_words.render(lines=_paper_words(build, tag)), 1)
        if PLACE in html:
            made = template.render(groups=list(maker.groups()), _=words.gettext)
            page.write_text(html.replace(PLACE, made, 1), "utf-8", newline="\n")
    build.cache.tidy(PREVIEWS)
    write_sizes(build)
    return problems


def _paper_words(build: Build, tag: str) -> list[tuple[Locale, str]]:
    """Return the words of the current sheets in every language, the page's own first."""
    words = build.printed.fingerprint(build.campaign)
    tags = sorted(words, key=lambda other: other != tag)
    return [(build.campaign.locale(other), words[other]) for other in tags]


class _Maker:
    """Makes the list of one language."""

    def __init__(self, build: Build, tag: str, words: Words) -> None:
        self.build = build
        self.tag = tag
        self.words = words
        self.products = groups(words.gettext)
        self.first = {first.tag for first in build.campaign.first.built}

    def groups(self) -> Iterator[Offers]:
        """Yield all groups that have something to offer."""
        _ = self.words.gettext
        for group in self.products:
            offers = tuple(offer for product in group.products if (offer := self._offer(product)).rows)
            if offers:
                yield Offers(group.title, offers, group.mine)
        for quiet in (True, False):
            messages = [message for message in self.build.campaign.share.messages if message.quiet == quiet]
            if messages:
                yield Offers(_("Words to send"), tuple(map(self._message, messages)), quiet)
        saved = [card for card in cards(self.build.campaign) if card.tag == self.tag]
        if saved:
            files = tuple(File(f"../{card.path}", card.contact.name[self.tag]) for card in saved)
            use = _("A contact for the phone book, under a name that tells nothing. It may be copied to other devices.")
            yield Offers(_("Contacts to save"), (Offer(_("Contact cards"), use, (Row("", files),)),), mine=True)
        site = _("Every page and file, for kiosks without a network and for mirrors.")
        data = _("All contacts for programs, with their sources.")
        yield Offers(
            _("The whole site"),
            (
                Offer(_("All files in one archive"), site, (Row("", (File("../site.zip", "ZIP"),)),)),
                Offer(_("Contacts as open data"), data, (Row("", (File("../contacts.json", "JSON"),)),)),
            ),
        )

    def unexplained(self) -> Iterator[Problem]:
        """Yield a problem for every sheet or picture that no line of the register names."""
        known = [product for group in self.products for product in group.products]
        for path in self._built():
            if not any(self._is_of(path, product) for product in known):
                name = path.relative_to(self.build.folder).as_posix()
                message = text("nothing says what “{name}” is for", name=path.name)
                hint = text("Add a line for it in publishing/making/products.py.")
                yield Problem(f"site/{name}", 0, 0, Level.ERROR, ID, message, hint)

    def _built(self) -> list[Path]:
        """Return every sheet and picture of this language, then those side by side with another, then first pages'."""
        own = sorted((self.build.folder / self.tag / "print").glob("*.pdf"))
        own += sorted((self.build.folder / self.tag / "share").glob("*.png"))
        both = [
            path
            for path in sorted(self.build.folder.glob("*-*/print/*.pdf"))
            if self.tag in path.parent.parent.name.split("-")
        ]
        first = self.build.campaign.first.built
        return (
            own
            + both
            + [path for one in first for path in sorted((self.build.folder / one.tag / "print").glob("*.pdf"))]
        )

    def _is_of(self, path: Path, product: Product) -> bool:
        return path.stem.startswith(product.key) and bool(_VARIANT.fullmatch(path.stem.removeprefix(product.key)))

    def _offer(self, product: Product) -> Offer:
        paths = [path for path in self._built() if self._is_of(path, product)]
        # A4 before A3; colour, then black and white, then for a printing house; one language before two.
        paths.sort(key=lambda path: path.stem, reverse=True)
        paths.sort(key=lambda path: (path.parent.parent.name != self.tag, _ENDINGS.index(_ending(path))))
        rows: dict[tuple[str, ...], list[File]] = {}
        for path in paths:
            tags = self._tags(path)
            of = f"{product.title}, {self.words.languages(tags)}"
            rows.setdefault(tags, []).append(File(self._href(path), self._label(path, product), of))
        named = len(rows) > 1 or set(rows) != {(self.tag,)}
        made = tuple(Row(self.words.languages(tags) if named else "", tuple(files)) for tags, files in rows.items())
        return Offer(product.title, product.use, made, self._picture(paths[0], product) if paths else None)

    def _tags(self, path: Path) -> tuple[str, ...]:
        """Return the languages of a sheet or a picture, from the folder it lies in."""
        folder = path.parent.parent.name
        return (folder,) if folder in self.first or folder in self.build.campaign.tags else tuple(folder.split("-"))

    def _label(self, path: Path, product: Product) -> str:
        """Return such as “A4, black and white”."""
        _ = self.words.gettext
        match = _VARIANT.fullmatch(path.stem.removeprefix(product.key))
        paper = (match[1] or "").upper() if match else ""
        kinds = {"-bw": _("black and white"), "-print": _("for a printing house")}
        variant = kinds.get((match[2] or "") if match else "", "")
        if paper and variant:
            return _("%(file)s, %(kind)s") % {"file": paper, "kind": variant}
        return paper or variant or path.suffix.removeprefix(".").upper()

    def _picture(self, path: Path, product: Product) -> Picture:
        made = preview(path.read_bytes(), self.build.cache)
        place = self.build.folder / self.tag / "preview" / f"{product.key}.png"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(made)
        alt = self.words.gettext("Preview: %(title)s") % {"title": product.title}
        return Picture(f"preview/{place.name}", *size_of(made), alt)

    def _href(self, path: Path) -> str:
        name = path.relative_to(self.build.folder).as_posix()
        return name.removeprefix(f"{self.tag}/") if name.startswith(f"{self.tag}/") else f"../{name}"

    def _message(self, message: Message) -> Offer:
        _ = self.words.gettext
        words = said(message, self.tag, self.build.campaign, self.build.site_url)
        title = {
            ("chat", True): _("Quiet text for a chat or e-mail"),
            ("chat", False): _("Open text for a chat or e-mail"),
            ("sms", True): _("Quiet SMS"),
            ("sms", False): _("Open SMS"),
        }[message.kind, message.quiet]
        use = _("It tells nobody what it is about.") if message.quiet else _("It names the subject.")
        if message.kind == "sms":
            count = measure(words).messages
            use += " " + self.words.ngettext("%(count)s message", "%(count)s messages", count) % {"count": count}
            links: tuple[File, ...] = (File(f"sms:?body={quote(words)}", _("Send as SMS")),)
        else:
            subject = quote(message.subject.get(self.tag, ""))
            links = (
                File(f"mailto:?subject={subject}&body={quote(words)}", _("Send as e-mail")),
                File(f"https://wa.me/?text={quote(words)}", _("WhatsApp (another company's service)")),
            )
        files = (File(f"share/{message.id}.txt", "TXT", title),)
        return Offer(title, use, (Row("", files),), words=_lines(words), links=links)


def _ending(path: Path) -> str:
    """Return which of a product's inks a file is in: an ending of its name."""
    return next((ending for ending in _ENDINGS[1:] if path.stem.endswith(ending)), "")


def _lines(words: str) -> tuple[Line, ...]:
    matches = (re.fullmatch(r"(.*?)(https?://\S+)?", line) for line in words.split("\n"))
    return tuple(Line(tuple(_NUMBER.split(match[1])), match[2] or "") for match in matches if match)
