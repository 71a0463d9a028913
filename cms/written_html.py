"""HTML that is written by code, where a template for each small piece takes too long.

What is said here is escaped as a template of Django's escapes it.
"""

from collections.abc import Mapping
from html import escape

from django.template import Context
from django.template.base import render_value_in_context
from django.utils.safestring import SafeData

# A template without anything of its own.
PLAIN = Context()


def said(value: object) -> str:
    """As `{{ value }}`."""
    if type(value) is str:
        return escape(value)
    return render_value_in_context(value, PLAIN)


def as_text(value: object) -> str:
    """As `{{ value|stringformat:"s" }}`."""
    return str(value) if isinstance(value, SafeData) else escape(str(value))


def attributes(values: Mapping[str, object]) -> str:
    """Of an element: what is True has no value, what is False is left out."""
    return "".join(
        f" {said(name)}" if value is True else f' {said(name)}="{as_text(value)}"'
        for name, value in values.items()
        if value is not False
    )
