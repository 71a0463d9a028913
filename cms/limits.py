"""How often one client may do something. Nothing that is kept says who it was."""

from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from cms.guesses import LOCK, client_address

AN_HOUR = 3600  # seconds


def claim(request: HttpRequest, what: str, most_an_hour: int) -> bool:
    """Count that a client does something, and say whether it still may.

    Of many that are sent at one moment each is counted before the next is asked about:
    the database keeps the others from it, as no cache counts and looks in one step.
    """
    digest = salted_hmac(f"cms.limits.{what}", client_address(request)).hexdigest()
    key = f"limits:{digest}"
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(LOCK, [key])
        done = cache.get(key, 0)
        if done >= most_an_hour:
            return False
        cache.set(key, done + 1, AN_HOUR)
        return True
