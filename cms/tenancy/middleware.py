"""What each request may see of the database, and how a refusal looks."""

import logging
from collections.abc import Callable

from django.core.exceptions import ObjectDoesNotExist
from django.core.handlers.exception import response_for_exception
from django.db import Error, InterfaceError, OperationalError, connection
from django.http import Http404, HttpRequest, HttpResponse
from django.views.defaults import page_not_found

from cms.tenancy import guard
from cms.tenancy.scope import Scope, current_scope, widen_to_everything
from cms.tenancy.standing import WallIsDown, may_come_of_a_migration

logger = logging.getLogger(__name__)

ADMIN = "/admin/"
INSUFFICIENT_PRIVILEGE = "42501"
GetResponse = Callable[[HttpRequest], HttpResponse]


def is_dummy(request: HttpRequest) -> bool:
    """Whether Wagtail made this request for a preview, inside of a real one.

    The real one's scope holds: a preview shows nothing that its reader may not see.
    """
    return getattr(request, "is_dummy", False)


class ResetScope:
    """Before anything asks the database: nothing is left of the last request's scope.

    Nothing is reset when a response ends: a streamed one is still being read then.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_dummy(request):
            self._reset()
        return self.get_response(request)

    def _reset(self) -> None:
        try:
            # A connection that died since the last request is made again here, and
            # not by the first query, which would find itself without any right.
            connection.close_if_health_check_failed()
            widen_to_everything()
            guard.ensure_the_wall_stands()
        except WallIsDown:
            # A process that has not seen it stand serves nobody.
            connection.close()
            raise
        except (OperationalError, InterfaceError):
            # Whoever needs the database says so, in its own way.
            connection.close()


class Denied:
    """What the database refuses, or hides, looks like what is not there: 404.

    Otherwise an editor could tell which rows of other boards exist.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        in_admin = request.path.startswith(ADMIN)
        hidden = in_admin and isinstance(exception, ObjectDoesNotExist)
        if not (hidden or (is_refusal(exception) and is_of_one_board(current_scope()))):
            return None
        if may_come_of_a_migration(exception):
            # Nobody is told that there is nothing while the database is migrated.
            return None
        logger.warning(
            "404 at %s: %s",
            request.path,
            exception,
            exc_info=exception,
            extra={"request": request},
        )
        if in_admin:
            # As Wagtail answers when a view of its own raises Http404.
            return page_not_found(request, Http404(), "wagtailadmin/404.html")
        return response_for_exception(request, Http404())


def is_of_one_board(scope: Scope) -> bool:
    """Whether the request works in the scope of one board.

    Outside of such a scope a refusal is a fault of ours, and becomes a 500.
    """
    return not (scope.powerless or scope.everything or scope.public)


def is_refusal(exception: Exception) -> bool:
    """Whether the database said that this role may not."""
    return (
        isinstance(exception, Error)
        and getattr(exception.__cause__, "sqlstate", None) == INSUFFICIENT_PRIVILEGE
    )
