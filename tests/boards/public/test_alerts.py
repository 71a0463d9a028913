"""Alerts of a board: from their first minute to their last, in its languages."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.blocks.struct_block import StructBlockValidationError

from boards.models import Board, ContentPage
from boards.models.board.alerts import AlertBlock
from boards.publishing.page_words.texts import texts_of
from home.provisioning import OpenedBoard
from tests.factories import cms_client, get, make_board, make_manager, make_page
from tests.reading import each, parsed
from tests.states import home_in

pytestmark = pytest.mark.django_db

BEGINS = datetime(2027, 12, 24, 12, 0, tzinfo=timezone.get_fixed_timezone(0))
ENDS = BEGINS + timedelta(days=5)
A_SECOND = timedelta(seconds=1)


@pytest.fixture
def board() -> OpenedBoard:
    opened = make_board()
    make_page(ContentPage, opened.home, slug="about")
    return opened


def said(heading: str, language: str = "en-gb") -> dict[str, str]:
    return {"language": language, "heading": heading, "text": "<p>Ring instead.</p>"}


def an_alert(*words: dict[str, str], **different: Any) -> tuple[str, dict[str, Any]]:
    return "alert", {
        "kind": "warning",
        "begins": BEGINS,
        "ends": ENDS,
        "everywhere": True,
        "words": list(words) or [said("Closed for some days")],
        **different,
    }


def give(board: OpenedBoard, *alerts: tuple[str, dict[str, Any]]) -> None:
    board.board.alerts = list(alerts)
    board.board.save()


@pytest.mark.parametrize(
    ("now", "shown"),
    [
        (BEGINS - A_SECOND, []),
        (BEGINS, ["Closed for some days"]),
        (ENDS - A_SECOND, ["Closed for some days"]),
        (ENDS, []),
    ],
)
def test_it_stands_on_every_page_from_its_first_minute_to_its_last(
    client, board, time_machine, now, shown
):
    give(board, an_alert())
    time_machine.move_to(now, tick=False)

    for path in ("/", "/about/", "/nowhere/"):
        assert each(get(client, board, path), ".alert__title") == shown


@pytest.mark.parametrize(
    ("now", "kept"),
    [
        (BEGINS - 40 * A_SECOND, "max-age=0, s-maxage=40"),
        (ENDS - 20 * A_SECOND, "max-age=0, s-maxage=20"),
    ],
)
def test_no_cache_keeps_a_page_beyond_its_beginning_or_its_end(
    client, board, time_machine, settings, now, kept
):
    give(board, an_alert())
    settings.WAGTAILFRONTENDCACHE = {"told": {}}
    time_machine.move_to(now, tick=False)

    assert get(client, board, "/about/").headers["Cache-Control"] == kept


def test_a_browser_asks_every_time(client, board, time_machine):
    give(board, an_alert())
    time_machine.move_to(ENDS, tick=False)

    assert get(client, board, "/about/").headers["Cache-Control"] == "no-cache"


def test_one_of_the_home_page_stands_on_no_other(client, board, time_machine):
    give(board, an_alert(everywhere=False))
    time_machine.move_to(BEGINS, tick=False)

    assert each(get(client, board, "/"), ".alert__title")
    assert not each(get(client, board, "/about/"), ".alert__title")


def test_the_most_urgent_comes_first(client, board, time_machine):
    kinds = ("information", "urgent", "warning")
    give(board, *(an_alert(said(kind), kind=kind) for kind in kinds))
    time_machine.move_to(BEGINS, tick=False)

    response = get(client, board, "/")

    assert each(response, ".alert__title") == ["urgent", "warning", "information"]


def test_it_speaks_the_readers_language_or_says_that_it_does_not(
    client, board, time_machine
):
    for code in ("pl", "cy"):
        home_in(board, code)
    give(board, an_alert(said("Closed"), said("Zamknięte", "pl")))
    time_machine.move_to(BEGINS, tick=False)

    polish, welsh = (parsed(get(client, board, path)) for path in ("/pl/", "/cy/"))
    [in_polish], [in_english] = polish.select(".alert"), welsh.select(".alert")

    assert "Zamknięte" in in_polish.text
    assert "lang" not in in_polish.attrs
    assert "Closed" in in_english.text
    assert in_english["lang"] == "en-GB"


def test_it_ends_after_it_has_begun():
    _kind, value = an_alert(ends=BEGINS)
    block = AlertBlock()

    with pytest.raises(ValidationError):
        block.clean(block.to_python(block.get_prep_value(block.normalize(value))))


def test_a_language_that_is_said_twice_is_refused_at_its_field():
    _kind, value = an_alert(said("Closed"), said("Shut"))
    block = AlertBlock()

    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python(block.get_prep_value(block.normalize(value))))

    errors = refused.value.block_errors["words"].block_errors
    assert set(errors) == {1}
    assert set(errors[1].block_errors) == {"language"}


def test_a_manager_sees_one_that_begins_later_before_anybody_else_does(
    client, board, time_machine
):
    give(board, an_alert())
    time_machine.move_to(BEGINS - A_SECOND, tick=False)
    manager = cms_client(make_manager(board))

    preview = manager.get(f"/admin/pages/{board.board.pk}/view_draft/")

    assert each(preview, ".alert__title") == ["Closed for some days"]
    assert not each(get(client, board, "/"), ".alert__title")


def test_its_words_are_looked_at_as_those_of_a_page(board):
    give(board, an_alert(said("About a child")))

    texts = [found.text for found in texts_of(Board.objects.get())]

    assert {"About a child", "Ring instead."} <= set(texts)
