"""Lists as CSV and Excel files that hold what people typed, and run nothing of it.

All of the CMS's lists and reports, Wagtail's own among them, make their files by one
mixin of Wagtail's. What is here stands in the place of its methods, so that a list
which nobody thought of is as safe as the others.
"""

import csv
import datetime
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO, StringIO
from typing import Any

from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.http import content_disposition_header
from wagtail.admin.views.mixins import Echo, SpreadsheetExportMixin

from cms.generated_names import in_words
from cms.slugs import slug_of

# What spreadsheet programs take for the beginning of a formula; in full width too,
# which is looked for by its compatible form.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
# What a program may pass over before it looks for a formula: spaces and what has no
# width. A value that begins with a tab or the end of a line is no plain text either.
PASSED_OVER = re.compile(r"^[\s\u00ad\u200b-\u200f\u2060\ufeff]+")
# What no Excel file can hold.
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Without it, Excel reads a CSV file in the letters of Western Europe alone.
BYTE_ORDER_MARK = b"\xef\xbb\xbf"

_value_of_wagtail = SpreadsheetExportMixin.preprocess_field_value
_heading_of_wagtail = SpreadsheetExportMixin.get_heading


def harmless(value: Any) -> Any:
    """A cell's value that no spreadsheet program reads as a formula, or refuses.

    Text alone may be one: a number stays a number, a negative one too.
    """
    if not isinstance(value, str):
        return value
    value = UNPRINTABLE.sub("", value)
    plain = unicodedata.normalize("NFKC", PASSED_OVER.sub("", value)[:1])
    is_formula = value.startswith(FORMULA) or plain.startswith(FORMULA)
    return f"'{value}" if is_formula else value


def as_it_was(cell: str) -> str:
    """What a cell held before it was made harmless."""
    plain = cell.removeprefix("'")
    return plain if harmless(plain) == cell else cell


def local(value: Any) -> Any:
    """A moment as clocks in the United Kingdom show it, to the second."""
    if not isinstance(value, datetime.datetime):
        return value
    shown = timezone.make_naive(value) if timezone.is_aware(value) else value
    return shown.replace(microsecond=0)


def safe_value(self: Any, field: str, value: Any, export_format: str) -> Any:
    """What a cell holds."""
    found = _value_of_wagtail(self, field, local(value), export_format)
    return harmless(local(found))


def safe_heading(self: Any, queryset: Any, field: str) -> str:
    found = _heading_of_wagtail(self, queryset, field)
    return harmless(in_words(field) if found == field else found)


def safe_csv(self: Any, queryset: Any) -> Iterator[bytes]:
    """A CSV file, line by line.

    Every text stands in quotation marks: no separator in it begins a cell, whichever
    one a program splits at.
    """
    yield BYTE_ORDER_MARK
    # Wagtail's own file-like answers with the bytes of each line.
    writer = csv.DictWriter(
        Echo(), fieldnames=self.list_export, quoting=csv.QUOTE_NONNUMERIC
    )
    headings = {field: self.get_heading(queryset, field) for field in self.list_export}
    yield writer.writerow(headings)
    for item in queryset:
        yield self.write_csv_row(writer, self.to_row_dict(item))


def table_as_csv(rows: Sequence[Mapping[str, object]]) -> bytes:
    """A CSV file of what no screen lists. rows: all with the same names."""
    text = StringIO()
    if rows:
        writer = csv.DictWriter(text, [*rows[0]], quoting=csv.QUOTE_NONNUMERIC)
        writer.writeheader()
        writer.writerows(
            {name: harmless(local(value)) for name, value in row.items()}
            for row in rows
        )
    return BYTE_ORDER_MARK + text.getvalue().encode()


def safe_csv_response(self: Any, queryset: Any) -> HttpResponseBase:
    response = StreamingHttpResponse(
        self.stream_csv(queryset), content_type="text/csv; charset=utf-8"
    )
    return _named(response, self, self.FORMAT_CSV)


def safe_xlsx_response(self: Any, queryset: Any) -> HttpResponseBase:
    output = BytesIO()
    self.write_xlsx(queryset, output)
    output.seek(0)
    response = FileResponse(
        output,
        content_type=(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        ),
    )
    return _named(response, self, self.FORMAT_XLSX)


def file_name(view: Any) -> str:
    """What a list's file is called: in words, and fit for every system's disk.

    A list that nobody has named is called as its rows are, and not as their table.
    """
    name = view.get_filename()
    model = getattr(view, "model", None)
    if model is not None and name == model._meta.db_table:
        name = model._meta.verbose_name_plural
    return slug_of(str(name).replace("_", "-")) or "list"


def _named(response: HttpResponse | Any, view: Any, ending: str) -> HttpResponseBase:
    name = f"{file_name(view)}.{ending}"
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


REPLACED = {
    "preprocess_field_value": safe_value,
    "get_heading": safe_heading,
    "stream_csv": safe_csv,
    "write_csv_response": safe_csv_response,
    "write_xlsx_response": safe_xlsx_response,
}
