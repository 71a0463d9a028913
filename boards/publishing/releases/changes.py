"""What has changed since a release was signed off, in whatever way (R2, R3)."""

from collections.abc import Iterator
from contextlib import contextmanager
from difflib import SequenceMatcher

from django.utils.translation import gettext as _
from wagtail.models import Revision

from boards.models import Release, ReleaseState
from boards.publishing.releases.reviewed_snapshot import (
    ReviewedSnapshot,
    reviewed_as_signed_off,
)
from boards.publishing.releases.snapshot import ReleaseSnapshot, latest_of
from cms.models import BoardDocument, BoardImage

LONGEST = 120  # letters of a line that are quoted


def reasons_of_change(snapshot: ReleaseSnapshot) -> list[str]:
    """Why a release that was signed off does not go out as it is, naming what changed.

    What an administrator has forced was signed off by nobody.
    """
    release = snapshot.release
    if release.was_forced:
        return []
    now = reviewed_as_signed_off(snapshot)
    return [
        *_exchanged_files(release, now),
        *_exchanged_pictures(release, now),
        *_changed_pages(snapshot, now),
    ]


@contextmanager
def only_taken_back(revision: Revision) -> Iterator[None]:
    """What a version loses in here, because it is taken from the public, stays signed
    off (R9): a release that waits goes out without it, as far as nothing else changed.
    """
    signed_off = Release.objects.filter(
        state=ReleaseState.SIGNED_OFF,
        items__revision=revision.pk,
        signed_off_pages__isnull=False,
    )
    waiting = [
        release for release in signed_off if not reasons_of_change(latest_of(release))
    ]
    yield
    for release in waiting:
        reviewed_as_signed_off(latest_of(release)).store(release)
        release.save()


def _exchanged_files(release: Release, now: ReviewedSnapshot) -> Iterator[str]:
    changed = [
        key
        for key, known in now.files.items()
        if release.signed_off_files.get(str(key)) != known
    ]
    for document in BoardDocument.objects.filter(pk__in=changed).order_by("pk"):
        yield _(
            "The file “%(file)s” is not the one that was signed off. Look at it and "
            "sign the release off again."
        ) % {"file": document.title}


def _exchanged_pictures(release: Release, now: ReviewedSnapshot) -> Iterator[str]:
    if release.signed_off_pictures is None:
        return
    changed = [
        key
        for key, known in now.pictures.items()
        if release.signed_off_pictures.get(str(key)) != known
    ]
    for image in BoardImage.objects.filter(pk__in=changed).order_by("pk"):
        yield _(
            "The picture “%(picture)s” does not show what was signed off. Look at it "
            "and sign the release off again."
        ) % {"picture": image.title}


def _changed_pages(snapshot: ReleaseSnapshot, now: ReviewedSnapshot) -> Iterator[str]:
    signed_off = snapshot.release.signed_off_pages
    if signed_off is None:
        return
    for page in snapshot.pages:
        key = page.item.page_id
        known = signed_off.get(str(key), {})
        if not page.is_latest:
            # Another version reads differently, and is told of as such.
            continue
        if known.get("digest") == now.printed[key]:
            continue
        yield _(
            "“%(page)s” does not read as it was signed off: %(what)s Look at it and "
            "sign the release off again."
        ) % {
            "page": page.title,
            "what": _difference(known.get("lines", []), now.lines[key]),
        }


def _difference(before: list[str], after: list[str]) -> str:
    """The first line that is another one, in words."""
    for change, i, j, k, m in SequenceMatcher(None, before, after).get_opcodes():
        was, is_now = _quoted(before[i:j]), _quoted(after[k:m])
        if change == "replace":
            return _("“%(before)s” has become “%(after)s”.") % {
                "before": was,
                "after": is_now,
            }
        if change == "delete":
            return _("“%(before)s” is not there any more.") % {"before": was}
        if change == "insert":
            return _("“%(after)s” was not there.") % {"after": is_now}
    return _("a picture, a link or a description in it is another one.")


def _quoted(lines: list[str]) -> str:
    text = " ".join(lines)
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…"
