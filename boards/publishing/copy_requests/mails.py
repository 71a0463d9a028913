"""The mail that tells a board that somebody asks for a copy."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.admin.mail import send_mail

from boards.models import Board, DocumentRequest, Role
from cms.users.models import User


def contacts_of(board: Board) -> list[str]:
    """Who of a board reads what visitors ask: its office, else its managers."""
    if board.email:
        return [board.email]
    managers = User.objects.filter(
        is_active=True,
        groups__board_role__board=board.pk,
        groups__board_role__role=Role.MANAGER,
    )
    return sorted(set(managers.values_list("email", flat=True)))


def send_request(request: DocumentRequest) -> bool:
    """Whether there was anybody to tell. An answer to the mail goes to the visitor."""
    contacts = contacts_of(request.board)
    if not contacts:
        return False
    # Staff read it, whatever language the visitor does.
    with translation.override(settings.LANGUAGE_CODE):
        address = reverse("requests:edit", args=[request.pk])
        text = render_to_string(
            "boards/mails/copy_request.txt",
            {
                "asked": request,
                "board": request.board,
                "address": settings.WAGTAILADMIN_BASE_URL + address,
            },
        )
        subject = _("%(board)s: somebody asks for a copy of “%(title)s”") % {
            "board": request.board.short_name,
            "title": request.document_title,
        }
    # A line break would begin another header.
    send_mail(" ".join(subject.split()), text, contacts, reply_to=[request.email])
    return True
