"""What is in one language alone is as closed as the section in which it lies (R1).

The section is closed with its source, the page of the board's first language.
"""

from dataclasses import dataclass

import pytest
from django.core.management import call_command

from boards.models import ContentPage, OncePublic
from boards.publishing.releases.disclosure_guards import WouldOpen
from cms.models import BoardDocument, BoardImage
from home.provisioning import OpenedBoard
from tests.boards.public.serving.test_table import link_to
from tests.boards.public.strangers.test_nothing_here import told
from tests.factories import (
    get,
    host_of,
    make_board,
    make_document,
    make_image,
    make_page,
)
from tests.states import home_in, lock, translate

pytestmark = pytest.mark.django_db


@dataclass
class World:
    board: OpenedBoard
    section: ContentPage
    version: ContentPage
    page: ContentPage
    file: BoardDocument
    picture: BoardImage


@pytest.fixture
def world() -> World:
    board = make_board()
    section = make_page(ContentPage, board.home, slug="a")
    version = translate(section, "pl", home_in(board, "pl"))
    file, picture = make_document(board), make_image(board)
    picture.contextual_alt_text, picture.decorative = "A drawing", False
    body = [*link_to(file), ("figure", {"image": picture, "caption": ""})]
    page = make_page(ContentPage, version, slug="only", title="Quillfeather", body=body)
    return World(board, section, version, page, file, picture)


def answers(client, world: World) -> dict[str, bool]:
    """Whether each door gives or names what is in Polish alone."""
    rendition = world.picture.get_rendition("width-40")
    call_command("rebuild_references_index", verbosity=0)
    named = {
        "/sitemap.xml": "/only/",
        "/pl/search/?q=Quillfeather": "/only/",
        "/pl/": "/only/",
        "/pl/a/": "/only/",
        "/pl/a/only/": world.page.title,
    }
    found = {
        address: name in get(client, world.board, address).content.decode()
        for address, name in named.items()
    }
    for address in (world.file.url, rendition.url):
        answered = client.get(address, headers={"host": host_of(world.board)})
        found[address] = answered.status_code == 200
    return found


def test_no_door_gives_what_is_in_another_language_alone_below_a_closed_section(
    client, world
):
    before = answers(client, world)
    lock(world.section)
    after = answers(client, world)

    shown = ("/pl/a/only/", world.file.url, "/sitemap.xml")
    assert all(before[address] for address in shown)
    assert after == dict.fromkeys(before, False)


def test_its_address_asks_as_its_section_does(world):
    lock(world.section)

    asked = [told(address, world.board) for address in ("/pl/a/", "/pl/a/only/")]

    assert [status for status, *_rest in asked] == [200, 200]
    assert asked[0][3].replace(b"/pl/a/", b"?") == asked[1][3].replace(
        b"/pl/a/only/", b"?"
    )


def test_its_record_ends_with_the_password_which_one_person_does_not_take_off(world):
    restriction = lock(world.section)

    recorded = OncePublic.objects.get(page=world.page, document=world.file)
    assert recorded.last_day is not None
    with pytest.raises(WouldOpen, match=world.file.title):
        restriction.delete()
