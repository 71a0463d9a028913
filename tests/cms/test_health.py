"""Whether the service can work, for machines that watch it."""

import pytest
from django.db import DatabaseError, InterfaceError, OperationalError, connection

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("host", ["localhost", "unknown.example", "10.0.0.7:8000"])
def test_it_says_that_the_service_is_up_on_any_host(client, host):
    response = client.get("/healthz", headers={"host": host})

    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies


@pytest.mark.parametrize("error", [OperationalError, InterfaceError, DatabaseError])
def test_it_says_that_the_database_does_not_answer(client, monkeypatch, error):
    def fail(*args, **kwargs):
        raise error("password of the database: secret")

    monkeypatch.setattr(connection, "cursor", fail)

    response = client.get("/healthz")

    assert response.status_code == 503
    assert response.content == b"The database does not answer.\n"
