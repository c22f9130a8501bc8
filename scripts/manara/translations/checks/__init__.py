"""One module per rule about translations, registered here in the order they are explained to editors."""

from manara.translations.checks import (
    arabic_punctuation,
    balanced,
    bidi_controls,
    bidi_isolation,
    box_titles,
    boxes,
    catalog_complete,
    catalog_endings,
    code_blocks,
    contacts_parity,
    dates,
    digits,
    doubled_blanks,
    doubled_words,
    footnotes,
    freshness,
    front_matter_parity,
    fuzzy,
    headings,
    hijri,
    html_tags,
    images,
    language,
    latin_punctuation,
    legal,
    length,
    links,
    lists,
    markers,
    money,
    numbers,
    pairs,
    paragraphs,
    placeholders,
    plural_categories,
    plural_forms,
    presentation_forms,
    stubs,
    tables,
    tatweel,
    terms_avoid,
    terms_required,
    times,
    tone,
    untranslated_lines,
)

# Checks of a catalog; ``manara catalogs`` runs them on the program's own words as well.
CATALOG_CHECKS = (catalog_complete, placeholders, plural_categories, plural_forms, fuzzy, catalog_endings)

# These compare one page with its pair and look at nothing else of docs/: what they find about a page stays true while
# that page, its pair, data/ and the program stay the same (campaign/check.py).
PAGE_BY_PAGE = frozenset({
    stubs, front_matter_parity, language, untranslated_lines, length, headings, paragraphs, lists, tables, images,
    footnotes, code_blocks, html_tags, markers, boxes, box_titles, links, numbers, dates, hijri, times, money,
    legal, contacts_parity, tone, terms_required, terms_avoid, arabic_punctuation, latin_punctuation, digits,
    presentation_forms, tatweel, doubled_words, doubled_blanks, balanced, bidi_controls, bidi_isolation,
})  # fmt: skip


CHECKS = (
    # Is it there, and up to date?
    pairs,
    freshness,
    stubs,
    front_matter_parity,
    # Is it in its language?
    language,
    untranslated_lines,
    length,
    # Has it the same shape?
    headings,
    paragraphs,
    lists,
    tables,
    images,
    footnotes,
    code_blocks,
    html_tags,
    markers,
    boxes,
    box_titles,
    links,
    # Does it state the same facts?
    numbers,
    dates,
    hijri,
    times,
    money,
    legal,
    contacts_parity,
    # Does it mean the same?
    tone,
    terms_required,
    terms_avoid,
    # Is it written right?
    arabic_punctuation,
    latin_punctuation,
    digits,
    presentation_forms,
    tatweel,
    doubled_words,
    doubled_blanks,
    balanced,
    bidi_controls,
    bidi_isolation,
    # Are the words of templates and program translated?
    *CATALOG_CHECKS,
)
