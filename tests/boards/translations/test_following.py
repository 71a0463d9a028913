"""A version goes where its source goes: away, behind a password, and never alone."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from boards.models import Availability, ContentPage, PageDocument
from boards.publishing.releases.scheduler import run
from boards.publishing.withdrawals.document_changes import close
from boards.publishing.withdrawals.withdrawing import Words, withdraw
from tests.factories import get, make_page, release
from tests.languages import version

pytestmark = pytest.mark.django_db


@pytest.fixture
def source(board):
    return make_page(ContentPage, board.home)


def status(board, page):
    return get(Client(), board, page).status_code


def test_unpublishing_a_source_takes_its_versions_away(board, source):
    polish = version(source, "pl", live=True)

    ContentPage.objects.get(pk=source.pk).unpublish()

    assert not Page.objects.get(pk=polish.pk).live


def test_withdrawing_a_source_withdraws_its_versions(board, source):
    polish = version(source, "pl", live=True)

    withdraw(source, None, Words("Withdrawn", "It named somebody.", "A name."))

    assert status(board, polish) == 410


def test_a_source_that_expires_takes_its_versions_along(board, source):
    polish = version(source, "pl", live=True)
    Page.objects.filter(pk=source.pk).update(
        expire_at=timezone.now() - timedelta(minutes=1)
    )

    list(run(timezone.now()))

    assert not Page.objects.get(pk=polish.pk).live


@pytest.mark.parametrize("place", ["the page", "above it"])
def test_a_password_before_a_source_is_before_its_versions(board, source, place):
    below = make_page(ContentPage, source)
    version(source, "pl", live=True)
    polish = version(below, "pl", live=True)
    assert "password" not in answer(board, polish)

    PageViewRestriction.objects.create(
        page=below if place == "the page" else source,
        restriction_type="password",
        password="a-long-word",
    )

    assert 'name="password"' in answer(board, polish)
    assert not ContentPage.objects.visible().filter(pk=polish.pk).exists()


def test_a_password_before_a_version_leaves_its_source_open(board, source):
    polish = version(source, "pl", live=True)

    PageViewRestriction.objects.create(
        page=polish, restriction_type="password", password="a-long-word"
    )

    assert 'name="password"' in answer(board, polish)
    assert 'name="password"' not in answer(board, source)
    assert ContentPage.objects.visible().filter(pk=source.pk).exists()


def answer(board, page):
    return get(Client(), board, page).content.decode()


def test_why_a_version_was_withdrawn_is_marked_as_another_language(board, source):
    polish = version(source, "pl", live=True)

    withdraw(source, None, Words("Withdrawn", "It named somebody.", "A name."))

    said = answer(board, polish)
    assert '<span lang="en-GB" dir="ltr">It named somebody.</span>' in said
    assert "<span" not in said.partition("<title>")[2].partition("</title>")[0]
    assert "<span lang" not in answer(board, source)


def test_a_film_that_is_withdrawn_is_withdrawn_in_every_language(board, source):
    row = release(source, link="https://films.example/1", kind="briefing")
    polish = version(source, "pl", live=True)

    close(row, Availability.WITHDRAWN, None, "A name was said.", "It named somebody.")

    carried = PageDocument.objects.get(page=polish.pk)
    assert carried.availability == Availability.WITHDRAWN
    # Its note is in the language of the staff: the page says it in its own, by state.
    assert carried.public_note == ""
