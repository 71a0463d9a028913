"""Whole dates that stand beside a word of birth, in the languages of the boards."""

import re
import unicodedata
from functools import cache

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
জানুআরি ফেব্রুআরি আগষ্ট
ਜਨਵਰੀ ਫਰਵਰੀ ਫ਼ਰਵਰੀ ਮਾਰਚ ਅਪ੍ਰੈਲ ਮਈ ਜੂਨ ਜੁਲਾਈ ਅਗਸਤ ਸਤੰਬਰ ਅਕਤੂਬਰ ਨਵੰਬਰ ਦਸੰਬਰ
آذار نيسان شباط حزيران تموز ايلول كانون_الثاني كانون_الاول تشرين_الاول تشرين_الثاني
janaayo jannaayo febraayo maarso maarj abriil maajo juun juunyo luulyo agoosto ogoosto
sebtembar sebteembar oktoobar nofembar noofembar disembar diseembar
જાન્યુઆરી ફેબ્રુઆરી માર્ચ એપ્રિલ મે જૂન જુલાઈ ઑગસ્ટ ઓગસ્ટ સપ્ટેમ્બર ઑક્ટોબર ઓક્ટોબર નવેમ્બર ડિસેમ્બર
जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर सितम्बर अक्टूबर नवंबर नवम्बर दिसंबर दिसम्बर
ocak subat mart nisan mayıs haziran temmuz agustos eylul ekim kasım aralık
janvier fevrier mars avril juin juillet aout septembre octobre decembre
enero febrero marzo mayo junio julio septiembre octubre noviembre diciembre
januar februar marz juni juli oktober dezember
gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
януари февруари март април май юни юли август септември октомври ноември декември
januar marcius aprilis majus junius julius augusztus szeptember oktober december
januara februara aprila maja juna jula augusta septembra oktobra novembra decembra
januari februari maart mei augustus
ιανουαριου φεβρουαριου μαρτιου απριλιου μαιου ιουνιου ιουλιου αυγουστου σεπτεμβριου
οκτωβριου νοεμβριου δεκεμβριου
ledna unora brezna dubna kvetna cervna cervence srpna zari rijna listopadu prosince
ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر
"""
_LABELS = """
dates?[^a-z]{1,2}of[^a-z]{1,2}birth|birth ?date|birth ?day|born on
d ?[./]? ?o ?[./]? ?b\\.?
dyddiad geni|data (?:urodzenia|ur\\.?)|(?:data |d\\. ?)?nasterii
gimimo data|data de nascimento
تاریخ پیدائش|يوم الميلاد|تاريخ الميلاد|তারিখ জন্ম|জন্ম তারিখ|জন্মতারিখ|ਜਨਮ ਮਿਤੀ|ਜਨਮ ਤਾਰੀਖ
taariikhda dhalashada|જન્મ તારીખ|જન્મતારીખ|जन्म तिथि|जन्मतिथि|जन्म तारीख
dogum tarihi|date de naissance|fecha de nacimiento|geburtsdatum
data di nascita|дата народження|дата рождения|дата на раждане|szuletesi (?:datum|ido)
datum narodeni[ae]?|datum narozeni|تاریخ تولد|datelindja|dzimsanas datums|出生日期
geboortedatum|ημερομηνια γεννησης|f(?:ø|o)dselsdato|fodelsedatum|תאריך לידה|ngay sinh
tarehe ya kuzaliwa|petsa ng kapanganakan|የትውልድ ቀን|ዕለተ ልደት|பிறந்த தேதி|ojo ibi
"""
_WORDS = """
(?<!first )(?<!first-)born(?! of an?\\b| out of\\b)|eni|geni|ganed|ganwyd
ur\\.|urodz\\w*|nascut\\w*
n\\.(?=\\s*\\d)|birth\\s*[:=|(](?=\\s*\\d)|birth on|birth was on
(?<!appendix )(?<!annex )(?<!section )(?<!part )(?<!schedule )(?<!item )b\\.?(?=\\s?\\d)
gime\\w*|gim\\.|nascid\\w*|nasceu|nasc\\.|پیدائش|پیدا|ولد|ولدت|مولود|المولود|مواليد|الميلاد
জন্ম|জন্মগ্রহণ|ਜਨਮ|ਜਨਮਿਆ|dhashay|dhalatay|dhalashada|જન્મ|जन्म|dogdu|dogumlu|ne le|nee le
nacid[oa]|nacio|geboren|geb\\.|nat[oa] (?:il|a|l)|народи[вл]\\w*|родил\\w*|роден[аи]?
turned (?:\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|\\w+teen) on
γεννηθηκε|γεννημεν\\w*|szuletett|narodil\\w*|narozen\\w*|lindur|متولد
"""
# What says that no date follows; and, in a sentence, that it is of something else.
_NOT_SAID = r"\.\s|withheld|redact|removed|unknown|not known|anonym"
_OF_ANOTHER = (
    _NOT_SAID + r"|review|meeting|panel|publish|report|conference|assess|visit"
    r"|incident|agreed|died|death|child"
)
_ORDINALS = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
twenty[\\s-]first twenty[\\s-]second twenty[\\s-]third twenty[\\s-]fourth
twenty[\\s-]fifth twenty[\\s-]sixth twenty[\\s-]seventh twenty[\\s-]eighth
twenty[\\s-]ninth thirtieth thirty[\\s-]first
"""
# A capital alone is a letter that stands for somebody, never the short word for "born".
_LETTER = re.compile(r"(?<![\w./])(?<![Oo] )B(?=[.\s])")


def folded(text: str) -> str:
    """A text in small letters without accents, in which dates are looked for."""
    apart = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l"))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _any_of(names: str) -> str:
    found = {folded(name).replace("_", r"\s+") for name in names.split()}
    return "|".join(sorted(found, key=len, reverse=True))


def _patterns(lines: str) -> str:
    # Only the words are folded: a pattern's own letters are small already.
    return "|".join(folded(line) for line in lines.strip().splitlines())


_MONTH = rf"(?:{_any_of(_MONTHS)})\.?"
_ROMAN = r"(?:viii|vii|vi|v|iv|iii|ii|ix|i|xii|xi|x)"
_ORDINAL = "|".join(_ORDINALS.split())
_YEAR = r"(?:(?:19|20)\d{2}|['’]?\d{2})(?!\d)"
_GAP = r"\s{0,3}[-./,·_\\⁄\s]\s{0,3}"
_DAY = r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])(?!\d)(?:st|nd|rd|th|af|il|ydd|fed|eg|ain|º|ª)?"
_WHOLE = (
    r"(?<!\d)(?:"
    rf"\d{{1,2}}{_GAP}\d{{1,2}}{_GAP}{_YEAR}"
    rf"|(?:19|20)\d{{2}}{_GAP}\d{{1,2}}{_GAP}\d{{1,2}}(?!\d)"
    rf"|(?:{_DAY}|(?:{_ORDINAL})(?!\w))[-./,\s]{{0,3}}"
    rf"(?:(?:of|o|de|d|del|day of)\s+)?{_MONTH}"
    rf"[-./,\s]{{0,3}}(?:de\s+)?{_YEAR}"
    rf"|\d{{1,2}}{_GAP}{_ROMAN}{_GAP}{_YEAR}"
    rf"|{_MONTH}[-./\s]{{0,3}}{_DAY}[-./,\s]{{1,3}}{_YEAR}"
    rf"|(?:19|20)\d{{2}}\s*(?:m\.)?[-./\s]{{0,3}}{_MONTH}(?:\s*men\.)?[-./\s]{{0,3}}{_DAY}"
    r"|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d{2}(?!\d)"
    r"|(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)"
    r")"
)
_LABEL = rf"(?<![^\W_])(?:{_patterns(_LABELS)})(?![^\W\d_])"
_WORD = rf"(?<!\w)(?:{_patterns(_WORDS)})(?![^\W\d_])"
# Six figures in a row are a date right behind a label alone.
_SHORT = r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}(?!\d)"
# In a form, a figure a box.
_NEXT = r"[\s|/.-]{1,4}"
_IN_BOXES = (
    rf"[0-3]{_NEXT}\d{_NEXT}[01]{_NEXT}\d{_NEXT}(?:(?:1{_NEXT}9|2{_NEXT}0){_NEXT})?"
    rf"\d{_NEXT}\d(?!\d|{_NEXT}\d)"
)
_BEHIND_LABEL = rf"[.:]?(?:(?!{_NOT_SAID})[^!?\d]){{0,80}}?"
_BEHIND_WORD = rf"[.:]?(?:(?!{_OF_ANOTHER})[^!?\d]){{0,40}}?"
# The days of birth and death behind the name of a person: Child T (… - …).
_SOMEBODY = (
    r"(?<!\w)(?:child|baby|infant|adult|boy|girl|son|daughter|brother|sister)\s+"
    r"\w{1,20}\s*[(*](?=\s*\d)"
)
# The mark of a day of birth, in brackets.
_STARRED = r"\(\s?\*\s?(?=\d)"
_LIFE = rf"{_SOMEBODY}\s*{_WHOLE}\s*(?:[-–—†]|to)\s*{_WHOLE}"
# Behind a label, as at the head of a table, other words may come first; behind a word
# in a sentence the date comes soon.
_BORN = (
    rf"{_LABEL}{_BEHIND_LABEL}{_WHOLE}"
    rf"|{_LABEL}\W{{0,5}}(?:{_SHORT}|{_IN_BOXES})"
    rf"|{_WORD}{_BEHIND_WORD}{_WHOLE}"
    rf"|{_WHOLE}\s*[(,:;|–-]?\s*(?:{_LABEL}|{_WORD})|{_LIFE}"
    rf"|{_STARRED}{_WHOLE}"
)
_NEAR = rf"{_LABEL}|{_WORD}|{_SOMEBODY}|{_STARRED}"
_AROUND = 160


@cache
def _patterns_of_birth() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Near what, and what. Compiled where dates are looked for: it takes a tenth of a
    second, and most processes look for none.
    """
    return re.compile(_NEAR), re.compile(_BORN)


def dates_of_birth_in(text: str) -> int:
    """How many whole dates stand beside a word of birth.

    Looked for around such words alone, so that a long text costs little.
    """
    text = folded(_LETTER.sub("~", text))
    near, born = _patterns_of_birth()
    found = set()
    for word in near.finditer(text):
        start = max(0, word.start() - _AROUND)
        for match in born.finditer(text[start : word.end() + _AROUND]):
            found.add(match.group())
    return len(found)
