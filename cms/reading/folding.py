"""Words in one spelling, as lists and texts are compared.

"Łukasz O’Brien-Smith", "LUKASZ O'BRIEN-\nSMITH" and "lukasz obrien smith" are the same
words.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

# A word, with apostrophes inside.
_PIECE = re.compile(r"[^\W_]+(?:['’ʼ‘`´][^\W_]+)*")
_APOSTROPHES = re.compile(r"['’ʼ‘`´]")
# A hyphen right behind a word; the rest of it may stand on the next line.
_HYPHEN = re.compile(r"[-‐‑‒–—]\s*")
# Said by programs in the middle of words: soft hyphens, joiners, marks of direction.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
# Such a sign where a word may begin, as nobody sees: AnnaKowalska, and in Persian.
_UNSEEN_GAP = re.compile(
    "(?<=[^\\W\\d_A-Z])[\u00ad\u200b-\u200d\u2060\ufeff](?=[A-ZÀ-ÞŁŚŻŹČŠŽ])"
    "|(?<=[\u0600-\u06ff])\u200c(?=[\u0600-\u06ff])"
)
# Letters that are set apart from each other, and where a word begins in them.
_SPACED = re.compile(r"(?<!\S)(?:[^\W\d_](?: |\r?\n)){3,}[^\W\d_](?!\S)")
_DOTTED = re.compile(r"(?<![\w.])(?:[^\W\d_]\.){3,}[^\W\d_](?!\w)")
_BEGINS = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-ZÀ-ÞŁŚŻŹČŠŽ])")
# What a reader of PDFs answers for a hyphen at the end of a line.
_LINE_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-"})
# From a sign that turns letters round to the one that ends it, or the line.
_TURNED = re.compile("\u202e([^\u202c-\u202e\u2069\n]*)")
# Letters that no program draws, each for one of ASCII (Unicode's tags).
UNSEEN_LETTERS = {0xE0000 + sign: chr(sign) for sign in range(0x20, 0x7F)}
# Letters that Unicode does not take apart into a letter and an accent.
_STROKES = str.maketrans("łøđħıŁØĐĦ", "lodhiLODH")
# Letters of Arabic and Urdu keyboards, and vowels' seats that many leave out.
_ALIKE = str.maketrans("يىئكهةۀہھؤأإآٱ", "یییکهههههواااا", "ـ")
# Letters of other alphabets that look like Latin ones, within a Latin word.
_LOOKS_LATIN = str.maketrans("аеорсухіјѕԁһκονρτυαε", "aeopcyxijsdhkovptuae")
# Behind a surname that comes first: a comma, or a dot or a line without a space.
_COMMA = re.compile(r"\d{0,2}\s*[,،]|[._](?=\w)")
# A full stop behind a word that is longer than "Mrs." ends a sentence.
_STOP, _ABBREVIATED = re.compile(r"[”\"')\]]?[.!?]\s"), 4
# The year of what somebody wrote, behind the author and further ones.
_INITIALS = r"[A-Z]\.(?:[ -]?[A-Z]\.)*"
_CITED = re.compile(
    rf"(?:,? et al\.?)?(?:,? ?{_INITIALS})?"
    rf"(?:,? (?:and|&) [A-Z][\w'’-]+(?:, {_INITIALS})?)?,? \(?(?:19|20)\d\d[a-z]?\)"
)
_LATIN, _DIGIT = re.compile("[a-z]"), re.compile(r"(?![0-9])\d")
NOTE = re.compile(r"(?<=[^\W\d])\d{1,3}$|^\d{1,3}(?=[^\W\d])")
_MOST_FORMS = 8
# Of a name: words behind the first, and the letters of a telling surname.
_MOST_OTHERS = 3
_TELLING = 4
_LEAST_OF_HALF = 3
# What a form with half a surname begins with: looked for among words written as names.
HALF = "½ "


@dataclass(frozen=True)
class Piece:
    """A word as it is compared, what stands behind it, and on which page it is.

    is_name: whether it is written as names are. is_before: whether a comma follows, as
    behind a surname that comes first. is_end: whether a sentence ends with it.
    is_cited: whether it names the author of something, by the year behind it.
    """

    text: str
    is_hyphenated: bool
    page: int | None = None
    is_name: bool = False
    is_before: bool = False
    is_end: bool = False
    is_cited: bool = False


def pieces_of(text: str, page: int | None = None) -> Iterator[Piece]:
    """The words of a text, in one spelling."""
    plain = _plain(text)
    for match in _PIECE.finditer(plain):
        word = match.group()
        if len(word) > 2 and _APOSTROPHES.match(word[-2]) and word[-1] in "sS":
            word = word[:-2]
        yield Piece(
            _APOSTROPHES.sub("", word).casefold(),
            bool(_HYPHEN.match(plain, match.end())),
            page,
            # Scripts without capitals write names as they write everything.
            is_name=not word[0].islower(),
            is_before=bool(_COMMA.match(plain, match.end())),
            is_end=len(word) > _ABBREVIATED and bool(_STOP.match(plain, match.end())),
            is_cited=word[0].isupper() and bool(_CITED.match(plain, match.end())),
        )


def as_shown(text: str) -> str:
    """A text whose letters are shown from the right where a sign says so."""
    return _TURNED.sub(lambda match: match.group(1)[::-1], text)


def _plain(text: str) -> str:
    """A text without accents and what nobody sees in it; its capitals stay."""
    text = as_shown(text.translate(UNSEEN_LETTERS))
    text = _UNSEEN_GAP.sub("-", text.translate(_LINE_HYPHENS))
    text = _DOTTED.sub(lambda row: row[0].replace(".", ""), _UNSEEN.sub("", text))
    text = _SPACED.sub(_closed_up, text)
    taken_apart = unicodedata.normalize("NFKD", text)
    return "".join(
        letter for letter in taken_apart if not unicodedata.combining(letter)
    ).translate(_STROKES)


def _closed_up(match: re.Match[str]) -> str:
    return _BEGINS.sub(" ", "".join(match.group().split()))


def forms_of(entry: str) -> set[str]:
    """How an entry may be written: as it is, by an initial, with half a surname."""
    halves = set(_with_half_a_surname(entry))
    halves |= {alike(form) for form in halves}
    return whole_forms_of(entry) | halves | set(_with_initial(entry))


def whole_forms_of(entry: str) -> set[str]:
    """How all the words of one entry may be written: with hyphens or not, and so on."""
    forms = all_forms(list(pieces_of(entry)))
    if _APOSTROPHES.search(entry):
        forms |= all_forms(list(pieces_of(_APOSTROPHES.sub(" ", entry))))
    return forms | {alike(form) for form in forms}


def _with_half_a_surname(entry: str) -> Iterator[str]:
    """A name with one half of its double-barrelled surname, as schools may know it."""
    words = list(pieces_of(entry))
    first = next((at for at, word in enumerate(words) if word.is_hyphenated), 0)
    if not first or not all(word.is_name for word in words):
        return
    names = [word.text for word in words[:first]]
    for half in words[first:]:
        if len(half.text) >= _LEAST_OF_HALF:
            yield HALF + " ".join([*names, half.text])
            if names[0][0].isascii():
                yield HALF + f"{names[0][0]} {half.text}"


def _with_initial(entry: str) -> Iterator[str]:
    """A first name by its first letter, where an entry is a name and a surname."""
    first, *others = list(pieces_of(entry)) or [Piece("", False)]
    if not others or len(others) > _MOST_OTHERS:
        return
    are_words = all(piece.text.isalpha() for piece in (first, *others))
    names = all(piece.is_name for piece in (first, *others))
    telling = len(first.text) > 1 and len(others[-1].text) >= _TELLING
    if are_words and names and telling and first.text[0].isascii():
        for form in all_forms(others):
            yield f"{first.text[0]} {form}"


def all_forms(pieces: list[Piece]) -> set[str]:
    """How words that follow each other may be written."""
    forms = {""}
    for number, piece in enumerate(pieces):
        before = pieces[number - 1] if number else None
        forms = longer(forms, before, piece.text)
    return forms - {""}


def longer(forms: set[str], before: Piece | None, word: str) -> set[str]:
    if before is None:
        return {word}
    glues = (" ", "") if before.is_hyphenated else (" ",)
    longer = sorted(f"{form}{glue}{word}" for form in forms for glue in glues)
    return set(longer[:_MOST_FORMS])


@lru_cache(maxsize=50_000)
def alike(form: str) -> str:
    """A form in the letters that keyboards and programs put for one another."""
    if form.isascii():
        return form
    form = form.translate(_ALIKE)
    if not form.isascii() and _LATIN.search(form):
        form = form.translate(_LOOKS_LATIN)
    return _DIGIT.sub(lambda sign: str(unicodedata.decimal(sign[0])), form)
