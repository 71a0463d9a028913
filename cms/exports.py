"""Lists as CSV and Excel files that hold what people typed, and run nothing of it."""

import re
from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

# What spreadsheet programs take for the beginning of a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
# What no Excel file can hold.
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def harmless(value: Any) -> Any:
    """A cell's value that no spreadsheet program reads as a formula, or refuses."""
    if not isinstance(value, str):
        return value
    value = UNPRINTABLE.sub("", value)
    return f"'{value}" if value.startswith(FORMULA) else value


class SafeSpreadsheetMixin(SpreadsheetExportMixin):
    """Wagtail's export, for lists that hold words of people whom nobody knows."""

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        return harmless(super().preprocess_field_value(field, value, export_format))
