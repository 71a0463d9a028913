"""A picture is taken when all of it can be read, and its pixels alone are stored.

Where and by whom it was taken comes off before anything is stored, so that neither the
original nor what is made of it for pages carries it.
"""

import io
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.utils.translation import gettext as _
from PIL import Image, ImageFile
from wagtail.images.fields import WagtailImageField

from cms.reading.bare_pictures import WORDS, only_pixels

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
            picture = _bare(picture)
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


def _bare(picture: UploadedFile) -> UploadedFile:
    """An upload with nothing but pixels; it tells what was taken off it."""
    bare = only_pixels(picture.read())
    picture.seek(0)
    if not bare.taken_off:
        return picture
    made = InMemoryUploadedFile(
        io.BytesIO(bare.content),
        getattr(picture, "field_name", None),
        picture.name,
        picture.content_type,
        len(bare.content),
        picture.charset,
    )
    made.image = getattr(picture, "image", None)  # type: ignore[attr-defined]
    made.taken_off = bare.taken_off  # type: ignore[attr-defined]
    return made


def bare_file(file: File) -> ContentFile | None:
    """A file of a picture without its data, or None where it carries nothing.

    What no form has read is stored all the same where it is no picture at all.
    """
    file.seek(0)
    content = file.read()
    file.seek(0)
    try:
        bare = only_pixels(content)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
    if not bare.taken_off:
        return None
    made = ContentFile(bare.content, name=file.name)
    made.taken_off = bare.taken_off  # type: ignore[attr-defined]
    return made


def taken_off_in_words(keys: tuple[str, ...]) -> str:
    """What was taken off a picture, as people read it when they upload it."""
    if not keys:
        return ""
    listed = "; ".join(WORDS[key] for key in keys)
    return _("Taken off this picture before it was stored: %s.") % listed
