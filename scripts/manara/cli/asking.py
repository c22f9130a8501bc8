"""Questions of ``manara new …``: each is an option too, and each answer is judged at once."""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from manara.cli.report import error_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from manara.cli.language import Interface
    from manara.locales import Locale


class UnansweredError(Exception):
    """An answer is missing or cannot be taken, and nobody can be asked; the words have been said."""


class Asking:
    """Takes what options say, and asks for the rest where somebody sits at the terminal.

    Args:
        interface: In whose language.
    """

    def __init__(self, interface: Interface) -> None:
        self.interface = interface
        self.asks = sys.stdin.isatty()

    def answer(
        self,
        option: str,
        given: str | None,
        question: str,
        judge: Callable[[str], str] | None = None,
        offered: str = "",
    ) -> str:
        """Return an answer that *judge* has nothing against.

        Args:
            option: As typed, such as ``--kind``; named where nobody can be asked.
            given: What the option said.
            question: In words.
            judge: From an answer to what is wrong with it, or an empty string.
            offered: Taken when the answer is empty.

        Raises:
            UnansweredError: There is none.
        """
        value = given.strip() if given is not None else None
        while True:
            if value is None and self.asks:
                shown = f"{question} [{offered}] " if offered else f"{question} "
                try:
                    value = input(shown).strip() or offered
                except EOFError:
                    value = ""
                    self.asks = False
            wrong = judge(value if value is not None else offered) if judge is not None else ""
            if not wrong:
                return value if value is not None else offered
            if value is None:
                error_line(self.interface.gettext("Say {option}: {question}").format(option=option, question=question))
                raise UnansweredError
            error_line(wrong)
            if not self.asks:
                raise UnansweredError
            value = None

    def words(
        self,
        option: str,
        given: Sequence[str],
        languages: Sequence[Locale],
        question: str,
        judge: Callable[[str], str],
    ) -> dict[str, str]:
        """Return words in every language; *given* has such as ``ar=…``, *question* a place for ``{language}``.

        Raises:
            UnansweredError: One is missing.
        """
        said = dict(one.partition("=")[::2] for one in given)
        return every(
            {
                locale.tag: partial(
                    self.answer,
                    f"{option} {locale.tag}=…",
                    said.get(locale.tag),
                    question.format(language=locale.name),
                    judge,
                )
                for locale in languages
            }
        )

    def one_of(self, option: str, given: str | None, choices: Sequence[str], question: str, offered: str = "") -> str:
        """Return one of *choices*.

        Raises:
            UnansweredError: It is none of them.
        """
        _ = self.interface.gettext

        def judge(answer: str) -> str:
            known = ", ".join(choices)
            return (
                "" if answer in choices else _("“{answer}” is none of: {choices}").format(answer=answer, choices=known)
            )

        return self.answer(option, given, f"{question} ({', '.join(choices)})", judge, offered)


def every(steps: Mapping[str, Callable[[], Any]]) -> dict[str, Any]:
    """Return what each of *steps* answers; all that cannot be answered are told, not only the first.

    Raises:
        UnansweredError: One was.
    """
    found = {}
    for name, step in steps.items():
        with suppress(UnansweredError):
            found[name] = step()
    if len(found) < len(steps):
        raise UnansweredError
    return found


def some(interface: Interface, most: int = 0, least: int = 1) -> Callable[[str], str]:
    """Return a judge of words: at least *least* signs with a letter among them, at most *most* (0: any number)."""
    _ = interface.gettext

    def judge(answer: str) -> str:
        if not any(sign.isalpha() for sign in answer):
            return _("Write words.")
        if len(answer) < least or (most and len(answer) > most):
            return _("It has {count} characters; write between {least} and {most}.").format(
                count=len(answer), least=least, most=most or "…"
            )
        return ""

    return judge


def figure(question: str) -> str:
    """Return a figure that somebody types, with whichever digits; 0 when there is nobody."""
    try:
        return input(question).strip().translate(_FIGURES)
    except EOFError:
        return "0"


# Who writes Arabic may have these digits on the keyboard.
_FIGURES = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
