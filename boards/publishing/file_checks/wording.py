"""What each finding is called, how serious it is, what it means and what to do."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

SERIOUS, LOOK, INFO = "serious", "look", "info"


@dataclass(frozen=True)
class Words:
    """One kind of finding, as people read it."""

    severity: str
    title: Any
    meaning: Any
    to_do: Any
    # Whether "Clean it" removes it.
    is_cleaned: bool = False


_REDACT_OR_CLEAN = _(
    "Remove the words themselves in the program that made the file, and upload the "
    "result. Or choose “Clean it”: where they can be taken out, a copy without them is "
    "made."
)
# Of a kind of file that "Clean it" does not know.
TAKE_OUT = _("Take it out in the program that made the file, and upload the result.")
_CLEAN = _("Choose “Clean it”, look at the copy, and use that instead.")
_WORDS_ON_PAGE = _(
    "Look at each place. If it must not be public, take it out in the program that "
    "made the file, and upload the new file."
)

WORDS = {
    "hidden_text": Words(
        SERIOUS,
        _("Text that nobody can see"),
        _(
            "These words are in the file although the page does not show them. "
            "Anybody can copy them out, and search engines read them."
        ),
        _REDACT_OR_CLEAN,
        is_cleaned=True,
    ),
    "unmapped_text": Words(
        SERIOUS,
        _("Text that cannot be checked, searched or read aloud"),
        _(
            "The pages show letters, and the file does not say which they are. No name "
            "or number in them is found by this check, or by a screen reader."
        ),
        _(
            "Make the PDF anew in the program that made the file, as a tagged PDF, and "
            "upload that. Or have a second person read these pages and confirm them."
        ),
    ),
    "never_publish": Words(
        SERIOUS,
        _("Words from the never-publish list"),
        _("Words that your board decided never to publish stand in this file."),
        _WORDS_ON_PAGE,
    ),
    "list_unusable": Words(
        SERIOUS,
        _("The never-publish list could not be used"),
        _(
            "The key of this installation has changed, so that the list cannot be "
            "compared with any file."
        ),
        _("Ask a manager of your board to empty the list and to type it again."),
    ),
    "nhs_number": Words(
        SERIOUS,
        _("NHS numbers"),
        _("Ten digits whose check digit is that of an NHS number: one person’s."),
        _WORDS_ON_PAGE,
    ),
    "national_insurance": Words(
        SERIOUS,
        _("National Insurance numbers"),
        _("Letters and digits as National Insurance numbers are made: one person’s."),
        _WORDS_ON_PAGE,
    ),
    "date_of_birth": Words(
        SERIOUS,
        _("Full dates of birth"),
        _("A whole date stands beside a word such as “born”. It tells who a child is."),
        _WORDS_ON_PAGE,
    ),
    "tracked_changes": Words(
        SERIOUS,
        _("Tracked changes"),
        _("Everybody who opens the file can read what was taken out, and who did it."),
        _CLEAN,
        is_cleaned=True,
    ),
    "comments": Words(
        SERIOUS,
        _("Comments and marks"),
        _("Remarks that somebody put on the pages go out with the file."),
        _CLEAN,
        is_cleaned=True,
    ),
    "redaction_not_applied": Words(
        SERIOUS,
        _("Redactions that were marked but not applied"),
        _("The words below the marks are still in the file."),
        _(
            "Choose “Clean it”: what lies under the marks is taken out, and a black "
            "box shows where. Or apply them in the program that marked them, and "
            "upload the result."
        ),
        is_cleaned=True,
    ),
    "lost_warning": Words(
        SERIOUS,
        _("A cleaned copy that may have kept words which were to go"),
        _(
            "In the original, words are marked to be taken out, or something that was "
            "laid over them hides them. This copy lost the marks and kept the words. "
            "Or its original cannot be read any more, or was deleted, so that nobody "
            "can tell whether it did."
        ),
        _(
            "Do not use this copy. Take the words out in the program that made the "
            "original, and upload the new file."
        ),
    ),
    "attachments": Words(
        SERIOUS,
        _("Files inside the file"),
        _("Whoever downloads this file gets the other files as well."),
        _CLEAN,
        is_cleaned=True,
    ),
    "hidden_layers": Words(
        SERIOUS,
        _("Layers that are switched off"),
        _("Readers can switch them on, and then see what they hold."),
        _CLEAN,
        is_cleaned=True,
    ),
    "earlier_text": Words(
        SERIOUS,
        _("An earlier version with other words"),
        _("The file still holds a version from before it was changed."),
        _CLEAN,
        is_cleaned=True,
    ),
    "actions": Words(
        SERIOUS,
        _("Programs inside the file"),
        _("The file does something by itself when it is opened or clicked."),
        _CLEAN,
        is_cleaned=True,
    ),
    "not_read": Words(
        SERIOUS,
        _("Something that cannot be checked"),
        _(
            "The file, or a part of it, is of a kind or a size that this check does "
            "not read. Nothing is known of what it says."
        ),
        _(
            "Upload it as a PDF, or have a second person look through it (hidden "
            "sheets, notes, comments, properties) and confirm that."
        ),
    ),
    "earlier_revision": Words(
        LOOK,
        _("An earlier version with the same words"),
        _("The file was changed by writing behind it. The words are the same."),
        _CLEAN,
        is_cleaned=True,
    ),
    "form_values": Words(
        LOOK,
        _("Filled-in or fillable form fields"),
        _("What was typed into a form stays in the file."),
        _("Open the file, look at every field, and empty what somebody filled in."),
    ),
    "thumbnail": Words(
        LOOK,
        _("Small pictures of pages"),
        _("They may show a page as it was before it was changed."),
        _CLEAN,
        is_cleaned=True,
    ),
    "private_data": Words(
        LOOK,
        _("Data that programs keep in the file"),
        _("It may hold earlier states, or places on somebody’s computer."),
        _CLEAN,
        is_cleaned=True,
    ),
    "picture_place": Words(
        SERIOUS,
        _("Photographs that say where they were taken"),
        _(
            "A camera wrote down the place, to a few metres: of a photograph from a "
            "home, that is the address."
        ),
        _CLEAN,
        is_cleaned=True,
    ),
    "picture_data": Words(
        LOOK,
        _("Data in photographs"),
        _("Cameras write down when, where and by whom a picture was taken."),
        _CLEAN,
        is_cleaned=True,
    ),
    "metadata_people": Words(
        LOOK,
        _("Who made it"),
        _("The file’s properties say this to everybody."),
        _CLEAN,
        is_cleaned=True,
    ),
    "restricted": Words(
        LOOK,
        _("Encrypted, without a password to open it"),
        _("Some programs then refuse to copy, to print, or to read it aloud."),
        _("Save it without restrictions, or choose “Clean it”."),
        is_cleaned=True,
    ),
    "only_a_picture": Words(
        LOOK,
        _("Pages that are only a picture"),
        _(
            "There is no text here that a screen reader could read. Where the words "
            "of the picture were recognised, they were searched for names and numbers; "
            "a machine may misread them. Elsewhere nothing was read."
        ),
        _("Use the file from which it was printed, or have the text recognised."),
    ),
    "text_differs": Words(
        SERIOUS,
        _("Text that says something else than the picture above it"),
        _(
            "What a program copies from these pages, or a screen reader reads aloud, "
            "is not what the picture of the page shows."
        ),
        _("Use the file from which it was printed, or have the text recognised anew."),
    ),
    "postcode": Words(
        LOOK,
        _("Postcodes"),
        _("Postcodes that are not your board’s. One may be a family’s."),
        _WORDS_ON_PAGE,
    ),
    "phone": Words(
        LOOK,
        _("Telephone numbers"),
        _("Numbers that are neither your board’s nor a helpline’s."),
        _WORDS_ON_PAGE,
    ),
    "email": Words(
        LOOK,
        _("Email addresses"),
        _("Addresses that are not your board’s."),
        _WORDS_ON_PAGE,
    ),
    "metadata_software": Words(
        INFO,
        _("What it was made with"),
        _("The file’s properties name the program."),
        _("Nothing. “Clean it” removes it with the rest."),
        is_cleaned=True,
    ),
    "metadata_dates": Words(
        INFO,
        _("When it was made"),
        _("The file’s properties say when it was made and changed."),
        _("Nothing. “Clean it” removes it with the rest."),
        is_cleaned=True,
    ),
}


def words_of(key: str) -> Words:
    """The words for a finding; a key may name one of several after a colon."""
    return WORDS[key.partition(":")[0]]


def is_serious(key: str) -> bool:
    return words_of(key).severity == SERIOUS


def in_order(findings: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Findings as people should read them: what weighs most comes first."""
    order = {kind: number for number, kind in enumerate(WORDS)}
    return sorted(findings, key=lambda one: order[one["key"].partition(":")[0]])
