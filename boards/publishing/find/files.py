"""What the text of a file says to the search, as the check has read it."""

from django.db.models import F
from django.utils import timezone

from boards.models import Board, FileText, Passage
from boards.models.board.belonging import board_of_file
from boards.publishing.find.writing import Row, forget, write
from cms import trees
from cms.languages import known_language
from cms.models import BoardDocument
from cms.reading.said import SaidAsData
from cms.tenancy.scope import unscoped

UNREADABLE = "unreadable"


def keep_text(
    document: BoardDocument, said: SaidAsData | None, refused: str = ""
) -> FileText:
    """Store the words of a file, or why there are none.

    said: as `cms.reading.said` has it, from outside. refused: why the reader could not
    read it.
    """
    with unscoped():
        forget(document=document, line=None)
        board = board_of_file(document)
        rows = _rows_of(document, board, said) if board and said else []
        write(rows)
        why_not = refused or (said["why_not"] if said else UNREADABLE)
        text, _created = FileText.objects.update_or_create(
            document=document,
            defaults={
                "file_hash": document.file_hash,
                "state": FileText.State.READ if rows else FileText.State.FAILED,
                "failure": "" if rows else str(why_not)[:20],
                "passages": len(rows),
                "is_cut": bool(said and said["is_cut"]),
                "read_at": timezone.now(),
            },
        )
    return text


def _rows_of(document: BoardDocument, board: Board, said: SaidAsData) -> list[Row]:
    language = language_of(document, board)
    return [
        Row(
            board.pk,
            language,
            {"B": str(one["heading"]), "D": _clean(one["text"])},
            document_id=document.pk,
            file_hash=document.file_hash,
            number=max(1, int(one["number"])),
            heading=_clean(one["heading"]),
            text=_clean(one["text"]),
        )
        for one in said["passages"]
    ]


def _clean(text: object) -> str:
    """Without the one character that no database can hold."""
    return str(text).replace("\x00", " ").encode("utf-8", "replace").decode()


def language_of(document: BoardDocument, board: Board) -> str:
    """What a file is written in: as a row says, else the file itself, or its board."""
    if line := document.released_as.order_by("pk").first():
        return str(line.language)
    check = document.checks.filter(file_hash=document.file_hash).first()
    said = str(check.facts.get("language", "")) if check else ""
    home = trees.first_home(board)
    own = home.locale.language_code if home else ""
    return known_language(said) or own


def follow_languages(page: int) -> None:
    """Have the words of a page's files understood in the language of its rows."""
    with unscoped():
        said = Passage.objects.filter(document__released_as__page=page, line=None)
        language = F("document__released_as__page__locale__language_code")
        other = list(
            said.annotate(wanted=language)
            .exclude(language=language)
            .order_by("document", "number", "pk")
        )
        if not other:
            return
        rows = [
            Row(
                one.board_id,
                one.wanted,
                {"B": one.heading, "D": one.text},
                document_id=one.document_id,
                file_hash=one.file_hash,
                number=one.number,
                heading=one.heading,
                text=one.text,
            )
            for one in other
        ]
        forget(pk__in=[one.pk for one in other])
        write(rows)
