"""Boards with a great many pages, in a database that holds nothing else.

Written past the models, section by section. Each section is one transaction, so that
whoever interrupts it goes on later where it stopped.
"""

import uuid
from collections.abc import Callable

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Locale, Page

from boards.models import Board, ContentPage, Role
from boards.publishing.ledger.entries import enter
from cms.models import BoardDocument
from cms.users.models import User
from home.models import HomePage
from home.provisioning import open_board

BOARDS = 10
IN_A_SECTION = 50
EDITOR = "editor@board-1.example"
# A page's past: revisions, and lines of the log.
REVISIONS = 3
LOGGED = 5

OWN_ROWS = """
INSERT INTO boards_contentpage (page_ptr_id, {columns})
SELECT page.id, {values} FROM boards_contentpage AS source, wagtailcore_page AS page
 WHERE source.page_ptr_id = %(section)s AND page.path LIKE %(path)s AND page.depth = 5
"""
PAST = """
INSERT INTO wagtailcore_revision (content_type_id, base_content_type_id, object_id,
  created_at, user_id, object_str, content)
SELECT content_type_id, %(page_type)s, id::text, now(), %(user)s, title,
  jsonb_build_object('pk', id, 'title', title)
  FROM wagtailcore_page, generate_series(1, %(revisions)s)
 WHERE path LIKE %(path)s AND depth = 5;
INSERT INTO wagtailcore_pagelogentry (content_type_id, page_id, label, action, data,
  timestamp, content_changed, deleted, uuid, user_id)
SELECT content_type_id, id, title, 'wagtail.edit', '{}',
  now() - make_interval(mins => line + id), true, false, gen_random_uuid(), %(user)s
  FROM wagtailcore_page, generate_series(1, %(logged)s) AS line
 WHERE path LIKE %(path)s AND depth = 5;
"""


def fill(pages: int, write: Callable[[str], object]) -> None:
    """Fill up to this many pages. write: takes a line on how far it is."""
    boards = [_board(number) for number in range(1, BOARDS + 1)]
    while (there := Page.objects.count()) < pages:
        for board in boards:
            _add_section(board)
        write(f"  {there} pages of {pages} …")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _board(number: int) -> Board:
    known = Board.objects.filter(short_name=f"Board {number}").first()
    return known or _open(number)


@transaction.atomic
def _open(number: int) -> Board:
    opened = open_board(
        name=f"Board {number} of ten",
        short_name=f"Board {number}",
        hostname=f"board-{number}.example",
        lead="We keep children safe together.",
    )
    editor = User.objects.create_user(f"editor@board-{number}.example")
    editor.groups.add(opened.groups[Role.EDITOR])
    BoardDocument.objects.bulk_create(
        BoardDocument(
            title=f"Report {count}",
            file=f"none/{number}-{count}.pdf",
            file_size=1000,
            collection=opened.collection,
            uploaded_by_user=editor,
        )
        for count in range(200)
    )
    return opened.board


@transaction.atomic
def _add_section(board: Board) -> None:
    home = HomePage.objects.child_of(board).get()
    section = home.add_child(
        instance=ContentPage(
            title=f"Section {home.numchild + 1}",
            slug=f"section-{home.numchild + 1}",
            locale=Locale.get_default(),
        )
    )
    enter(Page.objects.bulk_create(_pages_of(section)))
    Page.objects.filter(pk=section.pk).update(numchild=IN_A_SECTION)
    fields = [
        field.column
        for field in ContentPage._meta.local_concrete_fields
        if field.column != "page_ptr_id"
    ]
    own_rows = OWN_ROWS.format(
        columns=", ".join(fields), values=", ".join(f"source.{name}" for name in fields)
    )
    values = {
        "section": section.pk,
        "path": f"{section.path}%",
        "page_type": ContentType.objects.get_for_model(Page).pk,
        "user": User.objects.get(groups__board_role__board=board).pk,
        "revisions": REVISIONS,
        "logged": LOGGED,
    }
    with connection.cursor() as cursor:
        cursor.execute(own_rows + ";" + PAST, values)


def _pages_of(section: Page) -> list[Page]:
    """The rows that pages of all kinds have, for one section's pages."""
    of_type = ContentType.objects.get_for_model(ContentPage)
    now = timezone.now()
    return [
        Page(
            path=Page._get_path(section.path, section.depth + 1, number),
            depth=section.depth + 1,
            title=f"Page {number} of {section.title}",
            draft_title=f"Page {number} of {section.title}",
            slug=f"page-{number}",
            url_path=f"{section.url_path}page-{number}/",
            locale_id=section.locale_id,
            translation_key=uuid.uuid4(),
            content_type=of_type,
            live=True,
            latest_revision_created_at=now,
            last_published_at=now,
            first_published_at=now,
        )
        for number in range(1, IN_A_SECTION + 1)
    ]
