"""A process that serves makes sure, before its first answer, that the wall stands."""

from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, connection, connections

from cms.tenancy import inspection, labels
from cms.tenancy.scope import EVERYTHING, NOTHING, in_scope
from cms.tenancy.standing import ensure_it_is_not_down

# Only a process that serves has to ask; commands and tests work as the owner.
_waiting = False


def start_serving() -> None:
    """From here on this process answers requests, and has no right of its own.

    `manage.py` gives every command the owner's role, also the development server:
    connections of its requests start without it. Raises ImproperlyConfigured when the
    wall does not stand. When the database is away, the first request asks again.
    """
    global _waiting
    options = connections.settings["default"]["OPTIONS"]
    if options.get("application_name") == labels.EVERYTHING:
        del options["application_name"], options["options"]
        connection.close()
    _waiting = True
    try:
        with in_scope(EVERYTHING):
            ensure_the_wall_stands()
    except OperationalError:
        connection.close()


def ensure_the_wall_stands() -> None:
    """Raise ImproperlyConfigured, once a process, when boards are not kept apart.

    While migrations have taken the wall down it raises OperationalError.
    """
    global _waiting
    if not _waiting:
        return
    # A process that starts meanwhile asks again, and does not end for it.
    ensure_it_is_not_down()
    problems = inspection.problems_of_roles() + inspection.problems_of_tables()
    with in_scope(NOTHING):
        problems += inspection.problems_of_canary()
    if problems:
        raise ImproperlyConfigured("Boards are not kept apart. " + " ".join(problems))
    _waiting = False
