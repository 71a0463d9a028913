"""Each mail to people of a board: whose it is, in plain words, and where it leads.

One that nothing here sends fails by its template.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.test import Client
from django.test.signals import template_rendered
from django.urls import resolve, reverse
from django.utils import timezone

from boards.governance.staff import invitations, renewals
from boards.models import Release, ReleaseState, Role
from boards.publishing.copy_requests.delivery import deliver
from boards.publishing.deadlines.duty import Duty, DutyKind
from boards.publishing.deadlines.mails import send_once
from boards.publishing.releases import notifications, transitions
from boards.publishing.themes import telling
from cms.users.second_factor import mails as login_mails
from tests import factories
from tests.boards.publishing.copy_requests.asking import make_request
from tests.cms.catalogues.test_own_english import UNKNOWN

pytestmark = pytest.mark.django_db

PROJECT = Path(__file__).resolve().parents[2]
TEMPLATES = PROJECT / "templates"
OF_MAILS = ("boards/mails/*.txt", "wagtailadmin/notifications/*.txt", "**/*mail*.txt")
# Of somebody's login, which may be for several boards.
OF_A_LOGIN = ("Password reset", f"{settings.WAGTAIL_SITE_NAME}: your login")
MONTHS = "January|February|March|April|June|July|August|September|October|November"
ANOTHER_DATE = re.compile(
    rf"\d ({MONTHS}|December) 20\d\d|\d\d?/\d\d?/20\d\d|20\d\d-\d\d-\d\d"
)


def mail_templates() -> set[str]:
    return {
        str(path.relative_to(TEMPLATES))
        for pattern in OF_MAILS
        for path in TEMPLATES.glob(pattern)
    }


@pytest.fixture
def rendered() -> Iterator[set[str]]:
    names: set[str] = set()

    def note(template: object, **_signal: object) -> None:
        names.add(str(getattr(template, "name", "")))

    template_rendered.connect(note)
    yield names
    template_rendered.disconnect(note)


def send_all(board: factories.OpenedBoard) -> None:
    manager, another = (factories.make_manager(board) for _each in range(2))
    editor = factories.make_editor(board, first_name="Kim")
    approver = factories.make_member(board, Role.APPROVER)
    now, ours = timezone.now(), board.board
    review = factories.make_review(board, live=False, owner=editor, title="Child P")
    factories.save_draft(review, editor)
    waits = factories.submit(board, review, by=editor)
    transitions.send_back(waits, approver, "The summary is missing.")
    transitions.submit(waits, editor)
    factories.sign_off(Release.objects.get(pk=waits.pk), approver)
    stopped = Release.objects.filter(pk=waits.pk)
    stopped.update(
        state=ReleaseState.STOPPED, why_stopped=["A file."], goes_public_at=now
    )
    notifications.tell_of_stops()
    notifications.tell_of_force(stopped.get())
    deliver(make_request(board).pk)
    invitations.invite(ours, "invited@example.org", [Role.EDITOR], manager)
    renewals.ask(ours, editor, another)
    telling.tell(ours, "accepted", theme="Water")
    telling.tell(ours, "merged", theme="Water", into="Safer sleep")
    telling.tell(ours, "declined", theme="Water", reason="It is a place.")
    days = [(now.date() + timedelta(days=day), day < 0) for day in (-1, 1)]
    due = [
        Duty(DutyKind.FLOOR, "Child P", day, late, "It ends.", reverse("due_report"))
        for day, late in days
    ]
    send_once(ours, manager, now.date(), due)
    login_mails.say(editor, login_mails.APP, codes_left=1)
    cms = Client(headers={"host": settings.CMS_HOST})
    cms.post(reverse("wagtailadmin_password_reset"), {"email": editor.email})


def faults_of(mail: EmailMultiAlternatives, names: tuple[str, str]) -> Iterator[str]:
    short_name, title = names
    html = "".join(str(one[0]) for one in getattr(mail, "alternatives", []))
    text = f"{mail.subject}\n{mail.body}\n{html}"
    if found := UNKNOWN.search(text):
        yield f"says “{found[0]}”"
    if found := ANOTHER_DATE.search(text):
        yield f"has a date as “{found[0]}”"
    if mail.subject not in OF_A_LOGIN:
        if not mail.subject.startswith(f"{short_name}: "):
            yield "its subject names no board"
        if title not in mail.body:
            yield "its text names no board"
    paths = re.findall(rf"{re.escape(settings.WAGTAILADMIN_BASE_URL)}(/\S+)", mail.body)
    if not [resolve(path.partition("#")[0]) for path in paths]:
        yield "it leads nowhere"


def test_each_mail_names_its_board_speaks_plainly_and_leads_to_the_work(
    rendered, mailoutbox, django_capture_on_commit_callbacks
):
    board = factories.make_board()
    names = board.board.short_name, board.board.title
    with django_capture_on_commit_callbacks(execute=True):
        send_all(board)

    faults = {mail.subject: list(faults_of(mail, names)) for mail in mailoutbox}
    assert mail_templates() - rendered == set()
    assert len(faults) > len(OF_A_LOGIN)
    assert {subject: found for subject, found in faults.items() if found} == {}


def test_who_sends_a_mail_has_its_words_in_a_template():
    known = mail_templates()
    senders = {
        str(path.relative_to(PROJECT)): text
        for room in ("boards", "cms", "home")
        for path in (PROJECT / room).rglob("*.py")
        if re.search(r"^\s+send_mail\(", text := path.read_text(), re.MULTILINE)
    }
    named = {
        path: known & set(re.findall(r'"([\w/]+\.txt)"', text))
        for path, text in senders.items()
    }

    assert senders
    assert [path for path, templates in named.items() if not templates] == []
