"""Whatever is mounted is ours, or is known and reasoned: a new address fails here."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import get_resolver

from tests.factories import host_of, make_board
from tests.public_addresses import admin_patterns, public_patterns

pytestmark = pytest.mark.django_db

OURS = ("boards.", "cms.", "home.")
# Addresses of the CMS's host that answer who has not logged in, and why they may.
# A route is as the resolver writes it.
BEFORE_LOGIN = {
    "admin/join/": "what whoever was invited reads: no names, the same for all",
    "admin/join/<str:token>/": "opens by its own secret; 404 for any other",
    "admin/failwhale/": "closed: 404",
    "admin/login/": "the one door of staff",
    "admin/login/with/": "leads to who vouches for staff; 404 where nobody does",
    "admin/login/with/back/": "where that leads back to; 404 where nobody does",
    "admin/metrics/": "numbers for who has their token; 404 for anybody else",
    "admin/password_reset/": "answers alike for every address that is typed",
    "admin/password_reset/done/": "a sentence that is the same for all",
    "admin/password_reset/complete/": "a sentence that is the same for all",
    (
        "admin/password_reset/confirm/<uidb64>/<token>/"
    ): "opens by its own secret; says alike of any other that it does not work",
    "admin/jsi18n/": "Django's words of its calendar, which are public",
    "admin/sprite/": "pictures of Wagtail's buttons, which are public",
}
# Fewer addresses were not all of the CMS's.
MANY = 200
FILLED = re.compile(r"<(?:(\w+):)?\w+>|\((?:\?P<\w+>)?[^()]*\)")


def path_of(route: str) -> str:
    """A path that a pattern matches, with values that nothing has."""

    def value(found: re.Match) -> str:
        uuid = "00000000-0000-4000-8000-000000000000"
        return {"int": "987654", "uuid": uuid}.get(found[1] or "", "987654")

    text = FILLED.sub(value, route.replace("^", "").replace("$", ""))
    return "/" + text.replace("\\", "").replace(".*/", "no-such/")


def test_what_answers_a_visitor_is_ours():
    strange = [
        one.route for one in public_patterns() if not one.module.startswith(OURS)
    ]

    assert strange == []


def test_the_public_addresses_of_libraries_are_not_mounted():
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}

    assert not names & {
        "wagtailcore_login",
        "wagtaildocs_authenticate_with_password",
        "wagtailimages_serve",
    }
    board = make_board()
    for path in (
        "/_util/login/",
        "/documents/authenticate_with_password/1/",
        "/images/abc/1/original/",
        "/api/v2/pages/",
        "/django-admin/",
        "/accounts/login/",
        "/jsi18n/",
        "/i18n/setlang/",
    ):
        for host in (host_of(board), settings.CMS_HOST):
            response = Client().get(path, headers={"host": host})
            assert response.status_code == 404, path


def test_the_cms_tells_nothing_to_who_has_not_logged_in():
    answers = {}
    for route in {one.route for one in admin_patterns()}:
        path = path_of(route)
        for method in ("get", "post"):
            response = getattr(Client(), method)(
                path, headers={"host": settings.CMS_HOST}
            )
            sent_to_login = response.status_code == 302 and response[
                "Location"
            ].startswith("/admin/login/")
            if not sent_to_login:
                answers[route] = response.status_code

    assert answers.keys() - BEFORE_LOGIN.keys() == set()
    # A line that no address needs any more is taken out.
    assert BEFORE_LOGIN.keys() - answers.keys() == set()


def test_every_address_of_the_cms_is_asked_for_by_a_path_that_it_matches():
    resolver = get_resolver()
    asked = list(admin_patterns())

    assert len(asked) > MANY
    for one in asked:
        assert resolver.resolve(path_of(one.route)), one.route


def test_no_address_of_the_cms_is_answered_on_a_boards_host():
    host = host_of(make_board())
    asked = list(admin_patterns())

    assert len(asked) > MANY
    for one in asked:
        path = path_of(one.route)
        response = Client().get(path, headers={"host": host})
        assert response.status_code == 302, path
        assert response["Location"].startswith(settings.WAGTAILADMIN_BASE_URL)
