"""Wagtail's screens for one picture, which say what was taken off it."""

from typing import Any

from django.urls import URLPattern, path
from wagtail.admin import messages
from wagtail.images.views.chooser import ImageUploadView, viewset
from wagtail.images.views.images import CreateView, EditView

from cms.models import BoardImage
from cms.pictures import taken_off_in_words


def said(message: str, image: BoardImage) -> str:
    """Wagtail's message, and what was taken off the picture if something was."""
    return f"{message} {taken_off_in_words(getattr(image, 'taken_off', ()))}".strip()


class AddPicture(CreateView):
    def get_success_message(self, instance: BoardImage) -> str:
        return said(super().get_success_message(instance), instance)


class EditPicture(EditView):
    def get_success_message(self) -> str:
        return said(super().get_success_message(), self.object)


class UploadWhileChoosing(ImageUploadView):
    """Closes as soon as it has the picture: the next screen says it."""

    def save_form(self, form: Any) -> BoardImage:
        image: BoardImage = super().save_form(form)
        if taken_off := taken_off_in_words(getattr(image, "taken_off", ())):
            messages.info(self.request, f"{image.title}: {taken_off}")
        return image


def picture_screens() -> list[URLPattern]:
    """Before Wagtail's own, whose addresses they have."""
    choosing = viewset.construct_view(UploadWhileChoosing)
    return [
        path("images/add/", AddPicture.as_view(), name="add_picture"),
        path("images/<int:image_id>/", EditPicture.as_view(), name="edit_picture"),
        path("images/chooser/create/", choosing, name="upload_while_choosing"),
    ]
