"""What is wrong is said in a plain sentence at its field, and nothing typed is lost."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.test.utils.form_data import rich_text, streamfield

from boards.models import (
    BriefingPage,
    ContactPage,
    DocumentKind,
    EventIndexPage,
    EventPage,
    LearningIndexPage,
    ReviewIndexPage,
    ReviewPage,
    ReviewType,
)
from home.models import HomePage
from home.provisioning import OpenedBoard
from tests.cms_forms import adding, errors_of, rows, send
from tests.factories import (
    cms_client,
    make_board,
    make_document,
    make_editor,
    make_manager,
    make_page,
    the_list,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


@pytest.fixture
def editor(board: OpenedBoard) -> Client:
    """An editor's browser."""
    return cms_client(make_editor(board))


@pytest.fixture
def add_review(board: OpenedBoard) -> str:
    return adding(ReviewPage, the_list(ReviewIndexPage, board))


def review_fields(**fields) -> dict:
    rapid = ReviewType.objects.get(slug="rapid-review")
    return {"title": "Alex", "slug": "alex", "review_type": rapid.pk, **fields}


def document_row(**fields) -> dict:
    kind = DocumentKind.objects.get(slug="report")
    return {"kind": kind.pk, "title": "The report", **fields}


def test_a_date_of_two_centuries_is_shown_with_both(editor, add_review):
    response = send(editor, add_review, review_fields(published="12/09/17"))

    assert errors_of(response) == {
        "published": [
            "“12/09/17” could mean two things. Type “12/09/2017” or “12/09/1917”, "
            "whichever it is."
        ]
    }


def test_a_date_that_does_not_exist_is_shown_with_how_to_write_one(editor, add_review):
    for typed in ["31/02/2017", "soon", "13/13/2017", "0", "1066"]:
        response = send(editor, add_review, review_fields(published=typed))

        assert errors_of(response) == {
            "published": [
                f"“{typed}” cannot be read as a date. Type a day, a month, a season "
                "or a year: 12/09/2017, 12 September 2017, Oct 2019 or 2017. To keep "
                "your own words, type “as written:” before them."
            ]
        }
        html = response.content.decode()
        assert f'value="{typed}"' in html
        assert 'value="Alex"' in html
    assert not ReviewPage.objects.exists()


@pytest.mark.parametrize(
    ("row", "field", "sentence"),
    [
        (
            {},
            "file",
            "Choose a file or give an address. If there is none to give, change "
            "“Availability” and say why in the public note.",
        ),
        (
            {"availability": "delayed"},
            "public_note",
            "Say in general words why this cannot be opened, or whom to ask. For "
            "example: “Please ask the board’s office for a copy.”",
        ),
        (
            {"link": "https://example.org/a", "file": "ours"},
            "link",
            "Choose a file or give an address, not both. Empty one of them.",
        ),
        ({"published": "yesterday"}, "published", "“yesterday” cannot be read as"),
        ({"kind": "", "public_note": "Kept"}, "kind", "“Kind” is missing."),
    ],
)
def test_a_row_of_documents_that_shows_nothing_is_not_published(
    board, editor, add_review, row, field, sentence
):
    if row.get("file") == "ours":
        row = row | {"file": make_document(board).pk}
    fields = review_fields(released_documents=rows(document_row(**row)))

    response = send(editor, add_review, fields, publish=True)

    found = errors_of(response)[f"released_documents-0-{field}"]
    assert found[0].startswith(sentence)
    assert "The report" in response.content.decode()


def test_an_unfinished_row_waits_in_a_draft(editor, add_review):
    fields = review_fields(released_documents=rows(document_row()))

    response = send(editor, add_review, fields)

    draft = ReviewPage.objects.get().get_latest_revision_as_object()
    assert response.status_code == 302
    assert [row.title for row in draft.released_documents.all()] == ["The report"]


def test_a_board_has_one_home_page_a_language(board):
    fields = {"title": "Second home", "slug": "second", "lead": "Words"}
    manager = cms_client(make_manager(board))

    response = send(manager, adding(HomePage, board.board), fields)

    assert errors_of(response) == {
        "title": [
            "This board already has a home page in this language. Edit that one, or "
            "translate it into another language."
        ]
    }
    assert 'value="Second home"' in response.content.decode()
    with pytest.raises(ValidationError, match="already has a home page"):
        make_page(HomePage, board.board, lead="Words")


WRONG_PLACES = [
    (
        ReviewPage,
        "home",
        "A page of the kind “review” belongs below a page of the kind “review list”, "
        "and this is a page of the kind “home page”.",
    ),
    (
        ReviewIndexPage,
        "reviews",
        "A page of the kind “review list” belongs below a page of the kind “home "
        "page”, and this is a page of the kind “review list”.",
    ),
    (
        ContactPage,
        "home",
        "There is a page of the kind “contact and people” here already, and there can "
        "be only one. Edit that one instead.",
    ),
]


@pytest.mark.parametrize(("model", "place", "sentence"), WRONG_PLACES)
def test_a_page_in_the_wrong_place_is_told_where_it_belongs(
    board, editor, model, place, sentence
):
    the_list(ContactPage, board)
    parent = board.home if place == "home" else the_list(ReviewIndexPage, board)

    response = editor.get(adding(model, parent), follow=True)

    assert [str(message).strip() for message in response.context["messages"]] == [
        sentence
    ]
    with pytest.raises(ValidationError) as refusal:
        make_page(model, parent)
    assert sentence in refusal.value.messages
    assert not parent.get_children().type(model).exclude(title="only").count() > 1


def test_of_another_boards_pages_not_even_the_kind_is_told(editor):
    stranger = make_board()

    response = editor.get(adding(ReviewPage, stranger.home), follow=True)

    assert response.status_code == 404


def test_a_phone_number_in_a_contact_is_one_that_can_be_dialled(board, editor):
    office = {"name": "Office", "phone": "ask Ann", "email": ""}
    offices = streamfield([("office", office | {"purpose": "", "hours": ""})])
    fields = {"title": "Contact", "slug": "contact", "offices": offices}

    response = send(editor, adding(ContactPage, board.home), fields)

    html = response.content.decode()
    assert "Write a phone number in digits and spaces: 01228 226 898." in html
    assert "ask Ann" in html
    assert not ContactPage.objects.exists()


def test_an_event_does_not_end_before_it_starts(board, editor):
    times = {"starts_at": "12/09/2027 09:30", "ends_at": "12/09/2027 09:00"}
    fields = {"title": "Workshop", "slug": "workshop", **times}

    response = send(editor, adding(EventPage, the_list(EventIndexPage, board)), fields)

    assert errors_of(response) == {"ends_at": ["Must not be before the start."]}
    assert 'value="Workshop"' in response.content.decode()


def six_panels(count: int) -> dict:
    panel = {"heading": "Background", "text": rich_text("<p>Words</p>")}
    return streamfield([("panel", panel)] * count)


@pytest.mark.parametrize("count", [2, 6, 8])
def test_a_briefing_has_seven_panels_or_one_or_none(board, editor, count):
    fields = {"title": "A", "slug": "a", "briefing_panels": six_panels(count)}
    address = adding(BriefingPage, the_list(LearningIndexPage, board))

    response = send(editor, address, fields, publish=True)

    assert f"or none and a text; this has {count}." in response.content.decode()
    assert not BriefingPage.objects.live().exists()


def test_a_draft_of_a_briefing_waits_for_its_panels(board, editor):
    fields = {"title": "A", "slug": "a", "briefing_panels": six_panels(6)}
    address = adding(BriefingPage, the_list(LearningIndexPage, board))

    assert send(editor, address, fields).status_code == 302
