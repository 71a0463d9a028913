"""What a page has to have before it is worth a visitor's way."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

NO_TEXT = _(
    "There is nothing to read here yet. Write the text, or add a document that says it."
)
ONLY_A_FILE = _(
    "Say in a sentence or two what it is about: the page has a file and no words. For "
    "example: “What we learnt about listening to children, on one page.”"
)
NO_REVIEW = _(
    "Nobody learns more from this than its name. Give its date of publication, a "
    "summary or findings, or add a document."
)
NO_SECTION = _(
    "There is nothing to read here yet. Write the text or a summary, or add a document "
    "that says it. What lies below it can be published after that."
)
NO_DATE = _("Say of which day it is. For example: 29 May 2014.")
NO_DAY = _(
    "Nobody learns from this what it is, and when. Give the day on which it starts, or "
    "write in the text that it is not fixed yet."
)
NO_QUESTION = _("There is no question with an answer here yet. Add at least one.")
NO_ANSWER = _("A question has no answer yet. Write it, or take the question out.")
NOBODY_TO_REACH = _(
    "Nobody can be reached by this page yet. Add an office, or a person or a role, "
    "with a phone number or an email address."
)


def nothing_to_read(
    field: str, *parts: Any, documents: Sequence[Any] = ()
) -> dict[str, Any]:
    """That none of the parts of a page is there, said at a field; or nothing."""
    return {} if any(parts) or documents else {field: NO_TEXT}
