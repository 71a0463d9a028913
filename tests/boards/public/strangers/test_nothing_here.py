"""A stranger who guesses a name is told nothing: every 404 of a board is the same.

The addresses come from the resolver and from a page of every kind in two languages.
Each is asked for as a draft, as a page that waits, as one that only another board or
another language has, and compared with a name that nobody ever gave.
"""

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page

from boards.models import (
    Availability,
    BriefingPage,
    ContentPage,
    LearningIndexPage,
    OncePublic,
    Redirect,
    ReviewPage,
    Theme,
)
from boards.publishing.previews import links
from cms.slugs import SERVED
from home.provisioning import OpenedBoard
from tests.boards.publishing.copy_requests.asking import make_request, make_row
from tests.every_page import TYPES, one_of_each
from tests.factories import (
    host_of,
    make_board,
    make_document,
    make_editor,
    make_image,
    make_page,
    make_review,
    release,
    submit,
)
from tests.in_languages import one_of_each_in
from tests.public_addresses import public_patterns
from tests.states import lock
from tests.worlds import taken_back

NEVER = "zq4-never-given"
BELOW = ("", "pdf/")


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[OpenedBoard]:
    """A board with a live page of every kind in English and in Polish."""
    with taken_back(django_db_blocker):
        board = make_board()
        one_of_each(board)
        one_of_each_in(board, "pl")
        yield board


def pages_below_home(board: OpenedBoard) -> list[Page]:
    """Every page that has a name of its own in its address."""
    below = Page.objects.descendant_of(board.board).filter(depth__gt=board.home.depth)
    return list(below.specific())


def told(path: str, board: OpenedBoard, method: str = "get") -> Any:
    """Status, headers, cookies and body, without the name that was asked for."""
    answer = getattr(Client(), method)(path, headers={"host": host_of(board)})
    headers = {
        name: value.replace(path.rstrip("/"), "/ASKED")
        for name, value in answer.headers.items()
    }
    return answer.status_code, headers, dict(answer.cookies), answer.content


def a_draft(page: Page) -> None:
    Page.objects.filter(pk=page.pk).update(live=False)


def scheduled(page: Page) -> None:
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.live = False
    page.save()
    page.save_revision(approved_go_live_at=page.go_live_at)


def a_draft_with_a_password(page: Page) -> None:
    a_draft(page)
    lock(page)


def below_a_draft(page: Page) -> None:
    a_draft(page)
    Page.objects.filter(path__startswith=page.path[: -page.steplen]).exclude(
        depth__lte=3
    ).update(live=False)


def of_another_language(page: Page) -> None:
    """Live, in a language that the address does not say."""
    other = Locale.objects.exclude(pk=page.locale_id).first()
    Page.objects.filter(pk=page.pk).update(locale=other)


def elsewhere(page: Page) -> None:
    """Its name is live on another board, and not here."""
    stranger = make_board()
    make_page(ContentPage, stranger.home, slug=page.slug)
    a_draft(page)


STATES = [
    a_draft,
    scheduled,
    a_draft_with_a_password,
    below_a_draft,
    of_another_language,
    elsewhere,
]


def twin_of(page: Page, world: OpenedBoard) -> tuple[str, str]:
    """The address of a page, and beside it one that nobody ever gave to anything."""
    address = page.relative_url(world.site)
    return address, f"{address.rstrip('/').rpartition('/')[0]}/{NEVER}/"


@contextmanager
def in_state(page: Page, state: Callable[[Page], None]) -> Iterator[None]:
    with transaction.atomic():
        state(page)
        # As if it had never been anything else.
        OncePublic.objects.all().delete()
        yield
        transaction.set_rollback(True)


def test_no_name_of_a_page_of_any_kind_is_confirmed(world):
    pages = pages_below_home(world)

    assert {type(page).__name__ for page in pages} >= {*TYPES} - {"HomePage"}
    for page in pages:
        address, never = twin_of(page, world)
        with in_state(page, a_draft):
            for rest in BELOW:
                found = told(address + rest, world)
                assert found == told(never + rest, world), address + rest
                assert found[0] == 404


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
@pytest.mark.parametrize("kind", [ReviewPage, LearningIndexPage])
def test_no_name_is_confirmed_whatever_keeps_it_from_the_public(world, kind, state):
    page = kind.objects.in_tree_of(world.home).get()
    address, never = twin_of(page, world)
    with in_state(page, state):
        rests, methods = ("", "pdf/", "deeper/pdf/"), ("get", "head", "post")
        for rest, method in itertools.product(rests, methods):
            found = told(address + rest, world, method)
            assert found == told(never + rest, world, method), (rest, method)
            assert found[0] == 404
        found = told(address.rstrip("/"), world)
        assert found == told(never.rstrip("/"), world)


@pytest.mark.django_db
def test_no_page_is_said_to_be_where_the_reader_is_not():
    board = make_board()
    for menu in (True, False):
        above = make_page(ContentPage, board.home, show_in_menus=menu)
        make_page(ContentPage, above, slug="secret", live=False)

        _status, _headers, _cookies, body = told(f"/{above.slug}/secret/", board)

        assert b"aria-current" not in body


@pytest.mark.django_db
def test_a_page_that_waits_for_its_sign_off_is_not_there():
    board = make_board()
    review = make_review(board, slug="child-q", live=False)
    row = release(review, make_document(board))
    by = make_editor(board)
    review.save_revision(user=by)
    submit(board, review, by=by)
    above = review.get_parent().relative_url(board.site)

    assert told(f"{above}child-q/", board) == told(f"{above}{NEVER}/", board)
    assert told(row.file.url, board) == told("/documents/987654/a.pdf", board)


def closed_values(board: OpenedBoard) -> dict[str, list[tuple[str, str]]]:
    """For each pattern that takes values: closed addresses, each with its twin.

    The twin is the address that differs in what was never given to anything.
    """
    stranger = make_board()
    by = make_editor(board)
    draft = make_review(board, slug="child-q", live=False)
    draft.save_revision(user=by)
    shown = make_document(board)
    locked = make_page(ContentPage, board.home, slug="locked")
    restriction = lock(locked)
    theirs = make_page(ContentPage, stranger.home, slug="theirs")
    their_restriction = lock(theirs)
    until = timezone.localdate() + timedelta(days=3)
    _link, secret = links.make(draft, "Jo", until, by)
    _theirs, their_secret = links.make(
        make_review(stranger, live=False), "Jo", until, make_editor(stranger)
    )
    rows = [
        release(draft, make_document(board), availability=Availability.ON_REQUEST),
        release(locked, shown, availability=Availability.ON_REQUEST),
        release(make_review(board), make_document(board)),
        make_row(stranger),
    ]
    picture = make_image(board).get_rendition("max-4x4")
    their_picture = make_image(stranger).get_rendition("max-4x4")
    files = [draft.released_documents.get().file, shown, make_document(stranger)]
    never = "x" * 43
    password = "/_util/authenticate_with_password/{}/{}/".format
    preview = "/preview/{}/{}".format
    asked_for = make_request(stranger).reference
    own = [
        Theme.objects.create(name="Secret", slug=f"secret-{one.pk}", board=one)
        for one in (board.board, stranger.board)
    ]
    draft.themes.set(own[:1])
    draft.save()
    return {
        r"^documents/([0-9]{1,18})/(.*)$": [
            (file.url, "/documents/987654/a.pdf") for file in files
        ],
        r"^media/(?P<path>.+)$": [
            (place, "/media/images/never.png")
            for place in (
                picture.url,
                picture.image.file.url,
                their_picture.url,
                their_picture.image.file.url,
            )
        ],
        "preview/<secret:secret>/": [
            (preview(their_secret, ""), preview(never, "")),
        ],
        "preview/<secret:secret>/watermark.svg": [
            (preview(their_secret, "watermark.svg"), preview(never, "watermark.svg")),
        ],
        "preview/<secret:secret>/pages/<int:page_id>/": [
            (preview(secret, f"pages/{page.pk}/"), preview(never, "pages/987654/"))
            for page in (locked, theirs)
        ],
        "preview/<secret:secret>/documents/<int:document_id>/<str:name>": [
            (preview(secret, file.url[1:]), preview(never, "documents/987654/a.pdf"))
            for file in files[1:]
        ],
        "preview/<secret:secret>/pictures/<path:place>": [
            (preview(secret, f"pictures/{one.file.name}"), preview(never, "pictures/a"))
            for one in (picture, their_picture)
        ],
        r"^sitemap-(?P<first>[1-9][0-9]{0,8})\.xml$": [
            (f"/sitemap-{draft.pk}.xml", "/sitemap-987654.xml")
        ],
        "themes/<slug:slug>/": [
            *((f"/themes/{theme.slug}/", f"/themes/{NEVER}/") for theme in own),
            ("/themes/bullying/", f"/themes/{NEVER}/"),
        ],
        "ask-for-a-copy/<int:row_id>/": [
            (reverse("ask_for_a_copy", args=[row.pk]), "/ask-for-a-copy/987654/")
            for row in rows
        ],
        **{
            f"is-it-useful/<int:page_id>/{end}": [
                (f"/is-it-useful/{one.pk}/{end}", f"/is-it-useful/987654/{end}")
                for one in (theirs, locked, draft)
            ]
            for end in ("", "thanks/")
        },
        "ask-for-a-copy/asked/<str:reference>/": [
            (f"/ask-for-a-copy/asked/{asked_for}/", "/ask-for-a-copy/asked/nobody/"),
        ],
        (
            "_util/authenticate_with_password/"
            "<int:page_view_restriction_id>/<int:page_id>/"
        ): [
            (password(one, page.pk), password(987654, 987654))
            for one, page in (
                (restriction.pk, theirs),
                (their_restriction.pk, theirs),
                (their_restriction.pk, locked),
                (restriction.pk, draft),
                (987654, locked),
            )
        ],
    }


# Names pages: asked for above, in each of their states.
PAGES = SERVED
# What they answer with is in the address itself.
OF_NOTHING = {
    r"^theme/(?P<colour>[0-9a-f]{6})(?:-(?P<pattern>[a-z]+))?\.css$",
    r"^pattern/(?P<pattern>[a-z]+)\.svg$",
    r"^icon/(?P<colour>[0-9a-f]{6})-(?P<letter>[A-Z])\.svg$",
}


@pytest.mark.django_db
def test_no_key_and_no_file_is_confirmed_by_any_address():
    board = make_board()
    closed = closed_values(board)
    OncePublic.objects.filter(document__isnull=False).delete()
    wanted = {one.route for one in public_patterns() if one.takes_values}

    assert {*closed, *OF_NOTHING, PAGES} == wanted
    for address, never in itertools.chain(*closed.values()):
        found = told(address, board)
        assert found == told(never, board), address
        assert found[0] == 404


@pytest.mark.django_db
def test_a_draft_changes_no_byte_of_what_is_public():
    board = make_board()
    one_of_each(board)
    site = board.site
    pages = pages_below_home(board)
    addresses = ["/", "/sitemap.xml", "/robots.txt", "/search/?q=embargo"]
    addresses += [page.relative_url(site) for page in pages if page.numchild]
    before = [told(address, board) for address in addresses]
    for page in pages:
        if not page.specific_class.max_count_per_parent:
            page.copy(
                update_attrs={
                    "title": "Embargo",
                    "slug": f"embargo-{page.pk}",
                    "live": False,
                },
                keep_live=False,
                copy_revisions=False,
            )

    assert Page.objects.filter(title="Embargo").count() > 5
    assert [told(address, board) for address in addresses] == before


@pytest.mark.django_db
def test_what_answers_404_keeps_no_header_and_no_cookie_of_the_view(settings):
    board = make_board()
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, f"{__name__}.Talkative"]

    assert told("/told/", board) == told("/untold/", board)


class Talkative:
    """Says more the one time than the other."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if "untold" not in request.path:
            request.session["seen"] = True
            response["Server-Timing"] = "db;dur=3"
            response["Vary"] = "Cookie"
            response.set_cookie("seen", "1")
            response.content += b" A draft."
        return response


@pytest.mark.django_db
def test_a_redirect_to_a_page_that_never_was_public_is_not_there():
    board = make_board()
    draft = make_page(BriefingPage, board.home, live=False)
    Redirect.objects.create(board=board.board, old_path="/old", target_page=draft)

    assert told("/old/", board) == told(f"/{NEVER}/", board)
