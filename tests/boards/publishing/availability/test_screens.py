"""The screens on which documents and pages are taken back, as an editor uses them."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from boards.models import Availability, Withdrawal
from boards.publishing.withdrawals import document_changes, withdrawing
from tests.boards.publishing.availability.worlds import (
    ITS_FLOOR,
    THIS_YEAR,
    public_review,
    the_row,
)
from tests.factories import (
    cms_client,
    get,
    host_of,
    make_administrator,
    make_board,
    make_editor,
    make_member,
    make_review,
    make_user,
    release,
)
from tests.reading import addresses, words
from tests.worlds import as_stored, taken_back

pytestmark = pytest.mark.django_db

FACTS = {"reason": "It is time.", "public_note": "Please ask us."}
NOTICE = {"title": "Withdrawn", "public_reason": "In error.", "reason": "A name."}
STEPS = ["document_on_request", "withdraw_document", "document_back"]
OF_PAGE = ["availability", "withdraw_page", "restore_page"]


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with taken_back(django_db_blocker):
        board = make_board()
        yield board, public_review(board)


@pytest.fixture
def at_hand(world, db):
    return as_stored(world)


@pytest.fixture
def board(at_hand):
    return at_hand[0]


@pytest.fixture
def review(at_hand):
    return at_hand[1]


@pytest.fixture
def editor(board):
    return cms_client(make_editor(board))


def address(name, review):
    keys = [review.pk] if name in OF_PAGE else [review.pk, the_row(review).pk]
    return reverse(name, args=keys)


def test_the_editor_leads_there(editor, review):
    response = editor.get(reverse("wagtailadmin_pages:edit", args=[review.pk]))

    assert address("availability", review) in addresses(response, "header a")


def test_it_shows_state_floor_and_what_can_be_done(editor, review):
    response = editor.get(address("availability", review))

    shown = words(response, "main")
    assert "The report" in shown
    assert "has to stay is over: until 12 Sep 2011" in shown
    links = addresses(response, "main a")
    assert address("document_on_request", review) in links
    assert address("withdraw_document", review) in links
    assert address("withdraw_page", review) in links


@pytest.mark.parametrize("name", [*STEPS, *OF_PAGE])
@pytest.mark.parametrize("who", ["another board's editor", "translator", "nobody's"])
def test_it_is_not_there_for_who_may_not_publish(board, review, name, who):
    person = {
        "another board's editor": lambda: make_editor(make_board()),
        "translator": lambda: make_member(board, "translator"),
        "nobody's": make_user,
    }[who]()
    client = cms_client(person)

    for response in (
        client.get(address(name, review)),
        client.post(address(name, review), FACTS | NOTICE),
    ):
        # Who may not enter the CMS at all is sent to its door.
        assert response.status_code == 404 or "login" in response["Location"]
    assert the_row(review).availability == Availability.PUBLISHED
    assert not Withdrawal.objects.exists()


@pytest.mark.parametrize("role", ["editor", "approver", "manager"])
@pytest.mark.parametrize("name", ["document_on_request", "withdraw_document"])
def test_one_person_closes_a_document_at_once(client, board, review, name, role):
    person = cms_client(make_member(board, role))
    file = the_row(review).file

    response = person.post(address(name, review), FACTS)

    assert response.status_code == 302, response.context["form"].errors
    assert get(client, board, file.url).status_code == 410


@pytest.mark.parametrize("name", ["document_on_request", "withdraw_document"])
@pytest.mark.parametrize("missing", ["reason", "public_note"])
def test_each_reason_is_asked_for_at_its_field(editor, review, name, missing):
    response = editor.post(address(name, review), FACTS | {missing: ""})

    assert list(response.context["form"].errors) == [missing]
    assert the_row(review).availability == Availability.PUBLISHED


def test_on_request_before_the_floor_says_the_day_and_the_way_out(board, editor):
    review = public_review(board, THIS_YEAR)

    for response in (
        editor.get(address("document_on_request", review)),
        editor.post(address("document_on_request", review), FACTS),
    ):
        shown = words(response, "main")
        assert ITS_FLOOR in shown
        assert "withdraw it now" in shown
    assert the_row(review).availability == Availability.PUBLISHED


def test_it_comes_back_as_a_draft(client, board, editor, review):
    file = the_row(review).file
    document_changes.close(the_row(review), Availability.WITHDRAWN, None, "x", "Gone.")

    response = editor.post(address("document_back", review), FACTS)

    assert response.status_code == 302
    assert get(client, board, file.url).status_code == 410
    draft = Page.objects.get(pk=review.pk).get_latest_revision_as_object()
    assert draft.released_documents.get().availability == Availability.PUBLISHED


def test_a_page_is_withdrawn_and_asked_back(client, board, editor, review):
    path = review.relative_url(board.site)

    assert editor.post(address("withdraw_page", review), NOTICE).status_code == 302
    assert client.get(path, headers={"host": host_of(board)}).status_code == 410
    assert editor.post(address("restore_page", review), FACTS).status_code == 302
    assert client.get(path, headers={"host": host_of(board)}).status_code == 410
    assert Page.objects.get(pk=review.pk).has_unpublished_changes


def test_a_page_that_never_was_public_is_not_withdrawn(board, editor):
    draft = make_review(board, live=False)
    release(draft)

    response = editor.post(address("withdraw_page", draft), NOTICE)

    assert "nothing to withdraw" in words(response, "main")
    assert not Withdrawal.objects.exists()


def test_who_may_still_have_copies_is_a_list_with_ticks(board, editor):
    review = public_review(board, nspcc_reference="C7043")
    words_of = withdrawing.Words("Withdrawn", "In error.", "A name.")
    withdrawing.withdraw(Page.objects.get(pk=review.pk), None, words_of)

    shown = words(editor.get(address("availability", review)), "main")
    editor.post(address("availability", review), {"seen_to": ["nspcc", "unknown"]})

    assert "C7043" in shown
    assert "Search engines" in shown
    assert list(Withdrawal.objects.get().seen_to) == ["nspcc"]


def test_an_exception_from_the_guidance_is_shown_and_on_record(board, editor, review):
    board.board.refresh_from_db()
    board.board.months_available = 6
    board.board.save_revision(user=make_administrator()).publish()

    shown = words(editor.get(address("availability", review)), "main")

    assert "keeps reports for 6 months" in shown
    assert "Decided by" in shown
