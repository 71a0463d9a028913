"""Every list of the CMS that can be taken away as a file, from the resolver."""

import ast
import csv
import inspect
import io
import itertools
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.apps import apps
from django.conf import settings
from django.test import Client
from django.urls import resolve
from django.utils import timezone
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.models import ModelLogEntry, PageLogEntry

from boards.models import BankHoliday, Board, ContentPage, Redirect
from cms.exports import BYTE_ORDER_MARK, REPLACED, harmless
from tests.cms.tenancy.rows import Rows
from tests.factories import (
    cms_client,
    make_administrator,
    make_board,
    make_manager,
    make_page,
)
from tests.probe.names import Address, addresses_of_the_cms
from tests.probe.questions import row_of
from tests.worlds import taken_back

pytestmark = pytest.mark.django_db
LEADS = ("=", "+", "-", "@", "\t=", "\r=", "\uff1d", "\uff0b", "\uff0d", "\uff20", " =")
FORMULA = re.compile(r"[\s\u200b]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
# What Wagtail's exports were when ours took the place of their methods.
HISTORY = "/admin/reports/site-history/"


class Planted(Rows):
    """A board where every text begins as a formula does, each in another way."""

    leads = itertools.cycle(LEADS)

    @property
    def word(self) -> str:  # type: ignore[override]
        return f"{next(self.leads)}HYP"


@pytest.fixture(scope="module")
def planted(django_db_setup, django_db_blocker) -> Iterator[Planted]:
    with taken_back(django_db_blocker):
        rows = Planted()
        put_into_every_list(rows)
        for log in (PageLogEntry, ModelLogEntry):
            log.objects.filter(action__contains="HYP").update(action="wagtail.edit")
        yield rows


def put_into_every_list(rows: Planted) -> None:
    """What a list shows of the board's page only in some state, or only of somebody."""
    now = timezone.now()
    page = rows.page
    page.locked, page.locked_by = True, rows.editor
    page.first_published_at = page.last_published_at = now
    page.review_due_on = now.date()
    page.save()
    rows.editor.first_name = rows.text()
    rows.editor.save()
    BankHoliday.objects.create(day="2031-01-01", name=rows.text(), source="x")


def view_of(path: str) -> Any:
    return getattr(resolve(path).func, "view_class", None)


def has_columns(path: str) -> bool:
    """Whether a list can be taken away, and not only its class could."""
    made_with = resolve(path).func.view_initkwargs
    return bool(made_with.get("list_export", view_of(path).list_export))


def exports(rows: Rows) -> Iterator[tuple[Address, str, Any]]:
    """The addresses whose lists can be taken away, with the class of their view."""
    for address in addresses_of_the_cms():
        try:
            values = {
                name: rows.key(apps.get_model(row_of(address, name)))
                for name in address.parameters
            }
            path = address.path(values)
        except Exception:
            # Its parameters are no rows: what it lists is asked at another address.
            continue
        view = view_of(path)
        if view and issubclass(view, SpreadsheetExportMixin):
            yield address, path, view


def cells_of_csv(content: bytes) -> list[list[str]]:
    assert content.startswith(BYTE_ORDER_MARK)
    text = content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def cells_of_xlsx(content: bytes) -> list[list[Any]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert not any(cell.data_type == "f" for row in sheet for cell in row)
    return [list(row) for row in sheet.values]


def taken_away(client: Client, path: str, form: str) -> list[list[Any]] | None:
    """The cells of a list's file; None where one may not have it."""
    response = client.get(path, {"export": form})
    if response.status_code in (302, 403, 404):
        return None
    assert response.status_code == 200, path
    name = re.search(r'filename="([^"]*)"', response["Content-Disposition"])
    assert name, path
    assert re.fullmatch(rf"[a-z0-9-]+\.{form}", name[1]), (path, name[1])
    content = b"".join(response.streaming_content)
    return cells_of_csv(content) if form == "csv" else cells_of_xlsx(content)


@pytest.fixture
def clients(planted: Planted) -> dict[str, Client]:
    return {
        "editor": cms_client(planted.editor),
        "manager": cms_client(make_manager(planted.board)),
        "administrator": cms_client(make_administrator()),
    }


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_no_file_that_is_taken_away_runs_what_people_typed(planted, clients, form):
    # The results of a list are made by the list's own class: see the test below.
    found = [
        (address.name, path)
        for address, path, _view in exports(planted)
        if has_columns(path) and not address.name.endswith("results")
    ]
    wrong: list[str] = []
    shown: set[str] = set()
    for (name, path), (who, client) in itertools.product(found, clients.items()):
        for row in taken_away(client, path, form) or ():
            texts = [cell for cell in row if isinstance(cell, str)]
            wrong += [f"{who} {path}: {t!r}" for t in texts if FORMULA.match(t)]
            if any("HYP" in text for text in texts):
                shown.add(name)

    assert wrong == []
    assert sorted({name for name, _path in found} - shown) == []


def test_a_file_names_the_board_of_each_row_where_the_list_on_the_screen_does(planted):
    make_board()
    client = cms_client(make_administrator())
    # Some of what can be taken away is no list on a screen.
    client.raise_request_exception = False
    boards = set(map(harmless, Board.objects.values_list("short_name", flat=True)))
    named = set()
    for address, path, _view in exports(planted):
        page = client.get(path)
        view = page.context.get("view") if page.context else None
        columns = getattr(view, "columns", None) or ()
        if "board" in {column.name for column in columns} and has_columns(path):
            rows = taken_away(client, path, "csv") or []
            assert rows[0][-1] == "Board", path
            assert {row[-1] for row in rows[1:]} <= boards, path
            named.add(address.name)

    assert {"redirects:index", "requests:index", "reviews:index"} <= named


def test_every_export_is_made_by_the_one_class(planted):
    views = {view for _address, _path, view in exports(planted)}
    own_ways = [
        f"{view.__name__}.{name}"
        for view in views
        for name, method in REPLACED.items()
        if inspect.getattr_static(view, name) is not method
    ]

    assert len(views) > 10
    assert own_ways == []


def test_no_module_of_ours_makes_a_spreadsheet_by_itself():
    root = Path(settings.BASE_DIR)
    makers = {
        f"{path.relative_to(root)}: {found}"
        for app in ("boards", "cms", "home")
        for path in (root / app).rglob("*.py")
        for found in makers_in(path)
    }

    assert {maker.partition(":")[0] for maker in makers} == {"cms/exports.py"}


def makers_in(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Attribute) and node.attr in ("writer", "DictWriter"):
            yield node.attr
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            names = [getattr(node, "module", None), *(n.name for n in node.names)]
            yield from (n for n in names if n and n.split(".")[0] in WRITERS)
        elif isinstance(node, ast.Constant) and str(node.value).startswith("text/csv"):
            yield "text/csv"


WRITERS = ("openpyxl", "xlsxwriter", "tablib", "DictWriter")


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_moment_is_told_as_clocks_in_the_united_kingdom_show_it(form):
    board = make_board()
    page = make_page(ContentPage, board.home)
    PageLogEntry.objects.all().delete()
    noon = datetime(2026, 6, 1, 12, 0, 0, 5, tzinfo=UTC)
    PageLogEntry.objects.log_action(page, "wagtail.edit", timestamp=noon)
    rows = taken_away(cms_client(make_administrator()), HISTORY, form)

    assert "2026-06-01 13:00:00" in [str(cell) for row in rows for cell in row]


class Thing:
    number, text = -5, "-5 of them"


class Things(SpreadsheetExportMixin):
    list_export = ["number", "text"]


def test_a_number_stays_a_number_also_below_nought():
    output = io.BytesIO()
    Things().write_xlsx([Thing], output)
    lines = b"".join(Things().stream_csv([Thing])).decode("utf-8-sig").split()

    assert cells_of_xlsx(output.getvalue())[1] == [-5, "'-5 of them"]
    assert lines[1].startswith('-5,"')


@pytest.mark.parametrize("lead", LEADS)
def test_what_a_program_may_read_as_a_formula_is_text(lead):
    assert harmless(f"{lead}1+1") == f"'{lead}1+1"


@pytest.mark.parametrize("text", ["", "a=b", "Child P", "2 + 2", "é", "– a dash"])
def test_what_is_none_stays_as_it_was_typed(text):
    assert harmless(text) == text


def test_no_separator_within_a_text_begins_a_cell():
    class Said(Things):
        list_export = ["text"]

    class Tricky:
        text = 'a;=1+1\t=2"\n=3'

    (row,) = list(Said().stream_csv([Tricky]))[2:]

    assert row.decode() == '"a;=1+1\t=2""\n=3"\r\n'


def test_the_export_of_redirects_is_what_can_be_brought_in():
    board = make_board()
    page = make_page(ContentPage, board.home, slug="child-p")
    for old, target in (("/old", {"target_page": page}), ("/x", {"target_url": "/y/"})):
        Redirect.objects.create(board=board.board, old_path=old, **target)
    rows = taken_away(cms_client(make_manager(board)), "/admin/redirects/", "csv")

    assert [row[:2] for row in rows] == [
        ["Old address", "New address"],
        ["/old", "/child-p/"],
        ["/x", "/y/"],
    ]
