"""Makes paper and share pictures from the same facts as the site, and puts them beside its pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from manara.campaign.calls import (
    CallError,
    ClosedValue,
    DateValue,
    LawValue,
    MoneyValue,
    TimeValue,
    resolve,
)
from manara.campaign.edition import words_for
from manara.campaign.saying import closure, extension
from manara.errors import PrintingError
from manara.printing.edition import paper_edition, signed
from manara.printing.first_sheets import first_sheets, without_letters
from manara.printing.fonts import check_fonts
from manara.printing.products import products
from manara.printing.sheet import FITS_KIND, SHEETS_KIND, Press, alike
from manara.problems import Level, Problem, text
from manara.site.words import Words

if TYPE_CHECKING:
    from manara.campaign.model import Campaign
    from manara.contacts.model import Channel
    from manara.printing.sheet import Sheet
    from manara.publishing.context import Build
    from manara.work.cache import Cache

ID = "printing.words"
# For a look at whether words fit: the first words of every list.
_ANY_EDITION = "0" * 64


@dataclass(frozen=True)
class Printed:
    """What is to be printed.

    Attributes:
        sheets: Every sheet and picture, with the words of the paper.
        edition: Digest of everything the sheets of paper are made from.
    """

    sheets: list[Sheet]
    edition: str

    def fingerprint(self, campaign: Campaign) -> dict[str, str]:
        """Return the words of the paper in every language of the campaign, by tag."""
        return {tag: words_for(self.edition, tag) for tag in campaign.tags}


def write_printed(build: Build) -> list[Problem]:
    """Write ``{language}/print/*.pdf`` and ``{language}/share/*.png``; what cannot be made is left out, and a problem.

    A sheet whose words do not fit keeps no page from being published, only a release.
    """
    problems: list[Problem] = []
    said: set[object] = set()
    try:
        check_fonts()
        sheets = build.printed.sheets
        problems += without_letters(build.campaign)
    except PrintingError as error:
        return list(error.problems)
    if build.ahead is not None:
        build.ahead.sheets()
    press = Press(build.cache)
    for sheet in sheets:
        path = build.folder / sheet.path
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            path.write_bytes(press.make(sheet))
        except PrintingError as error:
            problems += [_at_source(problem, build.campaign) for problem in error.problems if _new(problem, said)]
    build.cache.tidy(SHEETS_KIND)
    return problems


def unfit(campaign: Campaign, cache: Cache) -> list[Problem]:
    """Return what does not fit on a sheet, at the line of its words; only sheets whose words changed are laid out."""
    try:
        check_fonts()
        sheets = {alike(sheet): signed(sheet, _ANY_EDITION) for sheet in reversed(unsigned(campaign))}
    except PrintingError as error:
        return list(error.problems)
    press, said, found = Press(cache), set[object](), list[Problem]()
    for sheet in reversed(sheets.values()):
        try:
            press.try_out(sheet)
        except PrintingError as error:
            found += [_at_source(problem, campaign) for problem in error.problems if _new(problem, said)]
    cache.tidy(FITS_KIND)
    return found


def _new(problem: Problem, said: set[object]) -> bool:
    """Tell whether what is wrong has not been said of the same sheet in another size or ink."""
    values = dict(problem.message.values)
    key: object = (values.get("words"), values.get("part"), problem.message.msgid) if "words" in values else problem
    if "signs" in values:
        key = (problem.message.msgid, problem.path.split("/")[1])  # a script without a font: once for a language
    found = key not in said
    said.add(key)
    return found


def _at_source(problem: Problem, campaign: Campaign) -> Problem:
    """Return *problem* at the line of the page that its words come from; at the sheet when they come from no page."""
    problem = replace(problem, level=Level.ERROR if campaign.release else Level.WARNING)
    words = dict(problem.message.values).get("words")
    wanted = " ".join(str(words).split()) if words else ""
    for of_language in campaign.pages.values() if wanted else ():
        for page in of_language.values():
            for number, line in enumerate(page.body.splitlines()):
                if wanted in line:
                    return replace(problem, path=page.path, line=page.body_line + number)
    return problem


def printed(campaign: Campaign) -> Printed:
    """Return every sheet and picture, its calls said and the words of the paper on it.

    Raises:
        PrintingError: A page that goes on paper names what may not be published.
    """
    sheets = unsigned(campaign)
    edition = paper_edition(sheets)
    # Those of first pages bear no words: a poster need not be printed again because a further language changed.
    return Printed([*(signed(sheet, edition) for sheet in sheets), *first_sheets(campaign)], edition)


def unsigned(campaign: Campaign) -> list[Sheet]:
    """Return every sheet and picture without the words of the paper, which change when any other sheet does.

    Raises:
        PrintingError: A page that goes on paper names what may not be published.
    """

    def say(tag: str) -> Sayer:
        return Sayer(campaign, Words(campaign.locale(tag), campaign.root))

    return list(products(campaign, say))


class Sayer:
    """Says a call of a page in one language, as plain words."""

    def __init__(self, campaign: Campaign, words: Words) -> None:
        self.campaign = campaign
        self.words = words

    def __call__(self, kind: str, argument: str) -> str:
        """Return the words; a number keeps on one line and in its own direction.

        Raises:
            PrintingError: The call names nothing that may be published.
        """
        try:
            value = resolve(kind, argument, self.campaign)
        except CallError as error:
            raise PrintingError(str(error), (self._problem(kind, argument, error),)) from error
        if isinstance(value, LawValue):
            return self.words.law(value)
        if isinstance(value, DateValue):
            return self.words.date_value(value)
        if isinstance(value, MoneyValue):
            return self.words.money(value)
        if isinstance(value, TimeValue):
            return f"\u2066{value.text}\u2069"
        if isinstance(value, ClosedValue):
            return f"({closure(value, self.words.locale, self.words.gettext)} {self._number(value.channel)})"
        if value.channel is not None:
            return self._number(value.channel)
        return value.contact.name[self.words.locale.tag]

    def _number(self, channel: Channel) -> str:
        shown = channel.shown.replace(" ", "\u00a0")
        return f"\u2066{shown}\u2069{extension(channel, self.words.gettext)}"

    def _problem(self, kind: str, argument: str, error: CallError) -> Problem:
        message = text("the sheets cannot say “{call}”: {reason}", call=f"{kind}:{argument}", reason=error.message)
        return Problem(f"docs/{self.words.locale.tag}", 0, 0, Level.ERROR, ID, message, error.hint)
