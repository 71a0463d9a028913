"""Through which groups people work for a board, and as what."""

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from boards.models.board.board import Board


class Role(models.TextChoices):
    """What somebody does for a board."""

    MANAGER = "manager", _("Manager")
    APPROVER = "approver", _("Approver")
    EDITOR = "editor", _("Editor")
    TRANSLATOR = "translator", _("Translator")


class BoardRole(models.Model):
    """The group whose members have one role in one board.

    Rights hang on the group; whose people they are hangs on this row. A group belongs
    to one board only.
    """

    board = models.ForeignKey(
        Board,
        verbose_name=_("board"),
        on_delete=models.CASCADE,
        related_name="roles",
        help_text=_("The board that its people work for."),
    )
    role = models.CharField(
        _("role"),
        max_length=20,
        choices=Role,
        help_text=_("What they do for it. For example: Editor."),
    )
    group = models.OneToOneField(
        Group,
        verbose_name=_("group"),
        on_delete=models.PROTECT,
        related_name="board_role",
        help_text=_("Who has the role, and with which rights."),
    )

    class Meta:
        verbose_name = _("role in a board")
        verbose_name_plural = _("roles in boards")
        ordering = ["board", "role"]
        constraints = [
            models.UniqueConstraint(
                fields=("board", "role"), name="one_group_a_role_of_a_board"
            )
        ]

    def __str__(self) -> str:
        return f"{self.board}: {self.get_role_display()}"


class LastBoard(models.Model):
    """The board that somebody of several boards worked on last."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="last_board",
        help_text=_("Who chose it."),
    )
    board = models.ForeignKey(
        Board,
        verbose_name=_("board"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("What they find themselves in when they come back."),
    )

    class Meta:
        verbose_name = _("board that somebody worked on last")
        verbose_name_plural = _("boards that people worked on last")

    def __str__(self) -> str:
        return f"{self.user}: {self.board}"


class Membership(models.Model):
    """That somebody works for a board, or once did.

    What they may do hangs on their groups. This row knows since when they are here and
    when they were last seen here, and after they have left, what they were called: the
    person's own row is not the board's to see any more.
    """

    board = models.ForeignKey(
        Board,
        verbose_name=_("board"),
        on_delete=models.CASCADE,
        related_name="memberships",
        help_text=_("The board that they work for."),
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="memberships",
        help_text=_("Who works for it."),
    )
    since = models.DateTimeField(
        _("since"), db_default=Now(), help_text=_("For example: 02/03/2026 09:30")
    )
    last_seen = models.DateTimeField(
        _("last seen"),
        null=True,
        help_text=_("When they last worked on this board, give or take an hour."),
    )
    left = models.DateTimeField(
        _("left"), null=True, help_text=_("For example: 09/03/2026 17:00")
    )
    name = models.CharField(
        _("name when they left"),
        max_length=301,
        blank=True,
        help_text=_("For example: Jo Bloggs"),
    )

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["board", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=("board", "person"), name="one_membership_a_person_of_a_board"
            )
        ]

    def __str__(self) -> str:
        return f"{self.board}: {self.name or self.person_id}"
