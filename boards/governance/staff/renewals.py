"""Somebody has lost their phone: two people of their board let them begin anew.

One manager asks, another confirms. The password goes with the second step, and the
person chooses another by mail: nobody who knows the old one comes before them.
"""

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.mail import send_mail

from boards.governance.staff.membership import change_of_people, note, people_of
from boards.models import Board, Renewal, Role
from cms.users.models import User
from cms.users.second_factor.forgetting import begin_anew

WAITS = timedelta(days=3)


def waiting_in(board: Board) -> QuerySet[Renewal]:
    return Renewal.objects.waiting().filter(board=board)


def ask(board: Board, person: User, by: User) -> Renewal:
    """Ask for it, as one of the board's managers. Nothing has happened by it.

    Raises ValidationError where it cannot be, and PermissionDenied when `by` does not
    keep the board.
    """
    with change_of_people(board, by):
        person = _one_of(board, person)
        if person.pk == by.pk:
            raise ValidationError(
                _("Another manager asks for yours: nobody does it for themselves.")
            )
        if waiting_in(board).filter(person=person).exists():
            raise ValidationError(
                _("This was asked for already, and waits for a second person.")
            )
        renewal = Renewal.objects.create(
            board=board, person=person, asked_by=by, expires=timezone.now() + WAITS
        )
        note(board, "ask_for_renewal", by, person=str(person))
        _tell_the_others(renewal, by)
    return renewal


def confirm(renewal: Renewal, by: User) -> None:
    """The second person: from here on the person has neither step nor password.

    Raises ValidationError for who asked, for the person themselves, and where nothing
    waits any more.
    """

    def begin() -> None:
        renewal.confirmed_by, renewal.confirmed_at = by, timezone.now()
        renewal.save(update_fields=["confirmed_by", "confirmed_at"])
        begin_anew(_one_of(renewal.board, renewal.person))
        note(renewal.board, "confirm_renewal", by, person=str(renewal.person))

    if by.pk in (renewal.asked_by_id, renewal.person_id):
        raise ValidationError(
            _("A second person confirms it: neither who asked, nor whose login it is.")
        )
    _decide(renewal, by, begin)


def refuse(renewal: Renewal, by: User) -> None:
    """Nothing happens; any manager may say so, also who asked."""

    def end() -> None:
        renewal.refused_at = timezone.now()
        renewal.save(update_fields=["refused_at"])
        note(renewal.board, "refuse_renewal", by, person=str(renewal.person))

    _decide(renewal, by, end)


def _decide(renewal: Renewal, by: User, does: Callable[[], None]) -> None:
    with change_of_people(renewal.board, by):
        if not waiting_in(renewal.board).filter(pk=renewal.pk).exists():
            raise ValidationError(_("It was decided already, or its time is over."))
        does()


def _tell_the_others(renewal: Renewal, by: User) -> None:
    """Mail those who can confirm it. A small board may have nobody else."""
    others = people_of(renewal.board).filter(
        is_active=True,
        groups__board_role__board=renewal.board,
        groups__board_role__role=Role.MANAGER,
    )
    path = reverse("people", args=[renewal.board_id])
    text = render_to_string(
        "wagtailadmin/boards/staff/renewal_mail.txt",
        {
            "by": by,
            "person": renewal.person,
            "board": renewal.board.title,
            "address": settings.WAGTAILADMIN_BASE_URL + path,
        },
    )
    subject = _("%(board)s: is the phone of %(person)s lost? Please confirm") % {
        "board": renewal.board.short_name,
        "person": renewal.person,
    }
    for other in others.exclude(pk__in=[by.pk, renewal.person_id]):
        send_mail(" ".join(subject.split()), text, [other.email])


def _one_of(board: Board, person: User) -> User:
    """Somebody who works for the board now, and is no administrator."""
    found = people_of(board).filter(pk=person.pk, is_superuser=False).first()
    if found is None:
        raise PermissionDenied
    return found
