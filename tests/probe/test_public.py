"""What a board publishes is answered on its own host, and on no other."""

import pytest
from django.conf import settings
from wagtail.models import Page

from cms.models import BoardDocument, BoardImage
from tests.factories import host_of
from tests.probe.conftest import World
from tests.probe.counts import COUNTS
from tests.probe.neighbours import Neighbour

pytestmark = [pytest.mark.probe, pytest.mark.django_db]

BESIDE_PAGES = ("/sitemap.xml", "/robots.txt", "/favicon.ico", "/feed/", "/rss.xml")
# The directory of boards is public: names and hosts, and nothing else.
DIRECTORY = "/"


def pages_of(board: Neighbour) -> list[str]:
    """Every page, also those that are no visitor's to read."""
    below = Page.objects.descendant_of(board.board.home, inclusive=True)
    home = board.board.home.url_path
    return ["/" + page.url_path.removeprefix(home) for page in below]


def files_of(board: Neighbour) -> list[str]:
    documents = BoardDocument.objects.filter(pk__in=board.keys_of("cms.BoardDocument"))
    images = BoardImage.objects.filter(pk__in=board.keys_of("cms.BoardImage"))
    renditions = [r for image in images for r in image.renditions.all()]
    return [
        *(document.url for document in documents),
        *(f"{one.url}?cover={one.file_hash[:8]}" for one in documents),
        *(f"/documents/{document.pk}/" for document in documents),
        *(image.file.url for image in images),
        *(rendition.url for rendition in renditions),
    ]


def searches_for(board: Neighbour) -> list[str]:
    words = (board.word, board.published.title, board.draft.title, board.file.title)
    return [
        *(f"/search/?q={word}" for word in words),
        *(f"/search/suggestions/?q={word}" for word in words),
        f"/search/?q={board.word}&site={board.board.board.pk}",
    ]


def everything_public(board: Neighbour) -> list[str]:
    site = board.board.site
    assert site
    return [
        *pages_of(board),
        *files_of(board),
        *searches_for(board),
        *BESIDE_PAGES,
        f"/?site={site.pk}",
        f"/_util/authenticate_with_password/1/{board.published.pk}/",
    ]


@pytest.mark.parametrize("place", ["another board's host", "the CMS", "nobody's host"])
def test_nothing_of_a_board_is_answered_elsewhere(world: World, place):
    host = {
        "another board's host": host_of(world.ours.board),
        "the CMS": settings.CMS_HOST,
        "nobody's host": "nobody.example",
    }[place]
    stranger = world.browser(None)
    wrong = []
    for path in everything_public(world.theirs):
        answer = stranger.get(path, host=host)
        words = answer.words_of(world.theirs.word)
        asked = {word for word in words if word in path}
        is_directory = place == "the CMS" and path.startswith((DIRECTORY + "?", "/"))
        if is_directory and path.split("?")[0] == DIRECTORY:
            continue
        if words - asked or answer.status >= 500:
            wrong.append(f"{path}: {answer.status}, {sorted(words - asked)[:5]}")
        if path in files_of(world.theirs) and answer.status != 404:
            wrong.append(f"{path}: {answer.status}")
    COUNTS[f"asked by the public at {place}"] = f"{stranger.asked}, wrong {len(wrong)}"

    assert wrong == []


def test_the_directory_of_the_cms_names_a_board_and_says_no_more_of_it(world: World):
    theirs = world.theirs.board
    answer = world.browser(None).get(DIRECTORY, host=settings.CMS_HOST)
    known = f"{theirs.board.title} {theirs.board.short_name} {host_of(theirs)}"

    assert answer.status == 200
    assert {
        word for word in answer.words_of(world.theirs.word) if word not in known
    } == (set())


def test_on_its_own_host_the_public_sees_what_is_published_and_no_draft(world: World):
    stranger = world.browser(None)
    host = host_of(world.theirs.board)
    told: set[str] = set()
    for path in everything_public(world.theirs):
        answer = stranger.get(path, host=host)
        told |= {
            word for word in answer.words_of(world.theirs.word) if word not in path
        }
    published = {world.theirs.published.title, world.theirs.locked.title}

    assert published <= told
    assert world.theirs.draft.title not in told
    assert world.theirs.private.title not in told
