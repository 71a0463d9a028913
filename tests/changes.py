"""Ways in which what the public sees of a board changes: by each door of the product.

Each takes a board and a source of chance, and does one thing as it is done in real
life: by a service, by the command of the clock, or by SQL as the owner of the tables.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from boards.models import (
    Availability,
    BoardPause,
    ContentPage,
    DocumentKind,
    NewsPage,
    PageDocument,
    Redirect,
    ReviewPage,
    Role,
    Theme,
)
from boards.publishing.releases.publish import release_one
from boards.publishing.withdrawals.document_changes import close
from boards.publishing.withdrawals.withdrawing import Words, withdraw
from cms import trees
from cms.tenancy.seen import seen_tables
from home.provisioning import OpenedBoard
from tests.factories import (
    make_editor,
    make_image,
    make_member,
    make_news,
    make_page,
    make_review,
    sign_off,
    submit,
)
from tests.ledger import let_out_by_hand
from tests.states import lock, translate

Change = Callable[[OpenedBoard, Random], Any]
TEXTS = """
SELECT table_name::text, column_name::text FROM information_schema.columns
 WHERE table_schema = 'public' AND table_name = ANY (%s)
   AND data_type IN ('text', 'character varying')
   AND column_name IN ('title', 'summary', 'lead', 'heading', 'text', 'venue',
                       'short_name', 'kept_by', 'address', 'public_note', 'name',
                       'seo_title', 'local_code', 'public_reason')
 ORDER BY 1, 2
"""
WORDS = Words("A notice", "It named somebody.", "A name was found.")


def pages(board: OpenedBoard) -> list[Page]:
    below = Page.objects.descendant_of(board.board).filter(depth__gt=trees.HOME_DEPTH)
    return list(below.order_by("path"))


def some_page(board: OpenedBoard, chance: Random) -> Page:
    return chance.choice(pages(board)).specific


def words(chance: Random) -> str:
    return f"Words {chance.randrange(10**6)}"


def publish(board: OpenedBoard, chance: Random) -> None:
    made = make_news(board, title=words(chance))
    made.title = words(chance)
    made.save_revision(user=make_editor(board)).publish()


def release_day(board: OpenedBoard, chance: Random) -> None:
    review = make_review(board, title=words(chance), live=False)
    waiting = submit(board, review, by=make_editor(board))
    signed = sign_off(waiting, make_member(board, Role.APPROVER))
    signed.goes_public_at = timezone.now()
    signed.save(update_fields=["goes_public_at"])
    release_one(signed.pk, timezone.now())


def take_back(board: OpenedBoard, chance: Random) -> None:
    page = make_news(board, title=words(chance))
    page.save_revision(user=make_editor(board)).publish()
    withdraw(page, make_member(board, Role.APPROVER), WORDS)


def unpublish(board: OpenedBoard, chance: Random) -> None:
    news = NewsPage.objects.in_board_of(board.board).live().order_by("path")
    if found := list(news):
        chance.choice(found).unpublish()


def on_request(board: OpenedBoard, chance: Random) -> None:
    rows = PageDocument.objects.filter(
        page__path__startswith=board.board.path, availability=Availability.PUBLISHED
    ).order_by("pk")
    if found := list(rows):
        by = make_member(board, Role.APPROVER)
        close(chance.choice(found), Availability.ON_REQUEST, by, "Old", "Ask us.")


def close_with_password(board: OpenedBoard, chance: Random) -> None:
    lock(some_page(board, chance))


def open_again(board: OpenedBoard, chance: Random) -> None:
    PageViewRestriction.objects.filter(page__path__startswith=board.board.path).delete()


def move(board: OpenedBoard, chance: Random) -> None:
    page = ContentPage.objects.in_board_of(board.board).order_by("path").first()
    if page:
        page.move(board.home, chance.choice(["first-child", "last-child"]))


def rename(board: OpenedBoard, chance: Random) -> None:
    page = some_page(board, chance)
    page.slug = f"renamed-{chance.randrange(10**6)}"
    page.save()


def redirect(board: OpenedBoard, chance: Random) -> None:
    Redirect.objects.create(
        board=board.board,
        old_path=f"/old-{chance.randrange(10**6)}",
        target_page=some_page(board, chance).page_ptr,
    )


def facts(board: OpenedBoard, chance: Random) -> None:
    board.board.refresh_from_db()
    board.board.phone = f"01228 {chance.randrange(100000, 999999)}"
    board.board.short_name = words(chance)
    # Dark: white text has to be read on it.
    board.board.colour = "#" + "".join(f"{chance.randrange(80):02x}" for _ in range(3))
    board.board.save()


def alert(board: OpenedBoard, chance: Random) -> None:
    begins = timezone.now() + timedelta(hours=chance.randrange(-2, 3))
    ends = begins + timedelta(hours=3)
    one = alert_of(words(chance), begins, ends, everywhere=chance.random() < 0.5)
    board.board.refresh_from_db()
    board.board.alerts = [one]
    board.board.save()


def alert_of(
    heading: str, begins: datetime, ends: datetime, *, everywhere: bool
) -> tuple[str, Any]:
    said = {"language": "en-gb", "heading": heading, "text": "<p>Ring.</p>"}
    return "alert", {
        "kind": "warning",
        "begins": begins,
        "ends": ends,
        "everywhere": everywhere,
        "words": [said],
    }


def translated(board: OpenedBoard, chance: Random) -> None:
    home = Page.objects.filter(
        path__startswith=board.board.path, depth=3, locale__language_code="pl"
    ).first()
    page = ContentPage.objects.in_tree_of(board.home).order_by("path").first()
    if home and page and not page.has_translation(home.locale):
        translate(page, "pl", home.specific)


def picture(board: OpenedBoard, chance: Random) -> None:
    board.board.refresh_from_db()
    board.board.picture = make_image(board, description=words(chance))
    board.board.save()


def expiry(board: OpenedBoard, chance: Random) -> None:
    page = make_news(board, title=words(chance))
    Page.objects.filter(pk=page.pk).update(
        expire_at=timezone.now() - timedelta(minutes=1)
    )
    let_out_by_hand()
    call_command("release_due", verbosity=0)


def in_menu(board: OpenedBoard, chance: Random) -> None:
    page = some_page(board, chance)
    Page.objects.filter(pk=page.pk).update(show_in_menus=not page.show_in_menus)


def delete(board: OpenedBoard, chance: Random) -> None:
    page = make_page(ContentPage, board.home, title=words(chance))
    page.once_public.all().delete()
    Page.objects.get(pk=page.pk).delete()


def pause(board: OpenedBoard, chance: Random) -> None:
    if not BoardPause.objects.filter(board=board.board).delete()[0]:
        BoardPause.objects.create(board=board.board, reason=words(chance))


def about(board: OpenedBoard, chance: Random) -> None:
    review = ReviewPage.objects.in_board_of(board.board).order_by("path").first()
    if review:
        review.themes.set(Theme.objects.order_by("?")[:2])
        review.save()


def by_sql(board: OpenedBoard, chance: Random) -> None:
    """Any text of any row, by who can run SQL as the owner."""
    with connection.cursor() as cursor:
        cursor.execute(TEXTS, [seen_tables()])
        table, column = chance.choice(cursor.fetchall())
        cursor.execute(
            f"UPDATE {table} SET {column} = %s"
            f" WHERE ctid = (SELECT ctid FROM {table} ORDER BY random() LIMIT 1)",
            [words(chance)[:30]],
        )


def a_theme(board: OpenedBoard, chance: Random) -> None:
    Theme.objects.filter(slug="neglect").update(name=words(chance))


def a_shared_name(board: OpenedBoard, chance: Random) -> None:
    DocumentKind.objects.filter(slug="report").update(name=words(chance))


OF_ONE_BOARD: tuple[Change, ...] = (
    publish,
    release_day,
    take_back,
    unpublish,
    on_request,
    close_with_password,
    open_again,
    move,
    rename,
    redirect,
    facts,
    alert,
    translated,
    picture,
    expiry,
    in_menu,
    delete,
    pause,
    about,
)
OF_ALL: tuple[Change, ...] = (by_sql, a_theme, a_shared_name)
