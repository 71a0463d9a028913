"""Cleaned copies that lost the warning of their original and kept the words."""

from typing import Any

from boards.models import CleanedCopy, FileCheck
from boards.models.board.belonging import board_of_file
from boards.publishing.file_checks.check_context import asked_about
from boards.publishing.file_checks.stored import with_file
from cms.models import BoardDocument
from cms.reading.outside import Answer, read_apart

LOST_WARNING = "lost_warning"
# What its outcome notes once the original has been cleaned by what refuses to uncover.
UNCOVERS = "uncovers"
# What a copy loses only where its making says so; others kept the words.
TAKEN_OUT = frozenset(("redaction_not_applied", "hidden_text"))


def has_lost_a_warning(document: BoardDocument) -> bool:
    """Whether a file is a cleaned copy of what would not be cleaned.

    Asks the original once, and notes the answer. Call it in the scope of everything.
    """
    made = CleanedCopy.objects.filter(copy=document).select_related("original").first()
    if made is None or not _is_as_it_was_made(document):
        return False
    if UNCOVERS not in made.outcome:
        made.outcome[UNCOVERS] = _is_refused(made.original)
        made.save(update_fields=["outcome"])
    return bool(made.outcome[UNCOVERS])


def _is_as_it_was_made(copy: BoardDocument) -> bool:
    """Whether nobody has put another file in the copy's place."""
    first = FileCheck.objects.filter(document=copy).order_by("pk").first()
    return first is None or first.file_hash == copy.file_hash


def _is_refused(original: BoardDocument | None) -> bool:
    """Also when the original cannot be read, or has been deleted: then nobody knows
    what it warned of.
    """
    if original is None:
        return True
    warned = FileCheck.objects.filter(
        document=original, findings__contains=[{"key": "redaction_not_applied"}]
    )
    if warned.exists():
        return True

    def read(content: Any) -> Answer:
        asked = asked_about(original, board_of_file(original), cleans=True)
        with read_apart(content, asked) as answer:
            return answer

    answer = with_file(original, read)
    removed = (answer.report or {}).get("removed", {})
    return bool(answer.refused or TAKEN_OUT & set(removed))
