"""One of several files that are put up from a page's form: stored, and told of."""

from typing import Any

from django.http import HttpRequest, HttpResponseBadRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.documents.views.multiple import AddView

from boards.admin.documents.guessing import kind_of, title_of
from cms import trees
from cms.models import BoardDocument


class PutUp(AddView):
    """Wagtail's upload of several files, without a form of its own for each.

    What it refuses, it refuses in the same words as every other upload: it asks the
    same form. A file that the board has already is not stored a second time.
    """

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponseBase:
        sent = request.FILES.get("files[]")
        if sent is None:
            return HttpResponseBadRequest("Must upload a file")
        name = str(sent.name)
        form = self.get_upload_form_class()(
            {"title": title_of(name), "collection": request.POST.get("collection")},
            {"file": sent},
            user=request.user,
        )
        if not form.is_valid():
            words = [word for errors in form.errors.values() for word in errors]
            return JsonResponse({"success": False, "error_message": " ".join(words)})
        document = form.save(commit=False)
        document._set_document_file_metadata()
        known = self._the_same(document)
        if known is None:
            document = self.save_object(form)
        return JsonResponse(_told(known or document, name, is_known=known is not None))

    def _the_same(self, document: BoardDocument) -> BoardDocument | None:
        """A file of the same board with the same content, which one may choose."""
        board = trees.board_collection_path(document.collection)
        mine = self.permission_policy.instances_user_has_any_permission_for(
            self.request.user, ["choose"]
        )
        same = mine.filter(file_hash=document.file_hash)
        return same.filter(collection__path__startswith=board).order_by("pk").first()


def _told(document: BoardDocument, name: str, *, is_known: bool) -> dict[str, Any]:
    """What the row of a document needs, and what is said beside it."""
    kind = kind_of(name)
    said = _("The same file was here already, as “%(title)s”: it is used again.")
    return {
        "success": True,
        "id": document.pk,
        "title": document.title,
        "edit_url": reverse("wagtaildocs:edit", args=[document.pk]),
        "check_url": reverse("file_check_report", args=[document.pk]),
        "kind": kind.pk if kind else None,
        "known": said % {"title": document.title} if is_known else "",
    }
