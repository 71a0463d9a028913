"""The open sessions of one person."""

from collections.abc import Iterator

from django.conf import settings
from django.contrib.auth import SESSION_KEY as PERSON_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.module_loading import import_string

from cms.users.models import User


def sessions_of(person: User) -> Iterator[SessionBase]:
    """Who that is stands only in a session's data."""
    store = import_string(f"{settings.SESSION_ENGINE}.SessionStore")
    for row in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        if row.get_decoded().get(PERSON_KEY) == str(person.pk):
            yield store(row.session_key)
