"""Opening a board: everything it needs to work, in one transaction."""

from dataclasses import dataclass, field

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Collection, Locale, Page, Site

from boards.models import Board, Role
from boards.people.rights import give_roles
from boards.sites import sync_site
from home.models import HomePage


@dataclass(frozen=True)
class OpenedBoard:
    """A board that is ready for its first page."""

    board: Board
    home: HomePage
    site: Site | None
    collection: Collection
    groups: dict[Role, Group] = field(compare=False)

    @property
    def editors(self) -> Group:
        return self.groups[Role.EDITOR]


@transaction.atomic
def open_board(*, name: str, lead: str, **facts: object) -> OpenedBoard:
    """Open a board: container, home page, site, collection, roles and sign-off.

    name: the board's full name. lead: the one strong sentence of its home page.
    facts: any other field of Board, such as `short_name` and `hostname`.

    Raises ValidationError when a fact is wrong, and then leaves nothing behind.
    """
    root = Page.objects.get(depth=1)
    locale, _created = Locale.objects.get_or_create(
        language_code=settings.LANGUAGE_CODE
    )
    now = timezone.now()
    page_facts = {
        "title": name,
        "slug": slugify(name),
        "locale": locale,
        "first_published_at": now,
        "last_published_at": now,
    }
    board = Board(**page_facts, **facts)
    root.add_child(instance=board)
    home = HomePage(**page_facts, lead=lead)
    board.add_child(instance=home)
    groups = give_roles(board)
    return OpenedBoard(board, home, sync_site(board), board.collection, groups)
