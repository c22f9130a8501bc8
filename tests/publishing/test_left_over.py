"""What came out as an editor typed it is refused in every published file, whatever let it through."""

from __future__ import annotations

import json

import pytest

from manara.publishing.proving.readback import left_over
from manara.publishing.proving.readers import reader_of
from manara.publishing.proving.reading import Reading

FILES = {
    "page.html": "<!doctype html><title>x</title><body><p>{}</p>",
    "meta.html": '<!doctype html><title>x</title><meta name="description" content="{}"><body>',
    "link.html": '<!doctype html><title>x</title><body><a href="{}">x</a>',
    "text.txt": "{}\n",
    "card.vcf": "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{}\r\nEND:VCARD\r\n",
}


def read(name: str, content: str) -> Reading:
    """Return the file, read by its format."""
    reader = reader_of(name)
    assert reader is not None
    return reader(content.encode(), name)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    "left",
    [
        "{{ phone:hotline }}",
        "{% phone %}",
        "[[ phone:hotline ]]",
        "[x](help.md",
        "{ phone:hotline }",
        "{phone:hotline}",
        r"\{\{ phone:hotline \}\}",
    ],
)
def test_a_mark_that_is_left_is_refused(name: str, left: str) -> None:
    """Once."""
    assert len(list(left_over(read(name, FILES[name].replace("{}", left))))) == 1
    assert list(left_over(read(name, FILES[name].replace("{}", "Call now")))) == []


def test_codes_of_html_in_plain_text_are_refused() -> None:
    """What a form makes of braces."""
    assert len(list(left_over(read("text.txt", "&#123;&#123; phone:hotline &#125;&#125;\n")))) == 1


def test_values_of_data_are_read_too() -> None:
    """JSON's own braces are no marks."""
    assert list(left_over(read("x.json", json.dumps({"a": {"b": {"c": ["d"]}}})))) == []
    assert len(list(left_over(read("x.json", json.dumps({"a": {"b": "**bold"}}))))) == 1


def test_programs_and_styles_have_braces_of_their_own() -> None:
    """They are read for numbers alone."""
    page = "<!doctype html><title>x</title><style>a{b:c}@media print{d{e:f}}</style><script>x={a:{b:{}}}</script><body>"

    assert list(left_over(read("page.html", page))) == []
