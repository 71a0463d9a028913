"""Whether a secret is in a PDF, in any way that it may be written or packed."""

import io
import re
import zlib

import pikepdf
import pypdfium2


def holds(content: bytes, secret: str) -> bool:
    """Whether any byte of a file, packed or not, or any page says a secret."""
    plain = content + b"\n" + _unpacked(content) + b"\n" + _streams(content)
    forms = [secret.encode(coding) for coding in ("latin-1", "utf-16-be", "utf-16-le")]
    forms += [form.hex().encode() for form in forms]
    forms += [secret.replace(" ", sign).encode() for sign in "_+-"]
    small = plain.lower()
    if any(form.lower() in small for form in forms):
        return True
    with pypdfium2.PdfDocument(content) as pages:
        said = " ".join(page.get_textpage().get_text_range() for page in pages)
    return secret.lower() in " ".join(said.lower().split())


def _streams(content: bytes) -> bytes:
    said = []
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Stream):
                try:
                    said.append(item.read_bytes())
                except pikepdf.PdfError:
                    said.append(item.read_raw_bytes())
    return b"\n".join(said)


def _unpacked(content: bytes) -> bytes:
    said = []
    for match in re.finditer(rb"stream\r?\n", content):
        try:
            said.append(zlib.decompressobj().decompress(content[match.end() :]))
        except zlib.error:
            continue
    return b"\n".join(said)
