"""A page that is locked gets no other version by the addresses without a form."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from boards.models import ContentPage
from tests.factories import cms_client, make_board, make_manager, make_page

pytestmark = pytest.mark.django_db


def ask(client: Client, page: Page, action: str, **fields: object) -> tuple[int, str]:
    address = reverse("wagtailadmin_api:pages:action", args=[page.pk, action])
    answer = client.post(address, fields)
    return answer.status_code, answer.content.decode()


def test_a_locked_page_gets_no_other_version_by_the_api():
    board = make_board()
    client = cms_client(make_manager(board))
    page = make_page(ContentPage, board.home)
    first = page.save_revision()
    alias = page.create_alias(update_slug="again")
    versions = {one: one.revisions.count() for one in (page, alias)}
    Page.objects.filter(pk__in=[page.pk, alias.pk]).update(locked=True)

    answers = [
        ask(client, page, "revert_to_page_revision", revision_id=first.pk),
        ask(client, alias, "convert_alias"),
    ]

    for status, said in answers:
        assert (status, "was not changed" in said) == (403, True), said
    assert {one: one.revisions.count() for one in versions} == versions
    assert Page.objects.get(pk=alias.pk).alias_of_id == page.pk
