"""What photographs say about themselves: camera, place, who took them."""

_START, _DATA = b"\xff\xd8", b"\xff\xe1"
_COMMENT = b"\xff\xfe"
_SCAN = 0xDA


def carries_data(jpeg: bytes) -> bool:
    """Whether a JPEG has Exif, XMP or a comment in it."""
    return _split(jpeg)[1]


def without_data(jpeg: bytes) -> bytes:
    """The same picture, with nothing but the picture."""
    return _split(jpeg)[0]


def _split(jpeg: bytes) -> tuple[bytes, bool]:
    """A JPEG without its data, and whether it had some."""
    if not jpeg.startswith(_START):
        return jpeg, False
    kept, at, found = bytearray(_START), 2, False
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != _SCAN:
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if jpeg[at : at + 2] in (_DATA, _COMMENT):
            found = True
        else:
            kept += jpeg[at:end]
        at = end
    return bytes(kept + jpeg[at:]), found
