"""Taking back all that somebody logs in with."""

from django.db import transaction
from django.utils.crypto import get_random_string

from cms.tenancy.scope import unscoped
from cms.users.models import User
from cms.users.second_factor import factors, mails
from cms.users.sessions import end_all


def begin_anew(person: User) -> None:
    """No second step, no session, and a password that nobody knows.

    They ask for another password by mail: so who knows the old one, and would be first
    to set up a second step, does not get in. They are told.
    """
    # Whoever decides about it sees no rows of the person's own.
    with unscoped(), transaction.atomic():
        factors.forget_all(person)
        # Who has no password at all gets no mail when they ask for another.
        person.set_password(get_random_string(64))
        person.save(update_fields=["password"])
        end_all(person)
        mails.say(person, mails.FORGOTTEN)
