"""Many guesses at one password are sent at the same moment."""

import threading

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import RequestFactory

from cms import guesses
from tests.apart.databases import connected_to, own_database

AT_ONCE = 4 * guesses.FREE


@pytest.fixture
def shared_cache(django_db_setup, django_db_blocker, settings):
    """The cache of production without Redis, which all processes share."""
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "cms_cache",
        }
    }
    with django_db_blocker.unblock(), own_database() as name, connected_to(name):
        call_command("createcachetable")
        yield
        cache.clear()


@pytest.mark.usefixtures("shared_cache")
def test_of_many_guesses_at_one_moment_no_more_are_heard_than_of_as_many_in_turn():
    together = threading.Barrier(AT_ONCE)
    heard = []

    def guess() -> None:
        guesser = guesses.Guesser(RequestFactory().get("/"), "a page")
        together.wait()
        try:
            if guesser.claim() == 0:
                heard.append(guesser)
        finally:
            connection.close()

    threads = [threading.Thread(target=guess) for _number in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(heard) == guesses.FREE
