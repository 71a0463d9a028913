"""One person opens to everybody nothing that is closed, by whatever act (R1, R3)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from boards.models import (
    Availability,
    ContentPage,
    ReviewIndexPage,
)
from boards.publishing.availability.public_files import is_publicly_available
from cms.models import BoardDocument
from cms.refusals import ActionRefused
from tests.boards.public.serving import test_table as table
from tests.boards.publishing.releases.conftest import World, draft_review
from tests.factories import (
    cms_client,
    make_board,
    make_document,
    make_page,
    release,
    sign_off,
    submit,
    the_list,
)
from tests.states import home_in, lock, translate

pytestmark = pytest.mark.django_db


@dataclass
class Closed:
    """A file that the public cannot have, and the act by which it would."""

    file: BoardDocument
    act: Callable


def an_everyday_page(world: World, **fields: object) -> tuple[Page, BoardDocument]:
    """A live page that one person may publish, with a file that nobody released."""
    closed = make_page(ContentPage, world.board.home, live=False)
    lock(closed)
    Page.objects.filter(pk=closed.pk).update(live=True)
    page = make_page(ContentPage, closed, **fields)
    file = make_document(world.board)
    release(page, file, kind="form")
    return page, file


# Each closes a file, and knows an act that would open it.


def the_restriction_is_deleted(world: World) -> Closed:
    page, file = an_everyday_page(world)
    restriction = PageViewRestriction.objects.get(page=page.get_parent())
    return Closed(file, restriction.delete)


def many_restrictions_are_deleted(world: World) -> Closed:
    _page, file = an_everyday_page(world)
    return Closed(file, PageViewRestriction.objects.all().delete)


def the_restriction_becomes_of_another_kind(world: World) -> Closed:
    page, file = an_everyday_page(world)
    restriction = PageViewRestriction.objects.get(page=page.get_parent())
    restriction.restriction_type = PageViewRestriction.NONE
    return Closed(file, restriction.save)


def the_restriction_goes_to_another_page(world: World) -> Closed:
    page, file = an_everyday_page(world)
    restriction = PageViewRestriction.objects.get(page=page.get_parent())
    restriction.page = make_page(ContentPage, world.board.home).page_ptr
    return Closed(file, restriction.save)


def the_page_is_moved_out(world: World) -> Closed:
    page, file = an_everyday_page(world)
    return Closed(file, lambda: page.move(world.board.home, pos="last-child"))


def a_page_above_is_moved_out(world: World) -> Closed:
    page, file = an_everyday_page(world)
    above = page.get_parent()
    restriction = PageViewRestriction.objects.get(page=above)
    outer = make_page(ContentPage, world.board.home)
    above.move(outer, pos="last-child")
    PageViewRestriction.objects.filter(pk=restriction.pk).update(page=outer)
    above = Page.objects.get(pk=above.pk)
    return Closed(file, lambda: above.move(world.board.home, pos="last-child"))


def an_alias_becomes_a_page(world: World) -> Closed:
    page, file = an_everyday_page(world)
    alias = page.create_alias(parent=world.board.home, update_slug="alias")
    alias.alias_of = None
    return Closed(file, alias.save)


def the_source_of_an_alias_is_deleted(world: World) -> Closed:
    page, file = an_everyday_page(world)
    page.create_alias(parent=world.board.home, update_slug="alias")
    return Closed(file, page.delete)


def the_source_of_a_translation_is_deleted(world: World) -> Closed:
    source = make_page(ContentPage, world.board.home, live=False)
    version = translate(source, "pl", home_in(world.board, "pl"))
    file = make_document(world.board)
    release(version, file, kind="form")
    return Closed(file, source.delete)


def a_translation_is_one_no_more(world: World) -> Closed:
    source = make_page(ContentPage, world.board.home, live=False)
    version = translate(source, "pl", home_in(world.board, "pl"))
    file = make_document(world.board)
    release(version, file, kind="form")
    version = ContentPage.objects.get(pk=version.pk)
    version.translation_key = make_page(ContentPage, world.board.home).translation_key
    return Closed(file, version.save)


def _withheld(world: World) -> tuple[Page, BoardDocument]:
    file = make_document(world.board)
    make_page(ContentPage, world.board.home, body=table.link_to(file))
    page = make_page(ContentPage, world.board.home)
    release(
        page,
        file,
        kind="form",
        availability=Availability.DELAYED,
        public_note="Later.",
    )
    return ContentPage.objects.get(pk=page.pk), file


def the_page_that_withholds_it_is_unpublished(world: World) -> Closed:
    page, file = _withheld(world)
    return Closed(file, page.unpublish)


def the_page_that_withholds_it_lets_go(world: World) -> Closed:
    page, file = _withheld(world)
    page.released_documents = []
    revision = page.save_revision(user=world.editor)
    return Closed(file, revision.publish)


def it_is_brought_back_to_its_board(world: World) -> Closed:
    file = make_document(world.board)
    make_page(ContentPage, world.board.home, body=table.link_to(file))
    elsewhere = make_board().collection
    BoardDocument.objects.filter(pk=file.pk).update(collection=elsewhere)
    file = BoardDocument.objects.get(pk=file.pk)
    file.collection = world.board.collection
    return Closed(file, file.save)


WAYS = [
    the_restriction_is_deleted,
    many_restrictions_are_deleted,
    the_restriction_becomes_of_another_kind,
    the_restriction_goes_to_another_page,
    the_page_is_moved_out,
    a_page_above_is_moved_out,
    an_alias_becomes_a_page,
    the_source_of_an_alias_is_deleted,
    the_source_of_a_translation_is_deleted,
    a_translation_is_one_no_more,
    the_page_that_withholds_it_is_unpublished,
    the_page_that_withholds_it_lets_go,
    it_is_brought_back_to_its_board,
]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_no_act_of_one_person_opens_a_closed_file(world, way):
    closed = way(world)
    stored = BoardDocument.objects.get(pk=closed.file.pk)
    assert not is_publicly_available(stored, world.board.home)

    with (
        pytest.raises(ActionRefused, match=r"would open|everybody could"),
        transaction.atomic(),
    ):
        closed.act()

    file = BoardDocument.objects.get(pk=closed.file.pk)
    assert not is_publicly_available(file, world.board.home)


def test_what_opens_nothing_is_done(world):
    page = make_page(ContentPage, world.board.home)
    below = make_page(ContentPage, page)
    restriction = lock(page)

    restriction.delete()
    below.move(world.board.home, pos="last-child")
    Page.objects.get(pk=page.pk).specific.unpublish()

    assert Page.objects.get(pk=below.pk).get_parent() == world.board.home.page_ptr


def test_a_page_goes_with_its_own_password(world):
    page, file = an_everyday_page(world)

    Page.objects.get(pk=page.get_parent().pk).delete()

    assert not PageViewRestriction.objects.exists()
    assert not is_publicly_available(file, world.board.home)


def test_a_page_signed_off_to_lie_behind_a_password_is_not_let_out(world):
    review, _file = draft_review(world)
    restriction = lock(the_list(ReviewIndexPage, world.board))
    at = timezone.now() + timedelta(hours=1)
    waiting = submit(world.board, review, by=world.editor, at=at)
    sign_off(waiting, world.approver)
    address = reverse("wagtailadmin_pages:set_privacy", args=[restriction.page_id])

    said = cms_client(world.editor).post(address, {"restriction_type": "none"})

    assert "signed off as a page that not everybody can read" in said.content.decode()
    assert PageViewRestriction.objects.exists()


def test_an_alias_of_an_alias_has_none(world):
    page = make_page(ContentPage, world.board.home)
    first = page.create_alias(parent=world.board.home, update_slug="first")
    second = first.create_alias(parent=world.board.home, update_slug="second")

    with pytest.raises(ActionRefused, match="copy of a copy"):
        second.create_alias(parent=world.board.home, update_slug="third")


@pytest.mark.parametrize("is_public", [True, False])
def test_what_two_people_publish_gets_no_alias(world, is_public):
    review, _file = draft_review(world)
    if is_public:
        sign_off(submit(world.board, review, by=world.editor), world.approver)
    address = reverse("wagtailadmin_pages:copy", args=[review.pk])
    alias = {
        "new_title": "Again",
        "new_slug": "again",
        "new_parent_page": world.board.home.pk,
        "alias": "on",
    }

    cms_client(world.editor).post(address, alias)

    assert not Page.objects.filter(alias_of=review.pk).exists()
    with pytest.raises(ActionRefused, match="a second person signs off"):
        review.create_alias(update_slug="again")
    with pytest.raises(ActionRefused, match="a second person signs off"):
        review.get_parent().create_alias(recursive=True, update_slug="all-again")
