"""The cells of a file of redirects, however a spreadsheet program has saved it."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cms.exports import as_it_was

MOST_ROWS = 2_000
SEPARATORS = ",;\t"
# By it, Excel is told what separates the cells.
SAYS_ITS_SEPARATOR = re.compile(r'\A"?sep=([,;\t])"?\n', re.IGNORECASE)
QUOTED = re.compile(r'"(?:[^"]|"")*"')
OF_EXCEL = "PK\x03\x04"


def rows_of(text: str) -> dict[int, list[str]]:
    """The cells of a file with commas, semicolons or tabs, without its headings.

    By the number of the line on which each row begins, empty rows left out. Raises
    ValidationError when it is no such file, or is too long.
    """
    # Programs end lines with one of three signs, or with two.
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    delimiter = _separator(text)
    text = SAYS_ITS_SEPARATOR.sub("\n", text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        rows = dict(_numbered(reader))
    except csv.Error as error:
        raise ValidationError(
            _("This file is not a list of two columns. Save it as CSV (UTF-8).")
        ) from error
    if reader.line_num > MOST_ROWS:
        raise ValidationError(
            _("This file has more than %(count)s lines. Bring it in in parts.")
            % {"count": MOST_ROWS}
        )
    first = min(rows, default=0)
    if first and _are_headings(rows[first]):
        del rows[first]
    return rows


def _numbered(reader: Any) -> Iterator[tuple[int, list[str]]]:
    begins = 1
    for row in reader:
        cells = [as_it_was(cell.strip()) for cell in row]
        if any(cells):
            yield begins, cells
        begins = reader.line_num + 1


def _separator(text: str) -> str:
    if said := SAYS_ITS_SEPARATOR.match(text):
        return said[1]
    # What stands between quotation marks is of an address.
    first = QUOTED.sub("", text.lstrip("\n")).partition("\n")[0]
    return max(SEPARATORS, key=first.count)


def _are_headings(cells: list[str]) -> bool:
    """Whether two cells are words, whichever they are: an address has a stroke or dot.

    "Old URL (e.g. /x)" is left to be refused in words.
    """
    two = cells[:2]
    return len(two) == 2 and all(two) and not any({*"/."} & {*cell} for cell in two)


def decoded(content: bytes) -> str:
    """The text of a file as spreadsheets save it."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
