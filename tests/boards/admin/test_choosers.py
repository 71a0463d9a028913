"""What opens a chooser says what is chosen."""

import pytest
from wagtail.admin.widgets import BaseChooser
from wagtail.models import get_page_models


@pytest.mark.parametrize("model", get_page_models(), ids=lambda model: model.__name__)
def test_no_two_choosers_of_a_form_are_opened_by_the_same_words(model):
    fields = model.get_edit_handler().get_form_class().base_fields.values()
    choosers = [one.widget for one in fields if isinstance(one.widget, BaseChooser)]
    words = [str(one.choose_one_text) for one in choosers]

    assert len(set(words)) == len(words)
