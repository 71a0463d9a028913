"""The forms of lists that are no pages."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic import CopyView, CreateView, EditView
from wagtail.admin.viewsets.model import ModelViewSet

from cms.error_summary import InSummary


class AddToList(InSummary, CreateView):
    success_message = _("“%(object)s” has been added, and counts from now on.")


class ChangeInList(InSummary, EditView):
    success_message = _("“%(object)s” has been changed, and counts so from now on.")


class CopyInList(InSummary, CopyView):
    success_message = AddToList.success_message


class FormsOfList(ModelViewSet):
    """What is wrong stands in the summary and at its field, and in no message."""

    add_view_class = AddToList
    edit_view_class = ChangeInList
    copy_view_class = CopyInList
