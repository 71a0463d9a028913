"""A new page that is sent several times at the same moment is made once."""

import threading

from django.db import connection
from django.http import HttpResponse

from boards.models import ContentPage
from tests.apart.databases import connected_to, own_database
from tests.cms_forms import adding, send
from tests.factories import cms_client, make_board, make_editor

AT_ONCE = 3


def test_a_page_that_is_sent_several_times_at_once_is_made_once(
    django_db_setup, django_db_blocker
):
    answers: list[HttpResponse] = []
    with django_db_blocker.unblock(), own_database() as name, connected_to(name):
        board = make_board()
        editor = make_editor(board)
        together = threading.Barrier(AT_ONCE)
        address = adding(ContentPage, board.home)

        def make() -> None:
            client = cms_client(editor)
            client.raise_request_exception = False
            together.wait()
            try:
                answers.append(send(client, address, {"title": "A", "slug": "a"}))
            finally:
                connection.close()

        people = [threading.Thread(target=make) for _number in range(AT_ONCE)]
        for person in people:
            person.start()
        for person in people:
            person.join()
        (page,) = ContentPage.objects.filter(slug="a")

    led_to = {answer.headers.get("Location") for answer in answers}
    assert len(answers) == AT_ONCE
    # Whoever came later may also have been told at the field that the address is taken.
    assert {answer.status_code for answer in answers} <= {200, 302}
    assert led_to - {None} == {f"/admin/pages/{page.pk}/edit/"}
