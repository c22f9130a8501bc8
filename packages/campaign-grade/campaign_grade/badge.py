"""A small picture of the grade, for a page or a README: one SVG file without fonts, scripts or addresses."""

from __future__ import annotations

from html import escape

# Dark enough for white letters (contrast at least 4.5 to 1).
COLOURS = {"A": "#0b6b3a", "B": "#3f6b12", "C": "#7a5b00", "D": "#8f4a00", "E": "#9a3412", "F": "#991b1b"}
_LETTER, _MARGIN = 6.4, 10


def badge(grade: str, label: str, *, rtl: bool) -> str:
    """Return the badge; its words are those of *label*, and the grade."""
    first = round(len(label) * _LETTER + 2 * _MARGIN)
    second = 28
    width = first + second
    label_at, grade_at = (second, 0) if rtl else (0, first)
    name = escape(f"{label}: {grade}")
    size = f'width="{width}" height="20" viewBox="0 0 {width} 20"'
    return f"""<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{name}">
<title>{name}</title>
<rect width="{width}" height="20" rx="3" fill="#333"/>
<rect x="{grade_at}" width="{second}" height="20" rx="3" fill="{COLOURS[grade]}"/>
<g fill="#fff" font-family="system-ui, sans-serif" font-size="11" text-anchor="middle">
<text x="{label_at + first / 2:g}" y="14" direction="{"rtl" if rtl else "ltr"}">{escape(label)}</text>
<text x="{grade_at + second / 2:g}" y="14" font-weight="bold">{grade}</text>
</g>
</svg>
"""
