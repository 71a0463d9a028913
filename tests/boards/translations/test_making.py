"""A page gets a version in another language: a draft, in its own board, by who may."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from wagtail.models import Page

from boards.models import ContentPage, Role
from boards.models.pages.versions import source_of, translation_for
from boards.translations.making import translate
from boards.translations.states import progress
from cms.tenancy.scope import Scope, in_scope
from tests.factories import make_board, make_editor, make_member, make_page
from tests.languages import add_language, language, version

pytestmark = pytest.mark.django_db


def in_board(board):
    return Page.objects.filter(path__startswith=board.board.path).count()


def test_a_version_is_a_draft_even_of_a_public_page(board):
    made = translate(make_page(ContentPage, board.home), language("pl"), None)

    assert (made.page.live, made.page.locale) == (False, language("pl"))
    assert [page.pk for page in made.made] == [made.page.pk]


def test_the_pages_above_get_a_draft_as_well_and_no_copy_in_english(board):
    parent = make_page(ContentPage, board.home, title="Guides")
    page = make_page(ContentPage, parent, title="For families")

    made = translate(page, language("pl"), None)

    above = made.page.get_parent().specific
    assert source_of(above).pk == parent.pk
    assert (above.live, above.alias_of) == (False, None)


def test_the_pages_below_are_translated_where_that_is_asked(board):
    parent = make_page(ContentPage, board.home)
    make_page(ContentPage, parent)
    make_page(ContentPage, parent)

    made = translate(parent, language("pl"), None, below=True)

    assert len(made.made) == 3
    assert made.page.get_children().count() == 2


def test_a_language_that_a_board_does_not_have_is_refused(board):
    page = make_page(ContentPage, board.home)
    before = in_board(board)

    with pytest.raises(ValidationError, match="no home page in"):
        translate(page, language("cy"), None)

    assert in_board(board) == before


def test_only_pages_of_the_first_language_are_translated(board):
    add_language(board, "ur")
    polish = version(make_page(ContentPage, board.home), "pl")

    with pytest.raises(ValidationError, match="first language"):
        translate(polish, language("ur"), None)


def test_translating_twice_keeps_what_is_there(board):
    page = make_page(ContentPage, board.home)
    first = version(page, "pl")

    again = translate(page, language("pl"), None)

    assert (again.page.pk, again.made) == (first.pk, [])
    assert progress(translation_for(first)).is_complete


def test_whoever_works_for_another_board_translates_nothing_here(board):
    page = make_page(ContentPage, board.home)
    stranger = make_editor(make_board())

    with pytest.raises(ValidationError, match="may not translate"):
        translate(page, language("pl"), stranger)


@pytest.mark.parametrize("role", list(Role))
def test_each_role_of_a_board_may_begin_a_translation(board, role):
    page = make_page(ContentPage, board.home)
    member = make_member(board, role)

    with in_scope(Scope(board=board.board.pk, person=member.pk)):
        made = translate(Page.objects.get(pk=page.pk), language("pl"), member)

    assert not made.page.live


def test_a_version_makes_no_page_in_another_board(board):
    other = make_board()
    page = make_page(ContentPage, board.home)
    before = in_board(other)

    version(page, "pl", live=True)

    assert in_board(other) == before


def test_what_a_home_page_said_already_counts_as_its_translation():
    board = make_board()
    polish = board.board.add_child(
        instance=type(board.home)(
            title="Rada",
            slug="rada",
            lead="Zawsze razem.",
            locale=language("pl"),
            translation_key=board.home.translation_key,
            live=False,
        )
    )

    translate(board.home, language("pl"), None)

    draft = Page.objects.get(pk=polish.pk).get_latest_revision_as_object()
    assert (draft.title, draft.lead) == ("Rada", "Zawsze razem.")


def test_a_deleted_version_leaves_no_text_behind(board):
    page = make_page(ContentPage, board.home, live=False)
    polish = version(page, "pl")

    polish.delete()

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM wagtail_localize_translationcontext"
            " WHERE object_id = %s",
            [str(page.translation_key)],
        )
        assert cursor.fetchone() == (0,)
