"""``manara review LANG``: a form for a native reader; ``manara review LANG FILE``: takes the answers in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from manara.campaign.first_answers import read_answers, with_better
from manara.campaign.first_pages import FOLDER
from manara.campaign.first_review import read_reviews, write_reviews
from manara.campaign.load import load_campaign
from manara.checks.pages.first import check
from manara.cli.report import error_line, print_problems
from manara.cli.review_form import form
from manara.problems import has_errors, in_order
from manara.sources.text_file import read_text

if TYPE_CHECKING:
    import argparse

    from manara.campaign.first_pages import First
    from manara.campaign.model import Campaign
    from manara.cli.language import Interface

HELP = "make the form by which a native reader reviews a first page, or take the answers in"


def add_arguments(parser: argparse.ArgumentParser, interface: Interface) -> None:
    """Declare this command's arguments."""
    _ = interface.gettext
    parser.add_argument("tag", metavar="LANG", help=_("language of the first page, such as hi"))
    parser.add_argument("answers", nargs="?", type=Path, metavar="FILE", help=_("answers that the form saved"))
    parser.add_argument("--output", type=Path, help=_("where the form is written (default: review-LANG.html)"))


def run(options: argparse.Namespace, interface: Interface) -> int:
    """Write the form, or record the answers and say what is still open."""
    _ = interface.gettext
    campaign = load_campaign(options.root.resolve(), drafts=True)
    known = {first.tag: first for first in campaign.first.languages}
    first = known.get(options.tag)
    if first is None:
        error_line(_("There is no {file}. Known languages: {known}.").format(
            file=f"{FOLDER}/{options.tag}.yml", known=", ".join(known) or "–"))  # fmt: skip
        return 2
    if options.answers is not None:
        return _take(campaign, first, options.answers, interface)
    output = options.output or Path(f"review-{first.tag}.html")
    output.write_text(form(campaign, first, interface), "utf-8", newline="\n")
    print(_("The form is in {output}: one file, for a screen or for paper.").format(output=output))
    print(_("It saves a file of answers; take it in with “manara review {tag} FILE”.").format(tag=first.tag))
    return 0


def _take(campaign: Campaign, first: First, path: Path, interface: Interface) -> int:
    _ = interface.gettext
    if not path.is_file():
        error_line(_("There is no file {file}.").format(file=path))
        return 2
    content, found = read_text(path, str(path))
    answers = read_answers(content, str(path), first, campaign.first, campaign.today)
    problems = in_order([*found, *answers.problems, *campaign.first.reviews.problems])
    if problems:
        print_problems(problems, interface)
    if has_errors(problems):
        print(_("Nothing was recorded."))
        return 1
    file = campaign.root / first.shown
    if answers.better:
        file.write_text(with_better(file.read_text("utf-8"), answers.better), "utf-8", newline="\n")
    reviews = read_reviews(campaign.root).with_yes(first.tag, answers, campaign.first.sources)
    write_reviews(campaign.root, reviews)
    after = load_campaign(campaign.root, drafts=True)
    now = next(one for one in after.first.languages if one.tag == first.tag)
    said = interface.ngettext("{count} yes recorded", "{count} times yes recorded", len(answers.yes))
    print(said.format(count=len(answers.yes)))
    again = _("{id} is now “{words}”; translate it back, and ask about it again.")
    for name, words in answers.better.items():
        print(again.format(id=name, words=words))
    wrong = [problem for problem in check(after.first, after) if problem.path == now.shown]
    if wrong:
        print_problems(in_order(wrong), interface)
    if now.open:
        print(
            interface.ngettext("{count} string is open.", "{count} strings are open.", len(now.open)).format(
                count=len(now.open)
            )
        )
    elif now.locale.draft:
        print(_("Every string is reviewed. Take “draft: true” out of {file} to publish it.").format(file=now.shown))
    else:
        print(_("Every string is reviewed: the next build publishes it."))
    return 0
