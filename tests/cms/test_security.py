"""What a browser may do with our answers, and what it is never asked to keep."""

import pytest

from boards.models import ContentPage
from cms.security import ADMIN, PUBLIC
from home.provisioning import OpenedBoard
from tests.factories import (
    get,
    make_administrator,
    make_board,
    make_page,
)

pytestmark = pytest.mark.django_db

CMS = {"host": "localhost"}


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


def policy(response) -> dict[str, str]:
    """The content security policy of an answer, by directive."""
    parts = response["Content-Security-Policy"].split("; ")
    return dict(part.split(" ", 1) for part in parts)


@pytest.mark.parametrize(
    "path",
    ["/search/?q=a", "/nowhere/", "/robots.txt", "/sitemap.xml", "/theme/1f4e79.css"],
)
def test_no_address_beside_the_pages_sets_a_cookie_or_depends_on_one(
    client, board, path
):
    response = get(client, board, path)

    assert not response.cookies
    assert not response.get("Vary")


@pytest.mark.parametrize("path", ["/", "/nowhere/", "/search/"])
def test_the_public_gets_a_policy_that_lets_injected_markup_do_nothing(
    client, board, path
):
    found = policy(get(client, board, path))

    assert found["default-src"] == found["script-src"] == found["style-src"] == "'self'"
    assert found["object-src"] == found["frame-ancestors"] == "'none'"
    assert found["base-uri"] == found["form-action"] == "'self'"
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "data:"} & set(
        " ".join(found.values()).split()
    )


def test_a_host_that_is_nobodys_gets_the_strict_policy_too(client):
    response = client.get("/admin/", headers={"host": "unknown.example"})

    assert response["X-Content-Type-Options"] == "nosniff"
    assert "'none'" in policy(response)["frame-ancestors"]


def test_no_script_that_stands_in_a_page_runs_in_the_cms_either(client):
    inside = client.get("/admin/login/", headers=CMS)
    beside = client.get("/", headers=CMS)

    assert "'unsafe-inline'" in policy(inside)["style-src"]
    assert policy(inside)["script-src"] == "'self'"
    assert policy(inside)["default-src"] == "'self'"
    assert "'unsafe-inline'" not in beside["Content-Security-Policy"]
    reported = "Content-Security-Policy-Report-Only"
    assert inside[reported] == "require-trusted-types-for 'script'"
    assert reported not in beside.headers


@pytest.mark.parametrize("path", ["/", "/nowhere/", "/robots.txt", "/search/"])
def test_every_public_answer_carries_the_other_headers(client, board, path):
    response = get(client, board, path)

    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    for sensor in ("camera", "geolocation", "microphone"):
        assert f"{sensor}=()" in response["Permissions-Policy"]


def test_an_editor_sees_the_preview_of_a_page_inside_the_cms(client, board):
    page = make_page(ContentPage, board.home, title="Draft to be", live=False)
    page.save_revision()
    client.force_login(make_administrator())

    response = client.get(f"/admin/pages/{page.pk}/view_draft/", headers=CMS)

    assert "Draft to be" in response.content.decode()
    assert policy(response)["frame-ancestors"] == "'self'"
    assert response["X-Frame-Options"] == "SAMEORIGIN"


def test_the_cms_shows_no_framed_page_of_anybody_else():
    assert ADMIN["frame-src"] == ADMIN["frame-ancestors"] == "'self'"
    assert PUBLIC["frame-ancestors"] == "'none'"


def test_the_login_is_a_session_cookie_of_the_cms_alone(client, settings):
    client.force_login(make_administrator())

    response = client.get("/admin/", headers=CMS)

    assert response.status_code == 200
    assert not settings.SESSION_COOKIE_DOMAIN
    assert not settings.CSRF_COOKIE_DOMAIN
    assert settings.SESSION_COOKIE_HTTPONLY
