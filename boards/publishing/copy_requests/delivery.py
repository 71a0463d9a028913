"""Telling a board by mail that somebody asks for a copy, so that no request is lost."""

import logging

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from boards.models import DocumentRequest
from boards.publishing.copy_requests.mails import send_request

logger = logging.getLogger(__name__)


def unsent() -> QuerySet[DocumentRequest]:
    """What no contact of a board has been told of, and still has to be."""
    return DocumentRequest.objects.filter(
        mailed_at=None, forgotten_at=None, state=DocumentRequest.State.NEW
    )


def deliver(key: int) -> bool:
    """Tell the board of one request, and say whether a mail has left.

    A mail that cannot be sent loses nothing: the request stands in the board's list,
    and is told again. Two who try at the same time do not tell it twice.
    """
    with transaction.atomic():
        waiting = (
            unsent()
            .select_related("board")
            .select_for_update(of=("self",), skip_locked=True)
        )
        request = waiting.filter(pk=key).first()
        if request is None:
            return False
        try:
            has_left = send_request(request)
        # Whatever a mail server, or the way to it, comes up with.
        except Exception:
            logger.exception("The mail about request %s was not sent.", request)
            return False
        if has_left:
            request.mailed_at = timezone.now()
            request.save(update_fields=["mailed_at"])
        return has_left
