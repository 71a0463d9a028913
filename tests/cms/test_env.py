"""A setting that means nothing stops the start with its name and a sentence."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from cms import env

BAD = {
    "required": (lambda: env.required("A"), ""),
    "secret": (lambda: env.secret("A"), "short"),
    "number": (lambda: env.optional_int("A", 1), "many"),
    "raised number": (lambda: env.optional_int("A", 1), "²"),
    "switch": (lambda: env.switch("A"), "yes"),
    "one of": (lambda: env.one_of("A", ("json", "line")), "xml"),
    "address": (lambda: env.optional_url("A", "redis"), "user:word@host:6379"),
}


@pytest.mark.parametrize("kind", BAD)
def test_what_cannot_be_meant_is_refused_by_its_name(kind, monkeypatch):
    read, value = BAD[kind]
    monkeypatch.setenv("A", value)

    with pytest.raises(ImproperlyConfigured, match=r"\bA\b") as refused:
        read()

    assert "word@" not in str(refused.value)


def test_what_is_not_said_is_as_it_stands(monkeypatch):
    monkeypatch.delenv("A", raising=False)

    assert env.one_of("A", ("json", "line")) == "json"
    assert env.switch("A") is False
    assert env.optional_url("A", "redis") == ""
    assert env.optional_int("A", 7) == 7


def test_what_is_said_counts(monkeypatch):
    monkeypatch.setenv("A", "redis://word@host/1")
    assert env.optional_url("A", "redis", "rediss") == "redis://word@host/1"
    monkeypatch.setenv("A", "x" * env.SHORTEST_SECRET)
    assert env.secret("A") == "x" * env.SHORTEST_SECRET


def test_the_folder_of_a_socket_is_read_however_an_address_writes_it():
    written = (
        "postgres://boards@%2Frun%2Fpg/boards",
        "postgres://boards@//run/pg/boards",
    )

    assert [env.database(url)["HOST"] for url in written] == ["/run/pg"] * 2
