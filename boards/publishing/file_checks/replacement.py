"""A file or a picture that the public can have is not exchanged, or deleted, by one
person in its place.
"""

from django.utils.translation import gettext as _

from boards.models import ReleaseItem, ReleaseState
from boards.models.board.belonging import board_of_file
from boards.publishing.availability.public_files import (
    ask,
    is_picture_publicly_available,
    is_publicly_available,
)
from boards.publishing.availability.release_items import draft_of
from boards.publishing.availability.version_files import files_of, pictures_of
from cms.models import BoardDocument, BoardImage

Kept = BoardDocument | BoardImage


def reason_not_to_replace(file: Kept) -> str | None:
    """Why another content must not take a stored one's place, or None if it may."""
    board = board_of_file(file)
    if board is None:
        return None
    if isinstance(file, BoardImage):
        if is_picture_publicly_available(file, board):
            return _(
                "The public sees this picture now, and a second person has to see what "
                "takes its place. Upload the new picture as a new one, and choose it "
                "instead of this one on the page, in a new version."
            )
    elif is_publicly_available(file, board):
        return _(
            "The public can have this file now, and a second person has to see what "
            "takes its place. Upload the new file as a new document, choose it on the "
            "page instead of this one, and submit the page for sign-off."
        )
    if _is_signed_off(file, board.pk):
        return _(
            "This file waits in a release that has been signed off as it is. Call the "
            "release back first, or upload the new file as a new document."
        )
    return None


def reason_not_to_delete(file: Kept) -> str | None:
    """Why a file or a picture must not go, or None if it may.

    A document that was public is on the record, which keeps it for ever.
    """
    board = board_of_file(file)
    if board is None:
        return None
    if isinstance(file, BoardImage) and is_picture_publicly_available(file, board):
        return _(
            "“%(title)s” cannot be deleted: the public sees it on a page, or as the "
            "board's logo or picture. Take it off there first, in a new version."
        ) % {"title": file.title}
    if _is_signed_off(file, board.pk):
        return _(
            "“%(title)s” cannot be deleted: it waits in a release that has been signed "
            "off. Call the release back first."
        ) % {"title": file.title}
    return None


# What a page may print of a row itself: the words under a link to a file that has none
# of its own, the description of a picture, and what is cut out of it. A picture's title
# is what the CMS calls it.
SAID: dict[type, tuple[str, ...]] = {
    BoardDocument: ("title",),
    BoardImage: (
        "description",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    ),
}
IS_SAID = "SELECT wall.is_said_by_two(%s, %s)"


def reason_not_to_say_otherwise(file: Kept) -> str | None:
    """Why what pages print of it must not be changed, or None if it may."""
    if not ask(IS_SAID, [file._meta.model_name, file.pk]):
        return None
    if isinstance(file, BoardImage):
        return _(
            "A public page shows this picture, and a second person has to see what "
            "changes there. Upload it as a new picture, choose that one on the page, "
            "and submit the page for sign-off."
        )
    return _(
        "A public page links to this file, and a second person has to see what changes "
        "there. Give the link words of its own on the page, or upload the file as a "
        "new document, and submit the page for sign-off."
    )


def _is_signed_off(file: Kept, board: int) -> bool:
    held = pictures_of if isinstance(file, BoardImage) else files_of
    waiting = ReleaseItem.objects.filter(
        release__board=board, release__state=ReleaseState.SIGNED_OFF
    )
    return any(
        file in held(draft_of(item))
        for item in waiting.select_related("page", "revision")
    )
