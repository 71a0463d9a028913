"""The big button below a page says what comes next, and nothing refused is offered."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from boards.models import NewsPage, Release, ReviewIndexPage, ReviewPage, Role
from tests.boards.publishing.availability.worlds import THIS_YEAR, public_review
from tests.cms_forms import adding, editing
from tests.factories import (
    cms_client,
    make_board,
    make_editor,
    make_member,
    make_news,
    make_review,
    save_draft,
    submit,
    the_list,
)

pytestmark = pytest.mark.django_db


def verbs(client: Client, address: str) -> list[str]:
    """What the buttons below a form say, the big one first."""
    soup = BeautifulSoup(client.get(address).content, "html.parser")
    found = soup.select("footer .actions button, footer .actions a.button")
    said = [" ".join(button.get_text(" ").split()) for button in found]
    return [words for words in said if words != "More actions"]


def skipped_to(client: Client, address: str) -> str:
    """The button to which the second link of a screen leads, past all the rest."""
    soup = BeautifulSoup(client.get(address).content, "html.parser")
    target = soup.select_one(".skiplink--button")["data-w-focus-target-value"]
    return " ".join(soup.select_one(target).get_text(" ").split())


def test_it_is_publish_where_one_person_may_and_submit_where_two_must():
    board = make_board()
    editor = make_editor(board)
    client = cms_client(editor)
    news, review = make_news(board), make_review(board, live=False, owner=editor)
    save_draft(review, editor)
    home = NewsPage.objects.get(pk=news.pk).get_parent()
    reviews = the_list(ReviewIndexPage, board)

    first = {
        name: verbs(client, address)[0]
        for name, address in {
            "new news": adding(NewsPage, home),
            "news": editing(news),
            "new review": adding(ReviewPage, reviews),
            "review": editing(review),
        }.items()
    }

    assert first == {
        "new news": "Publish",
        "news": "Publish",
        "new review": "Submit for sign-off",
        "review": "Submit for sign-off",
    }
    assert "Publish" not in verbs(client, adding(ReviewPage, reviews))


def test_it_is_the_sign_off_for_whom_a_page_waits_and_for_nobody_else():
    board = make_board()
    editor = make_editor(board)
    review = make_review(board, live=False, owner=editor)
    save_draft(review, editor)
    submit(board, review, by=editor)
    approver = make_member(board, Role.APPROVER)
    other = make_member(board, Role.APPROVER, Role.EDITOR)

    assert verbs(cms_client(approver), editing(review))[0] == "Sign off…"
    assert verbs(cms_client(editor), editing(review))[0] == "See its release"
    release = reverse("release", args=[Release.objects.get().pk])
    assert skipped_to(cms_client(approver), editing(review)) == "Sign off…"
    assert skipped_to(cms_client(approver), release).startswith("Sign off and")
    save_draft(review, other)
    assert "Sign off…" not in verbs(cms_client(other), editing(review))


def offered(client: Client, address: str) -> set[str]:
    soup = BeautifulSoup(client.get(address).content, "html.parser")
    found = soup.select("a[href*='/delete/'], a[href*='/unpublish/']")
    return {link.get_text(" ", strip=True) for link in found}


def test_what_would_be_refused_is_not_offered():
    board = make_board()
    editor = make_editor(board)
    client = cms_client(editor)
    public = public_review(board, published=THIS_YEAR)
    draft = make_review(board, live=False, owner=editor)
    above = public.get_parent()

    assert offered(client, editing(public)) == set()
    assert offered(client, editing(draft)) == {"Delete"}
    lists = [reverse("wagtailadmin_explore", args=[above.pk])]
    for address in lists:
        pages = BeautifulSoup(client.get(address).content, "html.parser")
        links = [link["href"] for link in pages.select("tbody a[href]")]
        assert not any(f"/{public.pk}/delete/" in link for link in links)
        assert not any(f"/{public.pk}/unpublish/" in link for link in links)
        assert any(f"/{draft.pk}/delete/" in link for link in links)


def test_a_report_is_not_put_on_request_before_its_floor():
    board = make_board()
    public = public_review(board, published=THIS_YEAR)
    client = cms_client(make_editor(board))
    address = reverse("availability", args=[public.pk])

    assert "Put on request" not in client.get(address).content.decode()


def test_enter_in_a_field_saves_a_draft_whatever_the_big_button_is():
    board = make_board()
    news = make_news(board)

    page = cms_client(make_editor(board)).get(editing(news)).content
    # A browser presses the first button of a form, wherever it stands.
    buttons = BeautifulSoup(page, "html.parser").select(
        "[form=page-edit-form][type=submit], #page-edit-form [type=submit]"
    )

    assert buttons[0].get("name") is None
    assert buttons[1]["name"] == "action-publish"
