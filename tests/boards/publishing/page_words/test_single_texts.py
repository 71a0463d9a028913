"""What the public reads beside the pages: notices, addresses, titles of pictures."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from boards.models import Availability, PageDocument, Redirect
from boards.publishing.withdrawals.document_changes import close
from boards.publishing.withdrawals.withdrawing import Words, withdraw
from tests.boards.publishing.page_words.worlds import NAME, keep_list
from tests.factories import (
    cms_client,
    make_board,
    make_document,
    make_editor,
    make_image,
    make_manager,
    make_review,
    release,
)
from tests.reading import words

pytestmark = pytest.mark.django_db

WARNING = "what must not go public: Words from the never-publish list"


@pytest.mark.parametrize("field", ["title", "public_reason"])
def test_a_notice_that_names_somebody_is_refused_at_its_field(field):
    board = make_board()
    keep_list(board)
    review = make_review(board)
    said = {"title": "A review", "public_reason": "Withdrawn.", "reason": NAME}

    with pytest.raises(ValidationError) as refused:
        withdraw(review, make_editor(board), Words(**said | {field: f"Of {NAME}"}))

    assert list(refused.value.message_dict) == [field]
    assert NAME not in str(refused.value)


def test_what_is_said_of_a_closed_document_names_nobody():
    board = make_board()
    keep_list(board)
    review = make_review(board)
    row = release(review, make_document(board))

    with pytest.raises(ValidationError) as refused:
        close(row, Availability.WITHDRAWN, make_editor(board), "Named", f"Ask {NAME}")

    assert list(refused.value.message_dict) == ["public_note"]
    assert PageDocument.objects.get(pk=row.pk).availability == Availability.PUBLISHED


@pytest.mark.parametrize("where", ["image", "document", "redirect"])
def test_who_keeps_what_names_somebody_is_warned_whenever_they_open_it(where):
    board = make_board()
    keep_list(board)
    manager = make_manager(board)
    address = {
        "image": lambda: reverse(
            "wagtailimages:edit", args=[make_image(board, description=NAME).pk]
        ),
        "document": lambda: reverse(
            "wagtaildocs:edit", args=[make_document(board, title=NAME).pk]
        ),
        "redirect": lambda: reverse(
            "redirects:edit", args=[_redirect(board, "/scr-anna-kowalska.pdf").pk]
        ),
    }[where]()
    harmless = reverse(
        "wagtailimages:edit", args=[make_image(board, title="A school").pk]
    )
    client = cms_client(manager)

    assert WARNING in words(client.get(address))
    assert WARNING not in words(client.get(harmless))


def _redirect(board, old_path: str) -> Redirect:
    return Redirect.objects.create(
        board=board.board, old_path=old_path, target_url="/reviews/"
    )


def test_the_list_of_redirects_says_which_address_names_somebody():
    board = make_board()
    keep_list(board)
    _redirect(board, "/anna-kowalska.pdf")
    client = cms_client(make_manager(board))

    kept = words(client.get(reverse("redirects:index")))
    typed = {"text": "/old-anna-kowalska.pdf,/reviews/", "board": board.board.pk}
    brought = words(client.post(reverse("redirects:import"), typed))

    assert WARNING in kept
    assert WARNING in brought
