"""Who asks, on a screen that nobody reaches without logging in."""

from typing import cast

from django.http import HttpRequest

from cms.users.models import User


def logged_in_user(request: HttpRequest) -> User:
    """Who asks for a screen of the CMS. Elsewhere a request may be a stranger's."""
    return cast(User, request.user)
