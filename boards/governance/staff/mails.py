"""The mail that invites somebody to a board."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.mail import send_mail

from boards.models import Invitation


def send_invitation(invitation: Invitation, token: str) -> None:
    """Send the link. Raises OSError when no mail server takes it."""
    board = invitation.board
    text = render_to_string(
        "boards/mails/invitation.txt",
        {
            "board": board.title,
            "inviter": invitation.invited_by,
            "roles": invitation.roles_display,
            "expires": invitation.expires,
            "address": settings.WAGTAILADMIN_BASE_URL
            + reverse("open_invitation", args=[token]),
        },
    )
    subject = _("%(board)s: your invitation") % {"board": board.short_name}
    # A line break would begin another header.
    send_mail(" ".join(subject.split()), text, [invitation.email])
