"""What gives the demonstration's boards their character beside face and pattern."""

from collections.abc import Callable
from datetime import timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from cms.models import BoardImage
from home.provisioning import OpenedBoard
from home.writing import text

AN_ALERT_STAYS = timedelta(days=60)
IN_FOCUS = 160  # pixels


def give_picture(
    opened: OpenedBoard,
    title: str,
    draw: Callable[[], bytes],
    focus: tuple[int, int],
    alt: str = "",
) -> None:
    """A picture of the board's own.

    draw: makes a JPEG. focus: what has to be seen. alt: "" for a decoration.
    """
    across, down = focus
    board = opened.board
    board.refresh_from_db()
    board.picture = BoardImage.objects.create(
        title=title,
        file=ContentFile(draw(), "picture.jpg"),
        collection=opened.collection,
        focal_point_x=across,
        focal_point_y=down,
        focal_point_width=IN_FOCUS,
        focal_point_height=IN_FOCUS,
    )
    board.picture_alt = alt
    board.save()


def give_alert(opened: OpenedBoard, kind: str, heading: str, words: str) -> None:
    """An alert on every page, from now on for some weeks."""
    said = {"language": "en-gb", "heading": heading, "text": text(words)[1]}
    alert = {
        "kind": kind,
        "begins": None,
        "ends": timezone.now() + AN_ALERT_STAYS,
        "everywhere": True,
        "words": [said],
    }
    board = opened.board
    board.refresh_from_db()
    board.alerts = [("alert", alert)]
    board.save()
