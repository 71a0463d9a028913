"""The one gate: who has logged in by a password alone is nobody yet, at every address.

Nothing has to know of second factors to be closed without one: to whatever asks who
somebody is, this person is not logged in. Only the few views that let somebody show or
set up a second factor ask for them by `who_knocks`.
"""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import SimpleLazyObject

from cms.request_state import state_of
from cms.tenancy.middleware import is_dummy
from cms.users.models import User
from cms.users.second_factor.passed import has_passed


class SecondFactorGate:
    """Stands right behind what finds out who asks, and before all that uses it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if settings.SECOND_FACTOR_REQUIRED and not is_dummy(request):
            found = request.user
            # Not before somebody asks: public pages ask for nobody.
            request.user = SimpleLazyObject(  # type: ignore[assignment]
                lambda: _let_through(request, found)
            )
        return self.get_response(request)


def _let_through(
    request: HttpRequest, found: User | AnonymousUser
) -> User | AnonymousUser:
    if not isinstance(found, User) or has_passed(request, found):
        return found
    state_of(request).at_the_gate = found
    return AnonymousUser()


def at_the_gate(request: HttpRequest) -> User | None:
    """Who has logged in by a password, and has still to show a second factor."""
    if request.user.is_authenticated:
        return None
    found = state_of(request).at_the_gate
    return found if isinstance(found, User) else None


def who_knocks(request: HttpRequest) -> User | None:
    """Who has logged in, whether or not they have shown a second factor."""
    return request.user if isinstance(request.user, User) else at_the_gate(request)
