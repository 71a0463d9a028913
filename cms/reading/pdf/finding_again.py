"""Where on a page something stands that a check found there: marks for its picture.

A check stores no place of a name or a number. Whoever may see the picture has it looked
for again: the fewest words in a row in which the same is found.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import pypdfium2

from cms.reading.asking import Place
from cms.reading.identifiers import identifiers_in
from cms.reading.pdf.letters import Box, Places, around, letters_of
from cms.reading.report import Report
from cms.reading.words import WordList, pieces_of

IDENTIFIERS = {
    "date_of_birth",
    "email",
    "national_insurance",
    "nhs_number",
    "phone",
    "postcode",
}
LISTED = "never_publish"
_MOST_WORDS_OF_A_PAGE = 3000
# In a row: a number that is set in groups, or a date behind its label.
_LONGEST = 10
_MOST_MARKS = 20


@dataclass(frozen=True)
class _Word:
    text: str
    box: Box


def marks_on(
    page: pypdfium2.PdfPage, places: Places, place: Place, report: Report
) -> list[Box]:
    """Where the finding of a place stands on its page, in pixels; [] if nobody knows.

    report: knows the list, and what the board tells of itself.
    """
    kind, _colon, entry = place.key.partition(":")
    if kind not in IDENTIFIERS | {LISTED}:
        return []
    if kind == LISTED:
        report.listed = _only(report.listed, int(entry))
    text = page.get_textpage()
    try:
        words = list(_words_of(text, places))[:_MOST_WORDS_OF_A_PAGE]
    finally:
        text.close()
    return list(_runs(words, place, report))[:_MOST_MARKS]


def _only(listed: WordList, entry: int) -> WordList:
    """The same list with one entry."""
    forms = {form: key for form, key in listed.entries.items() if key == entry}
    return WordList(listed.key, forms, listed.longest)


def _words_of(text: pypdfium2.PdfTextPage, places: Places) -> Iterator[_Word]:
    letters = letters_of(text, places)
    for is_gap, found in groupby(letters, key=lambda letter: letter.sign == " "):
        word = list(found)
        if not is_gap:
            said = "".join(letter.sign for letter in word)
            yield _Word(said, around(letter.box for letter in word))


def _runs(words: list[_Word], place: Place, report: Report) -> Iterator[Box]:
    last = 0
    for end in range(1, len(words) + 1):
        for start in range(end - 1, max(last, end - _LONGEST) - 1, -1):
            run = words[start:end]
            if _is_in(" ".join(word.text for word in run), place, report):
                yield around(word.box for word in run)
                last = end
                break


def _is_in(said: str, place: Place, report: Report) -> bool:
    if place.key.startswith(LISTED):
        return any(report.listed.found_in(pieces_of(said)))
    return any(
        (found.key, found.shown) == (place.key, place.shown)
        for found in identifiers_in(said, report.published)
    )
