"""Which releases their files keep from going public, asked of all of them at once."""

from collections.abc import Iterable

from boards.models import Board, Release, ReleaseItem
from boards.publishing.availability.version_files import VersionContents
from boards.publishing.file_checks.rechecking import files_of_board
from boards.publishing.releases.checks import reasons_of_files


def reasons_by_release(
    board: Board, releases: Iterable[Release]
) -> dict[Release, list[str]]:
    """Why the files of releases of a board must not go public as they are.

    However many wait, and whatever is in them: what their versions name is read from
    what is stored of each, and the files and their checks are asked for together.
    """
    by_key = {release.pk: release for release in releases}
    if not by_key:
        return {}
    named: dict[Release, list[int]] = {}
    items = ReleaseItem.objects.filter(release__in=by_key).order_by("page__path")
    for item in items.select_related("page", "revision"):
        named.setdefault(by_key[item.release_id], []).extend(_files_of(item))
    keys = {key for files in named.values() for key in files}
    reasons = reasons_of_files(files_of_board(board).filter(pk__in=keys), board)
    return {
        release: [why for key in files for why in reasons.get(key, ())]
        for release, files in named.items()
    }


def _files_of(item: ReleaseItem) -> list[int]:
    """The keys of the files that a release's version of a page would open."""
    if item.revision is None:
        return VersionContents(item.page.specific).file_keys
    # As it is stored: that a key in it leads to nothing any more is seen by its files.
    draft = item.page.specific_class.from_serializable_data(
        item.revision.content, check_fks=False
    )
    return VersionContents(draft).file_keys
