"""Logos that are drawn by code, for two boards of the demonstration."""

import io

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

from boards.models.board.colours import WHITE, mix
from cms.models import BoardImage
from home.provisioning import OpenedBoard

SIZE = 480  # pixels, in which it is drawn; it is stored at half of that
Point = tuple[int, int]
SAILS: tuple[list[Point], ...] = (
    [(230, 70), (230, 330), (90, 330)],
    [(260, 120), (260, 330), (380, 330)],
    [(70, 360), (410, 360), (350, 420), (130, 420)],
)
LEAVES: tuple[list[Point], ...] = (
    [(240, 60), (330, 170), (240, 280), (150, 170)],
    [(120, 200), (220, 270), (210, 390), (110, 320)],
    [(360, 200), (370, 320), (270, 390), (260, 270)],
)
DRAWN = {"southampton.localhost": SAILS, "sefton.localhost": LEAVES}


def add_logo(opened: OpenedBoard) -> None:
    """Where one is drawn for the board."""
    board = opened.board
    board.refresh_from_db()
    if shapes := DRAWN.get(board.hostname or ""):
        board.logo = BoardImage.objects.create(
            title="Sample logo, drawn for the demonstration",
            file=ContentFile(_png(shapes, board.colour), "logo.png"),
            collection=opened.collection,
        )
        board.save()


def _png(shapes: tuple[list[Point], ...], colour: str) -> bytes:
    image = Image.new("RGB", (SIZE, SIZE), WHITE)
    pencil = ImageDraw.Draw(image)
    for number, shape in enumerate(shapes):
        pencil.polygon(shape, fill=mix(colour, WHITE, 0.25 * number))
    content = io.BytesIO()
    image.resize((SIZE // 2, SIZE // 2), Image.Resampling.LANCZOS).save(content, "PNG")
    return content.getvalue()
