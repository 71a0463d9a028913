"""A backend of Django's mail that keeps what it is given, for the worker to send."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from email.utils import formatdate, make_msgid

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend

from cms.mail.sending import send_stored
from cms.models import StoredMail
from cms.tenancy.scope import unscoped

_nobody_is_told: ContextVar[bool] = ContextVar("nobody_is_told", default=False)


@contextmanager
def nobody_is_told() -> Iterator[None]:
    """Keep no mail of what is done in here, as of a demonstration: nobody waits for it.

    It has to reach around the transaction, at whose end many mails are written.
    """
    token = _nobody_is_told.set(True)
    try:
        yield
    finally:
        _nobody_is_told.reset(token)


class StoredBackend(BaseEmailBackend):
    """Stores mails in the transaction of whoever writes them."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """How many are kept. Raises ValueError for a mail with files: none is kept."""
        if _nobody_is_told.get():
            return len(email_messages)
        written = [as_stored(message) for message in email_messages]
        # Closed to scopes, as a mail may hold a link that opens something.
        with unscoped():
            for message in written:
                send_stored.enqueue(StoredMail.objects.create(message=message).pk)
        return len(written)


def as_stored(message: EmailMessage) -> dict[str, object]:
    """What makes this mail again. Raises ValueError for one with files."""
    if message.attachments:
        raise ValueError("A mail with files is not stored: send a link to them.")
    headers = {
        # Of a mail that is sent twice, mail programs show one.
        "Message-ID": make_msgid(domain=settings.CMS_HOST),
        "Date": formatdate(localtime=True),
        **message.extra_headers,
    }
    stored: dict[str, object] = {
        "subject": str(message.subject),
        "body": str(message.body),
        "from_email": message.from_email,
        "to": list(message.to),
        "cc": list(message.cc),
        "bcc": list(message.bcc),
        "reply_to": list(message.reply_to),
        "headers": headers,
    }
    if isinstance(message, EmailMultiAlternatives):
        stored["alternatives"] = [
            [str(content), mimetype] for content, mimetype in message.alternatives
        ]
    return stored
