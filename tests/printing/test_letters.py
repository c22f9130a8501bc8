"""Two programs that know nothing of each other read from a sheet what was written: every word, and every number."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections.abc import Callable

import numpy as np
import pypdfium2
import pytest
import typst
from PIL import ImageFilter

from manara.printing.finish import finish
from manara.printing.fonts import FOLDER
from manara.printing.sheet import Sheet
from manara.publishing.proving.readers import pdf

# Vowel signs on letters, on lam-alef, two on one letter; every lam-alef; letters that a font joins.
SENTENCES = [
    "الإبلاغ عن الاتجار بالأشخاص",
    "الآن إلى اللجنة، لا غدًا",
    "هل يُحجب عنك أجرك؟",
    "موقعًا حكوميًا رسميًا",
    "مثلًا كاملًا أهلًا وسهلًا",
    "ضدَّك مرّةً وعمّال وتَعِبَ",
    "جواب واحد بنعم سبب كافٍ لطلب المساعدة",
    "في 23 نوفمبر 2026 و 12 ساعة",
]
ENGLISH = ["An official office, first and fifth", "Does somebody keep your passport?"]
# Letters with their vowel signs, or digits.
WORD = re.compile(r"(?:[^\W\d_]|[\u064b-\u0652])+|\d+")


def by_pdfium(raw: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(raw))


def by_poppler(raw: bytes) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed (Debian: poppler-utils)")
    return subprocess.run(["pdftotext", "-", "-"], input=raw, capture_output=True, check=True).stdout.decode()


ENGINES = [by_pdfium, by_poppler]


def plain(words: str) -> str:
    """Without signs of direction, and with one kind of blank."""
    shown = "".join(sign for sign in words if unicodedata.category(sign) != "Cf")
    return " ".join(unicodedata.normalize("NFC", shown).split())


def in_order(text: str) -> str:
    """Words and figures alone: on which side of a word a comma or a blank stands differs from program to program."""
    return f" {' '.join(WORD.findall(plain(text)))} "


def words_of(text: str) -> set[str]:
    """Every word and figure."""
    return set(in_order(text).split())


def compiled(body: str) -> bytes:
    ground = '#set text(font: ("Noto Sans", "Noto Sans Arabic"), dir: rtl, lang: "ar")\n#set page(width: 400pt)\n'
    made = typst.compile((ground + body).encode(), font_paths=[str(FOLDER)], ignore_system_fonts=True)  # type: ignore[misc]  # its stubs leave the type open
    return bytes(made)


@pytest.mark.parametrize("weight", ["regular", "bold"])
@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("engine", ENGINES)
def test_words_come_out_as_they_are_written(engine: Callable[[bytes], str], sentence: str, weight: str) -> None:
    """Lam before alef, every vowel sign once and behind its letter, no word torn."""
    assert in_order(sentence) in in_order(engine(finish(compiled(f'#text(weight: "{weight}")[{sentence}]'))))


@pytest.mark.parametrize("engine", ENGINES)
def test_the_compiler_alone_does_not_do_it(engine: Callable[[bytes], str]) -> None:
    """When this fails, the compiler has learned it, and printing/letters.py can go."""
    assert plain(SENTENCES[0]) not in plain(engine(compiled(SENTENCES[0])))


@pytest.mark.parametrize("engine", ENGINES)
def test_turned_words_come_out_too(engine: Callable[[bytes], str]) -> None:
    """On a strip to tear off."""
    raw = finish(compiled(f"#rotate(-90deg, reflow: true)[{SENTENCES[2]}]"))

    assert words_of(SENTENCES[2]) <= words_of(engine(raw))


@pytest.mark.parametrize("engine", ENGINES)
def test_two_languages_side_by_side_are_two_texts(engine: Callable[[bytes], str]) -> None:
    """Neither is turned round by the other, and the letters two are drawn as one are two."""
    arabic_ones = [SENTENCES[0], SENTENCES[2]]
    pairs = zip(ENGLISH, arabic_ones, strict=True)
    cells = ", ".join(f'text(dir: ltr, lang: "en")[{english}], text(dir: rtl)[{arabic}]' for english, arabic in pairs)
    text = in_order(
        engine(finish(compiled(f"#text(size: 9pt, dir: ltr, grid(columns: (1fr, 1fr), gutter: 20pt, {cells}))")))
    )

    assert [words for words in (*ENGLISH, *arabic_ones) if in_order(words) not in text] == []


def test_nothing_moves_on_the_paper() -> None:
    """Every point of ink has one beside it on the page as the compiler drew it, and the other way round."""
    raw = compiled("#linebreak()".join(SENTENCES))
    before, after = (
        pypdfium2.PdfDocument(each)[0].render(scale=6, grayscale=True).to_pil() for each in (raw, finish(raw))
    )

    for one, other in ((before, after), (after, before)):
        ink = np.array(one) < 64
        around = np.array(other.filter(ImageFilter.MinFilter(3))) < 128
        assert ink.any()
        assert not (ink & ~around).any()


def test_finishing_gives_the_same_bytes() -> None:
    """As everything else that is made for paper."""
    raw = compiled(SENTENCES[4])

    assert finish(raw) == finish(raw)


def texts_in(value: object) -> list[str]:
    """Every text a sheet's part has to show, but for names of languages, directions and drawings."""
    if isinstance(value, dict):
        return [text for name, item in value.items() if name not in UNSEEN for text in texts_in(item)]
    if isinstance(value, list):
        return [text for item in value for text in texts_in(item)]
    return [value] if isinstance(value, str) else []


UNSEEN = ("lang", "dir", "tab", "icon", "kind", "href", "shown_lang", "shown_dir")
WHOLE = ["poster-signs-a4", "self-check", "employer-checklist", "directory"]


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("engine", ENGINES)
def test_a_sheet_s_text_is_its_words(
    sheets: dict[str, Sheet], made: Callable[[str], bytes], engine: Callable[[bytes], str], name: str
) -> None:
    """Of all words that the Arabic sheet was given none is missing, and none is there that it was not given."""
    path = f"ar/print/{name}.pdf"
    data = sheets[path].data
    given = words_of(" ".join([*texts_in(data["parts"]), *texts_in(data["lines"])]))
    read = words_of(engine(made(path)))

    assert not read - given
    assert not words_of(" ".join(texts_in(data["parts"][0]["items"]))) - read


@pytest.mark.parametrize("folder", ["ar", "en", "ar-en"])
@pytest.mark.parametrize("engine", ENGINES)
def test_every_number_is_read_in_its_order(
    sheets: dict[str, Sheet], made: Callable[[str], bytes], engine: Callable[[bytes], str], folder: str
) -> None:
    """On each sheet that is made; another order of the same groups is nowhere."""
    for path, sheet in sheets.items():
        if path.startswith(f"{folder}/print/") and path.endswith(
            ("a4.pdf", "5.pdf", "s.pdf", "y.pdf", "k.pdf", "d.pdf")
        ):
            lines = engine(made(path)).splitlines()
            text = plain(" ".join(lines))
            main = {line["shown"] for line in sheet.data["lines"]}
            for number in [number for number in sheet.data["numbers"] if number in text or number in main]:
                groups = number.split()
                assert number in text, path
                turned = " ".join(groups[::-1])
                assert len(groups) == 1 or all(turned not in plain(line) for line in lines), path


@pytest.mark.parametrize("folder", ["ar", "en", "ar-en"])
def test_every_number_can_be_tapped(sheets: dict[str, Sheet], made: Callable[[str], bytes], folder: str) -> None:
    """Each time it is written, and the tap calls what is written."""
    for path, sheet in sheets.items():
        if not path.startswith(f"{folder}/print/") or path.endswith(("-bw.pdf", "-print.pdf", "-a3.pdf")):
            continue
        reading = pdf.read(made(path), "x.pdf")
        text = plain(by_pdfium(made(path)))
        for number, href in sheet.data["numbers"].items():
            shown = len(re.findall(rf"(?<!\d)(?<!\d ){re.escape(number)}(?! ?\d)", text))
            taps = [link for link in reading.links if link.text == number and link.href == href]
            # Where one stands below another, the words alone do not tell how many there are.
            assert len(taps) >= shown, path
        words = {" ".join(text.split()) for text in (*texts_in(sheet.data), *sheet.data["numbers"])}
        assert {link.text for link in reading.links if link.where == "link"} <= words, path
