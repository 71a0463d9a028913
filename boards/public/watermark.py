"""The picture that lies across a draft: whose copy it is, over and over.

A picture and no text of the page: it is read over words, and by no screen reader, which
has the same sentence on top of the page.
"""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

SIZE = 20  # pixels
WIDTH_OF_LETTER = 12  # pixels, in bold type of that size
LINE = 26  # pixels
APART = 70  # pixels between two sentences

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="100%"><defs>'
    '<pattern id="p" width="{width}" height="{height}" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(-24)"><g font-family="sans-serif" font-size="{size}" '
    'font-weight="700" text-anchor="middle" fill="#22262b" fill-opacity="0.15">'
    "{lines}</g></pattern></defs>"
    '<rect width="100%" height="100%" fill="url(#p)"/></svg>'
)
TEXT = '<text x="{}" y="{}">{}</text>'


def watermark(recipient: str) -> SafeString:
    """An SVG as wide and as high as it is shown, with the name of who got the draft."""
    sentence = [
        _("Draft for %(recipient)s:") % {"recipient": recipient},
        _("not to be passed on"),
    ]
    width = max(map(len, sentence)) * WIDTH_OF_LETTER + APART
    height = 2 * (2 * LINE + APART)
    # The second sentence stands between two of the row above; its other half is drawn
    # where the pattern begins again.
    places = [(width / 2, LINE), (0, LINE + height / 2), (width, LINE + height / 2)]
    lines = [
        format_html(TEXT, int(x), int(y + number * LINE), line)
        for x, y in places
        for number, line in enumerate(sentence)
    ]
    return format_html(
        SVG,
        width=width,
        height=height,
        size=SIZE,
        lines=SafeString("".join(lines)),
    )
