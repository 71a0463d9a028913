"""What is done once a day: each board's mail, then whatever else was registered."""

import logging
from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _

from boards.models import Board, DailyMail
from boards.publishing.daily_jobs import registered_jobs
from boards.publishing.deadlines.due import duties
from boards.publishing.deadlines.mails import people_to_tell, send_once, worth_a_mail
from cms.tenancy.scope import Scope, in_scope

logger = logging.getLogger(__name__)

# How long it is remembered who was sent a mail.
REMEMBERED = timedelta(days=30)


class Outcome:
    """Lines of progress, and how many of them told of a failure."""

    def __init__(self) -> None:
        self.failures = 0

    def failed(self, what: str) -> str:
        self.failures += 1
        logger.exception("%s failed", what)
        return _("%(what)s: failed, see the log. Run the command again later.") % {
            "what": what
        }


def run(today: date, outcome: Outcome) -> Iterator[str]:
    """Do the day's work, and say of each step what became of it.

    What fails is counted in `outcome` and keeps nothing else from being done. Safe to
    stop at any line and to begin again.
    """
    for board in Board.objects.order_by("path"):
        try:
            yield tell(board, today)
        except Exception:
            yield outcome.failed(board.short_name)
    for name, function in registered_jobs().items():
        try:
            done = function()
            yield f"{name}: {done}" if done else name
        except Exception:
            yield outcome.failed(name)
    DailyMail.objects.filter(day__lt=today - REMEMBERED).delete()


def tell(board: Board, today: date) -> str:
    """Mail a board's people what is due for it, each of them once a day.

    Raises OSError when no mail server takes one of the mails, after trying them all.
    """
    # The wall itself keeps other boards' pages out of the mail.
    with in_scope(Scope(board=board.pk)):
        found = worth_a_mail(duties(board, today), today)
    facts = {"board": board.short_name, "count": len(found)}
    if not found:
        return _("%(board)s: nothing is due") % facts
    people = people_to_tell(board)
    failures = []
    sent = 0
    for person in people:
        try:
            sent += send_once(board, person, today, found)
        except OSError as error:
            failures.append(error)
    if failures:
        raise failures[0]
    facts |= {"sent": sent, "before": len(people) - sent}
    return (
        _("%(board)s: %(count)s due, %(sent)s mailed, %(before)s mailed before") % facts
    )
