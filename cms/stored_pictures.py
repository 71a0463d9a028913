"""Pictures that are stored with more than their pixels lose it in their place.

A picture loses it before it is stored (cms/pictures.py): these are from before that, or
came past it. Their place stays, by which the public and a sign-off know them.
"""

import io
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.files.storage import Storage
from django.db import transaction
from django.db.models.signals import pre_save
from PIL import Image, ImageOps
from wagtail.models import UploadedFile

from cms.models import BoardImage
from cms.pictures import bare_file
from cms.validators import is_new_upload


@dataclass(frozen=True)
class Stored:
    """A file in its place. taken_off: what it carries, see `cms.reading.bare_pictures`.

    content: the same without that. same_pixels: whether these are equal, which they are
    not where it had to be packed anew.
    """

    storage: Storage
    name: str
    content: bytes
    taken_off: tuple[str, ...]
    same_pixels: bool

    def mend(self) -> None:
        """Put what it is to be in the place of what it is, at once or not at all."""
        try:
            place = Path(self.storage.path(self.name))
        except NotImplementedError:
            # Where files are no files of this machine, one is put as a whole.
            with self.storage.open(self.name, "wb") as stored:
                stored.write(self.content)
        else:
            self._put_at(place)

    def _put_at(self, place: Path) -> None:
        handle, beside = tempfile.mkstemp(dir=place.parent, prefix=".mending-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(self.content)
                file.flush()
                os.fsync(file.fileno())
            Path(beside).chmod(place.stat().st_mode)
            Path(beside).replace(place)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise


def carrying(file: Any) -> Stored | None:
    """A stored picture that carries something, or None where it carries nothing.

    file: of a model. One that is not there, or is no picture, has nothing to lose.
    """
    try:
        with file.storage.open(str(file.name), "rb") as content:
            before = content.read()
            bare = bare_file(content)
    except FileNotFoundError:
        return None
    if bare is None:
        return None
    after = bare.read()
    return Stored(
        file.storage,
        str(file.name),
        after,
        bare.taken_off,  # type: ignore[attr-defined]
        _pixels(before) == _pixels(after),
    )


def _pixels(content: bytes) -> tuple[Any, ...]:
    with Image.open(io.BytesIO(content)) as picture:
        seen = ImageOps.exif_transpose(picture)
        return seen.mode, seen.size, seen.tobytes()


def files_of(image: BoardImage) -> Iterator[Any]:
    """The picture itself, then each size in which it was made for pages."""
    yield image.file
    for rendition in image.renditions.order_by("pk"):
        yield rendition.file


def note_size(image: BoardImage) -> None:
    """Store how wide and high it is, which changes where it is turned."""
    storage = image.file.storage
    with storage.open(str(image.file.name), "rb") as file, Image.open(file) as picture:
        width, height = picture.size
    BoardImage.objects.filter(pk=image.pk).update(width=width, height=height)


def bare_before_it_waits(sender: Any, instance: UploadedFile, **signal: Any) -> None:
    """A picture that waits for the rest of its form waits without its data."""
    if not signal["raw"] and instance.file and is_new_upload(instance.file):
        bare = bare_file(instance.file.file)
        if bare is not None:
            instance.file = bare


def forget_uploads(before: datetime) -> int:
    """Delete what waits for a form that nobody filled in since; how many there were."""
    number = 0
    for upload in UploadedFile.objects.order_by("pk"):
        name, storage = str(upload.file.name), upload.file.storage
        there = storage.exists(name)
        if there and storage.get_modified_time(name) >= before:
            continue
        with transaction.atomic():
            upload.delete()
            storage.delete(name)
        number += 1
    return number


def install() -> None:
    pre_save.connect(bare_before_it_waits, sender=UploadedFile)
