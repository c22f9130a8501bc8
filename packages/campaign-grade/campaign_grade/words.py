"""Words by which a page says what it does: leave controls, limits, promises, telling titles, checked dates.

They are read without Arabic vowel signs. Words that leave and words that date are known in the languages of LEAVING;
what a page promises, limits or tells, in those of TELLING_IN. A page in another language is not judged there; it can
mark its leave control by a class or id that says so (``quick-exit``, ``exit-this-page``).
"""

from __future__ import annotations

import re

from manara.contacts.digits import ascii_digits

_SIGNS = re.compile("[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]")

# First subtags of ``<html lang>``; a page that does not say its language is read as all of them.
LEAVING = frozenset({"ar", "en", "es", "fr", "de", "pt", "it", "tr", "hi", "ur", "bn", "tl", "fil"})
TELLING_IN = frozenset({"ar", "en"})
LEAVE = re.compile(
    r"(?:leave|exit|escape|hide|quit|close)\s+(?:this|the)?\s*(?:page|site|website|now|quickly|fast)\b"
    r"|\bquick(?:ly)?[\s-]*(?:exit|escape|leave|hide)|(?:safety|emergency|fast|safe)\s+exit|get me out"
    r"|^\s*(?:exit|escape)\s*$"
    r"|(?:غادر|مغادرة|اخرج|الخروج|خروج|اترك|إخفاء|أخف|أغلق|إغلاق)\s*(?:من\s*)?(?:هذه|هذا)?\s*(?:ال)?(?:صفحة|موقع)"
    r"|(?:خروج|الخروج|مغادرة)\s+(?:ال)?(?:سريع|آمن|فوري|طارئ|سريعة)|^\s*(?:غادر|مغادرة|اخرج|خروج)\s*$"
    r"|salida r[aá]pida|(?:salir|abandonar) (?:r[aá]pido|ahora|(?:de )?(?:esta|la) (?:p[aá]gina|web))"
    r"|sortie (?:rapide|d.urgence)|quitter (?:ce|cette|le|la|rapidement|vite)\b|^\s*quitter\s*$"
    r"|notausgang|schnell(?:er)? (?:ausgang|ausstieg|verlassen)|(?:seite|website) (?:\w+ )?verlassen"
    r"|sa[ií]da r[aá]pida|sair (?:r[aá]pido|agora|(?:desta|da) p[aá]gina|d(?:este|o) site)"
    r"|uscita (?:rapida|veloce)|(?:esci|lascia) (?:subito|(?:da )?questa pagina|(?:da)?l sito)"
    r"|hızlı çıkış|(?:sayfadan|siteden) (?:hemen )?(?:çık|ayrıl)"
    r"|(?:पेज|पृष्ठ|साइट|वेबसाइट).{0,12}(?:छोड़|बाहर)|(?:तुरंत|जल्दी|फ़ौरन) बाहर"
    r"|(?:صفحہ|صفحے|سائٹ)\s*(?:سے\s*)?(?:چھوڑ|باہر|نکل)|فور(?:ی|ا)\s*(?:اخراج|باہر)"
    r"|(?:পাতা|পৃষ্ঠা|সাইট).{0,12}(?:ছাড়|ছাড়|বের)|দ্রুত (?:প্রস্থান|বের)"
    r"|mabilis na (?:paglabas|labas|pag-alis)|(?:umalis|lumabas) (?:sa|na|agad)\b",
    re.IGNORECASE,
)
LEAVE_NAME = re.compile(
    r"quick-?_?exit|exit-?_?this-?_?page|exit-?_?(?:page|site|button|btn)|leave-?_?(?:page|site|button|btn)"
    r"|escape-?_?(?:page|site|button|btn)|safety-?_?exit|panic-?_?(?:button|btn)|^leave$",
    re.IGNORECASE,
)
LIMITS = re.compile(
    r"(?:does not|doesn.t|cannot|can.t|will not|won.t) (?:hide|remove|delete|erase)"
    r"|browser.{0,12}history|browsing history|may still (?:show|list|see)|may be monitored"
    r"|لا (?:يخفي|تخفي|يمحو|يحذف)|سجل (?:المتصفح|التصفح|الهاتف)|محفوظات المتصفح",
    re.IGNORECASE,
)
PROMISES = re.compile(
    r"\b(?:100 ?%|completely|totally|fully|absolutely|perfectly) (?:anonymous|safe|secure|untraceable|private)\b"
    r"|\buntraceable\b|\bleav(?:es?|ing) no trace|\b(?:cannot|can.t) be traced"
    r"|\bno ?one (?:will|can) ever (?:know|find out)"
    r"|\bguarantee your (?:safety|anonymity)"
    r"|مجهول(?:ة)? (?:الهوية )?تماما|آمن(?:ة|ا)? (?:تماما|100 ?[%٪])|لا (?:يترك|تترك) (?:أي )?أثر|لا يمكن (?:تتبع|تعقب)"
    r"|لن يعرف (?:أحد|أي أحد)|نضمن سلامتك",
    re.IGNORECASE,
)
# A promise after these, in the same sentence, is its opposite.
DENIED = re.compile(
    r"\b(?:no|not|never|nothing|nobody|cannot|none)\b|n['’]t\b|\b(?:لا|ليس|ليست|لن|غير)\b", re.IGNORECASE
)
# In a list of visited pages these tell what was read.
TELLING = re.compile(
    r"traffick|forced|exploit|victim|abus|slave|violen|rape|escape|begging|hotline|helpline"
    r"|اتجار|الجبري|القسري|استغلال|ضحية|ضحايا|عنف|عبودية|اعتداء|اغتصاب|هروب|التسول|الخط الساخن",
    re.IGNORECASE,
)
CHECKED = re.compile(
    r"updated|reviewed|checked|verified|revised|as of|edition|current on"
    r"|تحديث|حدث|مراجعة|روجع|راجعنا|التحقق|تحقق|فحص|دقق|طبعة"
    r"|actualizad|revisad|verificad|mise?s? à jour|actualisé|révisé|vérifié|\bstand\b|aktualisiert|geprüft"
    r"|atualizad|revist[oa]|aggiornat|verificat|güncellen|kontrol edil|doğrulan"
    r"|अद्यतन|अपडेट|जाँच|जांच|اپ ڈیٹ|تازہ کاری|جانچ|تصدیق|হালনাগাদ|আপডেট|যাচাই|na-?update|in-?update|sinuri|nasuri",
    re.IGNORECASE,
)
VALID = re.compile(
    r"valid (?:until|through|till|to)|expir(?:es?|ed|y)|صالح(?:ة)? (?:حتى|لغاية)"
    r"|ساري(?:ة)? (?:حتى|لغاية)|(?:ت|ي)نتهي|انته(?:ى|ت)"
    r"|\bholds? until|(?:checked|reviewed|verified) again (?:by|before)|next (?:check|review)"
    r"|(?:ت|ي)صح حتى|(?:ت|ي)سري حتى|يعاد (?:التحقق|فحص|النظر|مراجعة)[^.:]{0,20} (?:قبل|حتى|في)"
    r"|المراجعة (?:التالية|القادمة)"
    r"|válid[oa]s? hasta|revisar de nuevo antes|valables? jusqu|vérifier de nouveau avant|gültig bis|zu prüfen bis",
    re.IGNORECASE,
)


def plain(words: str) -> str:
    """Return *words* without vowel signs and direction marks, and with ASCII digits.

    >>> plain("تحقَّق في ٢٠٢٦")
    'تحقق في 2026'
    """
    return ascii_digits(_SIGNS.sub("", words))
