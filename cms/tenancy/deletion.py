"""What is not deleted since something points at it, and how that is said.

What another board points at is not deleted by its own board's people.

No link across boards can be stored, but one may be there from before, or from SQL. In
the scope of a board Django does not see who points at a row, so that it would leave a
link to nothing, which the database refuses too late to say why.
"""

from collections.abc import Callable

from django.contrib import messages
from django.db import connection
from django.db.models import Model, ProtectedError, RestrictedError
from django.db.models.signals import pre_delete
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    JsonResponse,
)
from django.urls import reverse
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from wagtail.models import Page, ReferenceIndex

from cms.models import BoardDocument, BoardImage
from cms.refusals import ActionRefused
from cms.signals import listen_to
from cms.tenancy.scope import current_scope, unscoped

POINTS_FROM_ELSEWHERE = """
SELECT EXISTS (
  SELECT FROM wagtailcore_referenceindex
   WHERE to_content_type_id = %s AND to_object_id = %s
     AND board_id IS DISTINCT FROM %s
)
"""


# How many of those that use a thing are named.
SHOWN = 5


class PointedAtFromElsewhere(ActionRefused):
    """Something of another board points at what was to be deleted."""


def refuse_while_pointed_at(instance: Model, **_signal: object) -> None:
    """Raise PointedAtFromElsewhere, in a scope, before a row goes that others use."""
    scope = current_scope()
    if scope.everything:
        return
    kind = ReferenceIndex._get_base_content_type(instance)
    # As the owner: what points at it from another board is hidden in this scope.
    with unscoped(), connection.cursor() as cursor:
        cursor.execute(POINTS_FROM_ELSEWHERE, [kind.pk, str(instance.pk), scope.board])
        (is_pointed_at,) = cursor.fetchone()
    if is_pointed_at:
        raise PointedAtFromElsewhere(
            _(
                "“%(title)s” cannot be deleted: something outside of this board still "
                "uses it. Ask the platform's administrators to look at it."
            )
            % {"title": instance}
        )


class SayWhatStays:
    """Puts a refusal on the screen from which the thing was asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        if isinstance(exception, (ProtectedError, RestrictedError)):
            words = still_used(exception)
        elif isinstance(exception, ActionRefused):
            words = str(exception)
        else:
            return None
        messages.error(request, words)
        if _is_asked_by_script(request):
            return JsonResponse({"success": False, "error_message": words}, status=409)
        # A screen that is refused when it is opened would lead to itself for ever.
        is_asked_to_act = request.method == "POST"
        return HttpResponseRedirect(
            request.get_full_path() if is_asked_to_act else reverse("wagtailadmin_home")
        )


def _is_asked_by_script(request: HttpRequest) -> bool:
    """Whether what asks shows no screen: it would follow a redirect for nothing."""
    by_script = request.headers.get("x-requested-with") == "XMLHttpRequest"
    return by_script or not request.accepts("text/html")


def still_used(exception: ProtectedError | RestrictedError) -> str:
    """Names what uses it: of a line, the page that it stands on."""
    rows = (
        exception.protected_objects
        if isinstance(exception, ProtectedError)
        else exception.restricted_objects
    )
    names = sorted({str(_whole(row)) for row in rows})
    shown = ", ".join(f"“{name}”" for name in names[:SHOWN])
    if len(names) > SHOWN:
        shown = _("%(names)s and others") % {"names": shown}
    return _(
        "Nothing was deleted, because it is still used by %(names)s. Take it out "
        "there first, and delete it then."
    ) % {"names": shown}


def _whole(row: Model) -> Model:
    """The page, or whatever else, of which a row is a line."""
    for field in row._meta.fields:
        if isinstance(field, ParentalKey):
            return getattr(row, field.name)
    return row


def install() -> None:
    listen_to(
        pre_delete,
        refuse_while_pointed_at,
        Page,
        BoardDocument,
        BoardImage,
        dispatch_uid="stays_while_pointed_at",
    )
