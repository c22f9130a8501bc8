"""Catalogs: what is extracted, what a faulty one is told, and that ours are complete."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from manara.checks.register import of_catalogs
from manara.checks.translations.plural_forms import first_difference
from manara.cli import main
from manara.cli.language import Interface
from manara.locales import Locale
from manara.translations.extract import FULL_ARABIC, Domain, domains, template_of
from manara.translations.po_file import catalogs_in, key_of
from tests.campaign.made import made_campaign

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from manara.problems import Problem

ARABIC = Locale("ar", "ar-KW", "العربية")
SWAPPED = FULL_ARABIC.replace("? 4 : 5", "? 5 : 4")
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: {rule}\\n"\n\n'
PLURAL = 'msgid "{count} file"\nmsgid_plural "{count} files"\n'
FORMS = ["لا ملفات", "ملف واحد", "ملفان", "{count} ملفات", "{count} ملفًا", "{count} ملف"]


@pytest.fixture
def problems_of(tmp_path: Path) -> Callable[..., list[Problem]]:
    """Return a function that checks a catalog from its text."""

    def run(body: str, rule: str = FULL_ARABIC, wanted: str = "") -> list[Problem]:
        domain = Domain("site", tmp_path)
        path = tmp_path / "ar" / "site.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEAD.replace("{rule}", rule) + body, "utf-8")
        domain.template.write_text(HEAD.replace("{rule}", "") + (wanted or ""), "utf-8")
        [catalog] = catalogs_in(domain, (ARABIC,), tmp_path)
        return [problem for judge in of_catalogs().values() for problem in judge(catalog)]

    return run


def forms(strings: list[str]) -> str:
    """Return the lines of a plural message."""
    return PLURAL + "".join(f'msgstr[{index}] "{string}"\n' for index, string in enumerate(strings))


def test_a_complete_catalog_has_no_problem(problems_of: Callable[..., list[Problem]]) -> None:
    """Small numbers may be words."""
    assert problems_of(forms(FORMS) + '\nmsgid "Note {x}."\nmsgstr "ملاحظة {x}."\n') == []
    assert problems_of('msgid "<b>Note</b>"\nmsgstr "<b>ملاحظة</b>"\n') == []


@pytest.mark.parametrize(
    ("body", "check"),
    [
        ('msgid "Note"\nmsgstr ""\n', "translations.catalog"),
        ('msgid "Note {x}"\nmsgstr "ملاحظة"\n', "translations.placeholders"),
        ('msgid "On %(date)s"\nmsgstr "في %(day)s"\n', "translations.placeholders"),
        ('#, fuzzy\nmsgid "Note"\nmsgstr "ملاحظة"\n', "translations.fuzzy"),
        ('msgid "In danger?"\nmsgstr "في خطر."\n', "translations.catalog-endings"),
        ('msgid "Note"\nmsgstr "<script>x</script>"\n', "translations.markup"),
        ('msgid "Note"\nmsgstr "&lt;b>x"\n', "translations.markup"),
        ('msgid "Note"\nmsgstr "{{ config }}"\n', "translations.markup"),
        (forms([*FORMS[:4], "", FORMS[5]]), "translations.plural-categories"),
        (forms([*FORMS[:3], "ملفات", *FORMS[4:]]), "translations.placeholders"),
        (forms(FORMS[:3]), "translations.plural-categories"),
    ],
)
def test_a_fault_is_named(problems_of: Callable[..., list[Problem]], body: str, check: str) -> None:
    """Each by its own check."""
    assert {problem.check for problem in problems_of(body)} == {check}


def test_a_message_the_program_has_and_the_catalog_lacks_is_an_error(problems_of: Callable[..., list[Problem]]) -> None:
    """The template says what is wanted."""
    [problem] = problems_of("", wanted='msgid "Note"\nmsgstr ""\n')

    assert "“Note” is missing" in str(problem.message)


def test_the_rule_that_pybabel_writes_is_an_error(problems_of: Callable[..., list[Problem]]) -> None:
    """Forms 4 and 5 are exchanged: 11 is the first number that shows it."""
    [problem] = problems_of(forms(FORMS), rule=SWAPPED)

    assert problem.check == "translations.plural-forms"
    assert "for 11" in str(problem.message)
    assert FULL_ARABIC in str(problem.hint)


def test_our_rule_agrees_with_cldr() -> None:
    """For every remainder of a hundred."""
    assert first_difference(FULL_ARABIC.split("plural=")[1].rstrip(";"), ARABIC) is None


def test_all_domains_are_extracted(repository: Path) -> None:
    """Templates and pages speak to visitors; checks and commands, their help included, to editors."""
    words = {
        domain.name: {message.id if isinstance(message.id, str) else message.id[0] for message in template_of(domain)}
        for domain in domains(repository)
    }

    assert {"Skip to the text", "Article %(number)s"} <= words["site"]
    assert {"print all criteria as a table, and grade nothing", "weight"} <= words["grade"]
    assert {"show the translation status of every page and section", "COMMAND", "figure", "{count} error"} <= words[
        "manara"
    ]


def test_the_words_of_installed_programs_are_not_ours(tmp_path: Path) -> None:
    """In a campaign's own folder only its own words are collected."""
    assert [domain.name for domain in domains(tmp_path)] == ["site"]


def test_editors_are_spoken_to_in_arabic() -> None:
    """The program's own catalog is used, with its plural forms."""
    interface = Interface("ar_KW.UTF-8")

    assert interface.gettext("error") == "خطأ"
    assert [interface.ngettext("{count} error", "{count} errors", number) for number in (2, 3, 11)] == [
        "خطآن",
        "{count} أخطاء",
        "{count} خطأً",
    ]


def test_a_mistyped_command_is_answered_in_arabic(capsys: pytest.CaptureFixture[str]) -> None:
    """The argument parser's own words are translated too, and English stays English."""
    for language, word in (("ar", "خطأ"), ("en", "error")):
        with pytest.raises(SystemExit) as left:
            main(["check", "--language", language, "--no-such-option"])
        assert left.value.code == 2
        assert word in capsys.readouterr().err


@pytest.mark.slow
def test_our_catalogs_are_complete(repository: Path) -> None:
    """Every message that templates and program can show has its Arabic."""
    locales = (ARABIC,)
    for domain in domains(repository):
        wanted = {key_of(message) for message in template_of(domain) if message.id}
        for catalog in catalogs_in(domain, locales, repository):
            present = {key_of(message) for message in catalog.messages()}
            assert sorted(wanted - present) == []
    assert main(["catalogs", "--check", "--root", str(repository)]) == 0


def test_no_word_is_translated_within_an_f_string(repository: Path) -> None:
    """The extractor does not look into them: such a word stays English, and nothing says so."""
    hidden = [
        f"{path.name}:{call.lineno}"
        for path in (repository / "scripts" / "manara").rglob("*.py")
        for joined in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(joined, ast.JoinedStr)
        for call in ast.walk(joined)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "_"
    ]

    assert hidden == []


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("plural=__import__('os').system('exit')", ""),
        ("plural=n**n", ""),
        (f"plural={'(' * 5000}n{')' * 5000}", ""),
        ('plural=0;\\n"\n"Content-Type: text/plain; charset=zip', ""),
        ('plural=0;\\n"\n"Content-Type: text/plain; charset=none-of-all', ""),
        ("plural=0", 'msgid "a"\nmsgstr "' + "x" * 1_000_000 + '"\n'),
        ("plural=0", 'msgid "a\n'),
    ],
    ids=["code", "power", "deep", "no text", "unknown", "huge", "open"],
)
def test_a_catalog_of_anything_ends_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], head: str, body: str
) -> None:
    """A rule of plurals is no program, and a catalog is read within limits."""
    root = made_campaign(tmp_path)
    path = root / "languages" / "en" / "site.po"
    path.parent.mkdir(parents=True)
    path.write_text(f'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=1; {head};\\n"\n\n{body}', "utf-8")

    assert main(["check", "--root", str(root)]) == 1
    assert "site.po" in "".join(capsys.readouterr())
