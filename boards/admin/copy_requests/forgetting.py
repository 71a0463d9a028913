"""The screen on which the personal data of a request are deleted at once."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permissions import policy_registry

from boards.models import DocumentRequest
from boards.publishing.copy_requests import audit_log
from cms.users.logged_in import logged_in_user


class ForgetView(PermissionCheckedMixin, WagtailAdminTemplateMixin, DetailView):
    """Asks once more, then deletes what says who asked."""

    model = DocumentRequest
    template_name = "wagtailadmin/boards/copy_requests/forget.html"
    page_title = gettext_lazy("Delete the personal data")
    header_icon = "bin"
    permission_required = "change"
    _show_breadcrumbs = True

    def get_queryset(self) -> Any:
        policy = policy_registry.get_by_type(DocumentRequest)
        allowed = policy.instances_user_has_permission_for(self.request.user, "change")
        return allowed.filter(forgotten_at=None)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        asked = self.object
        return [
            *self.breadcrumbs_items,
            {"url": reverse("requests:index"), "label": _("Requests")},
            {
                "url": reverse("requests:edit", args=[asked.pk]),
                "label": asked.document_title,
            },
            {"url": "", "label": self.get_page_title()},
        ]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.object = self.get_object()
        self.object.forget()
        audit_log.note(self.object, "forgotten", logged_in_user(request))
        messages.success(
            request,
            _("Nothing says any more who asked %(reference)s.")
            % {"reference": self.object.reference},
        )
        return redirect("requests:edit", self.object.pk)
