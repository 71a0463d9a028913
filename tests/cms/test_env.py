"""A setting that means nothing stops the start with its name and a sentence."""

import re
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from cms import env
from cms import env_addresses as addresses
from cms.env_addresses import optional_url

BAD = {
    "required": (lambda: env.required("A"), ""),
    "secret": (lambda: env.secret("A"), "short"),
    "number": (lambda: env.optional_int("A", 1), "many"),
    "raised number": (lambda: env.optional_int("A", 1), "²"),
    "none at all": (lambda: env.optional_int("A", 1), "0"),
    "too many": (lambda: env.optional_int("A", 1), "9" * 20),
    "port": (lambda: env.optional_port("A", 443), "65536"),
    "switch": (lambda: env.switch("A"), "yes"),
    "one of": (lambda: env.one_of("A", ("json", "line")), "xml"),
    "public key": (lambda: env.optional_public_key("A"), "AGE-SECRET-KEY-1"),
    "host": (lambda: addresses.required_host("A"), "https://editors.example/"),
    "host with a port": (lambda: addresses.optional_host("A", "b"), "editors:25"),
    "path": (lambda: addresses.optional_path("A", ""), "var/media"),
    "place": (lambda: addresses.optional_path("A", "", "s3"), "s3://"),
    "sender": (lambda: addresses.optional_sender("A", ""), "The boards"),
    "people": (lambda: addresses.optional_emails("A"), "a@b.example;c@b.example"),
    "contact": (lambda: addresses.optional_contact("A"), "mailto:"),
    "lines": (
        lambda: addresses.optional_contact("A"),
        "https://a.example/\nCanonical:",
    ),
    "address": (lambda: optional_url("A", "redis"), "user:word@host:6379"),
    "no host": (lambda: optional_url("A", "redis"), "redis://"),
    "no port": (lambda: optional_url("A", "redis"), "redis://user:word@host:port"),
}
BAD_DATABASES = (
    *("boards", "mysql://user:word@host/boards", "postgres://user:word@host"),
    "postgres://user:word@host:port/boards",
)
# Of which any word can be meant, or that are looked at where they are used.
FREE = {
    *(
        "NEVER_PUBLISH_KEY_BEFORE",
        "DJANGO_SECRET_KEY_BEFORE",
        "DATABASE_URL",
        "CMS_HOST",
    ),
    *("EMAIL_HOST_USER", "EMAIL_HOST_PASSWORD"),
    *("OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_NAME"),
    *("S3_BUCKET", "S3_ACCESS_KEY", "S3_SECRET_KEY", "S3_REGION"),
    *("BACKUPS_S3_ACCESS_KEY", "BACKUPS_S3_SECRET_KEY", "BACKUPS_S3_REGION"),
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
    assert optional_url("A", "redis") == ""
    assert env.optional_int("A", 7) == 7


def test_what_is_said_counts(monkeypatch):
    monkeypatch.setenv("A", "redis://word@host/1")
    assert optional_url("A", "redis", "rediss") == "redis://word@host/1"
    monkeypatch.setenv("A", "x" * env.SHORTEST_SECRET)
    assert env.secret("A") == "x" * env.SHORTEST_SECRET


def test_the_folder_of_a_socket_is_read_however_an_address_writes_it():
    written = (
        "postgres://boards@%2Frun%2Fpg/boards",
        "postgres://boards@//run/pg/boards",
    )

    assert [env.database(url)["HOST"] for url in written] == ["/run/pg"] * 2


@pytest.mark.parametrize("url", BAD_DATABASES)
def test_what_is_no_database_is_refused_by_a_sentence_without_its_password(url):
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL must be") as refused:
        env.database(url)

    assert "word" not in str(refused.value)


def test_a_host_is_known_as_browsers_send_it(monkeypatch):
    monkeypatch.setenv("A", "Editors.Example.org")
    assert addresses.required_host("A") == "editors.example.org"
    monkeypatch.setenv("A", "2001:db8::1")
    assert addresses.optional_host("A", "localhost") == "2001:db8::1"


@pytest.mark.parametrize("name", ["EMAIL_USE_SSL", "REDIS_URI", "MEDIA_ROOTS"])
def test_what_nothing_reads_is_refused_where_it_is_one_of_ours_mistyped(
    name, monkeypatch
):
    known = {"EMAIL_HOST", "REDIS_URL", "MEDIA_ROOT"}
    monkeypatch.setattr(env, "_asked_for", known)
    # Of a shell, or of a container beside.
    of_others = ("REDIS_PORT", "PATH", "LOGNAME", "MAIL", "EMAIL")
    monkeypatch.setattr(env.os, "environ", dict.fromkeys(of_others, "1"))
    env.refuse_unknown()
    monkeypatch.setitem(env.os.environ, name, "1")

    with pytest.raises(ImproperlyConfigured, match=name):
        env.refuse_unknown()


def test_every_setting_says_what_can_be_meant_by_it():
    files = Path(env.__file__).parent.glob("settings/*.py")
    texts = "".join(file.read_text() for file in files)

    assert set(re.findall(r"\boptional\(\s*\"([A-Z0-9_]+)\"", texts)) == FREE
