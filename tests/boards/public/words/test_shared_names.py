"""Names of shared lists are in the reader's language, or say in which they are."""

import pytest
from django.utils import translation

from boards.models import DocumentKind, GuidanceEdition, ReviewType, Theme
from boards.models.shared.names import NAMES, in_language, marked
from boards.models.shared.theme_names import WHAT_THEMES_COVER
from cms.partial_dates import PartialDate
from home.provisioning import OpenedBoard
from tests.boards.public.words.recording import in_polish
from tests.factories import get, make_board, make_review, release, the_list
from tests.reading import each, parsed, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def board() -> OpenedBoard:
    return in_polish(make_board())


def test_every_name_that_the_lists_begin_with_is_a_word_of_the_interface():
    names = {
        *ReviewType.objects.values_list("name", flat=True),
        *ReviewType.objects.values_list("plural", flat=True),
        *DocumentKind.objects.values_list("name", flat=True),
        *DocumentKind.objects.values_list("plural", flat=True),
        *Theme.objects.values_list("name", flat=True),
    }
    notes = set(Theme.objects.values_list("description", flat=True))

    assert names == NAMES - set(WHAT_THEMES_COVER)
    # Of what themes cover, the catalogues have the first; the rest says it is English.
    assert set(WHAT_THEMES_COVER) <= notes


def test_a_review_names_its_type_its_themes_and_its_documents_in_polish(client, board):
    review = make_review(board, themes=[Theme.objects.get(slug="neglect")])
    release(review, link="https://example.org/report")

    response = get(client, board, review)

    assert words(response, ".page__kicker") == "Szybki przegląd"
    assert words(response, ".facts dd") == "Szybki przegląd"
    assert each(response, ".theme") == ["Zaniedbanie"]
    assert words(response, ".document-item__meta").startswith("Raport")


def test_a_list_of_reviews_names_what_it_can_be_narrowed_by_in_polish(client, board):
    review = make_review(board, themes=[Theme.objects.get(slug="neglect")])
    release(review, link="https://example.org/report")
    # What all have narrows nothing.
    others = ReviewType.objects.exclude(pk=review.review_type_id)
    make_review(board, review_type=others.first())

    response = get(client, board, the_list(type(review.get_parent().specific), board))

    offered = each(response, ".filters__choice label")
    assert {"Szybki przegląd (1)", "Zaniedbanie (1)", "Raport (1)"} <= set(offered)


@pytest.mark.parametrize("grouping", ["table", "matrix"])
def test_a_table_of_reviews_names_kinds_in_polish_on_a_phone_too(
    client, board, grouping
):
    review = make_review(board)
    release(review, link="https://example.org/report")
    reviews = review.get_parent().specific
    reviews.grouping = grouping
    reviews.save()

    response = get(client, board, reviews)

    heading = "caption" if grouping == "table" else "thead th:last-child"
    assert words(response, heading) == "Raporty"
    labels = {cell["data-label"] for cell in parsed(response).select("td[data-label]")}
    assert "<" not in "".join(labels)
    assert grouping == "table" or labels == {"Raporty"}


def test_a_name_that_somebody_has_added_says_that_it_is_english(client, board):
    kind = ReviewType.objects.create(name="Desk <top> review", plural="x", slug="desk")

    response = get(client, board, make_review(board, review_type=kind))

    shown = parsed(response).select_one(".page__kicker span")
    assert shown.get_text() == "Desk <top> review"
    assert (shown["lang"], shown["dir"]) == ("en-GB", "ltr")


def test_an_edition_of_the_guidance_keeps_the_name_that_it_is_found_by(client, board):
    edition = GuidanceEdition.objects.get(short_name="WT 2018")

    response = get(client, board, make_review(board, guidance_edition=edition))

    shown = parsed(response).select_one(".facts [lang=en-GB]")
    assert shown.get_text() == "Working Together to Safeguard Children 2018"


def test_a_document_that_has_no_words_yet_is_called_what_it_is(client, board):
    review = make_review(board)
    release(review, title="", link="https://example.org/report")

    title = words(get(client, board, review), ".document-item__title a")

    assert title.startswith("Raport")


def test_in_english_a_name_is_plain_text():
    assert marked("Desk review") == in_language("Desk review") == "Desk review"
    with translation.override(None):
        assert marked("Desk review") == "Desk review"


def test_a_review_says_when_it_was_published_as_exactly_as_it_is_known(client, board):
    review = make_review(board, published=PartialDate(2017, 9))

    line = words(get(client, board, review), ".status-line")

    assert line == "Data publikacji: wrzesień 2017."
