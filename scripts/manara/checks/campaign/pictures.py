"""What readers made of the pictures is written so that the site can say it (``data/pictures.yml``).

An error: more people understood than were asked, a language or a picture that the campaign has not, a day to come. A
warning: a picture that fewer than two of three people understood, and one that was drawn anew since it was tried, whose
result no longer counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.campaign.pictures import is_understood, shown_on, state_of
from manara.problems import Level, did_you_mean, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.campaign.model import Campaign
    from manara.campaign.pictures import Answer, Trial
    from manara.problems import Problem

ID = "campaign.pictures"


def check(campaign: Campaign) -> Iterator[Problem]:
    """Yield a problem for every result that cannot be, no longer counts, or asks for another drawing."""
    for trial in campaign.trials:
        if trial.language not in campaign.tags:
            yield trial.node.need("language").problem(
                text("“{tag}” is no language of the campaign", tag=trial.language),
                text("Known here: {fields}.", fields=", ".join(campaign.tags)),
                ID,
            )
            continue
        if trial.on > campaign.today:
            yield trial.node.need("on").problem(
                text("{date} is still to come", date=trial.on.isoformat()),
                text("Write the day on which people were asked."),
                ID,
            )
        shown = shown_on(campaign.root, campaign.pages[trial.language])
        for answer in trial.pictures:
            yield from _answer(campaign, trial, answer, list(shown))


def _answer(campaign: Campaign, trial: Trial, answer: Answer, shown: list[str]) -> Iterator[Problem]:
    now = state_of(campaign.root, answer.name)
    if answer.name not in shown:
        yield answer.node.need("name").problem(
            text("no page shows a picture “{name}”", name=answer.name),
            did_you_mean(answer.name, shown, 0.5) or text("Take its result out."),
            ID,
        )
    elif answer.understood > trial.people:
        yield answer.node.need("understood").problem(
            text("{understood} of {people} people cannot be", understood=answer.understood, people=trial.people),
            text("Count again: each person once."),
            ID,
        )
    elif answer.drawing != now:
        yield answer.node.need("drawing").problem(
            text("“{name}” was drawn anew since it was tried, and its result no longer counts", name=answer.name),
            text(
                "Try it again with the sheet of today, where its state is {state}; or take the result out.", state=now
            ),
            ID,
            Level.WARNING,
        )
    elif not is_understood(answer.understood, trial.people):
        yield answer.node.need("understood").problem(
            text(
                "“{name}” was understood by {understood} of {people} people",
                name=answer.name,
                understood=answer.understood,
                people=trial.people,
            ),
            text("Draw it anew, try it again, and replace this result. Until then the site says it."),
            ID,
            Level.WARNING,
        )
