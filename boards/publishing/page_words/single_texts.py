"""Single texts that the public reads and that stand in no page.

What is public the moment it is written, as a notice, is refused: nobody could confirm
it in time. What becomes public with a page, as a picture's title, or was public before,
as an old address, is told of.
"""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from boards.models import Board
from boards.publishing.page_words.looking import look
from boards.publishing.page_words.reader import Reader
from boards.publishing.page_words.texts import Text
from boards.publishing.page_words.wording import title_of


def titles_in(board: Board, *texts: str) -> list[str]:
    """What is serious in texts that stand alone, as findings are called."""
    given = [Text(str(number), "", text) for number, text in enumerate(texts) if text]
    found = look(given, Reader.of(board))
    return list(dict.fromkeys(str(title_of(one.key)) for one in found if one.text))


def refuse(board: Board, texts: Mapping[str, str]) -> None:
    """Raise ValidationError for words that nobody may read. texts: by their fields."""
    errors: dict[str, Any] = {}
    for name, text in texts.items():
        if titles := titles_in(board, text):
            errors[name] = _(
                "The public would read this at once, and it has what must not go "
                "public: %(found)s. Write it in general words."
            ) % {"found": "; ".join(titles)}
    if errors:
        raise ValidationError(errors)


def warning_of(board: Board | None, *texts: str) -> str:
    """What to tell who keeps something with such texts; "" where there is nothing."""
    titles = titles_in(board, *texts) if board else []
    if not titles:
        return ""
    return _(
        "Its words, which the public reads, have what must not go public: %(found)s. "
        "Change them."
    ) % {"found": "; ".join(titles)}
