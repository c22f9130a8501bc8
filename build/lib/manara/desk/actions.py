"""What a button of the desk does: the same as a command, and with the same refusals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from manara.checks.folder import load_and_check
from manara.desk.confirming import confirm_sections
from manara.desk.editing import NotSavedError, save
from manara.desk.waive import Finding, NotWaivedError, waive
from manara.translations.status import new_entries

if TYPE_CHECKING:
    from pathlib import Path

    from manara.cli.language import Interface

# Who reads both languages side by side and presses the button.
ROLE = "translator"


def act(path: str, asked: Any, root: Path, speaker: Interface) -> str:
    """Do what was asked for under *path*; return why not, in the editor's words, or an empty string.

    Raises:
        ValueError: What was sent is not of the form that our own pages send.
    """
    _ = speaker.gettext
    if not isinstance(asked, dict):
        raise ValueError(_("This cannot be understood. Load the page again."))  # noqa: TRY004  # one kind for a caller
    if path == "/_save":
        try:
            save(asked, root, speaker)
        except NotSavedError as error:
            return str(error)
        return ""
    if path == "/_confirm":
        return _confirm(str(asked.get("place", "")), root, speaker)
    if path == "/_waive":
        line, values = asked.get("line"), asked.get("values")
        if not isinstance(line, int) or not isinstance(values, list):
            raise ValueError(_("This cannot be understood. Load the page again."))
        try:
            finding = Finding(
                str(asked.get("path", "")), line, str(asked.get("check", "")), tuple(str(value) for value in values)
            )
            waive(root, finding, str(asked.get("reason", "")))
        except NotWaivedError as error:
            return (
                _("Write why the check is wrong here, in words and without “--” or “>”.")
                if str(error) == "reason"
                else _("The page has changed. Load it again.")
            )
        return ""
    return _("This cannot be understood. Load the page again.")


def _confirm(place: str, root: Path, speaker: Interface) -> str:
    name, _mark, key = place.partition("#")
    campaign, problems = load_and_check(root)
    wanted = new_entries(campaign, name, campaign.today, ROLE, key)
    if not wanted:
        return speaker.gettext("There is no section {place} in two languages.").format(place=place)
    refused = confirm_sections(campaign, problems, wanted).refused
    if refused:
        return speaker.gettext("There is an error in this section. Mend it first; nothing was recorded.")
    return ""
