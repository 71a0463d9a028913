"""A sample file with something in it that nobody means to publish: a comment."""

import io

import pikepdf

COMMENT = "Sample comment: is this the right month? Take me out before it is published."
PLACE = (500, 760, 520, 780)  # points, from the left and from below


def with_a_comment(pdf: bytes) -> bytes:
    """The same PDF with a note on its first page, as a reader of a draft leaves one."""
    content = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Text,
            Rect=list(PLACE),
            Contents=COMMENT,
            Name=pikepdf.Name.Comment,
        )
        page = opened.pages[0]
        page.Annots = opened.make_indirect([opened.make_indirect(note)])
        opened.save(content, deterministic_id=True)
    return content.getvalue()
