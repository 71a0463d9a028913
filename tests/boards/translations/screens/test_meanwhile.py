"""Two people translate the same page: neither replaces the other's words unseen."""

import pytest

from tests.boards.translations.screens.asking import (
    errors,
    form_of,
    send,
    text,
)
from tests.cms_forms import editing
from tests.factories import cms_client, make_editor

pytestmark = pytest.mark.django_db
TITLE, SUMMARY = "Worried", "You need"


def test_the_second_is_told_what_the_first_has_typed_and_may_then_replace_it(world):
    second = cms_client(make_editor(world.board))
    data = form_of(second, world.page)
    send(world.writing, world.page, {TITLE: "Pierwszy"})
    field = f"text-{text(world.page, TITLE).key}"
    data[field] = "Drugi"

    answer = second.post(editing(world.page), data)

    (sentence,) = errors(answer).values()
    assert "It says now: “Pierwszy”" in sentence
    assert str(world.editor) in sentence
    assert text(world.page, TITLE).words == "Pierwszy"
    (row,) = [
        row for _heading, rows in answer.context["groups"] for row in rows if row.error
    ]
    assert row.words == "Drugi"
    second.post(editing(world.page), {field: "Drugi", f"seen-{row.text.key}": row.seen})
    assert text(world.page, TITLE).words == "Drugi"


def test_what_the_second_has_not_touched_stays_the_first_s(world):
    second = cms_client(make_editor(world.board))
    data = form_of(second, world.page)
    send(world.writing, world.page, {TITLE: "Pierwszy"})
    data[f"text-{text(world.page, SUMMARY).key}"] = "Drugi"

    answer = second.post(editing(world.page), data)

    assert answer.status_code == 302
    assert text(world.page, TITLE).words == "Pierwszy"
    assert text(world.page, SUMMARY).words == "Drugi"


def test_the_same_words_from_both_are_no_conflict(world):
    second = cms_client(make_editor(world.board))
    data = form_of(second, world.page)
    send(world.writing, world.page, {TITLE: "Tytuł"})
    data[f"text-{text(world.page, TITLE).key}"] = "Tytuł"

    assert second.post(editing(world.page), data).status_code == 302


def test_an_error_beside_does_not_make_another_s_words_replaceable(world):
    second = cms_client(make_editor(world.board))
    data = form_of(second, world.page)
    send(world.writing, world.page, {TITLE: "Pierwszy"})
    key = text(world.page, TITLE).key
    data[f"text-{key}"] = "x" * 300

    answer = second.post(editing(world.page), data)
    (row,) = [
        row for _heading, rows in answer.context["groups"] for row in rows if row.error
    ]
    again = second.post(
        editing(world.page), {f"text-{key}": "Drugi", f"seen-{key}": row.seen}
    )

    assert "It says now: “Pierwszy”" in next(iter(errors(again).values()))
    assert text(world.page, TITLE).words == "Pierwszy"
