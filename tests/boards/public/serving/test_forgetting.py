"""Caches in front of the site forget a page's addresses when it changes."""

import pytest
from django.apps import apps
from django.test import override_settings
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.contrib.frontend_cache.backends import BaseBackend
from wagtail.models import Page, ReferenceIndex

from boards.governance.lifecycle.closing import close as close_board
from boards.governance.lifecycle.closing import reopen
from boards.models import (
    Availability,
    BoardPause,
    ContentPage,
    Redirect,
)
from boards.publishing.withdrawals import document_changes, withdrawing
from tests.boards.publishing.availability.worlds import (
    public_review,
    published_again,
    the_row,
)
from tests.every_page import one_of_each
from tests.factories import make_board, make_image, make_page, make_review
from tests.languages import publish_again, version
from tests.states import home_in, lock

pytestmark = pytest.mark.django_db

told: list[str] = []


class Cache(BaseBackend):
    """Notes what it is told to forget."""

    def purge(self, url: str) -> None:
        told.append(url)


@pytest.fixture(autouse=True)
def cache():
    told.clear()
    backend = f"{__name__}.Cache"
    with override_settings(WAGTAILFRONTENDCACHE={"ours": {"BACKEND": backend}}):
        yield


def withdraw(review):
    words = withdrawing.Words("Withdrawn", "Being corrected.", "A name.")
    withdrawing.withdraw(Page.objects.get(pk=review.pk), None, words)


def close(review):
    document_changes.close(
        the_row(review), Availability.ON_REQUEST, None, "Time.", "Ask us."
    )


@pytest.mark.parametrize("step", [withdraw, close])
def test_a_cache_is_told_of_the_page_and_its_files(
    step, django_capture_on_commit_callbacks
):
    board = make_board()
    review = public_review(board)
    file = the_row(review).file
    told.clear()

    with django_capture_on_commit_callbacks(execute=True):
        step(review)

    address = review.full_url
    assert {address, f"{address}pdf/"} <= set(told)
    assert [url for url in told if url.endswith(file.url)]


@pytest.fixture
def forgotten(django_capture_on_commit_callbacks):
    """Do something, and answer with the addresses of which caches are told."""

    def after(step, *args, **fields) -> set[str]:
        told.clear()
        with django_capture_on_commit_callbacks(execute=True):
            step(*args, **fields)
        return set(told)

    return after


def test_whatever_a_page_points_to_is_forgotten_with_it_when_it_changes(forgotten):
    one_of_each(make_board())
    pages = ReferenceIndex._get_base_content_type(Page)
    kinds = {}
    for reference in ReferenceIndex.objects.filter(base_content_type=pages):
        kinds.setdefault(reference.to_content_type.model_class(), reference)

    assert len(kinds) >= 5
    for model, reference in kinds.items():
        row = model._base_manager.get(pk=reference.to_object_id)
        page = Page.objects.get(pk=reference.object_id)
        assert page.full_url in forgotten(row.save), model


def test_a_row_of_a_page_is_forgotten_with_it_when_it_changes(forgotten):
    pages = one_of_each(make_board())
    rows = [
        row
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, ParentalKey) and issubclass(field.related_model, Page)
        for row in model._base_manager.filter(
            **{f"{field.name}__in": [page.pk for page in pages.values()]}
        )[:1]
    ]

    assert len(rows) >= 2
    for row in rows:
        page = next(
            getattr(row, field.name)
            for field in row._meta.concrete_fields
            if isinstance(field, ParentalKey)
        )
        assert page.full_url in forgotten(row.save), row


def of_the_board(step):
    def named(board, page):
        step(board)

    named.__name__ = step.__name__
    return named


@of_the_board
def its_facts_are_published(board):
    board.board.phone = "01480 373582"
    board.board.save_revision().publish()


@of_the_board
def it_is_renamed_in_place(board):
    board.board.save()


@of_the_board
def it_closes(board):
    close_board(board.board, timezone.localdate(), make_board().board)


@of_the_board
def it_opens_again(board):
    close_board(board.board, timezone.localdate(), make_board().board)
    told.clear()
    reopen(board.board)


@of_the_board
def it_pauses(board):
    BoardPause.objects.create(board=board.board, reason="We move.")


def its_logo_is_another(board, page):
    image = make_image(board)
    board.board.logo = image
    board.board.save()
    told.clear()
    image.save()


def a_page_above_gets_a_password(board, page):
    lock(Page.objects.get(pk=page.get_parent().pk))


def its_password_is_taken_away(board, page):
    restriction = lock(page)
    told.clear()
    restriction.delete()


def a_page_of_the_menu_is_published(board, page):
    published_again(make_page(ContentPage, board.home, show_in_menus=True))


def a_page_below_is_published(board, page):
    published_again(make_page(ContentPage, page))


def it_moves(board, page):
    page.move(make_page(ContentPage, board.home), pos="last-child")


STEPS = [
    its_facts_are_published,
    it_is_renamed_in_place,
    it_closes,
    it_opens_again,
    it_pauses,
    its_logo_is_another,
    a_page_above_gets_a_password,
    its_password_is_taken_away,
    a_page_of_the_menu_is_published,
    a_page_below_is_published,
    it_moves,
]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.__name__)
def test_a_page_is_forgotten_when_something_around_it_changes(forgotten, step):
    board = make_board()
    page = make_page(ContentPage, make_page(ContentPage, board.home), slug="deep")
    address = page.full_url

    assert address in forgotten(step, board, page)


def test_a_draft_has_nothing_forgotten(forgotten):
    review = make_review(make_board())

    assert not forgotten(review.save_revision, clean=False)


@pytest.mark.parametrize("step", ["made", "changed", "deleted"])
def test_an_old_address_is_forgotten_with_its_redirect(forgotten, step):
    board = make_board()
    redirect = Redirect(board=board.board, old_path="/old", target_url="/new/")
    if step != "made":
        redirect.save()
    change = redirect.delete if step == "deleted" else redirect.save

    assert f"http://{board.board.hostname}/old/" in forgotten(change)


def test_facts_that_are_carried_over_are_forgotten_in_every_language(forgotten):
    board = make_board()
    home = home_in(board, "pl")
    source = make_page(ContentPage, board.home)
    polish = version(source, "pl", live=True)

    found = forgotten(publish_again, source, purpose=ContentPage.Purpose.FAMILY)

    polish = ContentPage.objects.get(pk=polish.pk)
    assert polish.purpose == ContentPage.Purpose.FAMILY
    # The page, and what stands around it there.
    assert {polish.full_url, home.full_url} <= found


def test_what_a_board_looks_like_beside_a_link_is_forgotten_with_its_look(forgotten):
    board = make_board()
    board.board.colour = "#9a3324"

    told_of = forgotten(board.board.save)

    assert f"http://{board.board.hostname}/share.png" in told_of
