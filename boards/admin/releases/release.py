"""One release: what goes public, its files and their checks, the checklist, steps."""

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton
from wagtail.models import Page

from boards.admin.releases.forms import ChecksForm
from boards.admin.releases.policies import may_prepare, may_see
from boards.governance.staff.membership import roles_of
from boards.models import Release, ReleaseItem, ReleaseState, Role
from boards.publishing.deadlines.releases import copies_due
from boards.publishing.page_words.presentation import shown as findings_shown
from boards.publishing.releases import transitions
from boards.publishing.releases.audit_log import sent_back
from boards.publishing.releases.checks import (
    reasons_against_submitting,
    reasons_of_version,
)
from boards.publishing.releases.gate import ReleaseRefused, open_item
from boards.publishing.releases.lock import in_words
from boards.publishing.releases.notifications import tell_of_force
from boards.publishing.releases.reviewed_snapshot import ReviewedSnapshot, reviewed
from boards.publishing.releases.shapers import (
    hands_in,
    nobody_is_left,
    reasons_of_shaper,
    second_people,
)
from boards.publishing.releases.snapshot import (
    ReleasedPage,
    ReleaseSnapshot,
    held_by,
    latest_of,
)
from cms.users.models import User

WITH_REASON = ("send_back", "call_back", "give_up", "force")


class ReleaseView(WagtailAdminTemplateMixin, FormView):
    """Everything that a second person has to see before they say yes, on one screen."""

    template_name = "wagtailadmin/boards/releases/release.html"
    form_class = ChecksForm
    header_icon = "calendar-check"

    @cached_property
    def release(self) -> Release:
        rows = Release.objects.select_related("board", "forced_by", "signed_off_by")
        release = get_object_or_404(rows, pk=self.kwargs["pk"])
        if not may_see(self.user, release.board):
            return get_object_or_404(Release.objects.none())
        return release

    @property
    def user(self) -> User:
        return cast(User, self.request.user)

    def get_page_title(self) -> str:
        return self.release.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        above = {"url": reverse("releases:index"), "label": _("Releases")}
        here = {"url": "", "label": self.release.title}
        return [*self.breadcrumbs_items, above, here]

    @property
    def header_buttons(self) -> list[HeaderButton]:
        if not (self.release.is_open and may_prepare(self.user, self.release.board)):
            return []
        address = reverse("preview_links_of_release", args=[self.release.pk])
        return [HeaderButton(_("Preview links"), address, icon_name="view")]

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"release": self.release, "user": self.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        latest = latest_of(self.release)
        # What would be signed off now is what the screen shows; or what went public.
        shown = latest if self.release.is_open else held_by(self.release)
        return super().get_context_data(
            release=self.release,
            when=in_words(self.release.goes_public_at),
            rows=[self._row(page) for page in shown.pages],
            seen=reviewed(latest).as_text(),
            no_second_person=self._no_second_person(latest),
            lacking=self._lacking(latest),
            sent_back=self._sent_back(),
            copies_due=copies_due(self.release, timezone.localdate()),
            steps=self._steps(),
            **kwargs,
        )

    def _row(self, shown: ReleasedPage) -> dict[str, Any]:
        page = shown.item.page.specific
        revision = page.latest_revision
        draft: Any = shown.draft
        return {
            "page": page,
            "address": draft.canonical_address() or draft.slug,
            "head_title": draft.head_title,
            "head_description": draft.head_description,
            "version": revision.pk if revision else None,
            "changed": revision,
            "by": revision.user if revision else None,
            "files": shown.contents.files,
            "words": findings_shown(draft, self.user),
        }

    def _no_second_person(self, latest: ReleaseSnapshot) -> list[str]:
        """Why this person, or nobody at all, is the second one, before they have read
        it all.
        """
        if self.release.state != ReleaseState.SUBMITTED:
            return []
        if self._is_approver():
            versions = [
                reason for page in latest.pages for reason in reasons_of_version(page)
            ]
            return [*versions, *reasons_of_shaper(latest, self.user)]
        board = self.release.board
        is_left = second_people(board, hands_in(latest))
        return [] if is_left else [nobody_is_left(board)]

    def _lacking(self, latest: ReleaseSnapshot) -> list[str]:
        """What would stop it as it is now, said before anybody has ticked it all."""
        if not self.release.is_open or self.release.is_fixed:
            return []
        return reasons_against_submitting(latest)

    def _sent_back(self) -> Any:
        """Why it is to be changed, while it is."""
        is_changed = self.release.state == ReleaseState.PREPARING
        return sent_back(self.release) if is_changed else None

    def _is_approver(self) -> bool:
        return Role.APPROVER in roles_of(self.release.board, self.user)

    def _steps(self) -> dict[str, bool]:
        """The buttons that this person finds now."""
        state = self.release.state
        prepares = may_prepare(self.user, self.release.board)
        waits = state == ReleaseState.SUBMITTED
        return {
            "edit": prepares and state in transitions.CHANGEABLE,
            "save": prepares and self.release.is_open,
            "submit": prepares
            and state in (ReleaseState.PREPARING, ReleaseState.STOPPED),
            "sign_off": waits and self._is_approver(),
            "send_back": waits and self._is_approver(),
            "call_back": prepares and (waits or state == ReleaseState.SIGNED_OFF),
            "give_up": prepares and self.release.is_open,
            "force": self.user.is_superuser and self.release.is_open,
        }

    def form_valid(self, form: Any) -> HttpResponse:
        step = self.request.POST.get("step", "save")
        # Changing it has a screen of its own.
        if step == "edit" or not self._steps().get(step):
            messages.error(
                self.request,
                _("This cannot be done now: the release is “%(state)s”. Look again.")
                % {"state": self.release.get_state_display()},
            )
            return redirect("release", self.release.pk)
        if step in WITH_REASON and not form.cleaned_data["reason"].strip():
            form.add_error("reason", _("Say why. Your colleagues read it."))
            return self.form_invalid(form)
        if step not in ("give_up", "call_back", "send_back"):
            form.save()
        return self._do(step, form)

    def _do(self, step: str, form: Any) -> HttpResponse:
        act = getattr(self, f"_{step}")
        try:
            done = act(form.cleaned_data["reason"])
        except ReleaseRefused as refused:
            form.refuse(refused.reasons)
            return self.form_invalid(form)
        messages.success(self.request, done)
        return redirect("release", self.release.pk)

    def form_invalid(self, form: Any) -> HttpResponse:
        # As it is in the database, whatever the refused step had begun.
        self.release.refresh_from_db()
        return super().form_invalid(form)

    def _save(self, reason: str) -> str:
        return _("The checklist is saved. Nothing has gone public by this.")

    def _submit(self, reason: str) -> str:
        transitions.submit(self.release, self.user)
        return _(
            "Submitted. Nothing of it goes public before an approver has signed it off."
        )

    def _sign_off(self, reason: str) -> str:
        seen = ReviewedSnapshot.from_text(self.request.POST.get("seen", ""))
        done = transitions.sign_off(self.release, self.user, seen)
        if done.state == ReleaseState.RELEASED:
            return _("Signed off. It is public now.")
        return _("Signed off. It goes public on %(when)s.") % {
            "when": in_words(done.goes_public_at)
        }

    def _send_back(self, reason: str) -> str:
        transitions.send_back(self.release, self.user, reason)
        return _("Sent back, with your reason. Nothing of it goes public by this.")

    def _call_back(self, reason: str) -> str:
        transitions.call_back(self.release, self.user, reason)
        return _("Called back. Nothing of it goes public until it is signed off again.")

    def _give_up(self, reason: str) -> str:
        transitions.give_up(self.release, self.user, reason)
        return _("Given up. The public reads what it read before.")

    def _force(self, reason: str) -> str:
        tell_of_force(transitions.force(self.release, self.user, reason))
        return _("Forced. It is public now, and the board has been told.")


def release_of_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Leads to the release that a page is in, or went public with last."""
    page = get_object_or_404(Page, pk=page_id)
    earlier = ReleaseItem.objects.filter(page=page.pk).order_by("-pk")
    item = open_item(page) or earlier.first()
    if item is None:
        messages.warning(
            request, _("This page waits for no release. Submit it for sign-off first.")
        )
        return redirect("wagtailadmin_explore", page_id)
    return redirect("release", item.release_id)
