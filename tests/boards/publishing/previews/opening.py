"""Making preview links, and following them as somebody outside does."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from boards.models import (
    DocumentKind,
    PreviewLink,
    Release,
    ReleaseItem,
    ReviewPage,
)
from boards.publishing.previews.links import make
from cms.models import BoardDocument, BoardImage
from cms.users.models import User
from home.provisioning import OpenedBoard
from tests.factories import get, make_editor, make_review

JO = "Jo Bloggs, Town Press"


def make_draft(
    board: OpenedBoard,
    *,
    file: BoardDocument | None = None,
    picture: BoardImage | None = None,
    text: str = "",
    live: bool = False,
    **row: Any,
) -> ReviewPage:
    """A review with a draft that says "Nobody knows this yet", and what it shows.

    live: whether an older version is public.
    """
    review = make_review(board, title="Child P", live=live)
    review.title = "Nobody knows this yet"
    review.body = [("text", text)] if text else []
    if picture:
        picture.contextual_alt_text, picture.decorative = "A boat", False
        review.body.append(("figure", {"image": picture, "caption": ""}))
    if file:
        kind = DocumentKind.objects.get(slug="report")
        review.released_documents.add(
            review.released_documents.model(file=file, kind=kind, title="Report", **row)
        )
    review.save_revision()
    return ReviewPage.objects.get(pk=review.pk)


def make_link(
    board: OpenedBoard, page: Page | Release, by: User | None = None, days: int = 7
) -> str:
    """The secret of a link that somebody of the board has made."""
    until = timezone.localdate() + timedelta(days=days)
    _link, secret = make(page, JO, until, by or make_editor(board))
    return secret


def make_release(board: OpenedBoard, *pages: Page) -> Release:
    release = Release.objects.create(board=board.board, title="Together")
    for page in pages:
        ReleaseItem.objects.create(release=release, page_id=page.pk)
    return release


def follow(
    board: OpenedBoard, secret: str, rest: str = "", client: Client | None = None
) -> HttpResponse:
    """What opens on a board's host."""
    return get(client or Client(), board, f"/preview/{secret}/{rest}")


def path_of(file: BoardDocument) -> str:
    """Where a file is below a link."""
    return f"documents/{file.pk}/{file.filename}"


def the_link() -> PreviewLink:
    return PreviewLink.objects.get()
