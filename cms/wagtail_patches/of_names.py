"""What stands in the place of Django's own names for fields that have none."""

from django.forms import boundfield

from cms import generated_names
from cms.wagtail_patches import Patch

PATCHES = (
    Patch(
        boundfield,
        "pretty_name",
        generated_names.in_words,
        why="A field without a label is called as people say it, in their language.",
        guarded_by="tests/cms/test_generated_names.py::"
        "test_a_field_that_nobody_named_is_called_as_people_here_say_it",
        goes_when="Django translates the labels that it makes of names.",
        source="1d5859b55ef4ddde",
    ),
)
