"""A text that is translated is seen through the pages of the board that says it."""

import pytest
from wagtail_localize.models import String, Template

from boards.models import ContentPage
from boards.translations.sources import keep
from cms.tenancy.scope import Scope, in_scope
from tests.factories import make_board, make_page

pytestmark = pytest.mark.django_db


def said_on(board, body: str = "") -> ContentPage:
    stream = [{"type": "text", "value": body}] if body else []
    return make_page(ContentPage, board.home, title="The same words", body=stream)


def seen() -> list[str]:
    return list(String.objects.values_list("data", flat=True))


def test_two_boards_say_the_same_and_each_sees_it_once_it_says_it():
    ours, theirs = make_board(), make_board()
    pages = {
        board: said_on(board, "<p>Also <b>here</b>.</p>") for board in (ours, theirs)
    }
    with in_scope(Scope(board=ours.board.pk)):
        keep(pages[ours])
    with in_scope(Scope(board=theirs.board.pk)):
        before = (seen(), Template.objects.count())
        keep(pages[theirs])
        after = seen()

    assert before == ([], 0)
    assert "The same words" in after
    assert String.objects.filter(data="The same words").count() == 1


def test_what_was_said_is_seen_by_who_translated_it():
    board = make_board()
    page = said_on(board)
    source = keep(page)
    segment = source.stringsegment_set.get(string__data="The same words")
    segment.string.translations.create(
        context=segment.context, locale_id=page.locale_id, data="Te same słowa"
    )
    page.title = "Other words"
    keep(page)
    with in_scope(Scope(board=board.board.pk)):
        assert {"The same words", "Other words"} <= set(seen())
