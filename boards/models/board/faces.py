"""What gives a board's site its character: a face, and a pattern drawn behind it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Face(models.TextChoices):
    """Type, shape and rhythm of a board's pages, decided once for all that choose it.

    Each but the plain one has a style sheet of its name in static/css/faces.
    """

    PLAIN = "plain", _("Plain: quiet headings, light boxes")
    FELL = "fell", _("Fell: a large, calm serif, thin lines and wide margins")
    HARBOUR = "harbour", _("Harbour: warm and round, with broad bands of colour")
    LEDGER = "ledger", _("Ledger: clear and compact, the lists carry the page")
    HANDBOOK = "handbook", _("Handbook: very legible letters and soft blocks")


# The file of each face's letters, in static/fonts.
LETTERS = {
    Face.FELL: "source-serif-4",
    Face.HARBOUR: "figtree-bold",
    Face.LEDGER: "public-sans-bold",
    Face.HANDBOOK: "atkinson-hyperlegible-next",
}


class Pattern(models.TextChoices):
    """A drawing in the board's colour, behind the top of its home page and lists."""

    NONE = "", _("No pattern")
    HILLS = "hills", _("Hills")
    TIDES = "tides", _("Tides")
    WEAVE = "weave", _("Woven grid")
    LEAVES = "leaves", _("Leaves")
    FIELDS = "fields", _("Fields")
    QUAYS = "quays", _("Quays")
    STARS = "stars", _("Stars")
    STEPS = "steps", _("Steps")
    ARCHES = "arches", _("Arches")
    RAIN = "rain", _("Rain")
    PATHS = "paths", _("Paths")
    TILES = "tiles", _("Tiles")
