"""The check of one file, by its real kind."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from cms.reading.asking import CONTENT, Asked
from cms.reading.inside import words_of
from cms.reading.kinds import real_kind
from cms.reading.limits import LARGEST_FILE, FileRejected
from cms.reading.office import check as office
from cms.reading.pdf.check import check_pdf
from cms.reading.picture_check import ENDINGS, check_picture
from cms.reading.plain import check_plain
from cms.reading.report import Report
from cms.reading.word.check import check_word

Progress = Callable[[int, int], None]
# What the names of files promise, and how such files really begin.
_EXPECTED = {"pdf": {"pdf"}, "docx": {"archive"}}
_EXPECTED |= {ending: {"archive"} for ending in office.KINDS}
_PLAIN = {"txt", "csv"}
# How programs name what they wrote with a password, in an archive of the old form.
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_NEVER_PLAIN = {"pdf", "archive", "old_office", "picture"}


def check(folder: Path, asked: Asked, progress: Progress) -> dict[str, Any]:
    """What is to be said about the file that is asked about. Raises Refused."""
    report = _read(folder / CONTENT, asked, progress)
    found = report.finish()
    if asked.text:
        report.said.write(folder)
    return found


def check_file(path: Path, asked: Asked, progress: Progress) -> dict[str, Any]:
    """What is to be said about a file. Raises Refused."""
    return _read(path, asked, progress).finish()


def _read(path: Path, asked: Asked, progress: Progress) -> Report:
    report = asked.empty_report()
    report.facts["size"] = path.stat().st_size
    check_kind(path, asked.ending)
    if asked.ending == "pdf":
        check_pdf(path, report, progress)
    elif asked.ending == "docx":
        check_word(path, report, progress)
    elif asked.ending in ENDINGS:
        check_picture(path, report)
    elif asked.ending in office.KINDS:
        office.check_office(path, asked.ending, report, progress)
    elif asked.ending in _PLAIN:
        check_plain(path, report)
    else:
        report.facts["kind"] = asked.ending
        report.add("not_read")
        # What people see of it nobody here can say; names and numbers are found.
        words_of(path.name + "." + asked.ending, path.read_bytes(), report)
    return report


def check_kind(path: Path, ending: str) -> None:
    """Refuse a file that is too large, or that is not what its name says."""
    if path.stat().st_size > LARGEST_FILE:
        raise FileRejected("too_much")
    with path.open("rb") as content:
        kind = real_kind(content)
    if ending in _EXPECTED:
        if kind not in _EXPECTED[ending]:
            raise FileRejected(_why_other(path, kind))
    elif kind == "program":
        raise FileRejected("program")
    elif ending in _PLAIN and kind in _NEVER_PLAIN:
        raise FileRejected("wrong_kind")


def _why_other(path: Path, kind: str) -> str:
    """Why a file is not of its kind; of office files with a password, that one."""
    if kind == "old_office" and _LOCKED in path.read_bytes():
        return "encrypted"
    return "program" if kind == "program" else "wrong_kind"
