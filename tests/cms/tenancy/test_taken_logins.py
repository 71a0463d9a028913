"""A login is taken for everybody, also where who has it cannot be seen."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from cms.tenancy.scope import Scope, in_scope
from tests.factories import cms_client, make_board, make_editor

pytestmark = pytest.mark.django_db

TAKEN = "aoife@example.org"


def account(email: str) -> dict[str, str]:
    return {
        "name_email-first_name": "Aoife",
        "name_email-last_name": "Byrne",
        "name_email-email": email,
        "theme-theme": "light",
        "theme-contrast": "system",
        "theme-density": "default",
        "notifications-submitted_notifications": "on",
        "locale-preferred_language": "en-gb",
        "locale-current_time_zone": "Europe/London",
    }


@pytest.mark.parametrize("email", [TAKEN, TAKEN.upper()])
def test_an_address_that_somebody_of_another_board_has_is_refused_in_words(email):
    make_editor(make_board(), email=TAKEN)
    editor = make_editor(make_board())
    answer = cms_client(editor).post(reverse("wagtailadmin_account"), account(email))
    before = editor.email
    editor.refresh_from_db()

    assert answer.status_code == 200
    assert "Somebody already logs in with this address." in answer.content.decode()
    assert editor.email == before


def test_a_person_is_cleaned_in_a_scope_against_everybody():
    make_editor(make_board(), email=TAKEN)
    board = make_board()
    editor = make_editor(board)
    editor.email = TAKEN
    with in_scope(Scope(board.board.pk, editor.pk)), pytest.raises(ValidationError):
        editor.full_clean()
