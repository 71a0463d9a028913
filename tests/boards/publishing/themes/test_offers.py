"""An editor is offered the themes that a page's text and its files speak of."""

import pytest
from django.urls import reverse

from boards.models import Theme
from boards.publishing.themes.found_in_text import offers_for
from boards.publishing.themes.proposing import propose
from boards.publishing.themes.spotting import Spotter, excerpt
from tests.boards.public.search.asking import says
from tests.factories import (
    cms_client,
    make_board,
    make_document,
    make_editor,
    make_review,
    release,
)
from tests.reading import words

pytestmark = pytest.mark.django_db


def spotted(text: str, *slugs: str) -> list[tuple[str, str]]:
    themes = Theme.objects.filter(slug__in=slugs)
    return [
        (spot.theme.slug, text[spot.start : spot.end])
        for spot in Spotter(themes).spots(text)
    ]


def test_a_theme_is_known_by_other_words_in_every_spelling():
    text = "County Lines, and a co‑sleeping baby; it was not CSE. Cse is no word."

    assert spotted(
        text, "criminal-exploitation", "sexual-exploitation", "safe-sleep"
    ) == [
        ("criminal-exploitation", "County Lines"),
        ("safe-sleep", "co‑sleeping"),
        ("sexual-exploitation", "CSE"),
    ]
    assert spotted("The home condition was poor.", "neglect") == [
        ("neglect", "home condition")
    ]


def test_what_is_shown_is_cut_between_words():
    text = "word " * 60 + "neglect" + " more" * 60
    start = text.index("neglect")
    shown = excerpt(text, start, start + 7)

    assert shown.word == "neglect"
    assert shown.before.startswith("… word")
    assert shown.after.endswith("more …")
    assert len(shown.before + shown.after) < 300


def test_offers_come_from_the_draft_and_from_its_files_with_their_passage():
    board = make_board()
    review = make_review(board, themes=Theme.objects.filter(slug="neglect"))
    file = says(
        make_document(board, title="File of P"),
        "A heron.",
        "Professional curiosity was missing, and neglect.",
    )
    release(review, file, availability="delayed", public_note="Later.")
    review.summary = "Disguised compliance, and disguised compliance again."
    review.save_revision()
    draft = review.get_latest_revision_as_object()

    first, second = offers_for(draft, board.board)

    assert (first.theme.slug, first.times, first.document) == (
        "disguised-compliance",
        2,
        None,
    )
    assert (second.theme.slug, second.document, second.number) == (
        "professional-curiosity",
        file,
        2,
    )
    assert second.excerpt.word == "Professional curiosity"


def test_no_board_is_offered_what_is_another_boards():
    board, other = make_board(), make_board()
    own, _new = propose(other.board, "Zibberwort", make_editor(other))
    review = make_review(board, summary="A zibberwort.")
    foreign = says(make_document(other), "Professional curiosity.")
    editor = cms_client(make_editor(board))
    address = reverse("themes_found", args=[review.pk])

    assert offers_for(review, board.board) == []
    assert own.name not in words(editor.get(address), "body")
    theirs = make_review(other, summary="A zibberwort.")
    release(theirs, foreign)
    assert {one.theme.slug for one in offers_for(theirs, other.board)} == {
        own.slug,
        "professional-curiosity",
    }
    hidden = editor.get(reverse("themes_found", args=[theirs.pk]))
    assert hidden.status_code in (302, 403, 404)
