"""A version is taken from its time only when it has one, and nothing else is said."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from boards.models import ContentPage
from tests.factories import cms_client, make_board, make_editor, make_page, save_draft

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("is_scheduled", [True, False])
def test_it_is_said_of_what_was_scheduled_alone(is_scheduled):
    board = make_board()
    editor = make_editor(board)
    page = save_draft(make_page(ContentPage, board.home), editor)
    version = page.latest_revision
    if is_scheduled:
        version.approved_go_live_at = timezone.now() + timedelta(days=1)
        version.save()
    address = "wagtailadmin_pages:revisions_unschedule"
    client = cms_client(editor)

    said = client.post(reverse(address, args=[page.pk, version.pk]), follow=True)

    words = said.content.decode()
    taken = PageLogEntry.objects.filter(action="wagtail.schedule.cancel")
    assert taken.exists() is is_scheduled
    assert ("is not scheduled, so nothing was changed" in words) is not is_scheduled
