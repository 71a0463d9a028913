"""Rich text in templates."""

from django import template
from django.utils.safestring import SafeString
from wagtail.rich_text import RichText

from cms.rich_text import render

register = template.Library()


@register.filter
def richtext_out(value: RichText | str | None) -> SafeString:
    """Rich text as the public reads it: links say what they open, and none is dead."""
    return render(value.source if isinstance(value, RichText) else value or "")
