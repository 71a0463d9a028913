"""A version goes public whole, after its source, by as many people as its kind asks."""

import pytest
from django.test import Client
from wagtail.models import Page

from boards.models import ContentPage, ReviewIndexPage
from boards.models.pages.versions import translation_for
from boards.publishing.releases import transitions
from boards.translations.drafts import save_draft
from boards.translations.states import is_behind
from cms.publishing import PublicationRefused
from tests.boards.publishing.releases.conftest import draft_review, make_world
from tests.factories import get, make_board, make_page, sign_off, submit, tick_all
from tests.languages import add_language, publish, publish_again, version, write_words

pytestmark = pytest.mark.django_db


def is_live(page):
    return Page.objects.get(pk=page.pk).live


def test_a_version_that_is_not_translated_completely_stays_a_draft(board):
    polish = version(make_page(ContentPage, board.home), "pl", written=False)

    with pytest.raises(PublicationRefused, match="not translated completely"):
        publish(polish)

    assert not is_live(polish)


def test_a_text_that_a_machine_offered_is_not_translated_yet(board):
    polish = version(make_page(ContentPage, board.home), "pl")
    kept = translation_for(polish)
    texts = kept.source.stringsegment_set.first().string.translations
    texts.update(translation_type="machine")
    save_draft(kept, None)

    with pytest.raises(PublicationRefused):
        publish(polish)


def test_a_version_of_a_page_that_is_not_public_stays_a_draft(board):
    source = make_page(ContentPage, board.home, live=False)
    polish = version(source, "pl")

    with pytest.raises(PublicationRefused, match="not public"):
        publish(polish)


def test_nothing_is_public_in_a_language_before_its_home_page(board):
    add_language(board, "ur", live=False)
    urdu = version(make_page(ContentPage, board.home), "ur")

    with pytest.raises(PublicationRefused, match="home page"):
        publish(urdu)


def test_a_language_is_no_address_before_its_home_page_is_public():
    board = make_board()
    home = add_language(board, "pl", live=False)
    client = Client(headers={"host": board.board.hostname})
    assert client.get("/pl/").status_code == 404

    publish(home)

    assert client.get("/pl/").status_code == 200
    assert client.get("/cy/").status_code == 404


def test_saving_a_draft_of_a_public_version_changes_nothing_that_is_public(board):
    page = make_page(ContentPage, board.home, title="Worried?")
    polish = version(page, "pl", live=True)

    publish_again(page, title="Worried about a baby?")
    write_words(polish, "new")

    stored = ContentPage.objects.get(pk=polish.pk)
    assert stored.title == "pl: Worried?"
    assert stored.get_latest_revision_as_object().title == "new: Worried about a baby?"
    assert is_behind(stored)
    publish(polish)
    assert not is_behind(ContentPage.objects.get(pk=polish.pk))


def test_a_version_gets_the_facts_of_today_when_it_is_published(board):
    page = make_page(ContentPage, board.home)
    polish = version(page, "pl")

    publish_again(page, purpose=ContentPage.Purpose.FAMILY)
    publish(polish)

    assert ContentPage.objects.get(pk=polish.pk).purpose == "family"


def test_a_version_of_a_review_needs_two_people_as_the_review_does():
    world = make_world()
    add_language(world.board, "pl")
    review, _file = draft_review(world)
    reviews = ReviewIndexPage.objects.get()
    version(reviews, "pl", live=True)
    sign_off(submit(world.board, review, by=world.editor), world.approver)
    polish = version(review, "pl", by=world.editor)

    with pytest.raises(PublicationRefused, match="second person"):
        publish(polish)

    waiting = submit(world.board, polish, by=world.editor)
    sign_off(waiting, world.approver)
    assert is_live(polish)


def test_a_review_and_its_version_go_public_together():
    world = make_world()
    add_language(world.board, "pl")
    review, _file = draft_review(world)
    version(ReviewIndexPage.objects.get(), "pl", live=True)
    polish = version(review, "pl", by=world.editor)

    release = transitions.make(
        world.board.board, "Both", [review, polish], None, world.editor
    )
    transitions.submit(release, world.editor)
    tick_all(release, world.approver)
    sign_off(release, world.approver)

    assert (is_live(review), is_live(polish)) == (True, True)
    assert get(Client(), world.board, polish).status_code == 200
