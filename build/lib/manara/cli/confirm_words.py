"""``manara confirm words``: old and new words of ``data/`` in every language, and a question for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.campaign.data_words import confirm, open_words, read_lock
from manara.cli.asking import figure
from manara.cli.report import print_problems

if TYPE_CHECKING:
    from manara.campaign.model import Campaign
    from manara.cli.language import Interface


def confirm_words(campaign: Campaign, role: str, interface: Interface, *, ask: bool) -> int:
    """Ask about words that changed since they were compared; return 0 when none is open any more.

    Args:
        campaign: As it is.
        role: Of whoever compares.
        interface: Whose language to speak.
        ask: Show and ask; without it everything is recorded as it is.
    """
    _ = interface.gettext
    lock = read_lock(campaign.root)
    if lock.problems:
        print_problems(list(lock.problems), interface)
        return 1
    left, made = 0, []
    for one in open_words(campaign, lock):
        if ask:
            print(f"\n{one.words.place}")
            for tag, said in one.words.said.items():
                old = one.row.get(tag, "")
                if old and old != said:
                    print(f"  {tag} − {old}")
                print(f"  {tag} {'+' if tag in one.moved else ' '} {said}")
            print(_("1 both say the same   3 they differ   0 end"))
            answer = figure("> ")
            if answer != "1":
                left += 1
                if answer == "0":
                    break
                continue
        made.append(one.words)
    confirm(campaign, made, role)
    print(interface.ngettext("{count} pair of words confirmed", "{count} pairs of words confirmed", len(made)).format(
        count=len(made)
    ))  # fmt: skip
    return 1 if left else 0
