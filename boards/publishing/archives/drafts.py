"""What the public may not read, where somebody asked for it: versions and files."""

import json
from pathlib import Path, PurePath

from django.utils import timezone
from wagtail.models import Page

from boards.models import Board
from boards.publishing.releases.rendered_version import printed
from cms.models import BoardDocument
from cms.trees import in_board_of


def write_drafts(board: Board, folder: Path) -> int:
    """Each draft in words and as it is stored, and each file; how many drafts."""
    pages = in_board_of(Page.objects.filter(has_unpublished_changes=True), board)
    number = 0
    for page in pages.order_by("path"):
        revision = page.get_latest_revision()
        if revision is None:
            continue
        number += 1
        name = folder / f"{page.pk}-{page.slug}"
        name.parent.mkdir(parents=True, exist_ok=True)
        lines = printed(revision.as_object(), timezone.localdate()).lines
        name.with_suffix(".txt").write_text("\n".join(lines), encoding="utf-8")
        stored = json.dumps(revision.content, ensure_ascii=False, indent=1)
        name.with_suffix(".json").write_text(stored, encoding="utf-8")
    _write_files(board, folder / "files")
    return number


def _write_files(board: Board, folder: Path) -> None:
    files = BoardDocument.objects.filter(collection=board.collection)
    for document in files.order_by("pk"):
        target = folder / str(document.pk) / PurePath(document.filename).name
        target.parent.mkdir(parents=True, exist_ok=True)
        with document.file.open("rb") as stored, target.open("wb") as file:
            for part in stored.chunks():
                file.write(part)
