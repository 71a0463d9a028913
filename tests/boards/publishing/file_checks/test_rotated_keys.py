"""The keys of the settings are changed, and nothing that was made with them is lost."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import encrypt
from django.core.management import call_command

from boards.models import NeverPublishEntry
from boards.publishing.file_checks import never_publish
from cms.models import SealedSecret
from cms.users.second_factor import one_time
from tests.cms.users.second_steps import code
from tests.factories import make_board, make_manager

pytestmark = pytest.mark.django_db


def rotate(settings, **keys: object) -> None:
    for name, key in keys.items():
        setattr(settings, name, key)
    call_command("rotate_secrets")


@pytest.fixture
def world(settings):
    settings.NEVER_PUBLISH_KEY = "first"
    board = make_board()
    manager = make_manager(board)
    never_publish.add(board.board, ["Ada Thorngate"], "family A", manager)
    return board.board, manager


def is_listed(board, manager) -> bool:
    """Whether the words are on the list already, and every entry can be used."""
    again = never_publish.add(board, ["Ada Thorngate"], "again", manager)
    return again == 0 and never_publish.unusable(board) == []


def test_a_list_goes_on_through_any_number_of_keys(world, settings):
    rotate(settings, NEVER_PUBLISH_KEY="second", NEVER_PUBLISH_KEY_BEFORE="first")
    settings.NEVER_PUBLISH_KEY_BEFORE = ""
    assert is_listed(*world)

    rotate(settings, NEVER_PUBLISH_KEY="third", NEVER_PUBLISH_KEY_BEFORE="second")
    call_command("rotate_secrets")
    settings.NEVER_PUBLISH_KEY_BEFORE = ""
    assert is_listed(*world)
    assert NeverPublishEntry.objects.count() == 1


def test_a_list_that_was_kept_with_the_sites_secret_gets_a_key_of_its_own(
    settings,
):
    settings.NEVER_PUBLISH_KEY, settings.SECRET_KEY = "", "site secret"
    board = make_board()
    manager = make_manager(board)
    never_publish.add(board.board, ["Ada Thorngate"], "", manager)
    rotate(settings, NEVER_PUBLISH_KEY="own")
    settings.SECRET_KEY = "another site secret"

    assert is_listed(board.board, manager)


def test_without_the_key_nobody_opens_what_is_kept_sealed(world, settings):
    rotate(settings, NEVER_PUBLISH_KEY="second", NEVER_PUBLISH_KEY_BEFORE="first")
    settings.NEVER_PUBLISH_KEY, settings.NEVER_PUBLISH_KEY_BEFORE = "other", ""
    kept = SealedSecret.objects.get().sealed

    assert len(never_publish.unusable(world[0])) == 1
    assert "first" not in kept
    call_command("rotate_secrets")
    assert SealedSecret.objects.get().sealed == kept


def test_what_a_process_with_the_key_before_adds_meanwhile_is_on_the_same_list(
    world, settings
):
    rotate(settings, NEVER_PUBLISH_KEY="second", NEVER_PUBLISH_KEY_BEFORE="first")
    settings.NEVER_PUBLISH_KEY, settings.NEVER_PUBLISH_KEY_BEFORE = "first", ""

    assert is_listed(*world)


def test_an_app_that_shows_codes_goes_on_without_the_secret_before(settings):
    person = make_manager(make_board())
    settings.SECRET_KEY = "site secret"
    secret = one_time.new_secret()
    one_time.keep(person, secret, 0)
    rotate(settings, SECRET_KEY="next", SECRET_KEY_FALLBACKS=["site secret"])
    settings.SECRET_KEY_FALLBACKS = []

    assert one_time.use(person, code(secret))


def test_an_app_that_no_key_opens_is_left_and_said(settings, capsys):
    person = make_manager(make_board())
    settings.SECRET_KEY = "lost"
    kept = encrypt("a secret")
    Authenticator.objects.create(user=person, type="totp", data={"secret": kept})
    rotate(settings, SECRET_KEY="next")

    assert "1 were lost before" in capsys.readouterr().out
    assert Authenticator.objects.get().data["secret"] == kept
