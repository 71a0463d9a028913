"""A picture is taken when all of it can be read, whichever form it comes by."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from PIL import Image, ImageFile
from wagtail.images.fields import WagtailImageField

_wagtails_own = WagtailImageField.to_python


def whole_picture(field: WagtailImageField, data: Any) -> Any:
    """What breaks off can be shown in no size. Raises ValidationError in words.

    Wagtail's checks of the kind and of the number of pixels come first, so that
    nothing is read that is too large.
    """
    try:
        picture = _wagtails_own(field, data)
        if isinstance(picture, UploadedFile):
            picture.seek(0)
            # A library that prints pictures takes broken ones in the whole process.
            ImageFile.LOAD_TRUNCATED_IMAGES = False
            Image.open(picture).load()
            picture.seek(0)
    except ValidationError:
        raise
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise ValidationError(
            _(
                "This picture is not whole: it breaks off or is damaged. Open it in "
                "the program that made it, save it again, and choose that."
            ),
            code="invalid_image",
        ) from error
    return picture


def install() -> None:
    WagtailImageField.to_python = whole_picture
