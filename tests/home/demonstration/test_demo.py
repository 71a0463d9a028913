"""The demonstration: five whole boards, each its own, and never in production."""

from dataclasses import replace

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.fields import StreamField
from wagtail.models import Page

from boards.models import Board, PageDocument, Role
from cms.users.models import User
from home import demo
from home.demo import everyday
from home.demo.board import DemoBoard
from home.models import HomePage
from tests.reading import each, words

pytestmark = [pytest.mark.usefixtures("demonstration"), pytest.mark.django_db]

EACH_BOARD = pytest.mark.parametrize("board", demo.BOARDS, ids=lambda it: it.hostname)


def get(host, path="/"):
    return Client().get(path, headers={"host": host})


def pages_of(board):
    container = Board.objects.get(hostname=board.hostname)
    return Page.objects.descendant_of(container).order_by("path")


def paths_of(board):
    site = Board.objects.get(hostname=board.hostname).site
    return [page.relative_url(site) for page in pages_of(board).specific()]


def rows():
    """Every row count, and what the tree of pages looks like."""
    counts = {model: model.objects.count() for model in apps.get_models()}
    tree = Page.objects.order_by("path").values_list(
        "path", "title", "live", "latest_revision", "last_published_at"
    )
    return counts, list(tree)


def test_filling_writes_a_line_for_each_board(demonstration):
    assert len(demonstration) == len(demo.BOARDS)
    assert all(
        board.name in line
        for board, line in zip(demo.BOARDS, demonstration, strict=True)
    )


def test_filling_twice_changes_nothing():
    before, told = rows(), []

    demo.fill(told.append, force=True, with_work=False)

    assert rows() == before
    assert [line for line in told if "already here" not in line] == []
    assert len(told) == len(demo.BOARDS)


def test_an_interrupted_filling_leaves_whole_boards_and_can_go_on(monkeypatch):
    def furnish(opened):
        everyday.add_everyday_pages(opened, "Contact us")

    def stop_halfway(opened):
        furnish(opened)
        raise KeyboardInterrupt

    first, second = (
        DemoBoard(name, name, f"{name.lower()}.localhost", "We learn.", furnish)
        for name in ("First", "Second")
    )
    stopped = replace(second, furnish=stop_halfway)

    monkeypatch.setattr(demo, "BOARDS", (first, stopped))
    with pytest.raises(KeyboardInterrupt):
        demo.fill(lambda line: None, force=True, with_work=False)
    left = set(Board.objects.values_list("title", flat=True))
    monkeypatch.setattr(demo, "BOARDS", (first, second))
    demo.fill(lambda line: None, force=True, with_work=False)

    assert left & {"First", "Second"} == {"First"}
    assert pages_of(second).count() == pages_of(first).count() > 1


def test_it_refuses_to_fill_a_server_that_is_not_for_development(settings):
    settings.DEBUG = False
    User.objects.all().delete()

    with pytest.raises(CommandError, match="stays out of here"):
        call_command("demo")

    assert not User.objects.exists()


def test_every_page_is_published_with_nothing_waiting(demonstration):
    pages = Page.objects.filter(depth__gt=1)

    assert not pages.filter(live=False).exists()
    assert not pages.filter(has_unpublished_changes=True).exists()
    assert not pages.filter(first_published_at=None).exists()


@EACH_BOARD
def test_every_page_opens_under_its_boards_name_and_no_others(board):
    strangers = [other.name for other in demo.BOARDS if other != board]
    paths = paths_of(board)

    assert "/" in paths
    for path in paths:
        response = get(board.hostname, path)
        text = words(response, "body")

        assert response.status_code == 200, path
        assert board.name in text, path
        assert not [name for name in strangers if name in text], path


@EACH_BOARD
def test_no_board_shows_another_boards_pages(board):
    other = demo.BOARDS[0] if board != demo.BOARDS[0] else demo.BOARDS[1]
    theirs = set(paths_of(other)) - set(paths_of(board))

    assert theirs
    assert {get(board.hostname, path).status_code for path in theirs} == {404}


@EACH_BOARD
def test_every_released_document_opens_and_says_its_kind_and_size(board):
    released = PageDocument.objects.filter(page__in=pages_of(board))

    assert released
    for row in released.select_related("file__collection"):
        response = get(board.hostname, row.file.url)

        assert response.status_code == 200, row
        assert row.file.collection.name == board.name
        assert len(row.facts) >= 2, row


@EACH_BOARD
def test_the_home_page_has_four_doors_and_every_section_in_its_menu(board):
    response = get(board.hostname)

    assert len(response.context["doors"]) == 4
    chosen = [section.block_type for section in response.context["page"].sections]
    assert {"search", "doors"} < set(chosen)
    has_none = "newest" not in chosen or board is demo.cambridgeshire.BOARD
    assert has_none or each(response, ".home-newest li")


def test_no_two_boards_look_alike():
    faces = set(Board.objects.values_list("face", flat=True))
    orders = {
        tuple(section.block_type for section in home.sections)
        for home in HomePage.objects.filter(locale__language_code="en-gb")
    }

    assert len(faces) == len(demo.BOARDS)
    assert len(orders) == len(demo.BOARDS)


@EACH_BOARD
def test_what_it_holds_passes_the_editors_own_checks(board):
    pages = list(pages_of(board).specific())

    assert pages
    for page in pages:
        page.full_clean()
        for field in page._meta.get_fields():
            if isinstance(field, StreamField):
                field.stream_block.clean(getattr(page, field.name))
    for row in PageDocument.objects.filter(page__in=pages_of(board)):
        row.full_clean()
    Board.objects.get(hostname=board.hostname).full_clean()


@EACH_BOARD
def test_its_editor_can_log_in_and_edit_its_home_page(board):
    client, home = Client(), pages_of(board).first()

    login = {"username": board.editor, "password": demo.PASSWORD}
    client.post("/admin/login/", login, headers={"host": "localhost"})
    response = client.get(
        f"/admin/pages/{home.pk}/edit/", headers={"host": "localhost"}
    )

    assert response.status_code == 200


def test_its_logins_are_named_while_their_password_is_the_known_one():
    everybody = [email for email, _may in demo.logins_in_use()]
    worked_out = User.objects.values("password").distinct().count()
    changed = User.objects.get(email=demo.ADMINISTRATOR)
    changed.set_password("another one altogether")
    changed.save()

    assert len(everybody) == len(demo.BOARDS) * len(Role) + 2
    assert worked_out == 1
    assert demo.OF_TWO_BOARDS in everybody
    assert demo.ADMINISTRATOR in everybody
    assert demo.ADMINISTRATOR not in [email for email, _may in demo.logins_in_use()]


def test_the_boards_look_different():
    colours = {board.facts["colour"] for board in demo.BOARDS}

    assert len(colours) == len(demo.BOARDS)


def test_the_cms_host_lists_the_boards():
    listed = words(get("localhost"))

    assert [board.name for board in demo.BOARDS if board.name not in listed] == []


def test_a_host_that_is_nobodys_is_not_found():
    assert get("leeds.localhost").status_code == 404


def test_a_board_is_searched_by_itself():
    found = get("sefton.localhost", "/search/?q=Matilda").content.decode()
    elsewhere = get("cumbria.localhost", "/search/?q=Matilda").content.decode()

    assert "/reviews/matilda/" in found
    assert "/reviews/matilda/" not in elsewhere
