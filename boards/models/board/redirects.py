"""Addresses that have moved: what a board's host answers where nothing is any more."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from boards.models.board.board import Board
from cms import trees
from cms.tenancy.links import ReferencesInScope


class Redirect(ReferencesInScope, models.Model):
    """Sends who asks for an old address of a board to where the thing is now.

    It works on the board's own hosts, and only while no page answers at the address.
    """

    board = models.ForeignKey(
        Board,
        verbose_name=_("board"),
        on_delete=models.CASCADE,
        related_name="redirects",
        help_text=_("Whose address it is. For example: Cumbria LSCB"),
    )
    old_path = models.CharField(
        _("old address"),
        max_length=500,
        help_text=_(
            "What people still type or click. Copy it from the browser, or leave out "
            "the host. For example: /reports/child-p.html"
        ),
    )
    target_page = models.ForeignKey(
        Page,
        verbose_name=_("new page"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_(
            "The page of this board that has it now. The redirect follows the page "
            "when it moves. For example: “Child P: serious case review”"
        ),
    )
    target_url = models.CharField(
        _("or another address"),
        max_length=1000,
        blank=True,
        help_text=_(
            "When it is no page of this board. For example: "
            "https://www.example.gov.uk/safeguarding/"
        ),
    )
    is_permanent = models.BooleanField(
        _("for good"),
        default=True,
        help_text=_(
            "Browsers and search engines remember the new address. Untick it while "
            "the thing may come back, for example during a merger."
        ),
    )
    is_automatic = models.BooleanField(
        _("made when the page moved"), default=False, editable=False
    )
    created_at = models.DateTimeField(_("made"), auto_now_add=True)

    class Meta:
        verbose_name = _("redirect")
        verbose_name_plural = _("redirects")
        ordering = ["old_path", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=("board", "old_path"),
                name="one_redirect_an_old_address",
                violation_error_message=_(
                    "There is a redirect from this address already. Change that one."
                ),
            )
        ]

    def __str__(self) -> str:
        return self.old_path

    @property
    def old_address(self) -> str:
        """The old address as it is typed to be read as the same one."""
        before, mark, query = self.old_path.partition("?")
        quoted = before.replace("%", "%25").replace("%253f", "%3f")
        return quoted.replace("#", "%23") + mark + query

    @property
    def new_address(self) -> str:
        """Where it leads, as it can be typed: a path of the board's own for a page."""
        if self.target_page is None:
            return self.target_url
        return self.target_page.specific.relative_url(self.board.site) or ""

    def clean(self) -> None:
        """Refuse what leads nowhere, to two places, or to another board's page."""
        super().clean()
        if bool(self.target_page_id) == bool(self.target_url):
            raise ValidationError(
                {
                    "target_page": _(
                        "Say where it leads: choose a page, or write an address below, "
                        "and not both."
                    )
                }
            )
        page = self.target_page
        if page and self.board_id and trees.board_path(page) != self.board.path:
            raise ValidationError(
                {"target_page": _("This page is not there. Choose a page again.")}
            )
