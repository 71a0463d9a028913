"""The forms of lists that are no pages."""

from wagtail.admin.views.generic import CopyView, CreateView, EditView
from wagtail.admin.viewsets.model import ModelViewSet

from cms.error_summary import InSummary


class AddToList(InSummary, CreateView):
    pass


class ChangeInList(InSummary, EditView):
    pass


class CopyInList(InSummary, CopyView):
    pass


class FormsOfList(ModelViewSet):
    """What is wrong stands in the summary and at its field, and in no message."""

    add_view_class = AddToList
    edit_view_class = ChangeInList
    copy_view_class = CopyInList
