"""Who comes from a search to a review is shown where its documents say it."""

import pytest
from django.test import Client

from tests.boards.public.search.asking import says, search
from tests.factories import get, make_board, make_document, make_review, release
from tests.reading import addresses, each, parsed, words

pytestmark = pytest.mark.django_db


def test_a_review_lists_the_pages_of_its_files_that_have_the_words():
    board = make_board()
    review = make_review(board, title="Heron review", slug="p")
    long = [f"A heron on page {number}." for number in range(1, 15)]
    report = says(make_document(board), "Nothing here.", "A <b>heron</b> & reeds.")
    release(review, report, title="The report")
    release(review, says(make_document(board), *long), title="The long one")
    closed = says(make_document(board), "A heron that is gone.")
    release(review, closed, title="Gone", availability="on_request", public_note="Ask.")

    found = addresses(search(board, "heron reeds"), ".search-result a")
    response = get(Client(), board, review, q="heron")

    assert any(one.endswith("/p/?q=heron+reeds#matches") for one in found)
    assert each(response, ".matches__file") == ["The report", "The long one"]
    places = addresses(response, ".matches .search-result__place")
    assert places[0] == f"{report.url}#page=2"
    assert len(places) == 13
    assert b"A &lt;<mark>b&gt;heron&lt;/b</mark>&gt; &amp; reeds." in response.content
    assert "More places in it: 2" in words(response, ".matches")
    assert "gone" not in words(response, ".matches")
    both = get(Client(), board, review, q="heron reeds")
    assert each(both, ".matches__file") == ["The report"]


def test_a_file_that_cannot_be_opened_is_told_of_by_no_page_that_lists_it():
    theirs, file = make_board(), says(make_document(make_board()), "A heron.")
    review = make_review(theirs)
    release(review, file)

    response = get(Client(), theirs, review, q="heron")

    assert each(response, ".matches")
    assert not each(response, ".matches__places")


def test_such_a_page_is_for_one_reader_and_the_page_itself_is_as_it_was():
    board = make_board()
    review = make_review(board)

    asked = get(Client(), board, review, q="<i>heron</i>")
    plain = get(Client(), board, review)

    assert "no-store" in asked["Cache-Control"]
    assert parsed(asked).select_one("meta[name=robots]")["content"] == "noindex"
    assert "“<i>heron</i>”" in words(asked, ".matches__title")
    assert not each(plain, ".matches")
    assert "no-store" not in plain.get("Cache-Control", "")
