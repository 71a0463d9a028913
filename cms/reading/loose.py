"""Bytes of an archive that belong to none of its parts, which programs do not show."""

from cms.reading.inside import words_of
from cms.reading.report import Report
from cms.reading.word.package import Package

_HEADER = 30
# Behind a part whose size was not known before: its sum and its two sizes.
_DESCRIPTOR = 24
_HAS_DESCRIPTOR = 8
_LONGEST_END = 22 + 20 + 56


def note_loose(package: Package, content: bytes, report: Report) -> None:
    """Say that something stands between the parts, and read it; and read remarks."""
    for loose in _loose(package, content):
        report.add("not_read", where="bytes")
        words_of("", loose, report)
    for remark in package.remarks:
        report.text(remark.decode("utf-8", errors="replace"), where="data")


def _loose(package: Package, content: bytes) -> list[bytes]:
    covered = []
    for part in package.parts:
        at = part.header_offset
        lengths = content[at + 26 : at + 30]
        named = int.from_bytes(lengths[:2], "little")
        more = int.from_bytes(lengths[2:4], "little")
        end = at + _HEADER + named + more + part.compress_size
        slack = _DESCRIPTOR if part.flag_bits & _HAS_DESCRIPTOR else 0
        covered.append((at, end, slack))
    covered.append((package.directory_at, len(content), 0))
    found, reached, slack = [], 0, 0
    for start, end, more in sorted(covered):
        between = content[reached:start]
        if len(between) > slack and between.strip(b"\0"):
            found.append(between)
        reached, slack = max(reached, end), more
    return [*found, *_behind(package, content)]


def _behind(package: Package, content: bytes) -> list[bytes]:
    """What stands behind the directory, where only its end should."""
    end = content.rfind(b"PK\x05\x06")
    behind = content[end + 22 + len(package.comment) :]
    between = content[package.directory_at + package.directory_size : end]
    pieces = [behind]
    if len(between) > _LONGEST_END:
        pieces.append(between)
    return [piece for piece in pieces if piece.strip(b"\0\r\n ")]
