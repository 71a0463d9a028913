"""Pages in the states that an editor can bring them into."""

from typing import Any, TypeVar

from wagtail.models import Locale, Page, PageViewRestriction

from home.models import HomePage
from home.provisioning import OpenedBoard

P = TypeVar("P", bound=Page)


def lock(page: Page) -> PageViewRestriction:
    """Have a page, and all that hangs below it, ask for a password: "secret"."""
    return PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="secret"
    )


def translate(page: P, code: str, parent: Page, **fields: Any) -> P:
    """A live version of a page in another language, below a page of that language."""
    locale, _created = Locale.objects.get_or_create(language_code=code)
    fields = {"title": f"{page.title} ({code})", "slug": page.slug, **fields}
    version = type(page)(locale=locale, translation_key=page.translation_key, **fields)
    return parent.add_child(instance=version)


def home_in(board: OpenedBoard, code: str, **fields: Any) -> HomePage:
    """The board's home page in another language."""
    fields = {"slug": f"home-{code}", "lead": "Zawsze razem.", **fields}
    return translate(board.home, code, board.board, **fields)
