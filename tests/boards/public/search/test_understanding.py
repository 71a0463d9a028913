"""What people type is understood: faults, parted words, short forms, dates, themes."""

import pytest
from django.db import connection
from django.test import Client

from boards.models import BriefingPage, ContentPage, LearningIndexPage, Passage, Theme
from boards.public.filters.names import Names
from boards.public.search.finding import find
from boards.public.search.suggesting import meant_by
from boards.publishing.find.missing import pages_to_index
from cms.partial_dates import PartialDate
from cms.search.ways import folded
from cms.search.words import spelt
from tests.boards.public.search.asking import found, found_some, search
from tests.factories import get, make_board, make_page, make_review, the_list
from tests.reading import addresses, each
from tests.states import home_in
from tests.worlds import taken_back

OF_THEMES = ".search-themes a"
INSTEAD = ".search-meant"


@pytest.fixture(scope="module")
def board(django_db_setup, django_db_blocker):
    with taken_back(django_db_blocker):
        board = make_board()
        make_review(
            board,
            title="Matilda",
            summary="A review of safeguarding.",
            published=PartialDate(2018, 7),
            themes=Theme.objects.filter(slug="neglect"),
        )
        make_review(
            board, title="Charlie", local_code="P-8A", published=PartialDate(2019)
        )
        learning = the_list(LearningIndexPage, board)
        make_page(BriefingPage, learning, title="What a heron saw")
        make_page(ContentPage, board.home, title="Heron workshops")
        legal = "We say nothing of the dates on which anybody came here."
        make_page(ContentPage, board.home, title="Disclaimer", body=[("text", legal)])
        make_page(
            ContentPage,
            board.home,
            title="Privacy",
            purpose=ContentPage.Purpose.PRIVACY,
            body=[("text", "No workshop sets a cookie.")],
        )
        hub = "Ask the multi-agency safeguarding hub, or come to a workshop."
        make_page(ContentPage, board.home, title="Whom to ask", body=[("text", hub)])
        make_page(LearningIndexPage, home_in(board, "pl"), title="Czapla")
        yield board


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("mathilda 2018", "matilda 2018"),
        ("amtilda 2018", "matilda 2018"),
        ("natilda 2018", "matilda 2018"),
        ("ymatilda 2018", "matilda 2018"),
        ("safe guarding matilda", "safeguarding matilda"),
        ("heron work shops", "heron workshops"),
        ("heronworkshops", "heron workshops"),
    ],
)
def test_with_a_fault_that_leaves_nothing_what_was_meant_is_answered(
    board, typed, said
):
    answer = search(board, typed)

    assert said in " ".join(each(answer, INSTEAD))
    assert each(answer, ".search-result__title")[0] == found(board, said)[0]


def test_words_of_a_theme_are_no_fault_where_nothing_says_them(board):
    # "country" is one letter from it.
    make_page(ContentPage, board.home, title="Charlie in the country")

    assert each(search(board, "county charlie"), INSTEAD) == []


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("MASH", "Whom to ask"),
        ("july 2018", "Matilda"),
        ("p-8", "Charlie"),
        ("rapid review 2019", "Charlie"),
        ("7-minute briefing", "What a heron saw"),
        ("seven minute briefing", "What a heron saw"),
        ("sevenminute", "What a heron saw"),
        ("7minute", "What a heron saw"),
    ],
)
def test_a_page_is_found_by_what_is_said_of_it(board, typed, title):
    assert found(board, typed)[0] == title


def test_what_has_some_of_the_words_in_its_name_stands_before_what_says_them(board):
    titles = found_some(board, "workshop dates")

    assert titles.index("Heron workshops") < titles.index("Disclaimer")


def test_a_page_about_the_site_has_some_of_the_words_where_no_other_has_them(board):
    assert "Privacy" not in found_some(board, "workshop dates")
    assert "Privacy" in found_some(board, "cookie workshop heron")


@pytest.mark.parametrize("typed", ["neglected", "unmet needs", "how neglect begins"])
def test_a_theme_that_is_named_leads_to_its_page(board, typed):
    assert addresses(search(board, typed), OF_THEMES) == ["/themes/neglect/"]


def test_a_name_of_signs_alone_is_named_by_no_search():
    names = Names({("theme", "odd"): "?!"}, called={"odd": ["?!", "–"]})

    assert names.theme_words == {"odd": []}


def test_where_nothing_is_found_a_wider_theme_that_is_named_leads_to_its_page(board):
    polish = get(Client(), board, "/pl/search/", q="krzywda")

    assert each(polish, OF_THEMES) == []
    # In Polish "Kinds of harm", of which neglect is one; no page has the words.
    named = get(Client(), board, "/pl/search/", q="rodzaje krzywdy")
    assert addresses(named, OF_THEMES) == ["/pl/themes/harm/"]


def test_a_theme_that_nothing_public_is_about_is_not_told_of(board):
    assert addresses(search(board, "domestic abuse"), OF_THEMES) == []


def test_what_is_in_another_language_alone_is_found_and_says_so(board):
    answer = get(Client(), board, "/pl/search/", q="matilda")

    assert each(answer, ".search-result__title a") == ["Matilda"]
    assert each(answer, ".search-result__kind .language-mark") == ["English"]


def test_a_page_that_an_older_edition_wrote_is_written_again(board):
    head = Passage.objects.filter(board_id=board.board.pk, number=0, line=None).first()
    Passage.objects.filter(pk=head.pk).update(facts={**head.facts, "edition": "0"})

    assert pages_to_index(board.board) == [head.page_id]


def test_a_heading_does_not_run_into_the_words_below_it(board):
    body = [("heading", {"text": "Sightings"}), ("text", "<p>Who saw the wren?</p>")]
    make_page(ContentPage, board.home, title="Of birds", body=body)

    [whole] = each(search(board, "wren sightings"), ".search-result__text")
    assert whole == "Sightings · Who saw the wren ?"
    assert each(search(board, "wren"), ".search-result__text") == ["Who saw the wren ?"]


def test_a_fault_has_each_passage_read_by_its_key(board):
    make_page(ContentPage, board.home, title="Herons", body=[("text", "heron " * 400)])
    key = board.board.pk
    asked = find([key], ["en-gb"], "herron", "en-gb")
    before = passages_read()

    assert meant_by([key], ["en-gb"], asked.unknown, asked.asked)["herron"]

    assert passages_read() - before < 2 * Passage.objects.filter(board_id=key).count()


def passages_read() -> int:
    """Rows of the index that this transaction has read so far."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT seq_tup_read + coalesce(idx_tup_fetch, 0)"
            " FROM pg_stat_xact_user_tables WHERE relname = 'boards_passage'"
        )
        return cursor.fetchone()[0]


def test_a_text_of_plain_letters_is_understood_as_any_other_text():
    texts = [f"Ab{chr(code)}c D{chr(code)}" for code in range(128)]
    words = [(folded(text), spelt(text)) for text in texts]
    among_others = [
        (folded(f"{text}é").removesuffix("e"), spelt(f"{text} é").removesuffix(" é"))
        for text in texts
    ]

    assert words == among_others
    assert ("ab1c d1", "ab1c d1") in words
