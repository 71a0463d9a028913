"""What pages cost is measured on boards of its own, on addresses that answer."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import Page

from boards.models import Board, PageDocument, ReviewPage
from home.benchmark.filling import GONE, OLD_PATH, SMALL, Size, fill, host_of
from home.benchmark.measuring import addresses, file_of
from home.benchmark.pressing import press_of
from home.benchmark.readers import edition_in

pytestmark = pytest.mark.django_db


def test_boards_are_filled_with_whole_reviews_once_and_their_pages_answer():
    said: list[str] = []
    for _time in range(2):
        fill(Size(2, 3, 2), said.append)
    first = board_of(1)
    reviews = ReviewPage.objects.in_board_of(first)

    assert len(said) == 3
    assert (reviews.count(), ReviewPage.objects.count()) == (3, 9)
    assert PageDocument.objects.filter(page__in=reviews).count() == 6
    assert Page.find_problems() == ([], [], [], [], [])
    answers = {
        name: Client().get(path, headers={"host": host_of(1)})
        for name, path in addresses().items()
    }
    assert {one.status_code for one in answers.values()} == {200}
    assert addresses(SMALL).keys() == answers.keys()
    moved = Client().get(f"{OLD_PATH}/", headers={"host": host_of(1)})
    assert moved.headers["Location"] == addresses()["review"]
    gone = Client().get(f"/{GONE}/", headers={"host": host_of(1)})
    assert gone.status_code == 410
    file = file_of()
    had = {"host": host_of(1), "If-None-Match": f'"{file.file_hash}"'}
    assert Client().get(file.url, headers=had).status_code == 304
    assert file.url.encode() in answers["review"].content


def test_each_publication_of_the_press_shows_its_edition_to_visitors():
    fill(Size(1, 2, 1), lambda _line: None)
    path = addresses()["review"]
    press = press_of(ReviewPage.objects.in_board_of(board_of(1)).order_by("path")[0])
    shown = []
    for _time in range(2):
        press.publish()
        answer = Client().get(path, headers={"host": host_of(1)})
        shown.append(edition_in(answer.content))

    assert shown == [1, 2]


def board_of(number: int) -> Board:
    return Board.objects.get(short_name=f"Board {number}")


def test_no_other_database_is_made_inside_of_a_transaction():
    with pytest.raises(CommandError, match="transaction"):
        call_command("benchmark", verbosity=0)
