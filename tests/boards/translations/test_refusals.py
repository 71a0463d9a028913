"""What would let the public read, or keep, what it should not, in another language."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from boards.admin.previews.screens import may_make_for
from boards.models import ContentPage, Role
from boards.models.pages.versions import is_source
from boards.publishing.releases import transitions
from boards.translations.words.checking import checked
from boards.translations.words.places import Place
from cms.publishing import PublicationRefused
from home.models import HomePage
from tests.boards.publishing.releases.conftest import draft_review, make_world
from tests.factories import (
    cms_client,
    get,
    make_administrator,
    make_board,
    make_editor,
    make_member,
    make_page,
)
from tests.languages import add_language, language, publish, publish_again, version

pytestmark = pytest.mark.django_db


def again(page):
    return Page.objects.get(pk=page.pk).specific


def publish_in_bulk(board, page):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return cms_client(make_editor(board)).post(f"{address}?id={page.pk}")


def test_words_that_the_source_took_out_before_its_publication_stay_in_a_draft(board):
    source = make_page(ContentPage, board.home, summary="It was Anna.", live=False)
    polish = version(source, "pl")
    publish_again(source, summary="It was a child.")

    publish_in_bulk(board, polish)

    assert not again(polish).live
    with pytest.raises(PublicationRefused, match="says no more"):
        publish(polish)


def test_a_release_is_submitted_with_versions_of_what_it_releases_alone():
    world = make_world()
    add_language(world.board, "pl")
    review, _file = draft_review(world, summary="It was Anna.")
    version(review.get_parent(), "pl", live=True)
    polish = version(review, "pl", by=world.editor)
    draft = again(review)
    draft.summary = "It was a child."
    draft.save_revision(user=world.editor)

    release = transitions.make(
        world.board.board,
        "Both",
        [again(review), polish],
        timezone.now() + timedelta(days=1),
        world.editor,
    )
    with pytest.raises(PublicationRefused, match="says no more"):
        transitions.submit(release, world.editor)

    assert not again(polish).live


def test_a_version_that_is_behind_may_be_published_again_as_it_is(board):
    source = make_page(ContentPage, board.home, summary="Ring us.")
    polish = version(source, "pl", live=True)
    publish_again(source, summary="Write to us.")

    publish_again(polish, slug="another-address")

    assert again(polish).slug == "another-address"


def test_a_version_gets_no_alias_which_its_source_could_not_close(board):
    polish = version(make_page(ContentPage, board.home), "pl", live=True)

    with pytest.raises(PublicationRefused, match="have aliases"):
        again(polish).create_alias(update_slug="alias")

    assert not Page.objects.filter(alias_of=polish.pk).exists()


def test_a_home_page_that_was_never_a_translation_keeps_its_own_words():
    board = make_board()
    polish = board.board.add_child(
        instance=HomePage(
            title="Rada",
            slug="pl",
            lead="Zawsze razem.",
            locale=language("pl"),
            translation_key=board.home.translation_key,
            body=[("text", "<p>Nasze słowa.</p>")],
        )
    )
    add_language(board, "ur")

    publish_again(board.home, lead="Always together.")

    assert "Nasze słowa" in str(again(polish).body)


def test_a_number_to_ring_never_comes_behind_other_words(board):
    police = '<p>Ring the police: <a href="tel:101">here</a>.</p>'
    line = '<p>Ring Childline: <a href="tel:08001111">here</a>.</p>'
    source = make_page(
        ContentPage,
        board.home,
        body=[{"type": "text", "id": "b1", "value": police + line}],
    )
    polish = version(source, "pl", live=True)

    publish_again(source, body=[{"type": "text", "id": "b1", "value": line + police}])

    assert 'police: <a href="tel:101">' in str(again(polish).body)
    assert 'Childline: <a href="tel:08001111">' in str(again(polish).body)


def test_versions_are_held_while_one_is_published_the_source_first(board):
    polish = version(make_page(ContentPage, board.home), "pl")

    with CaptureQueriesContext(connection) as queries:
        publish(polish)

    (hold,) = [
        query["sql"]
        for query in queries
        if "FOR UPDATE" in query["sql"] and "translation_key" in query["sql"]
    ]
    assert hold.index("ORDER BY") < hold.index("FOR UPDATE")
    assert str(polish.translation_key.hex) in hold.replace("-", "")


@pytest.mark.parametrize("text", ["</b " * 5000, "<b>" * 1300, "<a " * 5000])
def test_nonsense_that_takes_long_to_read_is_refused_unread(text):
    with pytest.raises(ValidationError):
        checked(Place("Text", "Text", is_rich=True), "A source.", text)


def test_a_translator_shows_no_draft_to_outsiders(board):
    polish = version(make_page(ContentPage, board.home), "pl")

    assert not may_make_for(make_member(board, Role.TRANSLATOR), again(polish))
    assert may_make_for(make_editor(board), again(polish))


def test_a_home_page_is_not_put_before_that_of_the_first_language(board):
    polish = version(make_page(ContentPage, board.home), "pl")
    client = cms_client(make_administrator())

    client.post(reverse("wagtailadmin_pages:set_page_position", args=[board.home.pk]))

    assert is_source(again(board.home))
    assert not is_source(again(polish))


def test_a_page_with_versions_moves_into_no_other_board(board):
    other = make_board()
    page = make_page(ContentPage, board.home)
    version(page, "pl", live=True)
    client = cms_client(make_administrator())

    client.post(
        reverse("wagtailadmin_pages:move_confirm", args=[page.pk, other.home.pk])
    )

    assert again(page).path.startswith(board.board.path)


def test_an_untranslated_version_of_what_was_deleted_never_goes_public(board):
    source = make_page(ContentPage, board.home, title="A secret", live=False)
    polish = version(source, "pl", written=False)
    again(source).delete()

    publish_in_bulk(board, polish)

    assert not again(polish).live
    assert get(Client(), board, again(polish)).status_code == 404
