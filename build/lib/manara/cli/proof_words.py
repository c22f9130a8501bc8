"""Says what was found about a copy: a line that sums it up, then contacts, then the rest, alike things once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from manara.cli.report import as_json as problem_as_json
from manara.cli.report import print_problem
from manara.publishing.proving.proof import CAMPAIGN, ITSELF, SIGNED, TRUSTED

if TYPE_CHECKING:
    from manara.cli.language import Interface
    from manara.publishing.proving.proof import Proof

# So many problems that differ only in their values are shown; the others are counted.
SHOWN = 3


def as_json(proof: Proof, interface: Interface) -> dict[str, Any]:
    """Return all that :func:`print_proof` says, for programs."""
    manifest = proof.manifest
    return {
        "contacts": {"count": len(manifest.contacts), "differ": sorted(proof.contacts)},
        "files": {"count": len(manifest.files), "differ": proof.files},
        "proof": proof.proof,
        "signed_by": proof.signer or None,
        "until": None if proof.until is None else proof.until.isoformat(),
        "age_days": proof.age if manifest.time else None,
        "site": manifest.site or None,
        "edition": manifest.edition,
        "fingerprint": manifest.fingerprint,
        "paper": manifest.paper_fingerprint,
        "commit": manifest.commit or None,
        "urgent": manifest.urgent or None,
        "problems": [problem_as_json(problem, interface) for problem in proof.all],
    }


def print_proof(proof: Proof, interface: Interface) -> None:
    """Print a summary, every kind of problem, and which edition it is."""
    _ = interface.gettext
    print(" · ".join(_summary(proof, interface)))
    if urgent := proof.manifest.urgent:
        line = _("Urgent edition of {day} for “{contact}” ({reason}): {count} old facts were let through.")
        print(
            line.format(
                day=urgent.get("day"), contact=urgent.get("contact"), reason=urgent.get("reason"),
                count=len(urgent.get("let_through", ())),
            )
        )  # fmt: skip
    _print_problems(proof, interface)
    manifest = proof.manifest
    print()
    print(_("Made for: {address}").format(address=manifest.site or "–"))
    print(_("Fingerprint:"))
    for words in manifest.fingerprint.values():
        print(f"  {words}")
    print(_("Printed sheets:"))
    for words in manifest.paper_fingerprint.values():
        print(f"  {words}")
    print(_("Commit: {commit}").format(commit=manifest.commit or "–"))


def _summary(proof: Proof, interface: Interface) -> list[str]:
    _ = interface.gettext
    contacts, files = len(proof.contacts), proof.files
    known = len(proof.manifest.contacts)
    if proof.compared:
        form = interface.ngettext("{differ} of {count} contact differs", "{differ} of {count} contacts differ", known)
    else:
        form = interface.ngettext(
            "{count} contact, compared with nothing", "{count} contacts, compared with nothing", known
        )
    said = [
        form.format(differ=contacts, count=known),
        interface.ngettext("{count} file differs", "{count} files differ", files).format(count=files),
    ]
    whose = {
        SIGNED: _("signed by {signer}"),
        TRUSTED: _("compared with a trusted manifest"),
        CAMPAIGN: _("numbers compared with this campaign"),
        ITSELF: _("agrees with itself; nobody has proved whose it is"),
    }[proof.proof]
    if proof.proof == ITSELF and (contacts or files):
        whose = _("nobody has proved whose it is")
    said.append(whose.format(signer=proof.signer))
    if proof.proof != SIGNED:
        said.append(_("signature not checked") if proof.is_signed else _("not signed"))
    if proof.until is None:
        said.append(_("says nothing of until when it holds"))
    else:
        form = _("held until {day}") if proof.until < proof.day else _("holds until {day}")
        said.append(form.format(day=interface.day(proof.until)))
    if proof.manifest.time:
        age = interface.ngettext("edition {count} day old", "edition {count} days old", proof.age)
        said.append(age.format(count=proof.age))
    return said


def _print_problems(proof: Proof, interface: Interface) -> None:
    kinds = Counter((problem.check, problem.level, problem.message.msgid) for problem in proof.all)
    seen: Counter[tuple[object, ...]] = Counter()
    for problem in proof.all:
        kind = (problem.check, problem.level, problem.message.msgid)
        seen[kind] += 1
        # Of contacts each is named; one more than is shown would be counted for nothing.
        if problem in proof.contacts.values() or seen[kind] <= SHOWN or kinds[kind] == SHOWN + 1:
            print_problem(problem, interface)
        elif seen[kind] == kinds[kind]:
            more = kinds[kind] - SHOWN
            line = interface.ngettext("    … and {count} more like this", "    … and {count} more like this", more)
            print(line.format(count=more))
