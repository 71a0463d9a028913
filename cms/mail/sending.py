"""What the worker does with a stored mail: it hands it to a mail server.

A server that is away, hangs or says "later" is asked again, at longer and longer times.
What it refuses for good is a failure that people see, and can have tried again.
"""

import logging
import smtplib
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from cms.models import StoredMail
from cms.tenancy.scope import unscoped

logger = logging.getLogger(__name__)

# After the first time that no server took it, the second, and so on; then each hour.
AGAIN_AFTER = (1, 3, 10, 30)  # minutes
AT_LAST = 60  # minutes
# An answer of a mail server from here on is for good.
FOR_GOOD = 500


@task(queue_name="mail")
def send_stored(key: int) -> None:
    """Send one mail, unless it has left already.

    Raises what the mail server said when it refuses for good, or was asked for days.
    """
    with unscoped(), transaction.atomic():
        waiting = StoredMail.objects.select_for_update().filter(pk=key)
        mail = waiting.first()
        if mail is None:
            return
        connection = get_connection(settings.MAIL_SENT_BY)
        try:
            connection.send_messages([EmailMultiAlternatives(**mail.message)])
        except OSError as error:
            if is_for_good(error) or _was_tried_for_days(mail):
                raise
            _ask_again(mail, error)
            return
        mail.delete()


def is_for_good(error: OSError) -> bool:
    """Whether a mail server will not take this mail however often it is asked."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= FOR_GOOD for code, _said in error.recipients.values())
    if isinstance(error, smtplib.SMTPAuthenticationError):
        # A password that somebody will put right.
        return False
    return isinstance(error, smtplib.SMTPResponseException) and (
        error.smtp_code >= FOR_GOOD
    )


def _was_tried_for_days(mail: StoredMail) -> bool:
    age = timezone.now() - mail.written_at
    return age > timedelta(days=settings.MAIL_TRIED_DAYS)


def _ask_again(mail: StoredMail, error: OSError) -> None:
    minutes = (
        AGAIN_AFTER[mail.attempts] if mail.attempts < len(AGAIN_AFTER) else AT_LAST
    )
    mail.attempts += 1
    mail.save(update_fields=["attempts"])
    logger.warning("No mail server took %s, again in %s min: %r", mail, minutes, error)
    later = timezone.now() + timedelta(minutes=minutes)
    send_stored.using(run_after=later).enqueue(mail.pk)
