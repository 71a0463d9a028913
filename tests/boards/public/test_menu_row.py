"""How much of a menu a wide header shows."""

import pytest

from boards.models.board.faces import Face
from boards.public.chrome.menu import ALONE, LEAST, SHARED, entries_shown

SHORT = ["Reviews", "Learning", "News"]
LONG = ["Reviews", "Learning from reviews", "For professionals", "News", "Events"] * 2
FACES = sorted(SHARED)


@pytest.mark.parametrize("face", FACES)
def test_a_short_menu_is_shown_whole_and_a_long_one_has_room_for_what_opens_its_rest(
    face,
):
    whole, cut = (entries_shown(face, menu, []) for menu in (SHORT, LONG))

    assert whole == len(SHORT)
    assert LEAST <= cut < len(LONG)
    assert sum(map(len, [*LONG[:cut], "More"])) < SHARED[face]


def test_languages_in_the_row_leave_less_to_the_menu():
    alone = entries_shown(Face.LEDGER, LONG, [])

    assert entries_shown(Face.LEDGER, LONG, ["English", "Cymraeg"]) < alone


@pytest.mark.parametrize("face", FACES)
def test_where_nearly_nothing_would_stay_the_menu_has_a_row_of_its_own(face):
    titles = ["What we have learnt from all our reviews since 2010"] * 5

    cut = entries_shown(face, titles, [])

    assert SHARED[face] < sum(map(len, titles[:cut])) < ALONE[face]


def test_the_plain_face_shows_all():
    assert entries_shown(Face.PLAIN, LONG, []) == len(LONG)
