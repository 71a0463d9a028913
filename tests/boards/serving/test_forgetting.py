"""Caches in front of the site forget a page's addresses when it changes."""

import pytest
from django.test import override_settings
from wagtail.contrib.frontend_cache.backends import BaseBackend
from wagtail.models import Page

from boards.availability import changing, withdrawing
from boards.models import Availability
from tests.boards.availability.worlds import public_review, the_row
from tests.factories import make_board

pytestmark = pytest.mark.django_db

told: list[str] = []


class Cache(BaseBackend):
    """Notes what it is told to forget."""

    def purge(self, url: str) -> None:
        told.append(url)


@pytest.fixture(autouse=True)
def cache():
    told.clear()
    backend = f"{__name__}.Cache"
    with override_settings(WAGTAILFRONTENDCACHE={"ours": {"BACKEND": backend}}):
        yield


def withdraw(review):
    words = withdrawing.Words("Withdrawn", "Being corrected.", "A name.")
    withdrawing.withdraw(Page.objects.get(pk=review.pk), None, words)


def close(review):
    changing.close(the_row(review), Availability.ON_REQUEST, None, "Time.", "Ask us.")


@pytest.mark.parametrize("step", [withdraw, close])
def test_a_cache_is_told_of_the_page_and_its_files(
    step, django_capture_on_commit_callbacks
):
    board = make_board()
    review = public_review(board)
    file = the_row(review).file
    told.clear()

    with django_capture_on_commit_callbacks(execute=True):
        step(review)

    address = review.full_url
    assert {address, f"{address}pdf/"} <= set(told)
    assert [url for url in told if url.endswith(file.url)]
