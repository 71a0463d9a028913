"""The editor of texts, filled in as a person does: open, change, send."""

from typing import Any

from django.http import HttpResponse
from django.test import Client
from wagtail.models import Page
from wagtail_localize.models import Translation

from boards.models import ContentPage
from boards.models.pages.versions import translation_for
from boards.translations.languages import add_language
from boards.translations.words.saving import Typed, save_typed
from boards.translations.words.texts import Text, texts_of
from cms.users.models import User
from home.provisioning import OpenedBoard
from tests.cms_forms import editing
from tests.factories import make_page
from tests.languages import language

RING = '<p>Ring <a href="https://example.org/ring">the duty team</a> <b>now</b>.</p>'


def give_language(board: OpenedBoard, code: str, by: User | None = None) -> Page:
    """The draft of a home page in another language."""
    return add_language(board.board, language(code), by)


def make_guide(board: OpenedBoard, **fields: Any) -> ContentPage:
    """A page with a title, a summary and one rich text: three texts."""
    fields.setdefault("title", "Worried about a child?")
    fields.setdefault("summary", "You need not be sure.")
    fields.setdefault("body", [("text", RING)])
    return make_page(ContentPage, board.home, **fields)


def translation_of(page: Page) -> Translation:
    found = translation_for(page)
    assert found
    return found


def text(page: Page, source: str) -> Text:
    """The text of a translated page whose source begins so."""
    texts = texts_of(translation_of(page))
    return next(one for one in texts if one.source.startswith(source))


def write_all(page: Page, by: User | None = None) -> None:
    """Every text of a translated page, in words of no language."""
    translation = translation_of(page)
    typed = {
        one.key: Typed(f"xx {one.source}", one.fingerprint)
        for one in texts_of(translation)
    }
    assert not save_typed(translation, typed, by).errors


def form_of(client: Client, page: Page) -> dict[str, str]:
    """What a browser sends back when nobody changes anything."""
    answer = client.get(editing(page))
    assert answer.status_code == 200, answer
    return {
        name: value
        for _heading, rows in answer.context["groups"]
        for row in rows
        for name, value in (
            (f"text-{row.text.key}", row.words),
            (f"seen-{row.text.key}", row.seen),
        )
    }


def send(
    client: Client, page: Page, words: dict[str, str], *, step: str = ""
) -> HttpResponse:
    """Open the editor, type words for some sources, and save.

    words: by how the source begins. step: what else to do, such as "publish".
    """
    data = form_of(client, page)
    data |= {f"text-{text(page, key).key}": value for key, value in words.items()}
    if step:
        data[f"action-{step}"] = "1"
    return client.post(editing(page), data, follow=True)


def said(answer: HttpResponse) -> list[str]:
    """The messages on top of the screen."""
    return [str(message).strip() for message in answer.context["messages"]]


def errors(answer: HttpResponse) -> dict[str, str]:
    """What stands at the texts that were not saved, by their source."""
    return {
        row.text.source: row.error
        for _heading, rows in answer.context["groups"]
        for row in rows
        if row.error
    }
