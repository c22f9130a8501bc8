"""What a page says of a line and of a number, in the packs that nobody has reviewed: found, and nothing else."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from manara.checks.folder import check_folder
from manara.languages.needs import checks_off
from manara.scaffold.campaign import Plan, write_campaign

if TYPE_CHECKING:
    from pathlib import Path

TODAY = datetime.date(2026, 11, 27)
# By language: the country, and sentences with the check that finds something in them; none where they are right.
SENTENCES = {
    "fr": ("FR", [
        ("{{ phone:emergency }} est gratuit.", "pages.claims"),
        ("{{ phone:emergency }} : joignable jour et nuit.", "pages.claims"),
        ("Appelez {{ phone:emergency }} sans donner votre nom.", "pages.claims"),
        ("Nous ne savons pas si l’appel au {{ phone:emergency }} est enregistré.", ""),
        ("L’ambassade : {{ phone:emergency }}", "pages.call-meaning"),
        ("Les pompiers : {{ phone:emergency }}", ""),
        ("Appelez le 1590.", "contacts.loose-number"),
        ("Composez le un deux zéro.", "contacts.loose-number"),
        ("Votre dossier 123456 vous suit.", ""),
        ("La question 12 parle de 30 jours.", ""),
    ]),
    "de": ("DE", [
        ("{{ phone:emergency }} ist kostenlos.", "pages.claims"),
        ("{{ phone:emergency }}: rund um die Uhr erreichbar.", "pages.claims"),
        ("Ruf {{ phone:emergency }} an, ohne deinen Namen zu nennen.", "pages.claims"),
        ("Wir wissen nicht, ob {{ phone:emergency }} kostenlos ist.", ""),
        ("Die Botschaft: {{ phone:emergency }}", "pages.call-meaning"),
        ("Die Feuerwehr: {{ phone:emergency }}", ""),
        ("Ruf die 1590 an.", "contacts.loose-number"),
        ("Wähle eins zwei null.", "contacts.loose-number"),
        ("Dein Aktenzeichen 123456 bleibt gleich.", ""),
        ("Frage 12 handelt von 30 Tagen.", ""),
    ]),
    "es": ("ES", [
        ("{{ phone:emergency }} es gratuito.", "pages.claims"),
        ("{{ phone:emergency }}: atiende día y noche.", "pages.claims"),
        ("Llame a {{ phone:emergency }} sin dar su nombre.", "pages.claims"),
        ("No sabemos si {{ phone:emergency }} es gratuito.", ""),
        ("La embajada: {{ phone:emergency }}", "pages.call-meaning"),
        ("Los bomberos: {{ phone:emergency }}", ""),
        ("Llame al 1590.", "contacts.loose-number"),
        ("Marque uno dos cero.", "contacts.loose-number"),
        ("Su expediente 123456 sigue igual.", ""),
        ("La pregunta 12 habla de 30 días.", ""),
    ]),
    "tr": ("TR", [
        ("{{ phone:emergency }} ücretsizdir.", "pages.claims"),
        ("{{ phone:emergency }}: 7/24 açıktır.", "pages.claims"),
        ("{{ phone:emergency }} numarasını adını vermeden arayabilirsin.", "pages.claims"),
        ("{{ phone:emergency }} ücretsiz mi, bilmiyoruz.", ""),
        ("Konsolosluk: {{ phone:emergency }}", "pages.call-meaning"),
        ("İtfaiye: {{ phone:emergency }}", ""),
        ("1590 numarasını ara.", "contacts.loose-number"),
        ("Bir iki sıfır numarasını çevir.", "contacts.loose-number"),
        ("Dosya 123456 aynı kalır.", ""),
        ("Soru 12, 30 gün hakkındadır.", ""),
    ]),
}  # fmt: skip


@pytest.mark.parametrize("tag", sorted(SENTENCES))
def test_promises_services_and_numbers_are_found(tmp_path: Path, tag: str) -> None:
    """Each sentence stands on a page of its own section; the checks that need words are on."""
    region, sentences = SENTENCES[tag]
    root = tmp_path / "new"
    zone = {"FR": "Europe/Paris", "DE": "Europe/Berlin", "ES": "Europe/Madrid", "TR": "Europe/Istanbul"}[region]
    write_campaign(Plan(root, "line", {tag: "Lantern"}, region, zone, (tag,), "112"), TODAY)
    page = root / "docs" / tag / "about.md"
    before = page.read_text("utf-8")
    added = "".join(f"\n## {chr(65 + at)} {{#s-{at}}}\n\n{words}\n" for at, (words, _check) in enumerate(sentences))
    page.write_text(before + added, "utf-8")
    first = before.count("\n") + 4

    found: dict[int, set[str]] = {}
    for one in check_folder(root):
        if one.path.endswith("about.md") and one.check != "translations.freshness":
            found.setdefault(one.line, set()).add(one.check)

    wanted = {words: {check} if check else set() for words, check in sentences}
    assert {words: found.get(first + 4 * at, set()) for at, (words, _check) in enumerate(sentences)} == wanted
    assert checks_off([tag], None) == {}
