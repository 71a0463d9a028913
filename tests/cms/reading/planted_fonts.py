"""PDFs whose letters are drawn as others than the file says, or say nothing."""

from collections.abc import Callable

from pikepdf import Array, Dictionary, Name, Pdf, Stream

from tests.cms.reading import pdfs
from tests.cms.reading.planted_strings import NAME, PAGE

SAYS_NOTHING = "BT /F2 12 Tf 72 300 Td (secretwords andmore) Tj ET\n"
GLYPHS = Array([97, *(Name(f"/g{number}") for number in range(26))])


def _saying(means: Callable[[str], str]) -> Callable[[], bytes]:
    """A font with a table of what its letters mean."""

    def make() -> bytes:
        pdf = pdfs.new_pdf(PAGE + pdfs.text(NAME, y=300))
        rows = "".join(
            f"<{code:02X}> <{ord(means(chr(code))):04X}>\n" for code in range(32, 126)
        )
        table = (
            "1 begincodespacerange <00> <FF> endcodespacerange "
            f"94 beginbfchar {rows} endbfchar"
        )
        font = pdf.pages[0].Resources.Font.F1
        font.ToUnicode = pdf.make_indirect(Stream(pdf, table.encode()))
        return pdfs.saved(pdf)

    return make


def _with_font(font: Callable[[Pdf], Dictionary]) -> Callable[[], bytes]:
    def make() -> bytes:
        pdf = pdfs.new_pdf(PAGE + SAYS_NOTHING)
        pdf.pages[0].Resources.Font.F2 = pdf.make_indirect(font(pdf))
        return pdfs.saved(pdf)

    return make


def _drawn_letters(pdf: Pdf) -> Dictionary:
    drawings = {
        f"/g{number}": pdf.make_indirect(
            Stream(
                pdf,
                f"600 0 0 0 500 700 d1 0 0 {100 + 10 * number} 500 re f".encode(),
            )
        )
        for number in range(26)
    }
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=[0, 0, 600, 700],
        FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
        CharProcs=Dictionary(drawings),
        Encoding=Dictionary(Type=Name.Encoding, Differences=GLYPHS),
        FirstChar=97,
        LastChar=122,
        Widths=Array([600] * 26),
    )


def _letters_of_no_name(_pdf: Pdf) -> Dictionary:
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type1,
        BaseFont=Name.Helvetica,
        Encoding=Dictionary(Type=Name.Encoding, Differences=GLYPHS),
    )


def _turned(sign: str) -> str:
    return chr((ord(sign.lower()) - 84) % 26 + 97) if sign.isalpha() else sign


UNMAPPED: dict[str, Callable[[], bytes]] = {
    "letters that are drawings": _with_font(_drawn_letters),
    "letters of no name": _with_font(_letters_of_no_name),
    "letters that mean others": _saying(_turned),
    "letters that mean one": _saying(lambda sign: "x" if sign.isalpha() else sign),
    "letters that mean a gap": _saying(lambda _sign: " "),
    "letters that mean a question": _saying(
        lambda sign: "?" if sign.isalpha() else sign
    ),
    "letters of no alphabet": _saying(lambda sign: chr(0xE000 + ord(sign))),
}
MAPPED = _saying(lambda sign: sign)
