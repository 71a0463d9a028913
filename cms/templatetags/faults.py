"""What is wrong with a form: on top of its screen, and at each field."""

from typing import Any

from django import template
from django.forms.boundfield import BoundField
from wagtail.admin.templatetags.wagtailadmin_tags import formattedfield

from cms.error_summary import Fault, faults_of

register = template.Library()


@register.simple_tag(takes_context=True)
def faults(context: Any) -> list[Fault]:
    """All that is wrong on a screen: with its form, and what its view says besides."""
    return [*faults_of(context.get("form")), *context.get("faults", [])]


@register.inclusion_tag("wagtailadmin/shared/formatted_field.html")
def labelled(field: BoundField) -> dict[str, Any]:
    """A field as Wagtail lays it out, read aloud with its help and what is wrong.

    Several inputs under one label are a group, which has both.
    """
    ids = {
        "help_text_id": f"{field.auto_id}_helptext" if field.help_text else "",
        "error_message_id": f"{field.auto_id}_error",
    }
    attrs = {}
    if field.use_fieldset:
        described = [ids["help_text_id"], field.errors and ids["error_message_id"]]
        attrs = {
            "role": "group",
            "aria-label": field.label,
            "aria-describedby": " ".join(part for part in described if part),
        }
    return formattedfield(field, attrs=attrs, **ids)
