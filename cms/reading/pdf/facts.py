"""What a PDF is, and how far people who cannot see it can read it."""

from dataclasses import dataclass
from itertools import pairwise

import pikepdf

from cms.reading.pdf.letters import Box
from cms.reading.report import Report

_FEW_LETTERS = 8
_MOST_TAGS = 20_000
_LEAVES = ("/MCR", "/OBJR")
_JUMP = 0.25  # of the height of the picture that the letters fill


@dataclass(frozen=True)
class PageWords:
    """Where the letters of a page stand, in the order in which they are read.

    pictures: whether what its pictures say was "read", "not_read", or there is nothing.
    """

    page: int
    letters: list[Box]
    is_scan: bool
    text: str = ""
    pictures: str = ""


def note(pdf: pikepdf.Pdf, report: Report) -> None:
    """Facts about the whole file. None of them says that it is accessible."""
    root = pdf.Root
    marks = root.get("/MarkInfo", {})
    viewer = root.get("/ViewerPreferences", {})
    language = str(root.get("/Lang", ""))
    report.facts |= {
        "kind": "pdf",
        "is_encrypted": pdf.is_encrypted,
        "is_tagged": bool(marks.get("/Marked", False)) and _has_tags(root),
        "language": report.safe(language),
        "shows_title": bool(viewer.get("/DisplayDocTitle", False)),
    }
    if pdf.is_encrypted:
        report.add("restricted")


def _has_tags(root: pikepdf.Dictionary) -> bool:
    """Whether any tag holds something of a page; a tree without leaves says nothing."""
    waiting, seen = [root.get("/StructTreeRoot")], 0
    while waiting and seen < _MOST_TAGS:
        item = waiting.pop()
        seen += 1
        if isinstance(item, int) or (
            isinstance(item, pikepdf.Dictionary) and item.get("/Type") in _LEAVES
        ):
            return True
        if isinstance(item, pikepdf.Array):
            waiting += list(item)
        elif isinstance(item, pikepdf.Dictionary) and "/K" in item:
            waiting.append(item.K)
    return False


def note_text(pages: list[PageWords], report: Report) -> None:
    """Real text or a scan; and where the text goes back up while it is read."""
    empty = [page.page for page in pages if len(page.letters) < _FEW_LETTERS]
    scans = [page.page for page in pages if page.is_scan]
    read_by_machine = {page.page for page in pages if page.pictures == "read"}
    for page in sorted(set(empty) & set(scans)):
        how = "recognised" if page in read_by_machine else "not_recognised"
        report.add("only_a_picture", page=page, where=how)
    report.facts["pictures_read"] = len(read_by_machine)
    report.facts["pictures_not_read"] = sum(
        page.pictures == "not_read" for page in pages
    )
    read = len(pages) - len(empty)
    report.facts["text"] = (
        "none" if not read else "scan" if len(scans) > len(pages) / 2 else "real"
    )
    if report.has("unmapped_text"):
        report.facts["text"] = "unmapped"
    report.facts["jumps_on"] = [
        page.page for page in pages if _jumps_back(page.letters)
    ][:20]


def _jumps_back(letters: list[Box]) -> bool:
    """Whether the order of the text goes up by a good part of the page, often.

    Once may be a second column, or a footer that was written first.
    """
    if len(letters) < _FEW_LETTERS:
        return False
    tops = [box[1] for box in letters]
    reach = max(tops) - min(tops)
    if not reach:
        return False
    jumps = sum(before - after > _JUMP * reach for before, after in pairwise(tops))
    return jumps > 1
