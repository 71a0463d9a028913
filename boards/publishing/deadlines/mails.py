"""The daily mail that tells a board's people what is due."""

from datetime import date, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import ngettext
from wagtail.admin.mail import send_mail

from boards.models import Board, BoardRole, DailyMail, Role
from boards.publishing.deadlines.duty import Duty, DutyKind
from cms.users.models import User

TOLD = (Role.MANAGER, Role.APPROVER)
# Reading a page again needs less time than the rest.
BEFORE_A_PAGES_REVIEW = timedelta(days=14)


def worth_a_mail(duties: list[Duty], today: date) -> list[Duty]:
    """Those of some duties that are near enough to remind people of."""
    limit = today + BEFORE_A_PAGES_REVIEW
    return [
        duty
        for duty in duties
        if duty.kind != DutyKind.PAGE_REVIEW or duty.due <= limit
    ]


def people_to_tell(board: Board) -> QuerySet[User]:
    """The managers and approvers of a board with an open login."""
    groups = BoardRole.objects.filter(board=board, role__in=TOLD).values("group")
    found = User.objects.filter(is_active=True, groups__in=groups)
    return found.distinct().order_by("pk")


def send_once(board: Board, person: User, today: date, duties: list[Duty]) -> bool:
    """Send somebody the list, unless they have had it today. Whether it was sent.

    Two commands at once: the second waits for the first one's row, and sends nothing.
    A mail that fails takes the row back. Raises OSError then.
    """
    try:
        with transaction.atomic():
            DailyMail.objects.create(board=board, person=person, day=today)
            _send(board, person, duties)
    except IntegrityError:
        return False
    return True


def _send(board: Board, person: User, duties: list[Duty]) -> None:
    late = [duty for duty in duties if duty.is_overdue]
    text = render_to_string(
        "boards/mails/daily.txt",
        {
            "board": board,
            "late": late,
            "coming": [duty for duty in duties if not duty.is_overdue],
            "cms": settings.WAGTAILADMIN_BASE_URL,
            "address": settings.WAGTAILADMIN_BASE_URL + reverse("due_report"),
        },
    )
    subject = ngettext(
        "%(board)s: %(count)s thing is due",
        "%(board)s: %(count)s things are due",
        len(duties),
    ) % {"board": board.short_name, "count": len(duties)}
    # A line break would begin another header.
    send_mail(" ".join(subject.split()), text, [person.email])
