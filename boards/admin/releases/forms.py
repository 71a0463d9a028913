"""What people type about a release."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput
from wagtail.models import Page, get_page_models

from boards.models import (
    Board,
    CopyRecipient,
    CopySent,
    Release,
    ReleaseItem,
    ReleaseTick,
)
from boards.publishing.releases.checklist import LINES, ticked
from cms import trees
from cms.models import BasePage
from cms.users.models import User


def pages_for(release: Release | None, board: Board | None) -> QuerySet[Page]:
    """The drafts of a board that wait for no other release, and those of this one.

    board: None shows those of every board, to administrators.
    """
    waiting = Page.objects.filter(depth__gt=trees.BOARD_DEPTH, alias_of=None)
    if board:
        waiting = trees.in_board_of(waiting, board)
    free = Q(live=False) | Q(has_unpublished_changes=True)
    taken = Q(pk__in=ReleaseItem.objects.filter(is_open=True).values("page"))
    mine = Q(pk__in=release.items.values("page")) if release else Q(pk__in=[])
    others = [kind for kind in get_page_models() if not issubclass(kind, BasePage)]
    found = waiting.filter((free & ~taken) | mine).not_exact_type(*others)
    return found.order_by("path")


class PagesField(forms.ModelMultipleChoiceField):
    """A tick for each page, by its name and kind."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.get_admin_display_title()} ({obj.page_type_display_name})"


class ReleaseForm(WagtailAdminModelForm):
    """Title, time and pages of a release."""

    pages = PagesField(
        queryset=Page.objects.none(),
        label=_("Pages"),
        help_text=_(
            "All of them go public at the same moment, with their files. Listed are "
            "pages with a draft that waits and that are in no other release."
        ),
        error_messages={"required": _("Choose at least one page.")},
    )

    class Meta:
        model = Release
        fields = ["title", "goes_public_at"]
        widgets = {"goes_public_at": AdminDateTimeInput}

    def __init__(self, *args: Any, board: Board | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.board = board
        kept = self.instance if self.instance.pk else None
        pages: Any = self.fields["pages"]
        pages.queryset = pages_for(kept, board)
        if not pages.queryset.exists():
            pages.help_text = _(
                "No page has a draft that waits. Change a page, save it as a draft, "
                "and come back."
            )
        if kept:
            pages.initial = [item.page_id for item in kept.items.all()]

    def clean_goes_public_at(self) -> Any:
        at = self.cleaned_data["goes_public_at"]
        if at and at <= timezone.now():
            raise ValidationError(
                _(
                    "This time has passed. Give one that is still to come, or none: "
                    "then it goes public as soon as it is signed off."
                )
            )
        return at

    def clean_pages(self) -> Any:
        pages = self.cleaned_data["pages"]
        boards = {trees.board_path(page) for page in pages}
        if len(boards) > 1:
            raise ValidationError(_("All pages of a release are of one board."))
        return pages


class ChecksForm(forms.Form):
    """The checklist, the copies that were sent, and why something is done."""

    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Needed to send back, call back, give up or force. Your colleagues read "
            "it. For example: “The date of birth on page 4 has to go.”"
        ),
    )

    def __init__(self, *args: Any, release: Release, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.release, self.user = release, user
        known = ticked(release)
        for line in LINES:
            tick = known.get(line.key)
            is_mine = tick is not None and (
                not line.by_checker or tick.by_id == user.pk
            )
            self.fields[line.key] = forms.BooleanField(
                label=line.label, help_text=line.help, required=False, initial=is_mine
            )
        sent = dict(release.copies.values_list("recipient", "sent_on"))
        for value, label in CopyRecipient.choices:
            self.fields[f"copy_{value}"] = forms.DateField(
                label=label,
                required=False,
                initial=sent.get(value),
                widget=AdminDateInput,
                help_text=_("The day on which the copy was sent, or empty."),
            )

    @property
    def lines(self) -> list[Any]:
        """Each line of the checklist, with who has ticked it before."""
        known = ticked(self.release)
        return [(self[line.key], known.get(line.key), line) for line in LINES]

    @property
    def copies(self) -> list[Any]:
        return [self[f"copy_{value}"] for value in CopyRecipient.values]

    def save(self) -> None:
        """Keep what was ticked and sent, with who said so."""
        for line in LINES:
            self._save_tick(line.key)
        for recipient in CopyRecipient.values:
            day = self.cleaned_data[f"copy_{recipient}"]
            rows = CopySent.objects.filter(release=self.release, recipient=recipient)
            if day is None:
                rows.delete()
            elif not rows.filter(sent_on=day).exists():
                CopySent.objects.update_or_create(
                    release=self.release,
                    recipient=recipient,
                    defaults={"sent_on": day, "by": self.user},
                )

    def refuse(self, reasons: list[str]) -> None:
        """Say why a step was refused: of a line beside that line."""
        of_lines = {line.refusal: line for line in LINES}
        for reason in reasons:
            if line := of_lines.get(reason):
                self.add_error(line.key, line.lacks)
            else:
                self.add_error(None, reason)

    def _save_tick(self, key: str) -> None:
        field = self.fields[key]
        if self.cleaned_data[key] == bool(field.initial):
            return
        if self.cleaned_data[key]:
            ReleaseTick.objects.update_or_create(
                release=self.release,
                line=key,
                defaults={"by": self.user, "at": timezone.now()},
            )
        else:
            ReleaseTick.objects.filter(release=self.release, line=key).delete()
