"""The CMS speaks of this product, and shows an editor what an editor needs."""

import json
import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import cms_client, make_administrator, make_board, make_editor

pytestmark = pytest.mark.django_db


def menu_of(client: Client) -> str:
    """The whole menu as the page hands it to the browser."""
    html = client.get(reverse("wagtailadmin_home")).content.decode()
    (props,) = re.findall(
        r'<script id="wagtail-sidebar-props"[^>]*>(.*?)</script>', html
    )
    return json.dumps(json.loads(props))


def test_the_login_page_bears_this_products_name():
    html = Client(headers={"host": "localhost"}).get(reverse("wagtailadmin_login"))

    text = html.content.decode()
    assert "Sign in to Safeguarding Boards" in text
    assert "Sign in - Safeguarding Boards" in text
    assert "Wagtail</" not in text


@pytest.mark.parametrize("who", ["an editor", "an administrator"])
def test_help_and_reports_hold_nothing_that_only_builders_need(who):
    user = make_editor(make_board()) if who == "an editor" else make_administrator()

    menu = menu_of(cms_client(user))

    assert "keyboard-shortcuts-trigger" in menu
    assert "site-history" in menu
    for name in ("editor-guide", "whats-new", "page-types-usage", "aging-pages"):
        assert name not in menu
    assert "wagtail.org" not in menu


def test_the_dashboard_leads_to_nobody_elses_site():
    html = cms_client(make_editor(make_board())).get(reverse("wagtailadmin_home"))

    assert "wagtail.org" not in html.content.decode()


def test_a_boards_place_in_the_tree_warns_of_nothing():
    board = make_board()
    editor = cms_client(make_editor(board))

    response = editor.get(reverse("wagtailadmin_explore", args=[board.board.pk]))

    assert "There is no site" not in response.content.decode()


def test_a_page_that_has_no_site_still_warns_of_it():
    board = make_board(hostname=None)
    editor = cms_client(make_editor(board))

    response = editor.get(reverse("wagtailadmin_explore", args=[board.home.pk]))

    assert "There is no site" in response.content.decode()


@pytest.mark.parametrize("about", ["history", "usage", "workflow_history"])
def test_an_editor_reads_what_became_of_a_page(about):
    board = make_board()
    address = reverse(f"wagtailadmin_pages:{about}", args=[board.home.pk])

    assert cms_client(make_editor(board)).get(address).status_code == 200


def test_nobody_calls_the_page_for_failures_at_will():
    answer = cms_client(make_administrator()).get("/admin/failwhale/")

    assert answer.status_code == 404
