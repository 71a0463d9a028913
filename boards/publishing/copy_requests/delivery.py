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
        asked = waiting.filter(pk=key).first()
        if asked is None:
            return False
        try:
            has_left = send_request(asked)
        # Whatever a mail server, or the way to it, comes up with.
        except Exception:
            logger.exception("The mail about request %s was not sent.", asked)
            return False
        if has_left:
            asked.mailed_at = timezone.now()
            asked.save(update_fields=["mailed_at"])
        return has_left
