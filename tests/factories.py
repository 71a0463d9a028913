"""One call, one valid thing: the smallest world that a test can stand on.

Boards are opened as the product opens them. Pages are live unless a test says
otherwise, and everything else is as empty as its model allows.
"""

import io
import itertools
from collections.abc import Iterable
from datetime import datetime
from typing import Any, TypeVar

import pikepdf
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.models import Group
from django.contrib.sessions.backends.db import SessionStore
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from PIL import Image
from wagtail.models import Page

from boards.models import (
    ContentPage,
    DocumentKind,
    FileCheck,
    NewsIndexPage,
    NewsPage,
    PageDocument,
    Release,
    ReleaseTick,
    ReviewIndexPage,
    ReviewPage,
    ReviewType,
    Role,
    Theme,
)
from boards.publishing.file_checks.running import READER
from boards.publishing.releases import transitions
from boards.publishing.releases.checklist import LINES
from boards.publishing.releases.reviewed_snapshot import snapshot_now
from cms.models import BoardDocument, BoardImage
from cms.partial_dates import PartialDate
from cms.users.models import User
from home.provisioning import OpenedBoard, open_board
from tests import opened_boards

P = TypeVar("P", bound=Page)

# The first numbers are those of the boards that are put in place.
_numbers = itertools.count(opened_boards.BOARDS + 1)


def make_board(**facts: Any) -> OpenedBoard:
    """A board that is open and on the web: container, home page, site, editors."""
    if opened := opened_boards.put_in_place(facts):
        return opened
    number = next(_numbers)
    facts.setdefault("name", f"Board {number}")
    facts.setdefault("short_name", f"B{number}")
    facts.setdefault("hostname", f"board-{number}.example")
    facts.setdefault("lead", "We keep children safe together.")
    return open_board(**facts)


def make_page(model: type[P], parent: Page, **fields: Any) -> P:
    """A live page, in its parent's language. With more than its name, as all have."""
    if model in (ContentPage, ReviewPage):
        fields.setdefault("summary", "What it says.")
    fields.setdefault("title", f"{model._meta.verbose_name} {next(_numbers)}")
    return parent.add_child(instance=model(locale=parent.locale, **fields))


def the_list(model: type[P], board: OpenedBoard, **fields: Any) -> P:
    """The board's one list page of a kind, made when it has none yet."""
    found = model.objects.child_of(board.home).first()
    return found or make_page(model, board.home, **fields)


def make_review(
    board: OpenedBoard, *, themes: Iterable[Theme] = (), **fields: Any
) -> ReviewPage:
    """A rapid review in the board's list of reviews."""
    if "review_type" not in fields:
        fields["review_type"] = ReviewType.objects.get(slug="rapid-review")
    review = make_page(ReviewPage, the_list(ReviewIndexPage, board), **fields)
    if themes:
        review.themes.set(themes)
        review.save()
    return review


def make_news(board: OpenedBoard, **fields: Any) -> NewsPage:
    """News that says what happened and when, in the board's list of news."""
    fields.setdefault("summary", "What happened.")
    fields.setdefault("published", PartialDate(2014, 5, 29))
    return make_page(NewsPage, the_list(NewsIndexPage, board), **fields)


def pdf_bytes(pages: int = 1) -> bytes:
    """A real PDF with blank pages."""
    pdf = pikepdf.Pdf.new()
    for _page in range(pages):
        pdf.add_blank_page()
    content = io.BytesIO()
    pdf.save(content)
    return content.getvalue()


def make_document(
    board: OpenedBoard,
    *,
    content: bytes = b"",
    filename: str = "",
    is_checked: bool = True,
    **fields: Any,
) -> BoardDocument:
    """A one-page PDF in the board's collection, which no page points to yet.

    is_checked: as if it had been read, and nothing was found; else it waits for that.
    """
    fields.setdefault("title", f"File {next(_numbers)}")
    fields.setdefault("page_count", 1 if is_checked and not content else None)
    name = filename or f"file-{next(_numbers)}.pdf"
    document = BoardDocument.objects.create(
        file=ContentFile(content or pdf_bytes(), name=name),
        collection=board.collection,
        **fields,
    )
    if is_checked:
        document.checks.update(state=FileCheck.State.DONE, reader=READER)
    return document


def png_bytes() -> bytes:
    """A small real picture."""
    content = io.BytesIO()
    Image.new("RGB", (8, 8)).save(content, "PNG")
    return content.getvalue()


def make_image(board: OpenedBoard, **fields: Any) -> BoardImage:
    """A picture in the board's collection."""
    number = next(_numbers)
    fields.setdefault("title", f"Picture {number}")
    return BoardImage.objects.create(
        file=ImageFile(io.BytesIO(png_bytes()), name=f"picture-{number}.png"),
        collection=board.collection,
        **fields,
    )


def release(
    page: Page, file: BoardDocument | None = None, **fields: Any
) -> PageDocument:
    """A row of the page's documents: a published report, unless told otherwise."""
    fields.setdefault("title", file.title if file else f"Document {next(_numbers)}")
    kind = DocumentKind.objects.get(slug=fields.pop("kind", "report"))
    with transaction.atomic():
        # What follows from it is written with it, as by the page's own form.
        return PageDocument.objects.create(
            page_id=page.pk, file=file, kind=kind, **fields
        )


def make_user(*groups: Group, **fields: Any) -> User:
    """Somebody with a login and the rights of some groups."""
    fields.setdefault("email", f"person-{next(_numbers)}@example.org")
    user = User.objects.create_user(**fields)
    user.groups.set(groups)
    return user


def make_editor(board: OpenedBoard, **fields: Any) -> User:
    """An editor of one board."""
    return make_user(board.editors, **fields)


def make_member(board: OpenedBoard, *roles: Role, **fields: Any) -> User:
    """Somebody who works for one board, as what the roles say."""
    return make_user(*(board.groups[role] for role in roles), **fields)


def make_manager(board: OpenedBoard, **fields: Any) -> User:
    """Who keeps a board: its people and its facts."""
    return make_member(board, Role.MANAGER, **fields)


def make_administrator(**fields: Any) -> User:
    """A platform administrator."""
    return make_user(is_staff=True, is_superuser=True, **fields)


def cms_client(user: User) -> Client:
    """A browser in which somebody is logged in to the CMS.

    Their session is a new one. Django's own `force_login` stores one before, and has
    to take it away again.
    """
    request = HttpRequest()
    request.session = SessionStore()
    login(request, user, settings.AUTHENTICATION_BACKENDS[0])
    request.session.save()
    client = Client(headers={"host": settings.CMS_HOST})
    client.cookies[settings.SESSION_COOKIE_NAME] = request.session.session_key
    return client


def host_of(board: OpenedBoard) -> str:
    return board.board.hostname or ""


def get(
    client: Client, board: OpenedBoard, page: Page | str, **query: Any
) -> HttpResponse:
    """What the public gets on the board's own host, for a page or a path."""
    path = page if isinstance(page, str) else page.relative_url(board.site) or "/"
    return client.get(path, query, headers={"host": host_of(board)})


def save_draft(page: Page, by: User, **fields: Any) -> Page:
    """The page with some fields changed in a draft, by somebody."""
    draft = page.get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision(user=by, clean=False)
    return page.specific_class.objects.get(pk=page.pk)


def submit(
    board: OpenedBoard, *pages: Page, by: User, at: datetime | None = None
) -> Release:
    """A release that waits for a second person. at: when it is to go public."""
    made = transitions.make(board.board, "Release day", pages, at, by)
    transitions.submit(made, by)
    return Release.objects.get(pk=made.pk)


def tick_all(release: Release, by: User) -> None:
    """Every line of the checklist, ticked by one person."""
    for line in LINES:
        ReleaseTick.objects.update_or_create(
            release=release, line=line.key, defaults={"by": by}
        )


def sign_off(release: Release, by: User) -> Release:
    """Say yes to a release as it is, with everything ticked."""
    tick_all(release, by)
    return transitions.sign_off(release, by, snapshot_now(release))
