"""Whole dates that stand beside a word of birth, in the languages of the boards."""

import re
import unicodedata

# By language: English, Welsh, Polish, Romanian, Lithuanian, Portuguese; then those
# with letters of their own. Written without accents, as texts are compared.
_MONTHS = """
january february march april may june july august september october november december
jan feb mar apr jun jul aug sep sept oct nov dec
ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr
ion chwe maw ebr meh gorff hyd tach rhag fawrth fai fehefin orffennaf fedi dachwedd
ragfyr
stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika
listopada grudnia styczen luty marzec kwiecien maj czerwiec lipiec sierpien wrzesien
pazdziernik listopad grudzien sty lut kwi cze lip sie wrz paz lis gru
ianuarie februarie martie aprilie iunie iulie septembrie octombrie noiembrie decembrie
ian iun iul noi
sausio vasario kovo balandzio geguzes birzelio liepos rugpjucio rugsejo spalio
lapkricio gruodzio sausis vasaris kovas balandis geguze birzelis liepa rugpjutis
rugsejis spalis lapkritis gruodis
janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro
dezembro fev abr ago set out dez
جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر
يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر
জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর
জানুয়ারী ফেব্রুয়ারী
ਜਨਵਰੀ ਫਰਵਰੀ ਫ਼ਰਵਰੀ ਮਾਰਚ ਅਪ੍ਰੈਲ ਮਈ ਜੂਨ ਜੁਲਾਈ ਅਗਸਤ ਸਤੰਬਰ ਅਕਤੂਬਰ ਨਵੰਬਰ ਦਸੰਬਰ
"""
_LABELS = """
date of birth|birth ?date|birth ?day|d ?\\. ?o ?\\. ?b|d/o/b|dob|born on|birth
dyddiad geni|data urodzenia|data nasterii|gimimo data|data de nascimento
تاریخ پیدائش|يوم الميلاد|تاريخ الميلاد|তারিখ জন্ম|জন্ম তারিখ|জন্মতারিখ|ਜਨਮ ਮਿਤੀ|ਜਨਮ ਤਾਰੀਖ
"""
_WORDS = """
born|b\\.(?=\\s*\\d)|ganed|ganwyd|eni|geni|ur\\.|urodz\\w*|nascut\\w*|n\\.(?=\\s*\\d)
gime\\w*|gim\\.|nascid\\w*|nasceu|nasc\\.|پیدائش|پیدا|ولد|ولدت|مولود|المولود|مواليد|الميلاد
জন্ম|জন্মগ্রহণ|ਜਨਮ|ਜਨਮਿਆ
"""


def folded(text: str) -> str:
    """A text in small letters without accents, in which dates are looked for."""
    apart = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l"))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _any_of(names: str) -> str:
    found = {folded(name) for name in names.split()}
    return "|".join(sorted(map(re.escape, found), key=len, reverse=True))


def _patterns(lines: str) -> str:
    # Only the words are folded: a pattern's own letters are small already.
    return "|".join(folded(line) for line in lines.strip().splitlines())


_MONTH = rf"(?:{_any_of(_MONTHS)})\.?"
_YEAR = r"(?:(?:19|20)\d{2}|['’]?\d{2})(?!\d)"
_GAP = r"\s{0,3}[-./,\s]\s{0,3}"
_DAY = r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])(?!\d)(?:st|nd|rd|th|af|il|ydd|fed|eg|ain|º|ª)?"
_WHOLE = (
    r"(?<!\d)(?:"
    rf"\d{{1,2}}{_GAP}\d{{1,2}}{_GAP}{_YEAR}"
    rf"|(?:19|20)\d{{2}}{_GAP}\d{{1,2}}{_GAP}\d{{1,2}}(?!\d)"
    rf"|{_DAY}[-./,\s]{{0,3}}(?:(?:of|o|de|d|day of)\s+)?{_MONTH}"
    rf"[-./,\s]{{0,3}}(?:de\s+)?{_YEAR}"
    rf"|{_MONTH}[-./\s]{{0,3}}{_DAY}[-./,\s]{{1,3}}{_YEAR}"
    rf"|(?:19|20)\d{{2}}\s*(?:m\.)?[-./\s]{{0,3}}{_MONTH}(?:\s*men\.)?[-./\s]{{0,3}}{_DAY}"
    r"|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d{2}(?!\d)"
    r"|(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)"
    r")"
)
_LABEL = rf"(?<!\w)(?:{_patterns(_LABELS)})(?!\w)"
_WORD = rf"(?<!\w)(?:{_patterns(_WORDS)})(?!\w)"
# Behind a label, as at the head of a table, other words may come first; behind a word
# in a sentence the date comes soon.
_BORN = re.compile(
    rf"{_LABEL}[^!?\d]{{0,80}}?{_WHOLE}"
    rf"|{_WORD}[^.!?\d]{{0,40}}?{_WHOLE}"
    rf"|{_WHOLE}\s*[(,:;|–-]?\s*(?:{_LABEL}|{_WORD})"
)
_NEAR = re.compile(rf"{_LABEL}|{_WORD}")
_AROUND = 160


def dates_of_birth_in(text: str) -> int:
    """How many whole dates stand beside a word of birth.

    Looked for around such words alone, so that a long text costs little.
    """
    text = folded(text)
    found = set()
    for word in _NEAR.finditer(text):
        start = max(0, word.start() - _AROUND)
        for match in _BORN.finditer(text[start : word.end() + _AROUND]):
            found.add(match.group())
    return len(found)
