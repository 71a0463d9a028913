"""Whether a file may be read (R1): by the public while a page of its board shows it,
by staff on the CMS's host, by nobody else.

A refusal answers exactly as a file that never existed does.
"""

from typing import Any

from django.db import connection
from django.db.models import BooleanField, F, Func, Value
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers
from wagtail.documents.views.serve import serve
from wagtail.models import Collection, Page, Site
from wagtail.permissions import policy_registry

from boards.error_views import not_found
from boards.models import Board
from boards.record.notices import file_notice
from cms import trees
from cms.hosts import is_cms_host
from cms.models import BoardDocument

# What is public may be stored on its way, but not for long after it is taken back.
PUBLIC_FOR = 60  # seconds
# Where the reference index finds the file of a row of documents, which is no mere link.
ROW_OF_DOCUMENTS = "released_documents.item.file"


class _Opened(Func):
    """Whether the database lets a file out, of the board of a place in the tree."""

    function = "wall.opened_file"
    template = "%(function)s((%(expressions)s)"
    arg_joiner = ")::integer, "
    arity = 2
    output_field = BooleanField()


def serve_document(
    request: HttpRequest, document_id: str, document_filename: str
) -> HttpResponse:
    """Answer with a file, with why it is here no more, or as if there were none.

    Who may have it is decided from its number alone, in one question to the database,
    and its name is looked at after that. So a wrong name and the right one of a closed
    file, and a number that no file has, ask the same and take as long.
    """
    for_staff = is_cms_host(request)
    is_public = not for_staff
    key = int(document_id)
    document = _for_staff(request, key) if for_staff else _for_public(request, key)
    try:
        if document is None or document.filename != document_filename:
            raise Http404
        let_open(request, document.pk)
        response = serve(request, key, document_filename)
    except Http404 as missing:
        is_public = False
        notice = not for_staff and file_notice(request, key, document_filename)
        response = notice or not_found(request, missing)
    _say_who_may_keep(response, is_public=is_public, for_staff=for_staff)
    return response


def _say_who_may_keep(
    response: HttpResponse, *, is_public: bool, for_staff: bool
) -> None:
    if "X-Accel-Redirect" in response.headers:
        # nginx says how long the file is.
        response.headers.pop("Content-Length", None)
    if is_public and "Location" not in response.headers:
        patch_cache_control(response, public=True, max_age=PUBLIC_FOR)
    else:
        # A refusal, a file for staff, or a signed address, which ends by itself.
        patch_cache_control(response, private=True, no_store=True)
    if for_staff:
        # Also where there was nothing to ask a session for.
        patch_vary_headers(response, ["Cookie"])


def let_open(request: HttpRequest, document_id: int) -> None:
    """Note that who asks may have a file; Wagtail's view then sends it."""
    request.opened_file = document_id  # type: ignore[attr-defined]


def is_let_open(request: HttpRequest, document: BoardDocument) -> bool:
    """Whether it was decided that who asks may have the file."""
    return getattr(request, "opened_file", None) == document.pk


def _for_staff(request: HttpRequest, document_id: int) -> BoardDocument | None:
    document = BoardDocument.objects.filter(pk=document_id).first()
    policy = policy_registry.get_by_type(BoardDocument)
    if document and policy.user_has_permission_for_instance(
        request.user, "choose", document
    ):
        return document
    return None


def _for_public(request: HttpRequest, document_id: int) -> BoardDocument | None:
    site = Site.find_for_request(request)
    return public_file(document_id, site.root_page) if site else None


def is_released(document: BoardDocument, page: Page) -> bool:
    """Whether a public page of the board that this page is of shows its own file."""
    return public_file(document.pk, page) is not None


def public_file(document_id: int, page: Page) -> BoardDocument | None:
    """The file, if the board that a page is of shows it to everybody; in one query.

    Another board's page opens nothing, whatever it links to: otherwise whoever can
    edit one board could open every file of all others. And a mere link opens nothing
    that a public row of documents withholds, or that was withdrawn with its page:
    what is withdrawn stays withdrawn. A collection with a password opens nothing. The
    database says so (boards/ledger/opened.sql).
    """
    opened = _Opened(F("pk"), Value(page.path))
    return BoardDocument.objects.filter(opened, pk=document_id).first()


def ask(question: str, values: list[Any]) -> bool:
    """What the database answers to a question that it knows the rule of."""
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        return bool(cursor.fetchone()[0])


def is_of_board(collection: Collection, page: Page) -> bool:
    """Whether what lies in a collection is a file of the board that a page is of."""
    return Board.objects.filter(
        path=trees.board_path(page),
        collection__path=trees.board_collection_path(collection),
    ).exists()
