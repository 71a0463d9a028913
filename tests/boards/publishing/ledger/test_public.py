"""What the database says is public is what Python says, in every state (R1)."""

from collections.abc import Callable

import pytest
from django.utils import timezone
from wagtail.models import Page

from boards.models import (
    Availability,
    Board,
    BoardPause,
    ContentPage,
    Withdrawal,
)
from cms.models import BoardDocument, BoardImage
from home.provisioning import OpenedBoard
from tests.boards.public.serving import test_table
from tests.boards.publishing.ledger import in_python
from tests.boards.publishing.ledger.asking import entered, rows
from tests.factories import (
    make_board,
    make_document,
    make_image,
    make_page,
    release,
)
from tests.ledger import let_out_by_hand
from tests.states import home_in, lock, translate

pytestmark = pytest.mark.django_db


def showing(board: OpenedBoard, file: BoardDocument, **fields) -> ContentPage:
    """A page that links to the file and shows a picture."""
    body = showing_of(board, file)
    return make_page(ContentPage, fields.pop("parent", board.home), body=body, **fields)


def showing_of(board: OpenedBoard, file: BoardDocument) -> list:
    image = make_image(board)
    image.contextual_alt_text, image.decorative = "A drawing", False
    return [*test_table.link_to(file), ("figure", {"image": image, "caption": ""})]


def below_a_locked_page(board, file):
    section = make_page(ContentPage, board.home)
    lock(section)
    showing(board, file, parent=section)


def an_alias_of_a_locked_page(board, file):
    page = showing(board, file)
    page.create_alias(parent=board.home, update_slug="alias")
    lock(page)


def below_an_alias_of_a_locked_page(board, file):
    section = make_page(ContentPage, board.home)
    alias = section.create_alias(parent=board.home, update_slug="alias")
    showing(board, file, parent=alias)
    lock(section)


def an_alias(board, file):
    showing(board, file).create_alias(parent=board.home, update_slug="alias")


def a_translation_of_a_locked_page(board, file):
    page = showing(board, file)
    translate(page, "pl", home_in(board, "pl"), body=page.body)
    lock(page)


def in_one_language_below_a_translation_of_a_locked_page(board, file):
    section = make_page(ContentPage, board.home)
    lock(section)
    version = translate(section, "pl", home_in(board, "pl"))
    showing(board, file, parent=version)


def in_one_language_below_what_lies_below_a_locked_page(board, file):
    section = make_page(ContentPage, board.home)
    lock(section)
    below = make_page(ContentPage, section)
    version = translate(below, "pl", home_in(board, "pl"))
    showing(board, file, parent=make_page(ContentPage, version))


def an_alias_of_a_translation_of_a_locked_page(board, file):
    page = make_page(ContentPage, board.home)
    lock(page)
    polish = home_in(board, "pl")
    alias = showing(board, file, parent=polish)
    # The CMS makes none of a translation.
    alias.alias_of = translate(page, "pl", polish).page_ptr
    alias.save()


def a_translation_of_an_alias_of_a_locked_page(board, file):
    page = make_page(ContentPage, board.home)
    lock(page)
    alias = page.create_alias(parent=board.home, update_slug="alias")
    version = translate(alias, "pl", home_in(board, "pl"))
    showing(board, file, parent=version)


def a_page_below_a_locked_translation(board, file):
    page = make_page(ContentPage, board.home)
    version = translate(page, "pl", home_in(board, "pl"))
    lock(version)
    showing(board, file, parent=version)


def the_source_of_a_locked_translation(board, file):
    page = showing(board, file)
    lock(translate(page, "pl", home_in(board, "pl")))


def in_another_language_of_a_board_whose_home_is_locked(board, file):
    polish = home_in(board, "pl")
    showing(board, file, parent=polish)
    lock(board.home)


def a_translation_of_a_public_page(board, file):
    page = showing(board, file)
    translate(page, "pl", home_in(board, "pl"), body=page.body)


def a_translation_of_a_draft(board, file):
    page = showing(board, file, live=False)
    translate(page, "pl", home_in(board, "pl"), body=page.body)


def a_page_in_another_language_alone(board, file):
    showing(board, file, parent=home_in(board, "pl"))


def withdrawn_and_linked(board, file):
    page = make_page(ContentPage, board.home, live=False)
    release(page, file, availability=Availability.WITHDRAWN)
    Withdrawal.objects.create(page=page, title="Gone", public_reason="-", reason="-")
    showing(board, file)


def restored_and_linked(board, file):
    withdrawn_and_linked(board, file)
    Withdrawal.objects.update(ended_at=timezone.now())


def withheld_by_a_line(board, file):
    page = showing(board, file)
    release(page, file, availability=Availability.ON_REQUEST, public_note="Ask us.")


def published_and_withheld(board, file):
    withheld_by_a_line(board, file)
    release(make_page(ContentPage, board.home), file)


def withheld_by_a_draft(board, file):
    showing(board, file)
    draft = make_page(ContentPage, board.home, live=False)
    release(draft, file, availability=Availability.DELAYED, public_note="Later.")


def linked_by_the_home_page_of_a_closed_board(board, file):
    showing(board, file)
    lock(board.home)


def a_board_that_is_paused(board, file):
    showing(board, file)
    BoardPause.objects.create(board=board.board, reason="We are moving.")


def a_board_without_a_site(board, file):
    showing(board, file)
    board.site.delete()


def in_a_folder(board, file):
    showing(board, file)
    file.collection = board.collection.add_child(name="Reports")
    file.save()


def a_logo(board, file):
    Board.objects.filter(pk=board.board.pk).update(logo=make_image(board))


STATES: list[Callable] = [
    *test_table.STATES,
    below_a_locked_page,
    an_alias,
    an_alias_of_a_locked_page,
    below_an_alias_of_a_locked_page,
    a_translation_of_a_public_page,
    a_translation_of_a_locked_page,
    in_one_language_below_a_translation_of_a_locked_page,
    in_one_language_below_what_lies_below_a_locked_page,
    an_alias_of_a_translation_of_a_locked_page,
    a_translation_of_an_alias_of_a_locked_page,
    a_page_below_a_locked_translation,
    the_source_of_a_locked_translation,
    in_another_language_of_a_board_whose_home_is_locked,
    a_translation_of_a_draft,
    a_page_in_another_language_alone,
    withdrawn_and_linked,
    restored_and_linked,
    withheld_by_a_line,
    published_and_withheld,
    withheld_by_a_draft,
    linked_by_the_home_page_of_a_closed_board,
    a_board_that_is_paused,
    a_board_without_a_site,
    in_a_folder,
    a_logo,
]
ASKED = {
    Page: ("page", in_python.opens_page),
    BoardDocument: ("file", in_python.opens_file),
    BoardImage: ("image", in_python.opens_image),
}


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_the_database_says_of_everything_what_python_says(state):
    board = make_board()
    state(board, make_document(board))

    things = {model: list(model._default_manager.all()) for model in ASKED}
    assert things[Page]
    for model, (word, opens) in ASKED.items():
        one = f"SELECT wall.public_{word}(%s)"
        many = {key for (key,) in rows(f"SELECT id FROM wall.public_{word}s")}
        for thing in things[model]:
            expected = opens(thing) and in_python.answers(_board_of(thing))
            assert rows(one, [thing.pk]) == [(expected,)], thing
            assert (thing.pk in many) is expected, thing


def _board_of(thing: Page | BoardDocument | BoardImage) -> Board:
    if isinstance(thing, Page):
        return Board.objects.get(path=thing.path[:8])
    return in_python.board_of(thing.collection.path)


def test_a_pause_takes_a_file_from_the_public_and_not_from_the_ledger():
    board = make_board()
    file = make_document(board)
    a_board_that_is_paused(board, file)
    let_out_by_hand()

    assert rows("SELECT wall.public_file(%s)", [file.pk]) == [(False,)]
    assert {("file", file.pk)} <= {(what, key) for what, key, _at in entered()}
