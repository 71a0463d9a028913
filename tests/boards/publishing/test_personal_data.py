"""What is known of somebody is shown, erased everywhere, and forgotten in time."""

from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.mail import EmailMessage
from django.core.management import CommandError, call_command
from django.db.models import Model
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, PageLogEntry
from wagtail.users.models import UserProfile

from boards.governance.staff.invitations import invite
from boards.governance.staff.membership import remove
from boards.models import Membership, PageOpinion, Role
from boards.publishing.daily_jobs import registered_jobs
from boards.publishing.deadlines.daily import Outcome, run
from cms.mail.storing import as_stored
from cms.models import StoredMail, StoredTask
from cms.personal_data.audit_names import former_editor
from cms.personal_data.erasing import rows_of_a_login
from cms.personal_data.finding import rows_that_name
from cms.users.models import LogIn, User
from tests.boards.publishing.copy_requests.asking import make_request
from tests.factories import (
    cms_client,
    make_administrator,
    make_board,
    make_editor,
    make_manager,
    make_review,
    png_bytes,
)

pytestmark = pytest.mark.django_db

WHO = "Jo.Bloggs@practice.example"


def said(*arguments: str) -> str:
    out = StringIO()
    call_command("person", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def known():
    """Somebody who asked, wrote, was invited, worked here, and has left."""
    board = make_board()
    manager = make_manager(board)
    make_request(board, email=WHO.lower(), name="Jo Bloggs", message=f"Write to {WHO}")
    page = make_review(board)
    PageOpinion.objects.create(
        board=board.board, page=page, is_useful=False, sentence=f"I am {WHO}"
    )
    invite(board.board, WHO.lower(), [Role.EDITOR], manager)
    person = make_editor(board, email=WHO.lower(), first_name="Jo", last_name="Bloggs")
    profile = UserProfile.get_for_user(person)
    profile.avatar.save("jo.png", ContentFile(png_bytes()))
    cms_client(person)
    EmailAddress.objects.create(user=person, email=WHO.lower())
    SocialAccount.objects.create(user=person, provider="council", uid="4711")
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={})
    LogIn.objects.create(person=person, device="Firefox on Windows")
    log(instance=page, action="wagtail.edit", user=person, data={"for": WHO})
    mail = EmailMessage("To you", to=[WHO])
    StoredMail.objects.create(message=as_stored(mail))
    StoredTask.objects.create(name="send_reset_link", args=[WHO], queue="mail")
    return board, manager, person


def rows_of(person: User) -> set[type[Model]]:
    """Of which models a login has rows that go with it."""
    return {
        model
        for model, name in rows_of_a_login()
        if model._base_manager.filter(**{name: person}).exists()
    }


def test_who_is_erased_stands_in_no_table_no_file_and_no_log(
    known, caplog, django_capture_on_commit_callbacks
):
    board, manager, person = known
    key = person.pk
    assert len(rows_that_name(WHO)) >= 7
    assert {SocialAccount, Authenticator, LogIn} <= rows_of(person)
    assert "users_user" in said(WHO)
    with pytest.raises(CommandError, match="works for"):
        said(WHO, "--erase")
    remove(board.board, person, manager)
    with django_capture_on_commit_callbacks(execute=True):
        text = said(WHO, "--erase")

    assert "stands in no table" in text
    assert rows_that_name(WHO) == []
    assert rows_of(person) == set()
    assert Membership.objects.filter(person=person).exists()
    root = Path(settings.MEDIA_ROOT).parent
    there = [path for path in root.rglob("*") if path.is_file()]
    assert not [path for path in there if WHO.lower().encode() in path.read_bytes()]
    assert not [path for path in there if path.name.startswith("jo")]
    assert WHO.lower() not in caplog.text.lower()
    erased = User.objects.get(pk=key)
    assert not erased.has_usable_password()
    # The audit says who it was, for its years.
    assert str(PageLogEntry.objects.get(user=key, action="wagtail.edit").user) == (
        "Jo Bloggs"
    )


def test_an_administrator_is_not_erased():
    person = make_administrator()

    with pytest.raises(CommandError, match="is an administrator"):
        said(person.email, "--erase")


def age(days: int) -> None:
    past = timezone.now() - timedelta(days=days)
    for model in (ModelLogEntry, PageLogEntry):
        model.objects.update(timestamp=past)
    Membership.objects.exclude(left=None).update(left=past)
    User.objects.update(date_joined=past, last_login=past)


def forget() -> None:
    for _name, job in registered_jobs().items():
        job()


def names_in_audit() -> set[str]:
    lines = PageLogEntry.objects.filter(action="wagtail.edit")
    return {str(line.user) for line in lines}


def test_after_its_years_the_audit_says_what_was_done_and_by_nobody(known):
    board, manager, person = known
    remove(board.board, person, manager)
    page = PageLogEntry.objects.filter(user=person).get().page
    log(instance=page, action="wagtail.edit", user=manager)
    number = PageLogEntry.objects.count()
    age(settings.AUDIT_NAME_YEARS * 365 - 10)
    forget()
    assert names_in_audit() == {"Jo Bloggs", str(manager)}
    age(settings.AUDIT_NAME_YEARS * 366 + 10)

    forget()

    assert names_in_audit() == {"A former editor"}
    assert PageLogEntry.objects.count() == number
    assert Membership.objects.get(person=person).name == "A former editor"
    assert User.objects.get(pk=person.pk).email != WHO.lower()
    # Who works here goes on to.
    assert User.objects.get(pk=manager.pk).email == manager.email
    history = f"/admin/pages/{page.pk}/history/"
    assert "A former editor" in cms_client(manager).get(history).content.decode()
    assert not former_editor().is_active


def test_an_address_in_the_audit_goes_after_its_days(known):
    def addresses() -> set[str]:
        lines = ModelLogEntry.objects.filter(data__has_key="email")
        pages = PageLogEntry.objects.filter(data__has_key="email")
        return {line.data["email"] for line in [*lines, *pages]}

    age(settings.AUDIT_ADDRESS_DAYS - 5)
    forget()
    assert addresses() == {WHO.lower()}
    age(settings.AUDIT_ADDRESS_DAYS + 5)

    forget()

    assert addresses() == {"…"}


def test_the_daily_command_clears_sessions_that_have_ended():
    make_board()
    client = cms_client(make_administrator())
    ended = Session.objects.get()
    Session.objects.update(expire_date=timezone.now() - timedelta(days=1))
    cms_client(make_administrator())

    lines = list(run(timezone.localdate(), Outcome()))

    assert "Sessions that have ended, forgotten: 1" in lines
    assert Session.objects.count() == 1
    assert Session.objects.get().pk != ended.pk
    assert client.session.session_key == ended.pk
