"""Inviting people, and following the links that they get."""

import re
from collections.abc import Iterable

from django.conf import settings
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from boards.models import Role
from cms.users.models import User
from home.provisioning import OpenedBoard

PASSWORD = "four quiet green boats"
NEW_LOGIN = {
    "first_name": "Jo",
    "last_name": "Bloggs",
    "password": PASSWORD,
    "password_again": PASSWORD,
}
LINK = re.compile(r"https?://[^/\s]+(/admin/join/\S+)")


def browser() -> Client:
    """A browser at the CMS, in which nobody is logged in."""
    return Client(headers={"host": settings.CMS_HOST})


def link_in(message: mail.EmailMessage) -> str:
    """The path of the link that a mail invites with."""
    found = LINK.search(str(message.body))
    assert found
    return found[1]


def open_link(client: Client, message: mail.EmailMessage) -> HttpResponse:
    """What somebody sees who follows the link of a mail."""
    return client.get(link_in(message), follow=True)


def answer(client: Client, **fields: str) -> HttpResponse:
    """Send the form of the page that the link has opened."""
    return client.post(reverse("join"), fields)


def roles_in(board: OpenedBoard, person: User) -> set[str]:
    held = board.board.roles.filter(group__user=person.pk)
    return set(held.values_list("role", flat=True))


def people_address(board: OpenedBoard, *rest: object) -> str:
    """A path below a board's screen of people."""
    tail = "".join(f"{part}/" for part in rest)
    return f"/admin/boards/{board.board.pk}/people/{tail}"


def send_roles(client: Client, address: str, roles: Iterable[Role]) -> HttpResponse:
    return client.post(address, {"roles": [role.value for role in roles]})
