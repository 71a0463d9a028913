"""Somebody is told by mail what happened to their login: it may not have been them."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from wagtail.admin.mail import send_mail

from cms.users.models import User

APP = _("An app that shows codes was set up for your login.")
PASSKEY = _("A passkey was set up for your login.")
REMOVED = _("A passkey or an app was removed from your login.")
CODES = _("New recovery codes were made for your login. The earlier ones are void.")
RECOVERED = _("Somebody logged in to your login with a recovery code.")
FORGOTTEN = _(
    "The second step of your login was taken back, and so was your password. Ask for "
    "a new password on the page where you log in; then you set up a second step anew."
)


def say(person: User, what: object, codes_left: int | None = None) -> None:
    """Tell somebody. The mail leaves by the worker when all is stored."""
    text = render_to_string(
        "wagtailadmin/second_factor/mail.txt",
        {
            "what": what,
            "codes_left": codes_left,
            "address": settings.WAGTAILADMIN_BASE_URL,
        },
    )
    subject = f"{settings.WAGTAIL_SITE_NAME}: {_('your login')}"
    send_mail(subject, text, [person.email])
