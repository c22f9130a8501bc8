"""The form for a native reader: every string beside what it means, where it stands, and room for yes or a better one.

One file that loads nothing and sends nothing. On a screen its answers are saved as a file; printed, each row has a box
and a line to write on.
"""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from manara.campaign.first_answers import LONGEST_NAME, NAME
from manara.campaign.first_pages import checked_on
from manara.campaign.first_review import ROLES, digest_of
from manara.cli.first_status import minutes
from manara.languages.region import long_day
from manara.site.pictograms import load_pictograms
from manara.sources.markdown_page import CALL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from manara.campaign.first_pages import First, FirstPages, Source
    from manara.campaign.model import Campaign
    from manara.cli.language import Interface
    from manara.locales import Locale

_FOLDER = Path(__file__).parent
_PAGE = Markup("""<!doctype html>
<html lang="{lang}" dir="{dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; {allowed}">
<meta name="robots" content="noindex">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<h1>{title}: <bdi lang="{tag}">{name}</bdi></h1>
{intro}
<form>
<fieldset><label>{role_label} <select name="role">{roles}</select></label>
<label>{who_label} <input type="text" name="who" maxlength="{longest}" pattern="{pattern}"
title="{who_title}" required autocomplete="off"></label></fieldset>
{rows}
<p><button>{save}</button></p>
</form>
<script type="application/json" id="words">{words}</script>
<script>{script}</script>
</body>
</html>
""")
# What strings of the layout look like; those that are only heard are named so.
_KINDS = {
    "layout.leave": "leave",
    "layout.danger": "alarm",
    "layout.report": "call",
    "layout.checked-phone": "bar",
    "layout.close": "shut",
    "title": "title",
    **{
        f"layout.{name}": "heard"
        for name in (
            "skip", "safety", "numbers", "call", "languages", "press-two", "press-one", "leaving", "cancelled",
            "press-escape",
        )
    },
}  # fmt: skip
_PHONE = Markup(
    '<svg viewBox="0 0 72 128" aria-hidden="true"><rect x="1" y="1" width="70" height="126" rx="6" fill="#fff" '
    'stroke="#14252c"/><path d="M1 7a6 6 0 0 1 6-6h58a6 6 0 0 1 6 6v9H1z" fill="#0b3c47"/>{}</svg>'
)
_CARD = Markup(
    '<svg viewBox="0 0 72 128" aria-hidden="true"><rect x="1" y="40" width="70" height="46" rx="3" fill="none" '
    'stroke="#14252c"/><rect x="44" y="46" width="20" height="20" fill="#14252c"/>'
    '<rect x="42" y="70" width="24" height="10" fill="#f5b942"/><path d="M8 52h26M8 66h26" stroke="#14252c"/></svg>'
)
_ROW = Markup("""<div class="row" data-id="{id}" data-of="{of}">{picture}<div>
<p class="said as-{kind}" lang="{tag}" dir="{dir}">{drawing}{said}</p>
{heard}
<dl><dt>{back_label}</dt><dd>{back}</dd>
<dt>{source_label}</dt><dd lang="{source_lang}" dir="{source_dir}">{source}</dd></dl>
<p><label><input type="radio" name="{id}" value="yes"> {yes}</label>
<label><input type="radio" name="{id}" value="better"> {better}</label></p>
<p class="better"><textarea lang="{tag}" dir="{dir}" rows="2" aria-label="{better}"></textarea></p>
<p><code>{id}</code></p></div></div>
""")


def form(campaign: Campaign, first: First, interface: Interface) -> str:
    """Return the form for one language as an HTML file, its questions in the language of the *interface*."""
    _ = interface.gettext
    pages = campaign.first
    source_locale = campaign.locale(pages.language)
    names = {
        "native-reader": _("native reader"),
        "native-translator": _("native reader who translates"),
        "interpreter": _("interpreter"),
        "helpline-worker": _("native reader who answers calls for help"),
    }
    heard = _("Not seen: a screen reader says it.")
    drawings = load_pictograms(campaign.root)
    pictures = {f"{item.id}.title": item.picture for section in pages.sections for item in section.items}
    names_said = {name: one.text for name, one in first.strings.items()}
    rows = Markup().join(
        _ROW.format(
            id=name,
            of=digest_of(source.bound, first.strings[name].text),
            picture=_place(source, pages),
            tag=first.tag,
            dir=first.locale.direction,
            kind=(kind := _kind(name, pages)),
            drawing=drawings.get(pictures.get(name, ""), ""),
            heard=Markup("<p><small>{}</small></p>").format(heard) if kind == "heard" else "",
            said=_as_shown(first.strings[name].text, campaign, first.locale, names_said),
            back_label=_("Somebody translated it back as"),
            back=first.strings[name].back or "–",
            source_label=_("It is meant to say"),
            source_lang=source_locale.tag,
            source_dir=source_locale.direction,
            source=_as_shown(source.text, campaign, source_locale),
            yes=_("Yes, it says that, and I would say it so"),
            better=_("Better:"),
        )
        for name, source in pages.sources.items()
        if name in first.strings
    )
    long = minutes(len(pages.sources))
    style, script = ((_FOLDER / name).read_text("utf-8") for name in ("review.css", "review.js"))
    intro = (
        _("Please read each sentence as if you met it on a telephone, in fear. Is it right, plain and respectful?"),
        _("Nobody is asked to agree with the law or the numbers: only whether the words say what is meant."),
        _("Numbers and days are put in by the page."),
        interface.ngettext("It takes about {count} minute.", "It takes about {count} minutes.", long).format(
            count=long
        ),
    )
    words = {"tag": first.tag, "open": _("{count} rows have no answer yet. Save what there is?")}
    return _PAGE.format(
        lang=interface.tag,
        dir="rtl" if interface.rtl else "ltr",
        title=_("Review of a first page"),
        style=Markup(style),  # noqa: S704  # our own file
        allowed=Markup("style-src {}; script-src {}").format(_allowed(style), _allowed(script)),
        tag=first.tag,
        name=first.locale.name,
        intro=Markup().join(Markup("<p>{}</p>\n").format(line) for line in intro),
        role_label=_("You are:"),
        roles=Markup().join(Markup('<option value="{}">{}</option>').format(role, names[role]) for role in ROLES),
        who_label=_("A name to stand in the campaign's files; it may be a made-up one:"),
        longest=LONGEST_NAME,
        pattern=NAME,
        who_title=_("Letters and blanks, at most {count}; it may be a made-up name.").format(count=LONGEST_NAME),
        rows=rows,
        save=_("Save the answers"),
        words=Markup(json.dumps(words, ensure_ascii=False).replace("<", "\\u003c")),  # noqa: S704  # JSON without "<"
        script=Markup(script),  # noqa: S704  # our own file
    )


def _allowed(text: str) -> Markup:
    """Return what a policy names an inline style or script by (https://www.w3.org/TR/CSP3/#hash-source)."""
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return Markup("'sha256-{}'").format(digest)


def _as_shown(
    words: str, campaign: Campaign, locale: Locale, said_names: Mapping[str, str] = MappingProxyType({})
) -> Markup:
    """Return a string as the page shows it: each call as the digits it becomes, a day as that of the page."""
    words = words.replace("%(date)s", long_day(checked_on(campaign), locale))
    parts, last = [], 0
    for call in CALL.finditer(words):
        contact = campaign.contacts.get(call[2])
        channel = contact.channel("", ("phone",)) if contact is not None else None
        if call[1] == "name" and contact is not None:
            said = said_names.get(f"name.{call[2]}", contact.name.get(locale.tag, call[0]))
            parts += [escape(words[last : call.start()]), Markup("<bdi>{}</bdi>").format(said)]
            last = call.end()
            continue
        number = Markup('<bdi dir="ltr">{}</bdi>').format(channel.shown if channel is not None else call[0])
        parts += [escape(words[last : call.start()]), number]
        last = call.end()
    return Markup().join([*parts, escape(words[last:])])


def _kind(name: str, pages: FirstPages) -> str:
    """Return what a string looks like on the page, as the style sheet of the form calls it."""
    if name in _KINDS:
        return _KINDS[name]
    if name.startswith("card."):
        return "heading" if name.endswith(".title") else "card"
    if name.endswith(".title"):
        return "door"
    return "heading" if "." not in name and name in {*(one.id for one in pages.sections), "cards", "rest"} else "text"


def _place(source: Source, pages: FirstPages) -> Markup:
    """Return a drawing of the page on which the place of *source* is filled; strings of the paper have a card."""
    middle = ["head", "watch", *(section.id for section in pages.sections), "cards", "rest", "foot"]
    if source.place not in {"top", "calls", *middle}:
        return _CARD
    high = 92 / len(middle)
    boxes: list[tuple[str, float, float, float, float]] = [
        ("top", 38, 4, 28, 9),
        ("calls", 5, 111, 27, 12),
        ("calls", 35, 111, 32, 12),
    ]
    boxes += [(place, 5, 17 + n * high, 62, high - 2.5) for n, place in enumerate(middle)]
    shown = Markup().join(
        Markup('<rect x="{}" y="{:.1f}" width="{}" height="{:.1f}" rx="2" fill="{}" stroke="#14252c"/>').format(
            x, y, wide, tall, "#f5b942" if place == source.place else "#fff"
        )
        for place, x, y, wide, tall in boxes
    )
    return _PHONE.format(shown)
