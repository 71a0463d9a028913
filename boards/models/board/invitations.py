"""Asking somebody by email to work for a board."""

from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from boards.models.board.board import Board
from boards.models.board.membership import Role


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def unanswered(self) -> Self:
        """Neither accepted nor withdrawn; what has expired can be sent again."""
        return self.filter(accepted_at=None, withdrawn_at=None)


class Invitation(models.Model):
    """One link, sent to one address, that lets one person join one board once.

    The link itself is known to who reads the mail, and to nobody else: of its secret
    only a hash is kept. Without `invited_by` it came from a command. It goes when who
    sent it goes, as it is void then.
    """

    board = models.ForeignKey(
        Board,
        verbose_name=_("board"),
        on_delete=models.CASCADE,
        related_name="invitations",
        help_text=_("The board that they are asked to work for."),
    )
    email = models.EmailField(
        _("email address"), help_text=_("For example: jo.bloggs@example.gov.uk")
    )
    roles = ArrayField(
        models.CharField(max_length=20, choices=Role),
        verbose_name=_("roles"),
        help_text=_("What they will do for the board. For example: Editor."),
    )
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("invited by"),
        null=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Who has to be a manager still when the invitation is accepted."),
    )
    created = models.DateTimeField(
        _("sent"), db_default=Now(), help_text=_("For example: 02/03/2026 09:30")
    )
    expires = models.DateTimeField(
        _("expires"), help_text=_("For example: 09/03/2026 09:30")
    )
    accepted_at = models.DateTimeField(
        _("accepted"), null=True, help_text=_("For example: 04/03/2026 14:00")
    )
    withdrawn_at = models.DateTimeField(
        _("withdrawn"), null=True, help_text=_("For example: 04/03/2026 14:00")
    )
    token_hash = models.CharField(
        _("hash of the link's secret"),
        max_length=64,
        unique=True,
        help_text=_("SHA-256, as hexadecimal digits."),
    )

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-created", "-pk"]

    def __str__(self) -> str:
        return f"{self.email}, {self.board}"

    @property
    def has_expired(self) -> bool:
        return self.expires <= timezone.now()

    @property
    def is_open(self) -> bool:
        """Whether nobody has answered it, and time has not run out."""
        return not (self.accepted_at or self.withdrawn_at or self.has_expired)

    @property
    def roles_display(self) -> str:
        return role_labels(self.roles)


def role_labels(roles: list[str]) -> str:
    """Roles in words, in their own order: "Manager, Editor"."""
    return ", ".join(str(role.label) for role in Role if role in roles)
