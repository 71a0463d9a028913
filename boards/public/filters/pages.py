"""What can be chosen of the pages of a list, however many: in one question."""

import json
from typing import NamedTuple

from django.db import connection
from django.http import HttpRequest
from django.utils.text import slugify
from wagtail.models import Page

from boards.models.shared.audiences import audiences_of
from boards.public.filters.names import Names
from boards.public.filters.wishes import Item
from boards.public.reading import as_the_public
from cms import trees

_COLUMNS = "id, kind, language, type, other_types, themes, year, lines"
_PUBLIC = f"SELECT {_COLUMNS} FROM wall.public_choices(%s)"  # noqa: S608
_SEEN = f"SELECT {_COLUMNS} FROM wall.choices_below(%s)"  # noqa: S608


class _Row(NamedTuple):
    """What the database tells of a page: boards/publishing/find/choices.py."""

    key: int
    kind: str
    language: str
    type: str
    other_types: list[str]
    themes: list[str]
    year: str
    lines: str


def below(request: HttpRequest, page: Page) -> tuple[list[Item], Names]:
    """What each page next below another is, and what all that is called.

    Who previews a draft of a list is shown what they see of their board, which may not
    be on the web yet; everybody else what is public.
    """
    if getattr(request, "is_preview", False):
        return _read(request, page, _SEEN)
    return _read_public(request, page)


@as_the_public
def _read_public(request: HttpRequest, page: Page) -> tuple[list[Item], Names]:
    return _read(request, page, _PUBLIC)


def _read(request: HttpRequest, page: Page, question: str) -> tuple[list[Item], Names]:
    names = Names.of(request, trees.board_path(page))
    with connection.cursor() as cursor:
        cursor.execute(question, [page.pk])
        rows = [_Row(*row) for row in cursor.fetchall()]
    return [_item(names, row) for row in rows], names


def _item(names: Names, row: _Row) -> Item:
    lines = json.loads(row.lines) if isinstance(row.lines, str) else row.lines
    documents = {line["kind"] or "" for line in lines}
    for_whom = {names.audiences.get(slug, "") for slug in documents}
    return Item(
        row.key,
        {
            "kind": frozenset({row.kind}),
            "type": frozenset({slugify(row.type), *row.other_types}),
            "theme": names.with_wider(frozenset(row.themes)),
            "document": frozenset(documents),
            "availability": frozenset(str(line["state"]) for line in lines),
            "language": frozenset({row.language, *(str(x["language"]) for x in lines)}),
            "audience": audiences_of(row.kind, row.type, for_whom),
        },
        row.year if row.year.isdecimal() else "",
    )
