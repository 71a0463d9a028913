"""Logging in as people do: a password, and then a code of their app."""

import time
from typing import Any

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.test import Client
from django.urls import reverse

from cms.users.models import User
from cms.users.second_factor import one_time, views

PASSWORD = "correct horse battery"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PERIOD = 30


def code(secret: str = SECRET, later: int = 0) -> str:
    """What the app shows now, or some periods later."""
    counter = int(time.time()) // PERIOD + later
    return format_hotp_value(hotp_value(secret, counter))


def with_password(person: User) -> Client:
    """A browser in which somebody has logged in by the password, and no further."""
    person.set_password(PASSWORD)
    person.save()
    client = Client(headers={"host": settings.CMS_HOST})
    sent = {"username": person.email, "password": PASSWORD}
    assert client.post(reverse("wagtailadmin_login"), sent).status_code == 302
    return client


def give_app(person: User, secret: str = SECRET) -> None:
    """The person has an app, no code of which was used."""
    one_time.keep(person, secret, 0)


def show(client: Client, typed: str, **more: Any) -> Any:
    return client.post(reverse("second_step"), {"code": typed, **more})


def set_up_app(client: Client) -> Any:
    """Choose the app, and type its first code: the screen with the recovery codes."""
    client.get(reverse("set_up_app"))
    secret = client.session[views.NEW_SECRET]
    return client.post(reverse("set_up_app"), {"code": code(secret)})


def is_in(client: Client) -> bool:
    return bool(client.get(reverse("wagtailadmin_home")).status_code == 200)
