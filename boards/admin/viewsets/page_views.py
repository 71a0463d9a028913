"""Wagtail's page views, where ours say more."""

from typing import Any, cast

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.views.pages.choose_parent import ChooseParentView
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsUnscheduleView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page
from wagtail.permissions import policy_registry

from boards.models import Board
from cms.models import BasePage
from cms.places import reason_against_place
from cms.tasks.done_once import done_once


class CreateInPlaceView(CreateView):
    """Says where a page of the kind belongs, to whoever asks for one elsewhere."""

    def dispatch(
        self,
        request: HttpRequest,
        content_type_app_name: str,
        content_type_model_name: str,
        parent_page_id: int,
    ) -> HttpResponse:
        names = (content_type_app_name, content_type_model_name)
        policy = policy_registry.get_by_type(Page)
        mine = policy.explorable_instances(request.user)
        parent = mine.filter(pk=parent_page_id).first()
        if parent is not None:
            kind = ContentType.objects.get_by_natural_key(*names)
            reason = reason_against_place(cast(type[Page], kind.model_class()), parent)
            if reason:
                messages.error(request, reason)
                return redirect("wagtailadmin_explore", parent.pk)
        return super().dispatch(request, *names, parent_page_id)

    def publish_action(self) -> HttpResponse:
        # Wagtail stores a new page as live and publishes it then. Nobody may see it
        # in between: the publication may yet be refused.
        self.form.instance.live = False
        return super().publish_action()

    def form_invalid(self, form: Any) -> HttpResponse:
        """The summary says what is wrong: Wagtail's message would say it twice."""
        if self.expects_json_response:
            return super().form_invalid(form)
        self.has_unsaved_changes = True
        return self.render_to_response(self.get_context_data())


class EditInWordsView(EditView):
    """Calls a draft a draft: Wagtail says “updated” of what the public does not see."""

    def add_save_confirmation_message(self) -> None:
        said = (
            _("“%(page)s” has been sent back.")
            if self.action_name == "perform_workflow_action"
            else _("A draft of “%(page)s” has been saved.")
        )
        words = {"page": self.page.get_admin_display_title()}
        messages.success(self.request, str(said) % words)

    def save_action(self) -> HttpResponse:
        """What the page points at, and says to the search, is written once."""
        with done_once():
            return super().save_action()

    def form_invalid(self, form: Any) -> HttpResponse:
        """As of a new page, unless the page is locked, or is taken back."""
        if (
            self.expects_json_response
            or self.is_cancelling_workflow
            or self.locked_for_user
        ):
            return super().form_invalid(form)
        self.errors_debug, self.has_unsaved_changes = "", True
        return self.render_to_response(self.get_context_data())


class ChooseListView(ChooseParentView):
    """Asks below which list a new page goes; says so when there is none to go below."""

    page_title = _("Where does it go?")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.get_valid_parent_pages(request.user).exists():
            return super().get(request, *args, **kwargs)
        (place,) = self.model.allowed_parent_page_models()
        names = {
            "kind": self.model._meta.verbose_name,
            "place": place._meta.verbose_name,
        }
        messages.error(
            request,
            _(
                "A page of the kind “%(kind)s” goes below a page of the kind "
                "“%(place)s”, and there is none yet. Add that below your home page "
                "first."
            )
            % names,
        )
        return redirect("wagtailadmin_explore_root")


class UnscheduleInWordsView(RevisionsUnscheduleView):
    """Says so of a version that waits for no time: nothing is taken back then."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.revision.approved_go_live_at is None:
            words = {"page": self.get_object_display_title()}
            messages.error(
                request,
                _(
                    "This version of “%(page)s” is not scheduled, so nothing was "
                    "changed. The page's history shows which version is."
                )
                % words,
            )
            return redirect(self.get_next_url())
        return super().dispatch(request, *args, **kwargs)


class BoardPages(PageViewSet):
    """The views of every page that hangs under a home page."""

    model = BasePage
    add_view_class = CreateInPlaceView
    edit_view_class = EditInWordsView
    revisions_unschedule_view_class = UnscheduleInWordsView
    # The page tree keeps Wagtail's own listing.
    parent_models: list[Any] = []

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """The views find a page among all pages: an abstract kind has no table."""
        return super().get_common_view_kwargs(**{"model": Page, **kwargs})


class BoardItself(PageViewSet):
    """The views of the page of a board's facts."""

    model = Board
    edit_view_class = EditInWordsView
    revisions_unschedule_view_class = UnscheduleInWordsView
    parent_models: list[Any] = []


board_pages = BoardPages()
board_itself = BoardItself()
