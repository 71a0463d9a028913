"""A login is taken for everybody, also where who has it cannot be seen."""

import pytest
from django.core.exceptions import ValidationError

from cms.tenancy.scope import Scope, in_scope
from tests.factories import make_board, make_editor

pytestmark = pytest.mark.django_db

TAKEN = "aoife@example.org"


def test_a_person_is_cleaned_in_a_scope_against_everybody():
    make_editor(make_board(), email=TAKEN)
    board = make_board()
    editor = make_editor(board)
    editor.email = TAKEN
    with in_scope(Scope(board.board.pk, editor.pk)), pytest.raises(ValidationError):
        editor.full_clean()
