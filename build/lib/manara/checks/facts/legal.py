"""Both languages cite the same laws, articles and paragraphs.

``{{ law:68-2015:12,22(4) }}``, “Article 12”, “Art. 12”, «المادة 12», «المادة الثانية عشرة», “the second paragraph”,
«الفقرة الثانية», “Law No. 68 of 2015” and «القانون رقم 68 لسنة 2015» are understood; number words count like figures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manara.problems import text
from manara.translations.compare_facts import compare_facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manara.problems import Problem
    from manara.translations.pages import Section

ID = "facts.legal"


def check(section: Section) -> Iterator[Problem]:
    """Yield a problem for every difference."""
    yield from compare_facts(section, ID, text("reference"), lambda facts: facts.legal)
