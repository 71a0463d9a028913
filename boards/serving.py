"""Whether a file may be read (R1): by the public while a page of its board shows it,
by staff on the CMS's host, by nobody else.

A refusal answers exactly as a file that never existed does.
"""

from typing import Any

from django.db import connection
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


def serve_document(
    request: HttpRequest, document_id: int, document_filename: str
) -> HttpResponse:
    """Answer with a file, with why it is here no more, or as if there were none."""
    for_staff = is_cms_host(request)
    is_public = not for_staff
    try:
        response = serve(request, document_id, document_filename)
    except Http404 as missing:
        is_public = False
        notice = not for_staff and file_notice(request, document_id, document_filename)
        response = notice or not_found(request, missing)
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
    return response


def may_read(request: HttpRequest, document: BoardDocument) -> bool:
    """Whether who asks may have the file, on the host that was asked."""
    if is_cms_host(request):
        policy = policy_registry.get(document)
        return policy.user_has_permission_for_instance(request.user, "choose", document)
    if document.pk in getattr(request, "files_of_preview", ()):
        return True
    site = Site.find_for_request(request)
    return site is not None and is_released(document, site.root_page)


def is_released(document: BoardDocument, page: Page) -> bool:
    """Whether a public page of the board that this page is of shows its own file.

    Another board's page opens nothing, whatever it links to: otherwise whoever can
    edit one board could open every file of all others. And a mere link opens nothing
    that a public row of documents withholds, or that was withdrawn with its page:
    what is withdrawn stays withdrawn. The database says so (boards/ledger/opened.sql).
    """
    return ask("SELECT wall.opened_file(%s, %s)", [document.pk, page.path])


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
