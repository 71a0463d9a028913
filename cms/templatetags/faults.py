"""What is wrong with a form: on top of its screen, and at each field."""

from typing import Any

from django import template
from django.forms.boundfield import BoundField
from wagtail.admin.templatetags.wagtailadmin_tags import formattedfield
from wagtail.admin.widgets import BaseChooser

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
    help_id, error_id = f"{field.auto_id}-helptext", f"{field.auto_id}-error"
    parts = [help_id if field.help_text else "", error_id if field.errors else ""]
    described: dict[str, Any] = {"aria-describedby": " ".join(filter(None, parts))}
    group = {"role": "group", "aria-label": field.label, **described}
    is_group = field.use_fieldset or isinstance(field.field.widget, BaseChooser)
    return formattedfield(
        field,
        rendered_field=field.as_widget(attrs={} if is_group else described),
        attrs=group if is_group else {},
        help_text_id=help_id,
        error_message_id=error_id,
    )
