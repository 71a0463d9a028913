"""Preview links in the CMS: who makes them, sees them once, and ends them."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from boards.models import PreviewLink, ReviewPage, Role
from cms.link_secrets import hash_of
from tests.boards.publishing.previews.opening import (
    JO,
    follow,
    make_draft,
    make_link,
    make_release,
    the_link,
)
from tests.cms_forms import editing
from tests.factories import (
    cms_client,
    make_administrator,
    make_board,
    make_editor,
    make_member,
)

pytestmark = pytest.mark.django_db

SECRET = re.compile(r"/preview/([A-Za-z0-9_-]{43})/")


@pytest.fixture
def board():
    return make_board()


@pytest.fixture
def draft(board) -> ReviewPage:
    return make_draft(board)


def links_of(target) -> str:
    """Where the links of a page, or of a release, are kept."""
    name = "preview_links" if hasattr(target, "path") else "preview_links_of_release"
    return reverse(name, args=[target.pk])


def make(client: Client, target, recipient: str = JO, until: date | None = None):
    until = until or timezone.localdate() + timedelta(days=7)
    said = {"recipient": recipient, "until": until.strftime("%d/%m/%Y")}
    return client.post(links_of(target), said)


def revoking(link: PreviewLink) -> str:
    return reverse("revoke_preview_link", args=[link.pk])


@pytest.mark.parametrize("role", [role for role in Role if role != Role.TRANSLATOR])
def test_who_edits_a_page_makes_a_link_that_opens_it(board, draft, role):
    client = cms_client(make_member(board, role))

    secret = SECRET.search(make(client, draft).content.decode())[1]

    assert follow(board, secret).status_code == 200
    assert the_link().recipient == JO


def test_a_link_is_shown_once_and_kept_as_a_hash(board, draft):
    client = cms_client(make_editor(board))

    secret = SECRET.search(make(client, draft).content.decode())[1]

    assert secret not in client.get(links_of(draft)).content.decode()
    assert the_link().token_hash == hash_of(secret)
    assert secret not in str(PreviewLink.objects.values().get())
    assert secret not in str(list(PageLogEntry.objects.values()))


def test_a_link_works_for_a_week_unless_told_otherwise(board, draft):
    client = cms_client(make_editor(board))
    shown = client.get(links_of(draft)).context["form"]["until"].value()

    make(client, draft, until=shown)

    assert the_link().last_day == timezone.localdate() + timedelta(days=7)


@pytest.mark.parametrize(
    ("recipient", "days", "wrong"),
    [("", 7, "recipient"), ("J", 7, "recipient"), (JO, 31, "until"), (JO, -1, "until")],
)
def test_what_is_wrong_is_said_at_its_field_and_no_link_is_made(
    board, draft, recipient, days, wrong
):
    until = timezone.localdate() + timedelta(days=days)

    response = make(cms_client(make_editor(board)), draft, recipient, until)

    assert list(response.context["form"].errors) == [wrong]
    assert recipient in response.content.decode()
    assert not PreviewLink.objects.exists()


@pytest.mark.parametrize("days", [0, 30])
def test_the_first_and_the_last_day_are_taken(board, draft, days):
    until = timezone.localdate() + timedelta(days=days)

    make(cms_client(make_editor(board)), draft, until=until)

    assert the_link().last_day == until


def test_a_revoked_link_opens_nothing_and_says_who_ended_it(board, draft):
    editor = make_editor(board)
    secret = make_link(board, draft)

    cms_client(editor).post(revoking(the_link()))

    link = the_link()
    assert (link.end, link.ended_by) == (PreviewLink.End.REVOKED, editor)
    assert follow(board, secret).status_code == 404


def test_looking_revokes_nothing(board, draft):
    make_link(board, draft)

    response = cms_client(make_editor(board)).get(revoking(the_link()))

    assert response.status_code == 405
    assert not the_link().ended_at


def test_who_may_not_edit_the_page_has_no_links_of_it(board, draft):
    make_link(board, draft)
    client = cms_client(make_editor(make_board()))

    assert client.get(links_of(draft)).status_code == 404
    assert make(client, draft).status_code == 404
    assert client.post(revoking(the_link())).status_code == 404
    assert not the_link().ended_at


def test_a_boards_container_has_no_preview(board):
    client = cms_client(make_administrator())

    assert client.get(links_of(board.board)).status_code == 404


def test_the_editor_leads_to_the_links_of_its_page(board, draft):
    page = cms_client(make_editor(board)).get(editing(draft)).content.decode()

    assert links_of(draft) in page


def test_making_and_revoking_are_in_the_pages_log(board, draft):
    editor = make_editor(board)
    client = cms_client(editor)
    make(client, draft)
    client.post(revoking(the_link()))

    entries = PageLogEntry.objects.filter(page=draft.pk, action__contains="preview")
    assert {(entry.action, entry.user) for entry in entries} == {
        ("boards.preview_link", editor),
        ("boards.revoke_preview_link", editor),
    }
    assert all(JO in entry.message for entry in entries)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({}, "Works"),
        ({"expires": timezone.now() - timedelta(days=1)}, "Expired"),
        ({"end": "released", "ended_at": timezone.now()}, "The page went public"),
        ({"made_by": None}, "Ended: who made it has left"),
    ],
)
def test_the_list_says_in_words_whether_a_link_works(board, draft, change, words):
    make_link(board, draft)
    PreviewLink.objects.update(**change)

    page = cms_client(make_editor(board)).get(links_of(draft)).content.decode()

    assert words in page


def test_who_prepares_a_release_makes_a_link_to_all_of_it(board, draft):
    together = make_release(board, draft)
    client = cms_client(make_editor(board))

    secret = SECRET.search(make(client, together).content.decode())[1]

    assert follow(board, secret, f"pages/{draft.pk}/").status_code == 200
    assert PageLogEntry.objects.filter(page=draft.pk, action="boards.preview_link")


def test_a_translator_makes_no_link_to_a_release_nor_do_other_boards(board, draft):
    together = make_release(board, draft)

    for person in (
        make_member(board, Role.TRANSLATOR),
        make_editor(make_board()),
    ):
        client = cms_client(person)
        assert client.get(links_of(together)).status_code == 404
        assert make(client, together).status_code == 404
    assert not PreviewLink.objects.exists()


def test_a_translator_revokes_no_link_to_a_release(board, draft):
    make_link(board, make_release(board, draft))
    client = cms_client(make_member(board, Role.TRANSLATOR))

    assert client.post(revoking(the_link())).status_code == 404
    assert not the_link().ended_at


def test_the_screen_of_a_release_leads_to_its_links(board, draft):
    together = make_release(board, draft)

    page = cms_client(make_editor(board)).get(reverse("release", args=[together.pk]))

    assert links_of(together) in page.content.decode()
