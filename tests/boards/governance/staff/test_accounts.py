"""One's own account: a name and a password are one's own, the address is kept."""

import pytest
from django.contrib.auth.tokens import default_token_generator
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from cms.users.models import User
from tests.boards.governance.staff.asking import PASSWORD, browser
from tests.factories import cms_client, make_board, make_editor, make_manager, make_user

pytestmark = pytest.mark.django_db


def test_somebody_changes_their_name_and_not_their_address():
    board, other = make_board(), make_board()
    taken = make_editor(other)
    person = make_editor(board, email="jo@example.org")
    client = cms_client(person)

    shown = client.get("/admin/account/").content.decode()
    client.post(
        "/admin/account/",
        {
            "name_email-first_name": "Jo",
            "name_email-last_name": "Bloggs",
            "name_email-email": taken.email,
            "notifications-submitted_notifications": "on",
            "locale-preferred_language": "en-gb",
            "locale-current_time_zone": "Europe/London",
            "theme-theme": "system",
            "theme-contrast": "system",
            "theme-density": "default",
            "theme-keyboard_shortcuts": "on",
        },
    )

    person = User.objects.get(pk=person.pk)
    assert "name_email-email" not in shown
    assert person.get_full_name() == "Jo Bloggs"
    assert person.email == "jo@example.org"


@pytest.mark.parametrize(("active", "mails"), [(True, 1), (False, 0)])
def test_only_an_active_login_gets_a_new_password_by_mail(mailoutbox, active, mails):
    person = make_user(password=PASSWORD, is_active=active)

    browser().post("/admin/password_reset/", {"email": person.email})

    assert len(mailoutbox) == mails


def test_a_link_for_a_new_password_opens_no_login_that_was_closed():
    person = make_user(password=PASSWORD)
    key = urlsafe_base64_encode(force_bytes(person.pk))
    token = default_token_generator.make_token(person)
    User.objects.filter(pk=person.pk).update(is_active=False)
    client = browser()

    address = f"/admin/password_reset/confirm/{key}/{token}/"
    response = client.get(address, follow=True)
    new = {"new_password1": "another long one", "new_password2": "another long one"}
    client.post(response.request["PATH_INFO"], new)

    assert not User.objects.get(pk=person.pk).is_active


@pytest.mark.parametrize(
    "address", ["/admin/users/edit/{}/", "/admin/users/delete/{}/"]
)
def test_a_manager_changes_nobodys_password_or_address(address):
    board = make_board()
    person = make_editor(board, password=PASSWORD)
    client = cms_client(make_manager(board))

    client.post(
        address.format(person.pk),
        {"email": "mine@example.org", "password1": "x" * 20, "password2": "x" * 20},
    )

    there = User.objects.get(pk=person.pk)
    assert there.email == person.email
    assert there.check_password(PASSWORD)
