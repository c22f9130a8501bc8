"""A new campaign: facts, pages in each language, settings, a workflow and a readme, in a folder of its own.

What is written passes ``manara check`` and ``manara build`` at once. What nobody has said yet is a placeholder, marked
as one: pages by ``placeholder: true`` in their front matter, everything else by ``placeholders:`` in
``data/campaign.yml``. ``manara check --release`` names each.
"""

from __future__ import annotations

import datetime
import json
import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from manara.campaign import lock as campaign_lock
from manara.campaign.load import load_campaign
from manara.contacts import lock as contacts_lock
from manara.locales import Locale, known_locale
from manara.scaffold.country import emergency_numbers, formats
from manara.scaffold.upgrade import with_form
from manara.scaffold.words import SKELETON, has_words, words
from manara.translations.extract import VISITORS_WORDS, Domain, update
from manara.translations.lock import write_lock
from manara.translations.pages import names_of
from manara.translations.status import new_entries

if TYPE_CHECKING:
    from collections.abc import Mapping

_QUOTED = re.compile(r"\[\[((?:[a-z]+-)?(?:title|about|home|home-about))\]\]")
_FIELD = re.compile(r"\[\[([a-z-]+)\]\]")
# Order of the pages; the ones that only list others come last.
PAGES = ("index", "help", "calling", "check", "phone", "download", "about", "one", "search")
_EXIT = "https://www.wikipedia.org/"
_DATA = "https://github.com/google/libphonenumber"
_ROLE = "operator"
# Of a country whose emergency numbers the data lacks.
_UNKNOWN = """waive:
  - check: contacts.emergency
    for: "{number}"
    reason: "Placeholder: the numbering-plan data has no such number; name the authority's page that shows it"
    until: {until}
  - check: contacts.short-number
    for: "{number}"
    reason: "Placeholder: the numbering-plan data has no such number; name the authority's page that shows it"
    until: {until}
"""
# Days after which somebody must look at that again.
_LOOK_AGAIN = 180


@dataclass(frozen=True)
class Plan:
    """What was asked for.

    Attributes:
        folder: Where the campaign goes; it does not exist, or is empty.
        id: Small letters, digits and hyphens.
        name: By language tag.
        region: ISO 3166-1 code.
        time_zone: IANA name.
        languages: BCP 47 tags; those without words are written as drafts.
        emergency: Number dialled inside the country.
        hotline: E.164 or short number of the campaign's help line; empty while there is none.
        leave: Address the leave link leads to; empty for a placeholder.
        version: The program's.
        wheel: Hexadecimal SHA-256 of the program's wheel; empty when it is not known.
        lock: Text of the pinned dependencies; empty when there is none.
        wheel_file: The wheel itself, to be laid beside ``requirements.txt``.
    """

    folder: Path
    id: str
    name: Mapping[str, str]
    region: str
    time_zone: str
    languages: tuple[str, ...]
    emergency: str
    hotline: str = ""
    leave: str = ""
    version: str = ""
    wheel: str = ""
    lock: str = ""
    wheel_file: Path | None = None

    @property
    def built(self) -> tuple[str, ...]:
        """Languages that have words, in order."""
        return tuple(tag for tag in self.languages if has_words(tag))

    @property
    def drafts(self) -> tuple[str, ...]:
        """Languages without words: written as drafts, for a translator."""
        return tuple(tag for tag in self.languages if not has_words(tag))


def write_campaign(plan: Plan, today: datetime.date) -> list[str]:
    """Write the campaign and return its files, relative to its folder.

    It is made beside its folder and moved there whole: an interrupted run leaves nothing half made.

    Args:
        plan: What was asked for; at least one language has words.
        today: The day its placeholders are dated.

    Raises:
        OSError: The folder cannot be written.
    """
    parent = plan.folder.absolute().parent
    parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f".{plan.folder.name}.new-", dir=parent))
    try:
        made.chmod(0o755)
        for name, content in {**_data(plan, today), **_pages(plan, today), **_around(plan)}.items():
            path = made / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8", newline="\n")
        (made / ".githooks" / "pre-commit").chmod(0o755)
        if plan.wheel_file is not None:
            (made / "wheels").mkdir()
            shutil.copyfile(plan.wheel_file, made / "wheels" / plan.wheel_file.name)
        if plan.drafts:
            locales = tuple(_locale(tag, plan, made) for tag in plan.drafts)
            update(Domain("site", made / "languages", templates=made / "overrides", base=VISITORS_WORDS), locales)
        _confirm(made, today)
        files = sorted(path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file())
        if plan.folder.is_dir():
            plan.folder.rmdir()
        made.rename(plan.folder.absolute())
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return files


def _locale(tag: str, plan: Plan, root: Path | None = None) -> Locale:
    own = known_locale(tag)
    name = str(own.get_display_name(own) or tag) if own is not None else tag
    return Locale(tag, formats(tag, plan.region), name, not has_words(tag), root)


def _confirm(root: Path, today: datetime.date) -> None:
    """Record the placeholders as they are, so that every later change of a number is asked about."""
    campaign = load_campaign(root, today=today)
    contacts_lock.confirm(campaign, campaign.contacts, _ROLE)
    campaign_lock.confirm(campaign, _ROLE)
    entries = [entry for name in names_of(campaign) for entry in new_entries(campaign, name, today, "translator")]
    if entries:
        write_lock(root, entries)


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _said(tags: tuple[str, ...], key: str) -> str:
    """Return the words of *key* in every language, as a mapping of YAML."""
    return "{" + ", ".join(f"{tag}: {_quoted(words(tag)[key])}" for tag in tags) + "}"


def _data(plan: Plan, today: datetime.date) -> dict[str, str]:
    tags = plan.built
    # A name given for a draft in its own words is kept; one said for all would only look translated.
    named = [tag for tag in plan.languages if tag in tags or plan.name.get(tag) != plan.name[tags[0]]]
    names = "{" + ", ".join(f"{tag}: {_quoted(plan.name[tag])}" for tag in named) + "}"
    rows = []
    for tag in plan.languages:
        locale = _locale(tag, plan)
        draft = "" if has_words(tag) else ", draft: true"
        rows.append(f"  - {{tag: {tag}, formats: {locale.formats}, name: {_quoted(locale.name)}{draft}}}\n")
    hotline = "hotline" if plan.hotline else "emergency"
    open_points = ["tagline", "contacts/emergency", "sources/S-01"]
    open_points += ["contacts/hotline", "sources/S-02"] if plan.hotline else ["hotline"]
    open_points += [] if plan.leave else ["exit"]
    files = {
        "data/campaign.yml": "# The settings of this campaign. What names a country stands in data/ and docs/.\n"
        f"id: {plan.id}\nname: {names}\ntagline: {_said(tags, 'tagline')}\n"
        f"region: {plan.region}\ntime_zone: {plan.time_zone}\n"
        "# The first language is the one translations are compared with. A language with “draft: true” is not built.\n"
        f"languages:\n{''.join(rows)}"
        "# Shown in the first screen of every page: the first for people in danger, the second for reporting.\n"
        f"emergency: emergency\nhotline: {hotline}\n"
        "# Where “leave” leads: an ordinary page of the country, without a sign-in.\n"
        f"exit: {{url: {_quoted(plan.leave or _EXIT)}, name: {_said(tags, 'exit')}}}\n"
        "# The name under which a telephone saves a number: it must tell nobody anything.\n"
        f"saved_as: {_said(tags, 'saved')}\n"
        "replace_history: quiet\n"
        "# Days after which a checked fact counts as old; a warning comes “notice” days before.\n"
        "lifetimes: {numbers: 90, services: 180, laws: 365, notice: 14}\n"
        "# What nobody has said or checked yet. Remove a line when it is true; a release wants the list empty.\n"
        f"placeholders: [{', '.join(open_points)}]\n",
        "data/contacts/emergency.yml": _contact(plan, today, "emergency", plan.emergency),
        "data/sources.yml": "# Facts by id, each with how sure we are and where it was read; and their sources.\n"
        "facts:\n  F-CON-01: {confidence: medium, sources: [S-01]}\n"
        + ("  F-CON-02: {confidence: medium, sources: [S-02]}\n" if plan.hotline else "")
        + f"sources:\n  S-01: {{citation: {_said(tags, 'source')}, url: {_quoted(_DATA)}}}\n"
        + (f"  S-02: {{citation: {_said(tags, 'source-line')}}}\n" if plan.hotline else ""),
        "data/laws.yml": "# Laws that pages cite by their id; none yet.\n{}\n",
        "data/spelling.yml": "# Words that are right and in no dictionary, by language, such as “en: [Manara]”.\n"
        "# Spelling is judged because this file is here, with the dictionaries of hunspell.\n{}\n",
        "data/one-page.yml": "# What the one-page edition shows, in order: page file and heading id.\n"
        "open: [help.md#danger]\nfolded:\n  - help.md#who\n  - calling.md#what-to-say\n  - calling.md#refuse\n"
        "  - check.md#actions\n  - phone.md#leave-link\n",
    }
    if plan.hotline:
        files["data/contacts/hotline.yml"] = _contact(plan, today, "hotline", plan.hotline)
    return {name: with_form(content) for name, content in files.items()}


def _contact(plan: Plan, today: datetime.date, name: str, number: str) -> str:
    emergency = name == "emergency"
    own, source = ("emergency", 1) if emergency else ("line", 2)
    dial = (
        f"number: {_quoted(number)}"
        if number.startswith("+")
        else f"short: {_quoted(number)}\n    region: {plan.region}"
    )
    return (
        "# A placeholder until somebody has compared the number with its authority's own page: manara confirm "
        f"contacts/{name}\n"
        f"id: {name}\nkind: {'emergency' if emergency else 'helpline'}\nstatus: active\nfacts: [F-CON-0{source}]\n"
        f"confidence: medium\nname: {_said(plan.built, own)}\nhelps_with: {_said(plan.built, own + '-helps')}\n"
        f"area: {{countries: [{plan.region}], from_abroad: {'true' if number.startswith('+') else 'false'}}}\n"
        f"channels:\n  - type: phone\n    {dial}\n    hours: unknown\n    languages: unknown\n    cost: unknown\n"
        "    privacy: {anonymous: unknown, recorded: unknown, shows_on_bill: unknown}\n"
        f"verified: {{on: {today.isoformat()}, how: published-source, by: {_ROLE}, sources: [S-0{source}]}}\n"
        + (
            _UNKNOWN.format(number=number, until=today + datetime.timedelta(_LOOK_AGAIN))
            if emergency and number not in emergency_numbers(plan.region)
            else ""
        )
    )


def _pages(plan: Plan, today: datetime.date) -> dict[str, str]:
    files = {}
    given = {"today": today.isoformat(), "hotline": "hotline" if plan.hotline else "emergency"}
    for tag in plan.built:
        for page in PAGES:
            content = (SKELETON / "pages" / f"{page}.md").read_text("utf-8")
            files[f"docs/{tag}/{page}.md"] = _filled(content, {**words(tag), **given})
    # A draft shows the source's text, marked, page by page until somebody has written it.
    for tag in plan.drafts:
        files |= {f"docs/{tag}/{page}.md": fallback(files[f"docs/{plan.built[0]}/{page}.md"]) for page in PAGES}
    return files


def fallback(page: str) -> str:
    """Return a page so that it shows the source's text, marked, until it is translated."""
    return page.replace("\nchecked:", "\ntranslation: fallback\nchecked:", 1)


def _filled(content: str, known: Mapping[str, str]) -> str:
    """Return a page with its words; in front matter they are quoted, as YAML wants them."""
    front, mark, body = content.partition("\n---\n")
    quoted = _QUOTED.sub(lambda found: _quoted(known[found[1]]), front)
    return _FIELD.sub(lambda found: known[found[1]], quoted + mark + body)


def _around(plan: Plan) -> dict[str, str]:
    pages = ", ".join(f"{page}.md" for page in PAGES)
    settings = (
        f"site_name: {_quoted(plan.name[plan.built[0]])}\n"
        "# Where the site will stand. When publishing: MANARA_SITE_URL=https://…/ manara build --release\n"
        'site_url: !ENV [MANARA_SITE_URL, "https://campaign.example/"]\n'
        "use_directory_urls: false\ntheme:\n  name: manara\n"
        f"plugins:\n  - manara:\n      pages: [{pages}]\n"
    )
    files = {
        "mkdocs.yml": settings,
        ".gitignore": "/site/\n/.cache/\n/.editions/\n/.venv/\n/.manara\n",
        ".gitattributes": "* text=auto eol=lf\n# Two who confirm neighbouring sections never meet.\n"
        "data/*.lock linguist-generated\ndata/translations.lock merge=union\n",
        ".githooks/pre-commit": (SKELETON / "pre-commit").read_text("utf-8"),
        ".vscode/tasks.json": (SKELETON / "tasks.json").read_text("utf-8"),
        "requirements.txt": _requirements(plan),
        ".github/workflows/campaign.yml": (SKELETON / "workflow.yml").read_text("utf-8"),
    }
    if plan.lock:
        files["requirements.lock"] = plan.lock
    readmes = {"en": "README.md"} | ({"ar": "README.ar.md"} if "ar" in plan.languages else {})
    for tag, name in readmes.items():
        content = (SKELETON / f"readme.{tag}.md").read_text("utf-8")
        files[name] = content.replace("[[name]]", plan.name.get(tag) or plan.name[plan.built[0]])
    return files


def _requirements(plan: Plan) -> str:
    """Return ``requirements.txt``: the program by the hash of its wheel, and what it needs by another file."""
    needs = "-r requirements.lock\n" if plan.lock else ""
    if plan.wheel:
        return (
            "# The program, by the hash of its wheel; what it needs is pinned in requirements.lock.\n"
            f"{needs}manara=={plan.version} --hash=sha256:{plan.wheel}\n"
        )
    return (
        "# The program. Its wheel was not known when this campaign was made: pin it by the line that\n"
        "# “pip hash manara-*.whl” prints, so that nothing else can be installed under its name.\n"
        f"manara=={plan.version}\n"
    )
