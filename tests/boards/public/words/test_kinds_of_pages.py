"""What the public reads of the kind of a page, in results and lists."""

import pytest
from wagtail.models import get_page_models

from boards.templatetags.board_words import page_kind

pytestmark = pytest.mark.django_db

# What a reader would call it as well. Of lists and pages of text the title says enough.
SAID = {
    "7-minute briefing",
    "Learning bulletin",
    "News",
    "Practice theme",
    "Questions and answers",
    "Review",
    "Sub-group",
}


def test_no_reader_meets_an_editors_word_for_a_kind_of_page():
    said = {page_kind(page) for page in (model() for model in get_page_models())}

    assert said - {""} == SAID
