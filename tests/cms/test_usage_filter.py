"""Lists of pictures and documents are searched and filtered at once."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.factories import (
    make_board,
    make_document,
    make_editor,
    make_image,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("make", [make_image, make_document])
@pytest.mark.parametrize(("least", "is_found"), [(0, True), (1, False)])
def test_a_search_asks_how_often(make, least, is_found):
    board = make_board()
    walrus = make(board, title="Walrus")
    make(board, title="Otter")
    browser = Client(headers={"host": settings.CMS_HOST})
    browser.force_login(make_editor(board))
    screen = "wagtailimages:index" if make is make_image else "wagtaildocs:index"

    answer = browser.get(reverse(screen), {"q": "walrus", "usage_count_min": least})

    assert answer.status_code == 200
    found = [one.pk for one in answer.context["object_list"]]
    assert found == ([walrus.pk] if is_found else [])
