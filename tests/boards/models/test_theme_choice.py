"""Themes as the tree that they are."""

import pytest

from boards.models import ReviewIndexPage, ReviewPage, Theme
from boards.models.shared.theme_choice import in_tree_order
from tests.cms_forms import adding
from tests.factories import cms_client, make_board, make_editor, the_list


def theme(key: int, name: str, part_of: int | None = None) -> Theme:
    return Theme(pk=key, name=name, parent_id=part_of)


def test_each_theme_stands_below_the_one_that_it_is_part_of():
    themes = [
        theme(1, "Neglect", part_of=2),
        theme(2, "Harm"),
        theme(3, "Abuse", part_of=2),
        theme(4, "Emotional", part_of=3),
        theme(5, "Family"),
    ]

    ordered = [(depth, found.name) for depth, found in in_tree_order(themes)]

    assert ordered == [
        (1, "Family"),
        (1, "Harm"),
        (2, "Abuse"),
        (3, "Emotional"),
        (2, "Neglect"),
    ]


def test_a_theme_without_its_wider_theme_is_not_lost():
    assert [found.pk for _d, found in in_tree_order([theme(1, "A", part_of=9)])] == [1]


@pytest.mark.django_db
def test_an_editor_ticks_themes_in_the_order_of_the_tree():
    board = make_board()
    editor = cms_client(make_editor(board))
    address = adding(ReviewPage, the_list(ReviewIndexPage, board))

    form = editor.get(address).context["form"]

    choices = [
        (widget.data["value"].instance.slug, widget.data["attrs"]["class"])
        for widget in form["themes"]
    ]
    place = choices.index(("harm", "theme-choice theme-choice--1"))
    assert choices[place + 1] == (
        "abuse-by-professionals",
        "theme-choice theme-choice--2",
    )
