"""A board's own word for a theme: used at once, hidden from others, and decided on."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import ProgrammingError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from boards.governance.lifecycle import deleting
from boards.models import (
    LearningIndexPage,
    PracticeThemePage,
    ReviewIndexPage,
    ReviewPage,
    Role,
    Theme,
)
from boards.publishing.themes.deciding import accept, decline, merge
from boards.publishing.themes.proposing import propose
from tests.boards.public.search.asking import found
from tests.cms_forms import adding
from tests.factories import (
    cms_client,
    get,
    make_administrator,
    make_board,
    make_editor,
    make_member,
    make_page,
    make_review,
    sign_off,
    submit,
    the_list,
)
from tests.reading import words

pytestmark = pytest.mark.django_db
WORD = "Zibberwort"


@pytest.fixture
def board():
    return make_board()


@pytest.fixture
def editor(board):
    return make_editor(board)


@pytest.fixture
def administrator():
    return make_administrator()


def proposing(client: Client, name: str, **where: int):
    return client.post(reverse("propose_theme"), {"name": name, **where})


def offered(client: Client, board) -> set[str]:
    form = client.get(adding(ReviewPage, the_list(ReviewIndexPage, board))).context
    return {str(one.data["label"]) for one in form["form"]["themes"]}


def test_an_editor_proposes_a_word_and_ticks_it_at_once(board, editor):
    client = cms_client(editor)
    said = proposing(client, f"  {WORD} ", page=make_review(board).pk).json()

    theme = Theme.objects.get(pk=said["key"])
    assert (theme.name, theme.board, said["is_new"]) == (WORD, board.board, True)
    assert WORD in offered(client, board)
    assert proposing(client, "grooming", page=board.home.pk).json()["name"] == (
        "Child sexual exploitation"
    )


def test_no_other_board_learns_of_it_until_it_is_accepted(board, editor, administrator):
    other = make_board()
    propose(board.board, WORD, editor)
    theirs = cms_client(make_editor(other))

    assert WORD not in offered(theirs, other)
    # Nor for an administrator who works on a page of the other board.
    assert WORD not in offered(cms_client(administrator), other)
    # The same word is new to the other board.
    page = make_review(other)
    assert proposing(theirs, WORD, page=page.pk).json()["is_new"]

    accept(Theme.objects.get(name=WORD, board=board.board), administrator)

    assert list(Theme.objects.filter(name=WORD).values_list("board", flat=True)) == [
        None
    ]
    assert WORD in offered(theirs, other)


def test_who_may_not_edit_a_page_proposes_nothing(board, editor):
    page = make_review(make_board())
    client = cms_client(editor)

    assert proposing(client, WORD, page=page.pk).status_code in (302, 403, 404)
    assert proposing(client, WORD).status_code in (302, 403)
    assert not Theme.objects.filter(name=WORD).exists()


def test_the_database_keeps_a_theme_from_pages_of_another_board(board, editor):
    theme, _new = propose(board.board, WORD, editor)
    review = make_review(make_board())

    with pytest.raises(ProgrammingError), transaction.atomic():
        ReviewPage.themes.through.objects.create(reviewpage=review, theme=theme)


def test_an_accepted_theme_has_a_plain_address_and_the_former_one_leads_there(
    board, editor, administrator
):
    theme, _new = propose(board.board, WORD, editor)
    make_review(board, themes=[theme])
    former = theme.slug
    assert former == f"zibberwort-{board.board.pk}"

    accept(theme, administrator)

    assert theme.slug == "zibberwort"
    response = get(Client(), board, f"/themes/{former}/")
    assert response["Location"] == "/themes/zibberwort/"
    assert "accepted" in mail.outbox[-1].body
    assert mail.outbox[-1].to == [editor.email]


def test_what_is_merged_names_the_other_theme_everywhere(board, editor, administrator):
    theme, _new = propose(board.board, WORD, editor)
    neglect = Theme.objects.get(slug="neglect")
    live = make_review(board, title="Child P", themes=[theme, neglect])
    draft = make_review(board, title="Child Q", live=False)
    draft.themes.set([theme])
    draft.save_revision()
    slug = theme.slug

    merge(theme, neglect, administrator)

    assert list(ReviewPage.objects.get(pk=live.pk).themes.all()) == [neglect]
    latest = ReviewPage.objects.get(pk=draft.pk).get_latest_revision_as_object()
    assert list(latest.themes.all()) == [neglect]
    assert found(board, WORD) == ["Child P"]
    response = get(Client(), board, f"/themes/{slug}/")
    assert response["Location"] == "/themes/neglect/"
    assert not Theme.objects.filter(name=WORD).exists()


@pytest.mark.parametrize("decided", ["accepted", "merged"])
def test_the_address_of_a_theme_that_no_public_page_named_leads_nowhere(
    board, editor, administrator, decided
):
    theme, _new = propose(board.board, WORD, editor)
    neglect = Theme.objects.get(slug="neglect")
    make_review(board, title="Child Q", live=False, themes=[theme])
    slug = theme.slug

    if decided == "merged":
        merge(theme, neglect, administrator)
        present = neglect
    else:
        accept(theme, administrator)
        present = theme
    make_review(board, title="Child P", themes=[present])

    # What it is now has a page here.
    assert get(Client(), board, f"/themes/{present.slug}/").status_code == 200
    assert get(Client(), board, f"/themes/{slug}/").status_code == 404


def test_what_a_signed_off_release_names_is_merged_once_it_is_out(
    board, editor, administrator
):
    theme, _new = propose(board.board, WORD, editor)
    review = make_review(board, live=False)
    review.themes.set([theme])
    review.save_revision(user=editor)
    approver = make_member(board, Role.APPROVER)
    tomorrow = timezone.now() + timedelta(days=1)
    sign_off(submit(board, review, by=editor, at=tomorrow), approver)

    with pytest.raises(ValidationError, match="signed off with it"):
        merge(theme, Theme.objects.get(slug="neglect"), administrator)


def test_what_is_declined_stays_the_boards_own_and_the_board_is_told(
    board, editor, administrator
):
    theme, _new = propose(board.board, WORD, editor)
    make_review(board, title="Child P", themes=[theme])

    decline(theme, "It is a name.", administrator)

    assert "It is a name." in mail.outbox[-1].body
    assert not Theme.objects.waiting().exists()
    assert found(board, WORD) == ["Child P"]
    assert WORD in offered(cms_client(editor), board)


def test_a_theme_is_not_merged_into_its_own_part_nor_into_a_boards_own(
    board, editor, administrator
):
    theme, _new = propose(board.board, WORD, editor)
    harm, neglect = (Theme.objects.get(slug=slug) for slug in ("harm", "neglect"))

    for one, into in ((harm, neglect), (neglect, theme)):
        with pytest.raises(ValidationError):
            merge(one, into, administrator)


def test_only_administrators_decide_and_say_why_they_decline(
    board, editor, administrator
):
    theme, _new = propose(board.board, WORD, editor)
    address = reverse("decide_theme", args=[theme.pk])
    assert cms_client(editor).get(address).status_code == 404
    client = cms_client(administrator)

    response = client.post(address, {"decision": "decline", "reason": ""})
    assert "Say why" in words(response, "form")
    client.post(address, {"decision": "accept"})

    assert Theme.objects.get(pk=theme.pk).board is None


def test_a_practice_theme_follows_as_well(board, editor, administrator):
    theme, _new = propose(board.board, WORD, editor)
    learning = the_list(LearningIndexPage, board)
    page = make_page(PracticeThemePage, learning, theme=theme)

    merge(theme, Theme.objects.get(slug="neglect"), administrator)

    page.refresh_from_db()
    assert page.theme.slug == "neglect"


def test_a_board_is_deleted_with_its_own_themes_and_the_pages_that_name_them(
    board, editor, administrator
):
    theme, _new = propose(board.board, WORD, editor)
    learning = the_list(LearningIndexPage, board, live=False)
    make_page(PracticeThemePage, learning, theme=theme, live=False)

    deleting.delete(board.board, administrator)

    assert not Theme.objects.filter(name=WORD).exists()
