"""A slug that a browser makes of a title is the one that the server would make."""

import mimetypes
from urllib.parse import unquote, urlsplit

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.urls import reverse
from playwright.sync_api import Browser, Route, expect

from boards.models import ContentPage
from cms.slugs import slug_of
from tests.cms.test_slugs import SLUGS
from tests.factories import cms_client, make_board, make_editor

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

FORM = "http://cms.example/form"


def test_a_title_that_is_typed_gives_the_slug_with_the_signs_of_its_letters(
    browser: Browser,
):
    board = make_board()
    kind = ContentPage._meta
    form = cms_client(make_editor(board)).get(
        reverse(
            "wagtailadmin_pages:add",
            args=[kind.app_label, kind.model_name, board.home.pk],
        )
    )

    def answer(route: Route) -> None:
        """The form, with the scripts that it asks for. Nothing is sent anywhere."""
        path = unquote(urlsplit(route.request.url).path)
        static = path.partition(settings.STATIC_URL)[2]
        file = finders.find(static) if static else None
        if route.request.url == FORM:
            route.fulfill(body=form.content, content_type="text/html; charset=utf-8")
        elif file:
            route.fulfill(path=file, content_type=mimetypes.guess_type(path)[0])
        else:
            route.abort()

    with browser.new_context() as context:
        tab = context.new_page()
        tab.route("**/*", answer)
        tab.goto(FORM)
        title, slug = tab.locator("[name=title]"), tab.locator("[name=slug]")
        for typed in SLUGS:
            # Letter by letter: the slug follows while it is still the title's. Letters
            # that no key of this browser has come without one: a last key is pressed.
            title.fill("")
            title.press_sequentially(typed)
            title.press("End")
            expect(slug).to_have_value(slug_of(typed))

        slug.evaluate("field => { field.value = 'শিশু সু\u200cরক্ষা' }")
        slug.dispatch_event("blur")
        expect(slug).to_have_value("শিশু-সুরক্ষা")
