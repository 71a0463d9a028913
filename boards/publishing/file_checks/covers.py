"""Covers: a small picture of the first page, of PDFs whose check is not serious."""

import base64
from collections.abc import Iterator, Mapping
from typing import IO

from django.db.models import F
from wagtail.utils.file import hash_filelike

from boards.models import Cover, FileCheck
from boards.publishing.caching.purging import forget_what_prints
from boards.publishing.file_checks.stored import with_file
from boards.publishing.file_checks.wording import is_serious
from cms.models import BoardDocument
from cms.reading.asking import COVER_HEIGHT, COVER_WIDTH, LARGEST_COVER, PDF, Asked
from cms.reading.outside import Answer, read_apart
from cms.tenancy.scope import unscoped

# As the reader drew it, and as it is stored.
Drawn = Mapping[str, str | int]
Stored = dict[str, bytes | int]
_NONE: Stored = {"picture": b"", "width": 0, "height": 0}


def keep_cover(check: FileCheck, drawn: Drawn | None) -> None:
    """Store what was drawn at a check, or take away what may not be shown any more."""
    # As checks: written in no editor's scope, by the check alone.
    with unscoped():
        if may_have_one(check):
            Cover.objects.update_or_create(
                document=check.document,
                defaults={"file_hash": check.file_hash, **_picture(drawn)},
            )
        else:
            Cover.objects.filter(document=check.document).delete()


def may_have_one(check: FileCheck) -> bool:
    """Whether a file is a PDF in which nothing serious was found, confirmed or not."""
    return (
        check.state == FileCheck.State.DONE
        and check.facts.get("kind") == PDF
        and not any(is_serious(finding["key"]) for finding in check.findings)
    )


def cover_of(document: BoardDocument, mark: str) -> Cover | None:
    """The cover of a file as it is now, by the mark of its address."""
    cover = Cover.objects.filter(document=document).select_related("document").first()
    return cover if cover and cover.is_shown and cover.mark == mark else None


def without_cover() -> Iterator[FileCheck]:
    """The checks of files that may have a cover and of which none was drawn yet."""
    waiting = (
        FileCheck.objects.filter(
            state=FileCheck.State.DONE,
            facts__kind=PDF,
            file_hash=F("document__file_hash"),
        )
        .exclude(document__cover__file_hash=F("file_hash"))
        .select_related("document")
        .order_by("document")
    )
    return (check for check in waiting.iterator() if may_have_one(check))


def draw_missing() -> int:
    """Draw what is missing, each stored by itself; how many were drawn."""
    return sum(map(draw, list(without_cover())))


def draw(check: FileCheck) -> bool:
    """Draw the cover of a file that was checked before; whether there is one now."""

    def read(content: IO[bytes]) -> Answer:
        if hash_filelike(content) != check.file_hash:
            # In the store is another file than the one that was checked.
            return Answer()
        content.seek(0)
        with read_apart(content, Asked(ending=PDF, cover_alone=True)) as answer:
            return answer

    keep_cover(check, with_file(check.document, read).report)
    forget_what_prints(check.document)
    return bool(cover_of(check.document, check.file_hash[:8]))


def _picture(drawn: Drawn | None) -> Stored:
    """What the reader drew, if it is what was asked for: it comes from outside."""
    if not drawn:
        return _NONE
    content = base64.b64decode(str(drawn["picture"]))
    width, height = int(drawn["width"]), int(drawn["height"])
    is_picture = content[:4] == b"RIFF" and content[8:12] == b"WEBP"
    fits = 0 < width <= COVER_WIDTH and 0 < height <= COVER_HEIGHT
    if not (is_picture and fits and len(content) <= LARGEST_COVER):
        return _NONE
    return {"picture": content, "width": width, "height": height}
