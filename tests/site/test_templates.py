"""A campaign's templates show values, and reach nothing else of the machine that builds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jinja2.exceptions import SecurityError

from manara.site.templates import environment
from tests.frozen import frozen_campaign

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = (
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ (''|attr('__class__')).mro() }}",
    "{{ ''['__cl' ~ 'ass__'].mro() }}",
    "{{ value.append(1) }}",
    "{{ '{0.__class__.mro}'.format(1) }}{{ cycler.__init__.__globals__.os.getcwd() }}",
    "{% for item in range(10000000) %}{% endfor %}",
)


@pytest.mark.parametrize("template", HOSTILE)
def test_a_template_cannot_leave_its_values(tmp_path: Path, template: str) -> None:
    """Through attributes, filters, formats and changes of what it is given."""
    (tmp_path / "x.html").write_text(template)

    with pytest.raises((SecurityError, OverflowError)):
        environment([tmp_path]).get_template("x.html").render(value=[])


def test_what_is_shown_is_escaped_and_the_first_folder_wins(tmp_path: Path) -> None:
    """As in every template of the theme."""
    for folder in ("own", "theme"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.html").write_text(folder + " {{ value }}")

    assert (
        environment([tmp_path / "own", tmp_path / "theme"]).get_template("x.html").render(value="<b>")
        == "own &lt;b&gt;"
    )


def test_pages_and_cards_are_rendered_in_the_sandbox(tmp_path: Path) -> None:
    """A hostile footer stops the build, and nothing ran."""
    from manara.campaign.load import load_campaign
    from manara.site.engine import build_site
    from manara.sources.theme import THEME

    root = frozen_campaign(tmp_path / "campaign")
    for name in ("partials/campaign/footer.html", "partials/campaign/contact-card.html"):
        own = root / "overrides" / name
        own.parent.mkdir(parents=True, exist_ok=True)
        own.write_text((THEME / name).read_text("utf-8") + "{{ ''.__class__.__mro__ }}", "utf-8")
        with pytest.raises(SecurityError):
            build_site(load_campaign(root), tmp_path / "site")
        own.unlink()
        page = root / "docs" / "en" / "pay.md"
        page.write_text(page.read_text("utf-8") + "\n{{ card:line }}\n", "utf-8")
