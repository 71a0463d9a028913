"""What the person who signs off saw of a release, and whether it is still so."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from boards.models import Release
from boards.publishing.releases.rendered_version import Printed, printed
from boards.publishing.releases.snapshot import ReleaseSnapshot, latest_of
from cms.models import BoardImage

# Where nobody has said when, what a date says is told as it is said when it has passed.
LATER = date(9999, 12, 31)
GONE = "gone"


@dataclass(frozen=True)
class ReviewedSnapshot:
    """What somebody has seen, by the keys of the pages, documents and pictures.

    pages: the version of each. files: the hash of each file that would open. pictures:
    what each shows, as a hash. printed: what the public would read on each page, as a
    hash. at: when it goes public.

    No part of what a form sends back: lines, what is read on each page, and day, the
    one on which it is read.
    """

    pages: dict[int, int | None]
    files: dict[int, str]
    pictures: dict[int, str]
    printed: dict[int, str]
    at: datetime | None
    lines: dict[int, list[str]] = field(default_factory=dict, compare=False)
    day: date = field(default=LATER, compare=False)

    def as_text(self) -> str:
        """As a form sends it back."""
        at = self.at.isoformat() if self.at else None
        return json.dumps(
            {
                "pages": self.pages,
                "files": self.files,
                "pictures": self.pictures,
                "printed": self.printed,
                "at": at,
            }
        )

    @classmethod
    def from_text(cls, text: str) -> "ReviewedSnapshot | None":
        """What a form has sent; None for what no form of ours sends."""
        try:
            sent = json.loads(text)
            pages = {int(page): version for page, version in sent["pages"].items()}
            files, pictures, pages_as_read = (
                {int(key): str(known) for key, known in sent[name].items()}
                for name in ("files", "pictures", "printed")
            )
            at = datetime.fromisoformat(sent["at"]) if sent["at"] else None
        except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
            return None
        return cls(pages, files, pictures, pages_as_read, at)

    def store(self, release: Release) -> None:
        """Keep with a release what was signed off, without saving it."""
        release.signed_off_revisions = list(self.pages.values())
        release.signed_off_files = _by_text(self.files)
        release.signed_off_pictures = _by_text(self.pictures)
        release.signed_off_pages = {
            str(key): {
                "digest": digest,
                "lines": self.lines[key],
                "day": self.day.isoformat(),
            }
            for key, digest in self.printed.items()
        }


def _by_text(hashes: dict[int, str]) -> dict[str, str]:
    """The keys as strings, as JSON stores them."""
    return {str(key): known for key, known in hashes.items()}


def forget(release: Release) -> None:
    """Nothing of it is signed off any more; it is not saved here."""
    release.signed_off_revisions, release.signed_off_files = [], {}
    release.signed_off_pictures, release.signed_off_pages = {}, {}


def forget_lines(release: Release) -> None:
    """What was read stays a hash once it is public; it is not saved here."""
    for kept in (release.signed_off_pages or {}).values():
        kept.pop("lines", None)


def snapshot_now(release: Release) -> ReviewedSnapshot:
    """What the screen would show at this moment: the latest version of each page."""
    return reviewed(latest_of(release))


def reviewed(snapshot: ReleaseSnapshot) -> ReviewedSnapshot:
    """What the screen shows of it, on the day on which the release lets it out."""
    return _seen(snapshot, day_of(snapshot.release))


def reviewed_as_signed_off(snapshot: ReleaseSnapshot) -> ReviewedSnapshot:
    """The same, of a release that waits: read on the day that was meant then."""
    kept = (snapshot.release.signed_off_pages or {}).values()
    days = [date.fromisoformat(page["day"]) for page in kept if "day" in page]
    return _seen(snapshot, days[0] if days else day_of(snapshot.release))


def _seen(snapshot: ReleaseSnapshot, day: date) -> ReviewedSnapshot:
    pages: dict[int, int | None] = {}
    files: dict[int, str] = {}
    pictures: dict[int, str] = {}
    texts: dict[int, Printed] = {}
    for page in snapshot.pages:
        key = page.item.page_id
        pages[key] = page.revision.pk if page.revision else None
        files |= {file.pk: file.file_hash for file in page.contents.files}
        pictures |= {image.pk: shown_by(image) for image in page.contents.pictures}
        texts[key] = printed(page.draft, day)
    digests = {key: text.digest for key, text in texts.items()}
    lines = {key: text.lines for key, text in texts.items()}
    at = snapshot.release.goes_public_at
    return ReviewedSnapshot(pages, files, pictures, digests, at, lines, day)


def day_of(release: Release) -> date:
    """The day on which the pages of a release are read as it lets them out."""
    at = release.goes_public_at
    return timezone.localdate(at) if at else LATER


def shown_by(image: BoardImage) -> str:
    """What a picture shows, as a hash: its stored bytes, and what is cut out of it.

    Its place in the store stands behind it, by which the database knows that it is
    still this one (boards/publishing/ledger/holding.sql).
    """
    try:
        with image.file.storage.open(str(image.file.name), "rb") as content:
            found = hashlib.file_digest(content, "sha256")
    except FileNotFoundError:
        return GONE
    cut: list[Any] = [
        image.focal_point_x,
        image.focal_point_y,
        image.focal_point_width,
        image.focal_point_height,
    ]
    found.update(json.dumps(cut).encode())
    return f"{found.hexdigest()}:{image.file.name}"
