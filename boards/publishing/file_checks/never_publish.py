"""A board's never-publish list: kept so that it cannot be read back.

Of each entry only keyed hashes are stored. The key is the install's and the board's
together, so that the same name has another hash in every board, and a copy of the
database alone says nothing about any name.
"""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from boards.models import Board, NeverPublishEntry
from boards.publishing.file_checks.audit_log import record
from boards.publishing.file_checks.root_key import key_of_board, mark_of, root_key
from cms.reading.asking import Asked
from cms.reading.folding import forms_of, whole_forms_of
from cms.reading.words import digest, looked_for, pieces_of
from cms.tenancy.scope import unscoped
from cms.users.models import User

FEWEST_LETTERS = 2
MOST_WORDS = 8


def key_of(board: Board) -> bytes:
    """The key that hashes the words of one board."""
    return key_of_board(root_key(), board.pk)


def entries_of(board: Board) -> list[NeverPublishEntry]:
    return list(NeverPublishEntry.objects.filter(board=board))


def unusable(board: Board) -> list[NeverPublishEntry]:
    """The entries that were hashed with a key that is not the install's any more."""
    mark = mark_of(key_of(board))
    return [entry for entry in entries_of(board) if entry.key_mark != mark]


def tell(board: Board, asked: Asked) -> None:
    """Have a file compared with the board's list."""
    key = key_of(board)
    usable = [entry for entry in entries_of(board) if entry.key_mark == mark_of(key)]
    asked.key = key.hex()
    asked.longest = max((entry.words for entry in usable), default=0)
    asked.entries = {form: entry.pk for entry in usable for form in entry.digests}


def words_in(typed: str) -> list[str]:
    """The entries of a field with one entry a line. Raises ValidationError."""
    lines = [" ".join(line.split()) for line in typed.splitlines()]
    wanted = [line for line in lines if line]
    for number, line in enumerate(lines, start=1):
        if line:
            _check(line, number)
    return wanted


def _check(line: str, number: int) -> None:
    letters = sum(len(piece.text) for piece in pieces_of(line))
    if letters < FEWEST_LETTERS:
        raise ValidationError(
            _(
                "Line %(number)s has fewer than two letters, and would be found on "
                "every page. Write the whole name or word."
            )
            % {"number": number}
        )
    if len(list(pieces_of(line))) > MOST_WORDS:
        raise ValidationError(
            _(
                "Line %(number)s has more than %(most)s words. Write names and short "
                "phrases, one a line."
            )
            % {"number": number, "most": MOST_WORDS}
        )


def _digests(board: Board, forms: Iterable[str]) -> list[str]:
    key = key_of(board)
    return sorted(digest(key, form) for form in forms)


@transaction.atomic
def add(board: Board, lines: Iterable[str], label: str, by: User) -> int:
    """Put entries on the list. Answers how many were not on it yet."""
    added = 0
    # The list is read only in a scope, so that it changes here and nowhere else. Who
    # calls has asked whether the person keeps the board.
    with unscoped():
        for line in lines:
            # Those of one family share a surname, and some an initial.
            if _with(board, _digests(board, whole_forms_of(line))).exists():
                continue
            NeverPublishEntry.objects.create(
                board=board,
                digests=_digests(board, looked_for(line)),
                words=len(list(pieces_of(line))),
                key_mark=mark_of(key_of(board)),
                label=label,
                added_by=by,
            )
            added += 1
        if added:
            record("never_publish_added", board, by, count=added)
    return added


def _with(board: Board, digests: list[str]) -> QuerySet[NeverPublishEntry]:
    return NeverPublishEntry.objects.filter(board=board, digests__overlap=digests)


@transaction.atomic
def remove(board: Board, entry: int, by: User) -> int:
    """Take one entry off the list, by its key."""
    return _remove(board, by, pk=entry)


@transaction.atomic
def remove_words(board: Board, lines: Iterable[str], by: User) -> int:
    """Take entries off the list by typing them again. Answers how many there were."""
    digests = [one for line in lines for one in _digests(board, whole_forms_of(line))]
    return _remove(board, by, digests__overlap=digests)


def _remove(board: Board, by: User, **which: object) -> int:
    # As for adding: changed here alone, after who calls has asked for the right.
    with unscoped():
        found = NeverPublishEntry.objects.filter(board=board, **which)
        count = found.count()
        found.delete()
        if count:
            record("never_publish_removed", board, by, count=count)
    return count


def names_one_of(label: str, lines: Iterable[str]) -> bool:
    """Whether a label, which everybody may read, has words of the list in it."""
    said = " ".join(piece.text for piece in pieces_of(label))
    return any(form in said for line in lines for form in forms_of(line))
