"""Whom to tell of a hole, and where passwords are changed: where programs look."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from tests.factories import get, make_board

pytestmark = pytest.mark.django_db

SECURITY = "/.well-known/security.txt"
PASSWORD = "/.well-known/change-password"
CMS = {"host": "localhost"}


def test_each_site_says_whom_to_tell_of_a_hole_and_for_how_long(client, settings):
    settings.SECURITY_CONTACT = "mailto:security@example.org.uk"
    board = make_board()

    text = get(client, board, SECURITY).content.decode()

    said = dict(line.split(": ", 1) for line in text.splitlines())
    until = datetime.fromisoformat(said["Expires"])
    assert said["Contact"] == "mailto:security@example.org.uk"
    assert said["Canonical"].endswith(f"{board.board.hostname}{SECURITY}")
    assert timedelta(days=30) < until - datetime.now(UTC) < timedelta(days=365)
    assert client.get(SECURITY, headers=CMS).status_code == 200


def test_where_nobody_is_to_be_told_nothing_is_said(client):
    assert get(client, make_board(), SECURITY).status_code == 404


def test_a_password_is_changed_on_the_cms_host_alone(client):
    led = client.get(PASSWORD, headers=CMS)

    assert led["Location"] == reverse("wagtailadmin_account")
    assert get(client, make_board(), PASSWORD).status_code == 404
