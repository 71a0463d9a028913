"""A passkey in a real browser, with a device that the browser itself pretends."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import DEFAULT_DB_ALIAS, connections
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page, Route, expect

from cms.users.second_factor import factors
from tests.browser.passkey_device import tab_with_device
from tests.cms.users.second_steps import PASSWORD
from tests.factories import make_administrator

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

HERE = f"http://{settings.CMS_HOST}"


def answered_by(client: Client, route: Route, of_test: Any) -> None:
    """What the browser asks for, answered in the transaction of this test.

    of_test: its connection. What the browser calls has another one of its own.
    """
    connections[DEFAULT_DB_ALIAS] = of_test
    asked = route.request
    path = urlsplit(asked.url).path
    if path.startswith(settings.STATIC_URL):
        found = finders.find(path.removeprefix(settings.STATIC_URL))
        route.fulfill(path=found) if found else route.abort()
        return
    where = asked.url.removeprefix(HERE)
    kind = asked.headers.get("content-type", "")
    response = (
        client.post(where, asked.post_data_buffer, content_type=kind)
        if asked.method == "POST"
        else client.get(where)
    )
    if "Location" in response:
        # The browser would follow a redirect past this function.
        leads_on = f'<meta http-equiv="refresh" content="0;url={response["Location"]}">'
        route.fulfill(content_type="text/html", body=leads_on)
        return
    headers = dict(response.items())
    route.fulfill(
        status=response.status_code, headers=headers, body=response.getvalue()
    )


def with_device(browser: Browser, client: Client) -> Page:
    """A tab of a browser that has a device for passkeys."""
    tab = tab_with_device(browser)
    of_test = connections[DEFAULT_DB_ALIAS]
    tab.route("**/*", lambda route: answered_by(client, route, of_test))
    return tab


def log_in(tab: Page, email: str) -> None:
    tab.goto(HERE + reverse("wagtailadmin_home"))
    tab.fill("input[name=username]", email)
    tab.fill("input[name=password]", PASSWORD)
    tab.click("button[type=submit]")


def test_a_passkey_is_set_up_at_the_first_login_and_asked_for_at_the_next(
    browser: Browser, settings
):
    settings.SECOND_FACTOR_REQUIRED = True
    person = make_administrator()
    person.set_password(PASSWORD)
    person.save()
    tab = with_device(browser, Client(headers={"host": settings.CMS_HOST}))
    try:
        log_in(tab, person.email)
        tab.set_default_timeout(8000)
        tab.click("a[href^='/admin/second-step/set-up/passkey/']")
        tab.fill("input[name=name]", "My laptop")
        tab.click("form[data-passkey] button")
        expect(tab.locator(".second-step__codes li")).to_have_count(10)
        assert factors.has_passkeys(person)

        tab.click(".second-step a.button")
        expect(tab.locator("main h1, main h2").first).to_be_visible()
        tab.goto(HERE + reverse("second_step"))
        tab.locator("form[action$='/leave/'] button").click()
        log_in(tab, person.email)
        expect(tab.locator("main h1")).to_have_text("The second step")
        tab.click("form[data-passkey] button")
        tab.wait_for_url(HERE + reverse("wagtailadmin_home"))
    finally:
        tab.context.close()
