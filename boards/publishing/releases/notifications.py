"""Two people hear of it when a release was stopped, or forced (R2, R3)."""

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.mail import send_mail

from boards.governance.staff.membership import people_with_roles
from boards.models import Release, ReleaseState, Role
from boards.publishing.releases.lock import in_words
from cms.users.models import User

AT_LEAST = 2


def tell_of_stops() -> int:
    """Mail about every stop that nobody has been told of; how many were.

    A mail that fails, or a process that dies over it, is tried again the next time. Two
    schedulers at once send it once.
    """
    waiting = Release.objects.filter(state=ReleaseState.STOPPED, told_at=None)
    told = 0
    for key in list(waiting.values_list("pk", flat=True)):
        with transaction.atomic():
            mine = waiting.select_for_update(skip_locked=True, of=("self",))
            release = mine.filter(pk=key).first()
            if release is None:
                continue
            _tell_of_stop(release)
            release.told_at = timezone.now()
            release.save(update_fields=["told_at"])
        told += 1
    return told


def _tell_of_stop(release: Release) -> None:
    _send(
        release,
        _("%(board)s: “%(release)s” did not go public"),
        "boards/mails/release_stopped.txt",
    )


def tell_of_force(release: Release) -> None:
    """Nobody of a board finds out by chance that something went out past them."""
    _send(
        release,
        _("%(board)s: “%(release)s” was forced"),
        "boards/mails/release_forced.txt",
    )


def _send(release: Release, subject: str, template: str) -> None:
    people = concerned(release)
    text = render_to_string(
        template,
        {
            "release": release,
            "board": release.board,
            "planned": in_words(release.goes_public_at),
            "address": settings.WAGTAILADMIN_BASE_URL
            + reverse("release", args=[release.pk]),
        },
    )
    subject = subject % {"board": release.board.short_name, "release": release.title}
    # A line break would begin another header.
    subject = " ".join(subject.split())
    for person in people:
        send_mail(subject, text, [person.email])


def concerned(release: Release) -> list[User]:
    """Who submitted it and who signed it off, as far as they are still there; then
    managers and approvers, until two people know.
    """
    people = {
        person: set(roles)
        for person, roles in people_with_roles(release.board)
        if person.is_active
    }
    keys = (release.submitted_by_id, release.signed_off_by_id, release.made_by_id)
    first = [person for key in keys for person in people if person.pk == key]
    others = sorted(people, key=lambda person: Role.MANAGER not in people[person])
    told = list(dict.fromkeys(first))[:AT_LEAST]
    for person in others:
        if len(told) >= AT_LEAST:
            break
        if person not in told:
            told.append(person)
    return told
