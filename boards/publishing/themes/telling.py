"""The people who edit a board's pages hear what became of its theme."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.mail import send_mail

from boards.models import Board, Role
from cms.users.models import User

WORKING = (Role.MANAGER, Role.EDITOR)


def tell(board: Board, what: str, **facts: str) -> None:
    """what: accepted, merged or declined. facts: what the mail says of it."""
    people = User.objects.filter(
        is_active=True,
        groups__board_role__board=board,
        groups__board_role__role__in=WORKING,
    ).distinct()
    addresses = sorted(person.email for person in people if person.email)
    if not addresses:
        return
    text = render_to_string(
        "boards/mails/theme_decided.txt",
        {
            "what": what,
            "board": board.title,
            "address": settings.WAGTAILADMIN_BASE_URL + reverse("wagtailadmin_home"),
            **facts,
        },
    )
    subject = _("%(board)s: your theme “%(theme)s”") % {
        "board": board.short_name,
        "theme": facts["theme"],
    }
    # A line break would begin another header.
    subject = " ".join(subject.split())
    for address in addresses:
        send_mail(subject, text, [address])
