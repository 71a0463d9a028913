"""A reader is led to their own language, and else told which language it is."""

from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from boards.models import (
    AboutReview,
    BriefingPage,
    ContentPage,
    LearningIndexPage,
    RelatedReview,
    ReviewIndexPage,
)
from home.models import Door
from home.provisioning import OpenedBoard
from tests.factories import (
    get,
    make_board,
    make_document,
    make_page,
    make_review,
    release,
    the_list,
)
from tests.reading import addresses, each, parsed, words
from tests.states import home_in, lock, translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


@pytest.fixture
def polish(board: OpenedBoard):
    return home_in(board, "pl")


def marked(response, selector: str = "main a") -> list[tuple[str, ...]]:
    """Path, language and, if its words are in it, their language of each link."""
    return [
        (urlsplit(link["href"]).path, link.get("hreflang", ""), link.get("lang", ""))
        for link in parsed(response).select(selector)
    ]


def linking(parent, target, kind: str, **fields) -> ContentPage:
    """A page that links to another, in its text or by a block."""
    blocks = {
        "a text": ("text", f'<p><a linktype="page" id="{target.pk}">Us</a></p>'),
        "a block": ("link", {"text": "Us", "page": target, "url": ""}),
    }
    return make_page(ContentPage, parent, body=[blocks[kind]], **fields)


every_link = pytest.mark.parametrize("kind", ["a text", "a block"])


@every_link
def test_a_link_leads_to_the_readers_language(client, board, polish, kind):
    about = make_page(ContentPage, board.home, slug="about")
    translate(about, "pl", polish)
    page = linking(polish, about, kind)

    response = get(client, board, page)

    assert marked(response) == [("/pl/about/", "", "")]
    assert not each(response, ".language-mark")


@every_link
@pytest.mark.parametrize("missing", ["no version", "a draft", "another board's"])
def test_a_link_to_another_language_says_which(client, board, polish, kind, missing):
    about = make_page(ContentPage, board.home, slug="about")
    if missing == "a draft":
        translate(about, "pl", polish, live=False)
    if missing == "another board's":
        translate(about, "pl", home_in(make_board(), "pl"))
    page = linking(polish, about, kind)

    response = get(client, board, page)

    assert marked(response) == [("/about/", "en-GB", "")]
    [mark] = parsed(response).select(".language-mark")
    assert (mark["lang"], mark["dir"], mark.get_text()) == ("en-GB", "ltr", "English")


@every_link
def test_a_link_within_one_language_asks_for_its_target_and_nothing_more(
    client, board, kind
):
    about = make_page(ContentPage, board.home, slug="about")
    page = linking(board.home, about, kind)

    with CaptureQueriesContext(connection) as without:
        get(client, board, about)
    with CaptureQueriesContext(connection) as with_link:
        response = get(client, board, page)

    assert len(with_link) <= len(without) + 1
    assert marked(response) == [("/about/", "", "")]


def test_a_door_leads_to_the_readers_language_or_says_which(client, board, polish):
    about = make_page(ContentPage, board.home, slug="about")
    other = make_page(ContentPage, board.home, slug="other")
    translate(about, "pl", polish)
    for number, target in enumerate((about, other)):
        Door.objects.create(
            home=polish, page=target, heading="Drzwi", sort_order=number
        )

    response = get(client, board, "/pl/")

    assert marked(response, ".door a") == [
        ("/pl/about/", "", ""),
        ("/other/", "en-GB", ""),
    ]
    assert each(response, ".door .language-mark") == ["English"]


def test_learning_about_a_review_is_listed_once_in_the_readers_language(
    client, board, polish
):
    learning = the_list(LearningIndexPage, board, slug="learning")
    review = make_review(board, slug="child-p")
    theirs = translate(review.get_parent().specific, "pl", polish)
    version = translate(review, "pl", theirs, review_type=review.review_type)
    briefing = make_page(BriefingPage, learning, slug="briefing")
    only_english = make_page(BriefingPage, learning, slug="only-english")
    translated = translate(briefing, "pl", translate(learning, "pl", polish))
    # The translation names the translation; the other only the source.
    for page, named in (
        (briefing, review),
        (only_english, review),
        (translated, version),
    ):
        AboutReview.objects.create(page_id=page.pk, review=named)

    links = "[aria-labelledby=learning] h3 a"
    assert set(marked(get(client, board, version), links)) == {
        ("/pl/learning/briefing/", "", ""),
        ("/learning/only-english/", "en-GB", "en-GB"),
    }
    assert set(marked(get(client, board, review), links)) == {
        ("/learning/briefing/", "", ""),
        ("/learning/only-english/", "", ""),
    }
    about = get(client, board, translated)
    assert marked(about, ".related a") == [(version.relative_url(board.site), "", "")]


def test_related_reviews_are_in_the_readers_language_or_say_which(
    client, board, polish
):
    review, known, unknown = (
        make_review(board, slug=slug) for slug in ("p", "known", "unknown")
    )
    theirs = translate(review.get_parent().specific, "pl", polish, slug="reviews")
    version, known_version = (
        translate(page, "pl", theirs, review_type=review.review_type)
        for page in (review, known)
    )
    for other in (known, unknown):
        RelatedReview.objects.create(page=version, review=other)

    found = marked(get(client, board, version), ".related a")

    assert set(found) == {
        (known_version.relative_url(board.site), "", ""),
        (unknown.relative_url(board.site), "en-GB", "en-GB"),
    }


def test_no_version_behind_a_password_stands_in_for_a_public_one(client, board, polish):
    review = make_review(board)
    other = make_review(board, slug="other")
    theirs = translate(review.get_parent().specific, "pl", polish, slug="reviews")
    version = translate(review, "pl", theirs, review_type=review.review_type)
    lock(translate(other, "pl", theirs, review_type=review.review_type))
    RelatedReview.objects.create(page=version, review=other)

    found = marked(get(client, board, version), ".related a")

    assert found == [(other.relative_url(board.site), "en-GB", "en-GB")]


def test_what_is_about_several_reviews_stands_under_their_translations(
    client, board, polish
):
    index = the_list(ReviewIndexPage, board, grouping="list")
    theirs = translate(index, "pl", polish, slug="reviews", grouping="list")
    learning = make_page(BriefingPage, the_list(LearningIndexPage, board), title="Both")
    for slug in ("p", "q"):
        review = make_review(board, slug=slug)
        translate(review, "pl", theirs, review_type=review.review_type)
        AboutReview.objects.create(page_id=learning.pk, review=review)

    response = get(client, board, theirs)

    assert each(response, ".review-group__shared a") == ["Both"]
    assert each(response, ".review-group__shared .language-mark") == ["English"]


def test_documents_in_the_readers_language_come_first_and_others_say_theirs(
    client, board, polish
):
    page = make_page(ContentPage, polish)
    release(page, make_document(board), title="Po angielsku")
    release(page, make_document(board), title="Po polsku", language="pl")
    release(page, make_document(board), title="Po urdu", language="ur")

    response = get(client, board, page)

    assert [title.split(" (")[0] for title in each(response, ".document-item a")] == [
        "Po polsku",
        "Po angielsku",
        "Po urdu",
    ]
    assert each(response, ".language-mark") == ["English", "اردو"]
    links = parsed(response).select(".document-item a")
    assert [link.get("hreflang") for link in links] == [None, "en-GB", "ur"]


def test_a_document_without_words_in_this_language_says_what_it_is(client, board):
    page = make_page(ContentPage, board.home)
    release(page, make_document(board), title="")

    assert words(get(client, board, page), ".document-item a").startswith("Report (")


def test_a_matrix_of_reviews_says_the_language_of_a_document_too(client, board):
    index = the_list(ReviewIndexPage, board, grouping="matrix")
    release(make_review(board), make_document(board), language="pl")

    assert each(get(client, board, index), ".matrix .language-mark") == ["polski"]
    assert addresses(get(client, board, index), ".matrix a")
