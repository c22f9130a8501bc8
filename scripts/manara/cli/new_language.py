"""``manara new language TAG``: a language as a draft, its pages in the source's words until somebody writes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manara.campaign.load import load_campaign
from manara.cli.report import error_line
from manara.locales import Locale, known_locale
from manara.scaffold.campaign import fallback
from manara.scaffold.edits import Edits
from manara.sources.theme import OVERRIDES
from manara.translations.extract import VISITORS_WORDS, Domain, update
from manara.translations.pages import is_fallback

if TYPE_CHECKING:
    import argparse

    from manara.cli.language import Interface

HELP = "begin a language: a draft that is not published"
SETTINGS = "data/campaign.yml"
_ITEM = re.compile(r"^([ \t]*)- .*\btag:.*$", re.MULTILINE)


def add_arguments(parser: argparse.ArgumentParser, interface: Interface) -> None:
    """Declare this command's arguments."""
    _ = interface.gettext
    parser.add_argument("tag", metavar="TAG", help=_("the language's tag, such as fr or ur"))
    parser.add_argument("--formats", help=_("whose dates and numbers it writes, such as fr-CA (default: its own)"))
    parser.add_argument("--name", help=_("its own name (default: as CLDR has it)"))


def run(options: argparse.Namespace, interface: Interface) -> int:
    """Write, and say what comes next."""
    _ = interface.gettext
    root = options.root.resolve()
    campaign = load_campaign(root, drafts=True)
    tag, formats = options.tag, options.formats or options.tag
    cldr = known_locale(tag)
    if cldr is None or known_locale(formats) is None:
        error_line(_("“{tag}” is no language that CLDR knows; write such as fr, ur or pt-BR.").format(tag=tag))
        return 2
    if tag in campaign.tags:
        error_line(_("The campaign has {tag} already.").format(tag=tag))
        return 2
    name = options.name or cldr.get_display_name(tag.replace("-", "_")) or tag
    edits = Edits(root)
    content = edits.now(SETTINGS)
    at = content.find("languages:")
    items = [found for found in _ITEM.finditer(content, at)] if at >= 0 else []  # noqa: C416  # matches, not their text
    if not items:
        error_line(_("“languages:” of data/campaign.yml has no list with a line for each language; write it so first."))
        return 1
    end = items[len(campaign.tags) - 1].end() if len(items) >= len(campaign.tags) else items[-1].end()
    line = f'{items[0][1]}- {{tag: {tag}, formats: {formats}, name: "{name}", draft: true}}'
    edits.put(SETTINGS, f"{content[:end]}\n{line}{content[end:]}")
    for page in campaign.pages[campaign.languages[0].tag].values():
        if not is_fallback(page) and not (root / f"docs/{tag}/{page.name}").is_file():
            edits.put(f"docs/{tag}/{page.name}", fallback(edits.now(page.path)))
    for path in edits.write():
        print(f"  {path}")
    domain = Domain("site", root / "languages", templates=root / OVERRIDES, base=VISITORS_WORDS)
    lacking = update(domain, (Locale(tag, formats, name, draft=True, root=root),)).get(tag, 0)
    if lacking:
        print(f"  languages/{tag}/site.po")
        print(
            interface.ngettext(
                "{count} word or sentence of the program is to be translated there.",
                "{count} words and sentences of the program are to be translated there.",
                lacking,
            ).format(count=lacking)
        )
    print(_("The language is a draft and is not published until “draft: true” is gone."))
    print(_("To see it:") + "\n    manara serve --drafts")
    return 0
