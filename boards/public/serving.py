"""Whether a file may be read (R1): by the public while a page of its board shows it,
by staff on the CMS's host, by nobody else.

A refusal answers exactly as a file that never existed does.
"""

import logging
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import (
    get_conditional_response,
    patch_cache_control,
    patch_vary_headers,
)
from django.utils.http import quote_etag
from wagtail.documents.views.serve import serve
from wagtail.models import Site
from wagtail.permissions import policy_registry

from boards.public.error_views import not_found
from boards.public.notices import file_notice
from boards.publishing.availability.public_files import as_decided, public_file
from boards.publishing.file_checks.covers import cover_of
from cms.away import FileAway
from cms.hosts import is_cms_host
from cms.kept.same_for_all import decided_each_time
from cms.models import BoardDocument
from cms.request_state import state_of

logger = logging.getLogger(__name__)

# What is public may be stored on its way, and is asked for again each time: once it is
# taken back nobody shows it any more.
PUBLIC = "public, no-cache"
# Asks for what the first page looks like.
COVER = "cover"


@decided_each_time
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
        response = send(request, document)
    except Http404 as missing:
        is_public = False
        # A file that is here is not gone, though this cover of it may be.
        is_gone = document is None and not for_staff
        notice = is_gone and file_notice(request, key, document_filename)
        response = notice or not_found(request, missing)
    _say_who_may_keep(response, is_public=is_public, for_staff=for_staff)
    return response


def send(request: HttpRequest, document: BoardDocument) -> HttpResponse:
    """A file that is let open, or what its first page looks like, if that is asked for.

    Both have one address: whatever closes the file closes its cover.
    """
    mark = request.GET.get(COVER)
    if mark is None:
        return _sent_by_wagtail(request, document)
    cover = cover_of(document, mark)
    if cover is None:
        raise Http404
    etag = quote_etag(cover.file_hash)
    response = get_conditional_response(request, etag=etag) or HttpResponse(
        bytes(cover.picture), "image/webp"
    )
    response["ETag"] = etag
    return response


def _sent_by_wagtail(request: HttpRequest, document: BoardDocument) -> HttpResponse:
    etag = quote_etag(document.file_hash)
    if document.file_hash and (same := _same(request, etag)):
        return same
    _ensure_in_place(document)
    try:
        response: HttpResponse = serve(request, document.pk, document.filename)
    except FileNotFoundError as missing:
        raise _away(document) from missing
    # What is not packed: Wagtail's view for a file on disk says the word for nothing.
    if response.headers.get("Content-Encoding") == str(None):
        del response.headers["Content-Encoding"]
    return response


def _same(request: HttpRequest, etag: str) -> HttpResponse | None:
    """304 for who has the file as it is, for the price of the decision alone."""
    is_had = request.method in ("GET", "HEAD") and "if-none-match" in request.headers
    found = get_conditional_response(request, etag=etag) if is_had else None
    return found if found is not None and found.status_code == 304 else None


def _ensure_in_place(document: BoardDocument) -> None:
    """Raise FileAway when a file that somebody may have is not where it was put.

    It is not gone: nobody is told that there is none, also not by who hands it over.
    """
    try:
        place = Path(document.file.path)
    except NotImplementedError:
        # A store elsewhere says so itself.
        return
    if not place.is_file():
        raise _away(document)


def _away(document: BoardDocument) -> FileAway:
    logger.error("File %s is not in its place.", document.pk)
    return FileAway(f"File {document.pk} is not in its place.")


def _say_who_may_keep(
    response: HttpResponse, *, is_public: bool, for_staff: bool
) -> None:
    if "X-Accel-Redirect" in response.headers:
        # nginx says how long the file is.
        response.headers.pop("Content-Length", None)
    if is_public and "Location" not in response.headers:
        response["Cache-Control"] = PUBLIC
    else:
        # A refusal, a file for staff, or a signed address, which ends by itself.
        patch_cache_control(response, private=True, no_store=True)
    if for_staff:
        # Also where there was nothing to ask a session for.
        patch_vary_headers(response, ["Cookie"])


def let_open(request: HttpRequest, document_id: int) -> None:
    """Note that who asks may have a file; Wagtail's view then sends it."""
    state_of(request).opened_file = document_id


def is_let_open(request: HttpRequest, document: BoardDocument) -> bool:
    """Whether it was decided that who asks may have the file."""
    return state_of(request).opened_file == document.pk


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
    document = public_file(document_id, site.root_page) if site else None
    if document:
        state_of(request).decided = as_decided(document, site.root_page)
    return document
