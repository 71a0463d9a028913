"""The screens of the handbook: all tasks and a search, and one task."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from boards.admin.help import handbook

LONGEST = 200  # characters of a question


class Help(WagtailAdminTemplateMixin, TemplateView):
    """All tasks, or those in which the words that somebody asks for stand."""

    template_name = "wagtailadmin/boards/help/all.html"
    page_title = _("Help")
    header_icon = "help"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": _("Help")}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET.get("words", "")[:LONGEST].strip()
        return super().get_context_data(
            asked=asked,
            found=handbook.search(asked) if asked else [],
            opening=handbook.opening(),
            **kwargs,
        )


class HelpWithTask(WagtailAdminTemplateMixin, TemplateView):
    template_name = "wagtailadmin/boards/help/task.html"
    header_icon = "help"

    def get_page_title(self) -> str:
        return self._task().title

    def _task(self) -> handbook.Task:
        task = handbook.tasks().get(self.kwargs["task_name"])
        if task is None:
            raise Http404
        return task

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        above = {"url": reverse("help"), "label": _("Help")}
        here = {"url": "", "label": self._task().title}
        return [*self.breadcrumbs_items, above, here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        task = self._task()
        names = list(handbook.tasks())
        after = names[names.index(task.name) + 1 :][:1]
        following = handbook.tasks()[after[0]] if after else None
        return super().get_context_data(task=task, following=following, **kwargs)
