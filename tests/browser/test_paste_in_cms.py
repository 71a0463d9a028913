"""Pasting in the CMS's own editor, with all that is around it."""

import mimetypes
import re
from collections.abc import Callable
from contextvars import copy_context
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from playwright.sync_api import Browser, Page, Route

from boards.models import ContentPage
from cms import security
from tests.browser.test_paste import CLIPBOARDS
from tests.cms_forms import editing
from tests.factories import cms_client, make_board, make_editor, make_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

# Over http a browser lends its clipboard to this host alone.
CMS = f"http://{settings.CMS_HOST}"
# What another program puts on the clipboard, as it is.
COPY = """html => document.addEventListener("copy", (event) => {
    event.clipboardData.setData("text/html", html);
    event.clipboardData.setData("text/plain", "SECRET in plain text");
    event.preventDefault();
    event.stopImmediatePropagation();
}, {capture: true, once: true})"""


def answer(route: Route, ask: Callable[..., HttpResponse]) -> None:
    """What the CMS answers, with its headers. Nothing leaves this process."""
    request = route.request
    path = unquote(urlsplit(request.url).path)
    static = path.partition(settings.STATIC_URL)[2]
    if file := static and finders.find(static):
        route.fulfill(path=file, content_type=mimetypes.guess_type(path)[0])
        return
    kind = request.headers.get("content-type", "")
    sent = request.post_data_buffer or b""
    got = ask(request.method, request.url.removeprefix(CMS), sent, kind)
    # A browser would go there past this process; a script looks where it leads.
    while "Location" in got and request.is_navigation_request():
        got = ask("GET", got["Location"], b"", "")
    route.fulfill(status=got.status_code, headers=dict(got.items()), body=got.content)


def press(tab: Page, *keys: str) -> None:
    for key in keys:
        tab.keyboard.press(key)


def until_given(tab: Page, words: str) -> None:
    """The form is given what is in an editor a moment after."""
    tab.wait_for_function(
        "words => document.querySelector('[name=body-0-value]').value.includes(words)",
        arg=words,
    )


def saved(tab: Page, page: ContentPage) -> str:
    """The rich text of the draft that is stored when somebody saves the page."""

    # Until the screen that follows stands: a browser that is closed on its way there
    # may wait for ever for what it has asked this process.
    with tab.expect_navigation():
        # It stands in the menu of the button that is offered first.
        save = tab.locator("[data-edit-form] button", has_text="Save draft").first
        save.evaluate("button => button.click()")
    draft = ContentPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    return draft.body[0].value.source


def test_a_draft_has_the_structure_of_what_was_pasted_and_nothing_hidden(
    browser: Browser,
):
    board = make_board()
    link = f'<a linktype="page" id="{board.home.pk}">home</a>'
    before = ("text", f"<p>To {link}.</p><p>And on.</p>")
    page = make_page(ContentPage, board.home, body=[before])
    client, here = cms_client(make_editor(board)), copy_context()
    errors: list[str] = []

    def ask(*request: Any) -> HttpResponse:
        """A browser's handlers have a database of their own, and are lent this one."""
        return here.run(client.generic, *request)

    with browser.new_context() as context:
        tab = context.new_page()
        tab.on("pageerror", lambda error: errors.append(str(error)))
        tab.on(
            "console", lambda said: said.type == "error" and errors.append(said.text)
        )
        tab.route("**/*", lambda route: answer(route, ask))
        opened = tab.goto(CMS + editing(page))
        tab.locator("[contenteditable=true]").first.click()
        # What is copied inside the editor keeps what HTML alone would not say.
        press(tab, "Control+a", "Control+c", "ArrowRight", "Control+v")
        until_given(tab, "And on.To home.")
        tab.evaluate(COPY, CLIPBOARDS["Word"])
        press(tab, "Control+c", "Enter", "Control+v")
        until_given(tab, "Itemised")
        draft = saved(tab, page)
        tab.goto("about:blank")

    assert opened
    assert opened.headers["content-security-policy"] == security.header(security.ADMIN)
    assert not errors
    assert "SECRET" not in draft
    assert draft.count(link) == 2
    assert re.search("<h2[^>]*>Findings</h2>", draft)
    for kept in ("<b>strong</b>", "remarked"):
        assert kept in draft
    assert '<a href="https://example.org/">linked</a>' in draft
    assert re.search("<ul><li[^>]*>Itemised</li></ul>", draft)
