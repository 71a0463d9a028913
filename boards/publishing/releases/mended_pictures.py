"""Stored pictures lose what they carry besides pixels, and keep their sign-off (R3)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.log_actions import log

from boards.models import Release, ReleaseState
from boards.publishing.caching.purging import forget_what_prints
from boards.publishing.daily_jobs import register_daily_job
from boards.publishing.releases.reviewed_snapshot import shown_by
from cms import stored_pictures
from cms.models import BoardImage
from cms.reading.bare_pictures import WORDS
from cms.stored_pictures import Stored

# How long what waits for the rest of its form is kept.
KEPT_FOR = timedelta(days=1)


@dataclass(frozen=True)
class Mended:
    """taken_off: in words. keeps_sign_off: whether what was signed off still is."""

    image: BoardImage
    taken_off: list[str]
    keeps_sign_off: bool = True


def mend_all() -> Iterator[Mended | None]:
    """Mend one picture after the other; None for each that carries nothing.

    May be stopped at any time and begun again.
    """
    for image in BoardImage.objects.order_by("pk").iterator(chunk_size=200):
        yield mend(image)


@transaction.atomic
def mend(image: BoardImage) -> Mended | None:
    """Take off one stored picture, and off its sizes, all but their pixels.

    What the public and a release know it by stays: its place, and in the table the hash
    of what was uploaded. Where its pixels are equal, so does the sign-off.
    """
    files = stored_pictures.files_of(image)
    carrying = [one for one in map(stored_pictures.carrying, files) if one]
    if not carrying:
        return None
    keeps_sign_off = _mend_in_place(image, carrying)
    found = {key for stored in carrying for key in stored.taken_off}
    taken_off = [words for key, words in WORDS.items() if key in found]
    log(
        instance=image,
        action="boards.mend_picture",
        data={"taken_off": "; ".join(taken_off)},
        content_changed=True,
    )
    forget_what_prints(image)
    return Mended(image, taken_off, keeps_sign_off)


def _mend_in_place(image: BoardImage, carrying: list[Stored]) -> bool:
    """Whether what was signed off of it still is: its pixels are equal."""
    # Nobody lets one out between the two.
    waiting = list(_signed_off_with(image).select_for_update(of=("self",)))
    original = next((one for one in carrying if one.name == image.file.name), None)
    known = shown_by(image)
    for stored in carrying:
        stored.mend()
    if original:
        stored_pictures.note_size(image)
    if original and not original.same_pixels:
        return not waiting
    for release in waiting:
        kept = release.signed_off_pictures or {}
        if kept.get(str(image.pk)) == known:
            kept[str(image.pk)] = shown_by(image)
            release.save(update_fields=["signed_off_pictures"])
    return True


def _signed_off_with(image: BoardImage) -> QuerySet[Release]:
    return Release.objects.filter(
        state=ReleaseState.SIGNED_OFF, signed_off_pictures__has_key=str(image.pk)
    )


def forget_old_uploads() -> int:
    """What waited for the rest of its form, and nobody filled that in."""
    return stored_pictures.forget_uploads(timezone.now() - KEPT_FOR)


def install() -> None:
    stored_pictures.install()
    register_daily_job("Uploads that nobody finished, deleted", forget_old_uploads)
