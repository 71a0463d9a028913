"""The dashboard begins with work: what waits for me, what I do most, ways to a page."""

import pytest
from django.test import Client
from django.urls import reverse

from boards.models import Redirect, Role
from boards.publishing.releases import transitions
from tests.boards.publishing.availability.worlds import public_review, the_row
from tests.boards.publishing.copy_requests.asking import make_request
from tests.cms_forms import editing
from tests.factories import (
    cms_client,
    make_board,
    make_editor,
    make_member,
    make_review,
    save_draft,
    submit,
)
from tests.reading import words

pytestmark = pytest.mark.django_db

WAITS, BEGIN = "#waits-for-me-section", ".desk-begin"


def desk(client: Client, part: str) -> str:
    return words(client.get("/admin/"), part)


def test_what_waits_is_shown_to_whom_it_waits_for():
    board = make_board()
    editor = make_editor(board)
    review = make_review(board, live=False, owner=editor, title="Child W")
    save_draft(review, editor)
    release = submit(board, review, by=editor)
    approver, shaper = (make_member(board, Role.APPROVER) for _each in range(2))
    translator = cms_client(make_member(board, Role.TRANSLATOR))
    make_request(board)

    assert "Sign off… : " in desk(cms_client(approver), WAITS)
    assert "Sign off…" not in desk(cms_client(editor), WAITS)
    assert "1 request for a copy" in desk(cms_client(editor), WAITS)
    assert desk(translator, WAITS).endswith("Nothing waits for you.")
    transitions.send_back(release, approver, "Not yet.")
    assert "Sent back: change" in desk(cms_client(editor), WAITS)
    assert "Sent back" not in desk(cms_client(approver), WAITS)
    save_draft(review, shaper)
    transitions.submit(release, editor)
    assert "Sign off…" not in desk(cms_client(shaper), WAITS)


def test_nothing_of_another_board_waits_for_anybody():
    board, other = make_board(), make_board()
    editor = make_editor(other)
    review = make_review(other, live=False, owner=editor, title="Child V")
    save_draft(review, editor)
    submit(other, review, by=editor)
    make_request(other)

    shown = desk(cms_client(make_member(board, *Role)), WAITS)

    assert shown.endswith("Nothing waits for you.")


def test_who_writes_finds_what_they_do_most_and_who_translates_does_not():
    board = make_board()
    writer = desk(cms_client(make_editor(board)), BEGIN)
    translator = desk(cms_client(make_member(board, Role.TRANSLATOR)), BEGIN)

    for verb in ("Add a review", "Add a briefing", "Add news", "Put documents up"):
        assert verb in writer
        assert verb not in translator
    assert "The public site" in translator


def test_a_public_address_leads_to_the_page_or_the_file_that_stands_there():
    board, other = make_board(), make_board()
    client = cms_client(make_editor(board))
    review, theirs = public_review(board), public_review(other)
    Redirect.objects.create(
        board=board.board, old_path="/old/way", target_page=review.page_ptr
    )
    file, their_file = the_row(review).file, the_row(theirs).file
    path = review.get_url_parts()[2]
    to_the_file = reverse("wagtaildocs:edit", args=[file.pk])
    nowhere = reverse("wagtailadmin_home")

    found = {
        address: client.get(reverse("find_page"), {"address": address}).url
        for address in (
            f"https://any.example{path}?x=1#y",
            f"any.example{path.rstrip('/')}",
            path,
            "/",
            "/old/way",
            f"https://any.example{file.url}",
            f"https://any.example{their_file.url}",
            theirs.full_url,
            "http://[broken",
            "/documents/" + "9" * 30,
            "",
        )
    }

    assert list(found.values()) == [
        *[editing(review)] * 3,
        editing(board.home),
        editing(review),
        to_the_file,
        nowhere,
        *[nowhere] * 4,
    ]
