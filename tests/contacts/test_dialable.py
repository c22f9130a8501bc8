"""What could be dialled is found in every disguise, and figures that are something else are left alone."""

from __future__ import annotations

import re
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from manara.contacts.canonical import canonical
from manara.contacts.dialable import find_dialable
from manara.contacts.digits import ascii_digits
from manara.contacts.net_words import all_net_words
from manara.contacts.spelled import find_spelled

if TYPE_CHECKING:
    from collections.abc import Callable

    from manara.contacts.registry import Registry

DATA = Path(__file__).parent / "data"
INNOCENT = [
    (tag, number, line)
    for tag in ("ar", "en")
    for number, line in enumerate((DATA / f"innocent.{tag}.txt").read_text("utf-8").splitlines(), 1)
]


def script(zero: int) -> Callable[[str], str]:
    return lambda number: "".join(chr(zero + int(sign)) if sign.isdigit() else sign for sign in number)


DIGITS: dict[str, Callable[[str], str]] = {
    "ascii": str,
    "arabic-indic": script(0x660),
    "persian": script(0x6F0),
    "fullwidth": script(0xFF10),
    "mathematical": script(0x1D7CE),
    "devanagari": script(0x966),
}
DISGUISES: dict[str, Callable[[str], str]] = {
    "plain": str,
    "space": lambda n: f"{n[:4]} {n[4:]}",
    "no-break space": lambda n: f"{n[:4]}\u00a0{n[4:]}",
    "thin space": lambda n: f"{n[:4]}\u2009{n[4:]}",
    "hyphen": lambda n: f"{n[:4]}-{n[4:]}",
    "en dash": lambda n: f"{n[:4]}–{n[4:]}",
    "dot": lambda n: f"{n[:4]}.{n[4:]}",
    "slash": lambda n: f"{n[:4]}/{n[4:]}",
    "middle dot": lambda n: f"{n[:4]}·{n[4:]}",
    "comma": lambda n: f"{n[:4]},{n[4:]}",
    "brackets": lambda n: f"({n[:4]}) {n[4:]}",
    "pairs": lambda n: " ".join(n[i : i + 2] for i in range(0, len(n), 2)),
    "one by one": " ".join,
    "zero-width": "\u200b".join,
    "bidi controls": lambda n: f"\u202a{n[:4]}\u202c \u2066{n[4:]}\u2069",
    "marks between": "\u200e".join,
    "soft hyphen": lambda n: f"{n[:3]}\u00ad{n[3:]}",
    "entities": lambda n: "".join(f"&#{ord(sign)};" for sign in n),
    "hex entities": lambda n: "".join(f"&#x{ord(sign):x};" for sign in n),
    "nbsp entity": lambda n: f"{n[:4]}&nbsp;{n[4:]}",
    "percent": lambda n: "".join(f"%{byte:02X}" for byte in n.encode()),
    "escapes": lambda n: "".join(f"\\u{ord(sign):04x}" for sign in n if ord(sign) < 0x10000) or n,
    "bold": lambda n: f"**{n[:4]}** {n[4:]}",
    "bold inside": lambda n: f"{n[:2]}**{n[2:5]}**{n[5:]}",
    "tags": lambda n: f"<b>{n[:4]}</b><span class='x'> {n[4:]}</span>",
    "bdi": lambda n: f'<bdi dir="ltr">{n[:4]}</bdi>&nbsp;{n[4:]}',
    "line break": lambda n: f"{n[:4]}\n{n[4:]}",
    "tatweel": lambda n: f"{n[:4]}\u0640{n[4:]}",
    "with 00": lambda n: f"00965 {n}",
    "with plus": lambda n: f"+965-{n}",
    "tel link": lambda n: f"[اتصل](tel:+965{n})",
}


@pytest.mark.parametrize("disguise", DISGUISES)
@pytest.mark.parametrize("digits", DIGITS)
def test_a_number_is_found_in_every_disguise(registry: Registry, digits: str, disguise: str) -> None:
    """Right, nearly right and foreign numbers, in any digits, split by anything."""
    if disguise == "escapes" and digits == "mathematical":
        return  # four-digit escapes cannot carry these
    for number in ("25589697", "24937600", "50123456", "2558966", "25589966"):
        shown = DISGUISES[disguise](DIGITS[digits](number))
        for sentence in ("Write to us or come. {}", "{} is open", "يمكنك أن تسأل {} كل يوم", "من{}، ثم"):
            text = sentence.format(shown)
            hits = list(find_dialable(text, registry))
            assert [hit.digits[-len(number) :] for hit in hits] == [number], (text, hits)


@pytest.mark.parametrize(
    "number",
    [
        "+44 20 7946 0123", "0044 20 7946 0123", "020 7946 0123", "(020) 7946 0123", "+1 (888) 373-7888", "888-373-7888",
        "888.373.7888", "98765 43210", "+91 98765 43210", "0123 456 789", "011 44 20 7946 0123", "800 555 123", "1800 123",
        "+٩٦٥ ٢٥٥٨ ٩٦٩٧", "＋９６５２５５８９６９７", "&#43;96525589697", "%2B96525589697", "2558969O", "25589l97", "2558 9б97".replace("б", "6"),
        "call 113", "Call **999**", "dial 1-1-3", "اتصل على 113", "اتصل بـ 999", "رقم الطوارئ: ١١٣", "In danger now? 113", "112", "147.",
        "Hotline: 12345", "phone 5000 123", "SMS 4455", "Call 112 now", "Tel. 22 44 66 88", "📞 2244 6688",
        "98765 43210%", "+44 5012345%", "5012 3456 ٪", "50123456%", "KWD 50123456", "+96550123456 workers",
        "+965 5012 3456 عامل", "50 12 34 56 people", "50123456, 60123456", "50123456 / 60123456", "2026، 50123456",
    ],
)  # fmt: skip
def test_other_numbers_are_found(registry: Registry, number: str) -> None:
    """Numbers of other countries, trunk prefixes, and short numbers after words of dialling."""
    assert list(find_dialable(number, registry)), number


@pytest.mark.parametrize("code", ["95", "1", "1 246", "96", "44"])
@pytest.mark.parametrize(
    "frame", ["+{} {}", "00{} {}", "(+{}) {}", "+{}-{}", "<bdi>+{} {}</bdi>", "+\u2066{}\u2069 {}"]
)
@pytest.mark.parametrize("number", ["2558 9696", "25589696", "2558 9697"])
def test_the_right_number_after_the_code_of_another_country_is_another(
    registry: Registry, code: str, frame: str, number: str
) -> None:
    """Its end alone is no number of the registry's: the whole is dialled, and the whole is found."""
    found = [hit.digits for hit in find_dialable(f"Call {frame.format(code, number)} now", registry)]
    assert found == [(code + number).replace(" ", "")]


@pytest.mark.parametrize(
    "text", ["+965 2558 9696", "00965 2558 9696", "+965 2558 9696, 2558 9696", "2558 9696 / 2558 9696"]
)
def test_the_right_number_with_its_own_code_is_the_right_one(registry: Registry, text: str) -> None:
    """One number after another is not its country's code."""
    assert {hit.digits.removeprefix("965") for hit in find_dialable(text, registry)} == {"25589696"}


def test_innocent_figures_are_left_alone(registry: Registry) -> None:
    """Years, dates, laws, amounts, percentages, hours, boxes and ids raise no alarm."""
    alarms = [(tag, number, hit.written) for tag, number, line in INNOCENT for hit in find_dialable(line, registry)]
    assert alarms == []


def test_the_corpus_is_large_enough() -> None:
    """At least 300 different figures, of both languages, are in it."""
    figures = {(tag, figure) for tag, _, line in INNOCENT for figure in re.findall(r"\d[\d.,:/٬٫-]*", line)}
    assert len(figures) >= 300
    assert {tag for tag, _ in figures} == {"ar", "en"}


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("two five five eight nine six nine six", "25589696"),
        ("Two-five-double five, then nine", "25559"),
        ("اثنان خمسة خمسة ثمانية، ثم تسعة ستة تسعة ستة", "25589696"),
        ("صفر واحد اثنين", "012"),
        ("nine hundred and ninety-nine, oh, triple two", "9990222"),
        ("تسعمئة وتسعة وتسعون، ثلاث سبعات، تسعه مكرر", "99977799"),
    ],
)
def test_words_spell_digits(text: str, digits: str) -> None:
    """Digits, teens, tens and hundreds, said twice or misspelled, in both languages."""
    assert "".join(one.digits for one in find_spelled(canonical(text).text, all_net_words())) == digits


@pytest.mark.parametrize("text", ["one or two people", "ثلاثة أشخاص وخمسة آخرون", "someone to one", "ستة عشر"])
def test_words_that_count_are_no_number(registry: Registry, text: str) -> None:
    """Ordinary counting is no number."""
    assert list(find_dialable(text, registry)) == []


def test_no_digit_of_any_script_is_forgotten() -> None:
    """Every character of Unicode that has a digit value becomes that digit."""
    forgotten = [
        chr(code)
        for code in range(sys.maxunicode + 1)
        if (value := unicodedata.digit(chr(code), -1)) >= 0 and ascii_digits(chr(code)) != str(value)
    ]
    assert forgotten == []


def test_a_hit_names_its_place(registry: Registry) -> None:
    """Offsets are those of the text as written, also behind decoded entities."""
    text = "a &#50;5589697 b"
    [hit] = find_dialable(text, registry)
    assert text[hit.start : hit.end] == "&#50;5589697"


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("2558 9696 2558 9697", ["25589696", "25589697"]),
        ("2558 9696, 5012 3456", ["25589696", "50123456"]),
        ("5012 3456 6012 3456", ["5012345660123456"]),
        ("Call 112 or 2558 9696.\n\nCall\n\n113", ["112", "25589696", "113"]),
    ],
)
def test_numbers_side_by_side_are_all_found(registry: Registry, text: str, digits: list[str]) -> None:
    """A right number does not hide the wrong one next to it."""
    assert [hit.digits for hit in find_dialable(text, registry)] == digits
