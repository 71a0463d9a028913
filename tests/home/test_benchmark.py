"""What pages cost is measured on boards of its own, on addresses that answer."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import Page

from boards.models import Board, PageDocument, ReviewPage
from home.benchmark.filling import Size, fill, host_of
from home.benchmark.measuring import addresses

pytestmark = pytest.mark.django_db


def test_boards_are_filled_with_whole_reviews_once_and_their_pages_answer():
    said: list[str] = []
    for _time in range(2):
        fill(Size(2, 3, 2), said.append)
    first = Board.objects.get(short_name="Board 1")
    reviews = ReviewPage.objects.in_board_of(first)

    assert len(said) == 2
    assert (reviews.count(), ReviewPage.objects.count()) == (3, 6)
    assert PageDocument.objects.filter(page__in=reviews).count() == 6
    assert Page.find_problems() == ([], [], [], [], [])
    answers = {
        name: Client().get(path, headers={"host": host_of(1)})
        for name, path in addresses().items()
    }
    assert {one.status_code for one in answers.values()} == {200}
    assert b"/documents/" in answers["review"].content


def test_no_other_database_is_made_inside_of_a_transaction():
    with pytest.raises(CommandError, match="transaction"):
        call_command("benchmark", verbosity=0)
