"""What boards keep of people, emptied when somebody is erased, and in time."""

from django.conf import settings
from django.utils import timezone

from boards.models import (
    CopySent,
    DocumentRequest,
    Invitation,
    Membership,
    PageOpinion,
    PreviewLink,
)
from boards.models.publishing.copy_requests import PERSONAL
from boards.publishing.daily_jobs import register_daily_job
from cms.personal_data.audit_names import FORMER, YEAR
from cms.personal_data.erasing import LEFT_OUT, register_erasing, register_work
from cms.users.models import User


def _requests(email: str, _person: User | None) -> int:
    """That somebody asked, for what, and how it ended, stays to be counted."""
    theirs = DocumentRequest.objects.filter(email__iexact=email)
    naming = DocumentRequest.objects.filter(message__icontains=email)
    noting = DocumentRequest.objects.filter(note__icontains=email)
    nothing = dict.fromkeys(PERSONAL, "")
    found = theirs | naming | noting
    return found.update(**nothing, forgotten_at=timezone.now())


def _opinions(email: str, _person: User | None) -> int:
    return PageOpinion.objects.filter(sentence__icontains=email).update(sentence="")


def _invitations(email: str, _person: User | None) -> int:
    return Invitation.objects.filter(email__iexact=email).delete()[0]


def _recipients(email: str, _person: User | None) -> int:
    """Who was given a link, or sent a copy: that somebody was, stays."""
    number = 0
    for model in (PreviewLink, CopySent):
        found = model.objects.filter(recipient__icontains=email)
        number += found.update(recipient=LEFT_OUT)
    return number


def _names_of_those_who_left() -> int:
    """As long as the audit says who did something, a board says who was here."""
    before = timezone.now() - YEAR * settings.AUDIT_NAME_YEARS
    old = Membership.objects.filter(left__lt=before).exclude(name=FORMER)
    return old.update(name=FORMER)


def install() -> None:
    register_daily_job("Names of who left years ago", _names_of_those_who_left)
    for model in (Membership, Invitation):
        register_work(model)
    register_erasing("requests for copies", _requests)
    register_erasing("sentences about pages", _opinions)
    register_erasing("invitations", _invitations)
    register_erasing("recipients of links and copies", _recipients)
