"""What was on the screen of who says yes to a release, and whether it is still so."""

import json
from dataclasses import dataclass
from datetime import datetime

from boards.models import Release
from boards.release.checks import items_of
from boards.release.files import files_of


@dataclass(frozen=True)
class Seen:
    """pages: the version of each, by the page's key. files: the hash of each file that
    would open, by the document's key. at: when all of it goes public.
    """

    pages: dict[int, int | None]
    files: dict[int, str]
    at: datetime | None

    @property
    def stored_files(self) -> dict[str, str]:
        """The files as JSON keeps them, whose keys are texts."""
        return {str(key): known for key, known in self.files.items()}

    def as_text(self) -> str:
        """As a form sends it back."""
        at = self.at.isoformat() if self.at else None
        return json.dumps({"pages": self.pages, "files": self.files, "at": at})

    @classmethod
    def from_text(cls, text: str) -> "Seen | None":
        """What a form has sent; None for what no form of ours sends."""
        try:
            sent = json.loads(text)
            pages = {int(page): version for page, version in sent["pages"].items()}
            files = {int(file): str(known) for file, known in sent["files"].items()}
            at = datetime.fromisoformat(sent["at"]) if sent["at"] else None
        except (ValueError, TypeError, AttributeError, KeyError):
            return None
        return cls(pages, files, at)


def seen_now(release: Release) -> Seen:
    """What the screen would show at this moment: the latest version of each page."""
    pages: dict[int, int | None] = {}
    files: dict[int, str] = {}
    for item in items_of(release):
        revision = item.page.latest_revision
        pages[item.page_id] = item.page.latest_revision_id
        draft = revision.as_object() if revision else item.page.specific
        files |= {file.pk: file.file_hash for file in files_of(draft)}
    return Seen(pages, files, release.goes_public_at)
