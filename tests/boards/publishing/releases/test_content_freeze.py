"""What was signed off is neither moved, nor deleted, nor taken off the web (R3)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.revert_to_page_revision import RevertToPageRevisionAction
from wagtail.models import Page, PageLogEntry

from boards.governance.lifecycle import deleting
from boards.models import (
    ContentPage,
    Release,
    ReleaseState,
    ReviewType,
    Theme,
)
from boards.publishing.releases import transitions
from boards.publishing.releases.content_freeze import printed_models
from boards.publishing.releases.lock import in_words
from boards.publishing.releases.scheduler import run
from cms.models import BoardDocument, BoardImage
from cms.refusals import ActionRefused
from tests.boards.publishing.releases.conftest import World
from tests.cms_forms import editing, errors_of, send
from tests.factories import (
    cms_client,
    make_board,
    make_document,
    make_image,
    make_news,
    make_page,
    make_review,
    release,
    sign_off,
    submit,
)

pytestmark = pytest.mark.django_db


@dataclass
class Fixed:
    """A page below another, and a review, signed off for later with what they print."""

    world: World
    above: Page
    page: Page
    review: Page
    file: BoardDocument
    picture: BoardImage
    theme: Theme
    waiting: Release


@pytest.fixture
def fixed(world: World) -> Fixed:
    above = make_page(ContentPage, world.board.home)
    file = make_document(world.board)
    picture = make_image(world.board)
    body = [
        (
            "text",
            f'<p><a linktype="document" id="{file.pk}">x</a>'
            f'<embed embedtype="image" id="{picture.pk}" format="left" alt=""/></p>',
        )
    ]
    page = make_page(ContentPage, above, live=False, body=body)
    theme = Theme.objects.first()
    own = ReviewType.objects.create(name="A type of its own", slug="own")
    review = make_review(world.board, live=False, themes=[theme], review_type=own)
    release(review)
    review.released_documents.update(link="https://example.org/report")
    for one in (page, review):
        type(one).objects.get(pk=one.pk).save_revision(user=world.editor)
    pages = [Page.objects.get(pk=one.pk) for one in (page, review)]
    at = timezone.now() + timedelta(hours=1)
    waiting = submit(world.board, *pages, by=world.editor, at=at)
    waiting = sign_off(waiting, world.approver)
    return Fixed(
        world, _again(above), pages[0], pages[1], file, picture, theme, waiting
    )


def _again(page: Page) -> Page:
    return Page.objects.get(pk=page.pk)


def the_page_is_deleted(fixed: Fixed) -> None:
    fixed.page.delete()


def pages_are_deleted_at_once(fixed: Fixed) -> None:
    Page.objects.filter(pk__in=[fixed.page.pk, fixed.review.pk]).delete()


def the_page_above_is_deleted(fixed: Fixed) -> None:
    # As if it had never been public: it is not the record that keeps it.
    fixed.above.once_public.all().delete()
    fixed.above.delete()


def the_page_is_moved(fixed: Fixed) -> None:
    fixed.page.move(fixed.world.board.home, pos="last-child")


def the_page_above_is_moved(fixed: Fixed) -> None:
    other = make_page(ContentPage, fixed.world.board.home)
    fixed.above.move(other, pos="last-child")


def the_page_above_is_unpublished(fixed: Fixed) -> None:
    fixed.above.specific.unpublish()


def the_page_above_gets_another_address(fixed: Fixed) -> None:
    above = fixed.above.specific
    above.slug = "elsewhere"
    above.save_revision().publish()


def it_is_saved_with_another_address(fixed: Fixed) -> None:
    above = fixed.above.specific
    above.slug = "elsewhere"
    above.save(clean=False)


def its_file_is_deleted(fixed: Fixed) -> None:
    fixed.file.delete()


def its_file_goes_to_another_board(fixed: Fixed) -> None:
    fixed.file.collection = make_board().collection
    fixed.file.save()


def its_picture_is_deleted(fixed: Fixed) -> None:
    fixed.picture.delete()


def its_picture_goes_to_another_board(fixed: Fixed) -> None:
    fixed.picture.collection = make_board().collection
    fixed.picture.save()


def its_theme_is_deleted(fixed: Fixed) -> None:
    fixed.theme.delete()


def its_type_is_deleted(fixed: Fixed) -> None:
    # As if only the draft held it, which no foreign key knows.
    own = fixed.review.specific.review_type
    other = ReviewType.objects.exclude(pk=own.pk).first()
    type(fixed.review.specific).objects.update(review_type=other)
    own.delete()


def it_is_taken_back_to_an_older_version(fixed: Fixed) -> None:
    old = fixed.page.revisions.earliest("created_at")
    RevertToPageRevisionAction(fixed.page, old, user=fixed.world.editor).execute()


DOORS: list[Callable[[Fixed], None]] = [
    the_page_is_deleted,
    pages_are_deleted_at_once,
    the_page_above_is_deleted,
    the_page_is_moved,
    the_page_above_is_moved,
    the_page_above_is_unpublished,
    the_page_above_gets_another_address,
    it_is_saved_with_another_address,
    its_file_is_deleted,
    its_file_goes_to_another_board,
    its_picture_is_deleted,
    its_picture_goes_to_another_board,
    its_theme_is_deleted,
    its_type_is_deleted,
    it_is_taken_back_to_an_older_version,
]


def test_nothing_takes_apart_what_was_signed_off(fixed):
    for door in DOORS:
        with (
            pytest.raises(
                (ActionRefused, ValidationError), match="has been signed off"
            ),
            transaction.atomic(),
        ):
            door(fixed)
        assert fixed.waiting.items.count() == 2, door.__name__


def test_what_was_called_back_is_taken_apart_by_every_one_of_these_doors(fixed):
    transitions.call_back(fixed.waiting, fixed.world.editor, "Not yet.")
    shut = []
    for door in DOORS:
        try:
            with transaction.atomic():
                door(_once_more(fixed))
                transaction.set_rollback(True)
        except (ActionRefused, ValidationError) as refused:
            shut.append((door.__name__, str(refused)))

    assert shut == []


def _once_more(fixed: Fixed) -> Fixed:
    """What the last door has done to it in memory is forgotten."""
    return replace(
        fixed,
        above=_again(fixed.above),
        page=_again(fixed.page),
        review=_again(fixed.review),
        file=BoardDocument.objects.get(pk=fixed.file.pk),
        picture=BoardImage.objects.get(pk=fixed.picture.pk),
        theme=Theme.objects.get(pk=fixed.theme.pk),
    )


def test_a_planned_end_that_is_refused_says_why_and_when_it_was_to_be(fixed):
    planned = timezone.now() - timedelta(minutes=1)
    Page.objects.filter(pk=fixed.above.pk).update(expire_at=planned)

    said = " ".join(run(timezone.now()))

    assert Page.objects.get(pk=fixed.above.pk).live
    entry = PageLogEntry.objects.filter(page=fixed.above.pk).latest("timestamp")
    assert "past" in str(entry.formatter.label)
    for words in (said, entry.message):
        assert fixed.waiting.title in words
        assert f"It was to end on {in_words(planned)}" in words


def test_the_screens_say_it_in_words(fixed):
    client = cms_client(fixed.world.editor)
    delete = reverse("wagtailadmin_pages:delete", args=[fixed.page.pk])
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])

    home = reverse("wagtailadmin_home")
    for address in (delete, f"{bulk}?id={fixed.review.pk}&next={home}"):
        said = client.post(address, follow=True).content.decode()
        assert "signed off" in said
    said = errors_of(send(client, editing(fixed.above.specific), {"slug": "elsewhere"}))

    assert "has been signed off" in str(said["slug"])
    assert fixed.waiting.items.count() == 2


def test_what_is_called_back_is_free_again(fixed):
    transitions.call_back(fixed.waiting, fixed.world.editor, "Another day.")

    _again(fixed.page).move(fixed.world.board.home, pos="last-child")
    _again(fixed.page).delete()

    assert fixed.waiting.items.count() == 1


def test_its_place_among_its_neighbours_is_free(fixed):
    make_page(ContentPage, fixed.above)

    _again(fixed.page).move(_again(fixed.above), pos="last-child")

    assert _again(fixed.page).get_parent() == fixed.above


def test_it_goes_public_at_its_time_with_another_address_of_its_own(world):
    page = make_news(world.board, slug="before")
    page.slug = "after"
    page.save_revision(user=world.editor)
    waiting = submit(world.board, _again(page), by=world.editor)

    waiting = sign_off(waiting, world.approver)

    assert waiting.state == ReleaseState.RELEASED
    assert _again(page).slug == "after"


def test_a_board_with_a_signed_off_release_is_not_deleted(fixed):
    reasons = deleting.reasons_against(fixed.world.board.board)

    assert any("Call it back first" in reason for reason in reasons)


def test_what_pages_print_is_known_from_the_models():
    names = {model.__name__ for model in printed_models()}

    assert {"BoardDocument", "BoardImage", "ReviewType", "Theme", "DocumentKind"} <= (
        names
    )
