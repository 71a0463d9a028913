"""The administrators' screen of tasks: what waits, what failed, running it again."""

from typing import Any

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from boards.admin.tasks.wording import in_words
from cms.models import StoredTask
from cms.tasks.health import is_standing_still
from cms.tasks.queue import run_again

MOST = 100


class ForAdministrators(View):
    """To everybody else it is not there: 404."""

    def dispatch(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        if not request.user.is_superuser:
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class FailedTasks(WagtailAdminTemplateMixin, ForAdministrators, TemplateView):
    template_name = "wagtailadmin/boards/tasks/screen.html"
    page_title = gettext_lazy("Work in the background")
    header_icon = "tasks"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        failed = StoredTask.objects.failed()
        waiting = StoredTask.objects.waiting().order_by("queue")
        return super().get_context_data(
            is_standing=is_standing_still(),
            waiting=waiting.values("queue").annotate(number=Count("pk")),
            number=failed.count(),
            failed=in_words(list(failed[:MOST])),
            **kwargs,
        )


class RunAgain(ForAdministrators):
    """One task that failed, or without its key all of them."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        failed = StoredTask.objects.failed()
        if "stored_task_id" in kwargs:
            failed = failed.filter(pk=kwargs["stored_task_id"])
        rows = list(failed)
        for row in rows:
            run_again(row)
        if rows:
            messages.success(
                request,
                ngettext(
                    "%s task is tried again, as if it was new.",
                    "%s tasks are tried again, as if they were new.",
                    len(rows),
                )
                % len(rows),
            )
        else:
            messages.warning(
                request, _("It has not failed any more: somebody was quicker.")
            )
        return redirect("background_tasks")
