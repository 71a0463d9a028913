"""What a form of visitors carries instead of a cookie: that we made it, and when.

A form that is sent without a ticket, for another document, at once, or after a day was
not filled in by somebody who read the page. Sent twice, it is the same request.
"""

import secrets
import time
from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.utils.translation import gettext_lazy as _

SALT = "boards.requests.tickets"
QUICKEST = 3  # seconds in which nobody fills in a form
SLOWEST = 24 * 60 * 60  # seconds
# Nothing that is mistaken for something else when it is read out.
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"

NOT_WHOLE = _(
    "This form did not reach us whole, and nothing has been sent. Check what you wrote "
    "and send it again."
)
TOO_QUICK = _(
    "This was sent quicker than people type, so we stopped it: programs do that. "
    "Nothing has been sent yet. Send it again now."
)
TOO_OLD = _(
    "This page was open for more than a day, and nothing has been sent. Check what you "
    "wrote and send it again."
)


class TicketInvalid(Exception):
    """A form that cannot be taken as it is. Its text tells the visitor what to do.

    ticket: what the form carries when it is shown again.
    """

    def __init__(self, sentence: Any, ticket: str) -> None:
        super().__init__(sentence)
        self.ticket = ticket


@dataclass(frozen=True)
class Ticket:
    """key: of what the form is about. reference: what is sent is called."""

    key: int
    reference: str
    made: int


def issue(key: int, salt: str = SALT) -> str:
    """A new ticket for the form of one document, or of what else has that salt."""
    letters = "".join(secrets.choice(LETTERS) for _place in range(12))
    reference = f"{letters[:4]}-{letters[4:8]}-{letters[8:]}"
    return signing.dumps([key, reference, int(time.time())], salt=salt)


def check(text: str, key: int, salt: str = SALT, quickest: int | None = None) -> Ticket:
    """The ticket that a form was sent with. Raises TicketInvalid.

    quickest: seconds in which nobody fills in this form.
    """
    ticket = _read(text, salt)
    if ticket is None or ticket.key != key:
        raise TicketInvalid(NOT_WHOLE, issue(key, salt))
    age = time.time() - ticket.made
    if age < (QUICKEST if quickest is None else quickest):
        # The same one: it has grown old enough when the form is sent again.
        raise TicketInvalid(TOO_QUICK, text)
    if age > SLOWEST:
        raise TicketInvalid(TOO_OLD, issue(key, salt))
    return ticket


def _read(text: str, salt: str) -> Ticket | None:
    try:
        return Ticket(*signing.loads(text, salt=salt))
    except signing.BadSignature:
        return None
