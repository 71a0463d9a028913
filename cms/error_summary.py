"""What is wrong with a form, as the summary on top of its screen lists it."""

from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm
from django.forms.boundfield import BoundField
from wagtail.admin.widgets import BaseChooser


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong.

    label: of the field, or "" for the form as a whole. message: what is wrong. target:
    the id of the field on the screen, or "".
    """

    label: str
    message: str
    target: str = ""


class InSummary:
    """A view of Wagtail's that makes a message of what the summary says already."""

    error_message = None


def faults_of(form: Any) -> list[Fault]:
    """All that is wrong with a form, in the order of its fields; the whole of it first.

    What is wrong with a hidden field is of the form: nobody finds that field.
    """
    if not isinstance(form, BaseForm) or not form.is_bound:
        return []
    visible = form.visible_fields()
    shown = {field.name for field in visible}
    whole = [name for name in form.errors if name not in shown]
    return [
        *(Fault("", str(text)) for name in whole for text in form.errors[name]),
        *(
            Fault(str(field.label), str(text), target_of(field))
            for field in visible
            for text in field.errors
        ),
    ]


def target_of(field: BoundField) -> str:
    """Where a link to a field leads: to what can be typed into, or pressed."""
    if isinstance(field.field.widget, BaseChooser):
        return f"{field.auto_id}-chooser"
    return field.id_for_label or field.auto_id
