"""What a page has to have before it goes public (R2, R8)."""

from datetime import timedelta

import pytest

from boards.models import (
    ContentPage,
)
from boards.release.gate import ReleaseRefused
from tests.boards.release.conftest import draft_review
from tests.factories import (
    make_page,
    save_draft,
    sign_off,
    submit,
)

pytestmark = pytest.mark.django_db
LATER = timedelta(hours=1)


def test_a_review_whose_report_is_not_published_has_to_teach_something(world):
    review, _file = draft_review(world)
    save_draft(
        review,
        world.editor,
        released_documents=[],
        publication_decision="not_published",
        publication_note="It would identify the family.",
    )
    waiting = submit(world.board, review, by=world.editor)

    with pytest.raises(ReleaseRefused, match="improvements or recommendations"):
        sign_off(waiting, world.approver)


def test_a_page_under_a_hidden_one_waits_for_it(world):
    above = make_page(ContentPage, world.board.home, live=False)
    below = make_page(ContentPage, above, live=False)
    below.save_revision(user=world.editor)
    waiting = submit(world.board, below, by=world.editor)

    with pytest.raises(ReleaseRefused, match="is not public"):
        sign_off(waiting, world.approver)
