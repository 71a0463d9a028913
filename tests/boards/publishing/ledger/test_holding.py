"""What opens something by plain SQL fails at the end of its transaction (R3)."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Model
from wagtail.models import CollectionViewRestriction

from boards.models import (
    Availability,
    ContentPage,
    NewsIndexPage,
    NewsPage,
    ReviewPage,
    Withdrawal,
)
from cms.tenancy.scope import Scope, in_scope
from home.provisioning import OpenedBoard
from tests import ledger
from tests.boards.public.serving.test_table import link_to
from tests.boards.publishing.ledger.asking import entered, opened, refusal_of, rows
from tests.factories import (
    make_board,
    make_document,
    make_editor,
    make_image,
    make_page,
    make_review,
    release,
    the_list,
)
from tests.states import home_in, lock, translate

pytestmark = pytest.mark.django_db

REFUSED = "23W01"
# A copy of a page's row that lies elsewhere.
COPY = """
INSERT INTO wagtailcore_page
SELECT (jsonb_populate_record(original, jsonb_build_object(
  'id', 987654, 'path', place.path || '0001', 'depth', 5, 'slug', 'copied',
  'url_path', '/copied/', 'translation_key', gen_random_uuid()
))).* FROM wagtailcore_page AS original, wagtailcore_page AS place
 WHERE original.id = %(review)s AND place.id = %(page)s
"""


@dataclass
class World:
    """A board in which something of each sort is open, and something is closed."""

    board: OpenedBoard
    scope: Scope
    values: dict[str, Any]

    def sql(self, text: str) -> str:
        """A statement with the keys of this world."""
        return text % self.values


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


def make_world() -> World:
    board, other = make_board(), make_board()
    image = make_image(board)
    image.contextual_alt_text, image.decorative = "A drawing", False
    review, draft, gone = (
        make_review(board, live=live) for live in (True, False, False)
    )
    draft.save_revision()
    locked = make_review(board)
    restriction = lock(locked)
    section = make_page(ContentPage, board.home)
    of_section = lock(section)
    version = translate(section, "pl", home_in(board, "pl"))
    make_page(ContentPage, version)
    open_file, held_file, shut_file, linked_file, withdrawn_file = (
        make_document(board) for _number in range(5)
    )
    release(review, open_file)
    held = release(review, held_file, availability=Availability.DELAYED)
    release(locked, shut_file)
    release(gone, withdrawn_file, availability=Availability.WITHDRAWN)
    withdrawal = Withdrawal.objects.create(
        page=gone, title="-", public_reason="-", reason="-"
    )
    folder = other.collection.add_child(name="Reports")
    foreign_file = make_document(other)
    foreign_file.collection = folder
    foreign_file.save()
    shut_folder = board.collection.add_child(name="Not for everybody")
    locked_file = make_document(board)
    locked_file.collection = shut_folder
    locked_file.save()
    folder_restriction = CollectionViewRestriction.objects.create(
        collection=shut_folder, restriction_type="password", password="-"
    )
    release(review, locked_file)
    body = [
        *link_to(linked_file),
        *link_to(withdrawn_file),
        ("figure", {"image": image, "caption": ""}),
    ]
    page = make_page(ContentPage, board.home, body=body)
    page.body = [
        *page.body.raw_data,
        *ContentPage(body=link_to(foreign_file)).body.raw_data,
    ]
    page.save(clean=False)
    news = make_page(NewsPage, the_list(NewsIndexPage, board), live=False)
    made = {
        name: thing.pk for name, thing in locals().items() if isinstance(thing, Model)
    }
    made |= {"board": board.board.pk, "picture": make_image(board).pk}
    ledger.let_out_by_hand()
    ledger.look()
    scope = Scope(board=board.board.pk, person=make_editor(board).pk)
    return World(board, scope, made)


# What would open something, by the table whose row it changes.
OPENINGS = {
    "wagtailcore_page": (
        "UPDATE wagtailcore_page SET live = true WHERE id = %(draft)s",
        "UPDATE wagtailcore_page SET live = true WHERE id = %(news)s",
        "UPDATE wagtailcore_page SET live_revision_id = ("
        " SELECT max(id) FROM wagtailcore_revision) WHERE id = %(review)s",
        # What lies below a version that is closed with its source.
        "UPDATE wagtailcore_page SET translation_key = gen_random_uuid()"
        " WHERE id = %(section)s",
        COPY,
    ),
    "wagtailcore_pageviewrestriction": (
        "DELETE FROM wagtailcore_pageviewrestriction WHERE id = %(restriction)s",
        "DELETE FROM wagtailcore_pageviewrestriction WHERE id = %(of_section)s",
        "UPDATE wagtailcore_pageviewrestriction SET page_id = %(draft)s",
    ),
    "wagtailcore_collectionviewrestriction": (
        "DELETE FROM wagtailcore_collectionviewrestriction"
        " WHERE id = %(folder_restriction)s",
        "UPDATE wagtailcore_collectionviewrestriction SET collection_id = ("
        " SELECT collection_id FROM cms_boarddocument WHERE id = %(foreign_file)s)",
    ),
    "boards_pagedocument": (
        "UPDATE boards_pagedocument SET availability = 'published' WHERE id = %(held)s",
        "UPDATE boards_pagedocument SET file_id = %(shut_file)s"
        " WHERE file_id = %(open_file)s",
        "UPDATE boards_pagedocument SET page_id = %(review)s"
        " WHERE file_id = %(shut_file)s",
        "DELETE FROM boards_pagedocument WHERE file_id = %(withdrawn_file)s",
    ),
    "boards_withdrawal": (
        "UPDATE boards_withdrawal SET ended_at = now() WHERE id = %(withdrawal)s",
        "DELETE FROM boards_withdrawal WHERE id = %(withdrawal)s",
    ),
    "wagtailcore_referenceindex": (
        "UPDATE wagtailcore_referenceindex SET to_object_id = '%(picture)s'"
        " WHERE to_object_id = '%(image)s' AND model_path LIKE 'body%%'",
    ),
    "cms_boarddocument": (
        "UPDATE cms_boarddocument SET file = 'x/y.pdf' WHERE id = %(open_file)s",
        "UPDATE cms_boarddocument SET file_hash = '0' WHERE id = %(linked_file)s",
        "UPDATE cms_boarddocument SET collection_id = ("
        " SELECT collection_id FROM boards_board WHERE page_ptr_id = %(board)s"
        ") WHERE id = %(foreign_file)s",
    ),
    "cms_boardimage": (
        "UPDATE cms_boardimage SET file = 'x.png' WHERE id = %(image)s",
    ),
    "wagtailcore_collection": (
        "UPDATE wagtailcore_collection SET path = (SELECT top.path || '0009' FROM"
        " boards_board JOIN wagtailcore_collection AS top ON top.id = collection_id"
        " WHERE page_ptr_id = %(board)s) WHERE id = %(folder)s",
    ),
    "boards_board": (
        "UPDATE boards_board SET logo_id = %(picture)s WHERE page_ptr_id = %(board)s",
        "UPDATE boards_board SET picture_id = %(picture)s"
        " WHERE page_ptr_id = %(board)s",
    ),
}
EACH = [(table, sql) for table, ways in OPENINGS.items() for sql in ways]


def test_every_table_that_says_what_is_open_has_ways_to_open_something():
    assert {name for (name,) in rows("SELECT name FROM wall.read_by_views")} == set(
        OPENINGS
    )


@pytest.mark.parametrize("way", EACH, ids=lambda way: f"{way[0]}: {way[1][:60]}")
def test_the_owner_of_the_tables_opens_nothing_by_plain_sql(world, way):
    before = opened()
    with transaction.atomic():
        rows(world.sql(way[1]))
        changed = opened() - before
        transaction.set_rollback(True)

    assert changed
    assert refusal_of(world.sql(way[1])) == REFUSED


@pytest.mark.parametrize("way", EACH, ids=lambda way: f"{way[0]}: {way[1][:60]}")
def test_nobody_in_a_scope_opens_anything_by_plain_sql(world, way):
    before = opened()
    with in_scope(world.scope):
        refusal = refusal_of(world.sql(way[1]))
        if refusal is None:
            # The scope showed nothing to change.
            rows(world.sql(way[1]))

    assert refusal in (REFUSED, "42501", None)
    assert refusal or not opened() - before


def test_what_is_opened_and_closed_again_in_one_transaction_harms_nobody(world):
    again = "UPDATE wagtailcore_page SET live = false WHERE id = %(draft)s"
    rows(world.sql(again.replace("false", "true")))

    assert refusal_of(world.sql(again)) is None


def test_a_line_ends_when_what_it_let_out_is_closed_and_opens_nothing_again(world):
    shut = "UPDATE wagtailcore_page SET live = false WHERE id = %(review)s"
    rows(world.sql(shut))
    ledger.look()
    key = world.values["review"]

    assert ("page", key) not in {(what, of) for what, of, _version in entered()}
    assert refusal_of(world.sql(shut.replace("false", "true"))) == REFUSED


def test_a_line_about_other_content_lets_nothing_out(world):
    other = "UPDATE boards_ledgerline SET version = 'x' WHERE key = %(open_file)s"
    rows(world.sql(other))
    touch = "UPDATE cms_boarddocument SET file_hash = '1' WHERE id = %(open_file)s"

    assert refusal_of(world.sql(touch)) == REFUSED


def test_drafts_and_files_that_nobody_shows_are_not_looked_at(world):
    """What costs nothing: no trigger waits for the end of the transaction."""
    draft = ReviewPage.objects.get(pk=world.values["review"])
    draft.save_revision(clean=False)
    waiting = "SELECT count(*) FROM boards_ledgerline WHERE ended_at IS NULL"
    before = rows(waiting)
    ledger.look()

    assert rows(waiting) == before
