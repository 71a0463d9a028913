"""Facts inside a text: what a block says in every language, and what it does not."""

import pytest

from boards.models import ContactPage, ContentPage
from tests.factories import make_image, make_page
from tests.languages import publish_again, version

pytestmark = pytest.mark.django_db

HEADING = {"id": "a1", "type": "heading", "value": {"text": "Tell us", "level": "2"}}


def text(words, key="b1"):
    return {"id": key, "type": "text", "value": words}


def page_with(board, *blocks):
    return make_page(ContentPage, board.home, body=list(blocks))


def body_of(page):
    stored = type(page).objects.get(pk=page.pk)
    return [(block.block_type, block.value) for block in stored.body]


def test_a_link_in_a_text_leads_where_the_source_leads(board):
    page = page_with(board, text('<p>Ring <a href="tel:01480">us</a>.</p>'))
    polish = version(page, "pl", live=True)

    publish_again(page, body=[text('<p>Ring <a href="tel:0800">us</a>.</p>')])

    ((_kind, value),) = body_of(polish)
    assert value.source == '<p>pl: Ring <a href="tel:0800">us</a>.</p>'


def test_words_that_changed_leave_the_text_as_it_was_translated(board):
    page = page_with(board, text("<p>Ring us.</p>"))
    polish = version(page, "pl", live=True)

    publish_again(page, body=[text("<p>Write to us.</p>")])

    ((_kind, value),) = body_of(polish)
    assert value.source == "<p>pl: Ring us.</p>"


def test_a_block_with_new_words_waits_for_its_translation(board):
    page = page_with(board, HEADING)
    polish = version(page, "pl", live=True)

    publish_again(page, body=[HEADING, text("<p>Ring us.</p>")])

    assert [kind for kind, _value in body_of(polish)] == ["heading"]


def test_what_the_source_says_no_more_goes_from_every_language(board):
    page = page_with(board, HEADING, text("<p>Ring us.</p>"))
    polish = version(page, "pl", live=True)

    publish_again(page, body=[HEADING])

    assert [kind for kind, _value in body_of(polish)] == ["heading"]


def test_the_level_of_a_heading_is_no_word(board):
    page = page_with(board, HEADING)
    polish = version(page, "pl", live=True)

    part = {**HEADING, "value": {"text": "Tell us", "level": "3"}}
    publish_again(page, body=[part])

    ((_kind, value),) = body_of(polish)
    assert (value["text"], value["level"]) == ("pl: Tell us", "3")


def test_a_number_to_ring_is_never_a_text_to_translate(board):
    role = {"role": "Manager", "name": "A. Person", "phone": "01480 373582"}
    page = make_page(
        ContactPage, board.home, roles=[{"id": "r1", "type": "role", "value": role}]
    )
    polish = version(page, "pl", live=True)

    new = {**role, "phone": "01480 999999"}
    publish_again(page, roles=[{"id": "r1", "type": "role", "value": new}])

    (block,) = ContactPage.objects.get(pk=polish.pk).roles
    assert block.value["phone"] == "01480 999999"
    assert block.value["name"] == "A. Person"
    assert block.value["role"] == "pl: Manager"


def test_the_words_of_a_table_are_translated_wherever_they_stand(board):
    page = page_with(board, table("Who", [["Police", "999"], ["Council", "01480"]]))
    polish = version(page, "pl")

    draft = polish.get_latest_revision_as_object()

    (block,) = draft.body
    rows = [row["values"] for row in block.value.row_data]
    assert rows[0] == ["pl: Police", "pl: 999"]
    assert block.value.caption == "pl: Who"


def test_a_list_with_links_in_a_table_is_translated_and_keeps_its_frame(board):
    rich = '<p>Ring <a href="tel:999">us</a>.</p><ul><li>today</li></ul>'
    table = {
        "columns": [{"type": "rich", "heading": "How"}],
        "rows": [{"values": [rich]}, {"values": [""]}],
        "caption": "",
    }
    page = page_with(board, {"id": "t1", "type": "table", "value": table})

    (block,) = version(page, "pl").get_latest_revision_as_object().body

    cells = [row["values"][0].source for row in block.value.row_data]
    assert cells == [
        '<p>pl: Ring <a href="tel:999">us</a>.</p><ul><li>pl: today</li></ul>',
        "",
    ]


def test_the_words_of_a_picture_are_translated_and_the_picture_stays(board):
    picture = make_image(board)
    image = {"image": picture.pk, "alt_text": "A boat", "decorative": False}
    figure = {"image": image, "caption": "At sea"}
    page = page_with(board, {"id": "f1", "type": "figure", "value": figure})

    (block,) = version(page, "pl").get_latest_revision_as_object().body

    assert block.value["caption"] == "pl: At sea"
    assert block.value["image"].pk == picture.pk
    assert block.value["image"].contextual_alt_text == "pl: A boat"


def table(caption, rows):
    columns = [
        {"type": "text", "heading": "Whom"},
        {"type": "text", "heading": "Where"},
    ]
    value = {
        "columns": columns,
        "rows": [{"values": row} for row in rows],
        "caption": caption,
    }
    return {"id": "t1", "type": "table", "value": value}
