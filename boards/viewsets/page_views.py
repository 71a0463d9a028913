"""Wagtail's page views, where ours say more."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.models import BasePage
from cms.places import reason_against_place


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
            model = ContentType.objects.get_by_natural_key(*names).model_class()
            reason = reason_against_place(model, parent)
            if reason:
                messages.error(request, reason)
                return redirect("wagtailadmin_explore", parent.pk)
        return super().dispatch(request, *names, parent_page_id)


class BoardPages(PageViewSet):
    """The views of every page that hangs under a home page."""

    model = BasePage
    add_view_class = CreateInPlaceView
    # The page tree keeps Wagtail's own listing.
    parent_models: list[Any] = []


board_pages = BoardPages()
