"""Names that are made of a field's own, on screens and in files."""

from types import SimpleNamespace

from django import forms
from django.utils.translation import gettext, override
from wagtail.admin.views.reports.workflows import WorkflowView

from cms.generated_names import in_words


class Asked(forms.Form):
    """A form as libraries have them: a field of it without a label."""

    task_type = forms.CharField()


def test_a_field_that_nobody_named_is_called_as_people_here_say_it():
    # A list is no query, of which Wagtail would read the name.
    rows = SimpleNamespace()

    assert Asked()["task_type"].label == "Step type"
    assert WorkflowView().get_heading(rows, "workflow") == "Sign-off"


def test_it_is_looked_for_in_no_other_language():
    with override("pl"):
        assert gettext("Title") != "Title"
        assert in_words("title") == "Title"
