"""What a PDF says about who made it, when and with what."""

import re

import pikepdf

from cms.reading.pdf.strings import without_keys
from cms.reading.report import Report

# Who, and in what words; the rest says with what, and when.
PEOPLE = {
    "/Author": "author",
    "/Company": "company",
    "/Manager": "manager",
    "/Subject": "subject",
    "/Keywords": "keywords",
    "/SourceModified": "source",
}
SOFTWARE = {"/Creator": "software", "/Producer": "software"}
DATES = {"/CreationDate": "made", "/ModDate": "changed"}
_IGNORED = {"/Title", "/Trapped", "/PTEX.Fullbanner", "/GTS_PDFXVersion"}
# The properties of XMP that name people, and the rest that is plain.
XMP_PEOPLE = {
    "dc:creator": "author",
    "dc:contributor": "author",
    "dc:publisher": "company",
    "dc:rights": "rights",
    "dc:description": "subject",
    "dc:subject": "keywords",
    "pdf:Keywords": "keywords",
    "pdfx:Company": "company",
    "photoshop:AuthorsPosition": "author",
}
XMP_SOFTWARE = ("xmp:CreatorTool",)
XMP_VALUE = re.compile(r">\s*([^<>]{2,400}?)\s*<|=\s*[\"']([^\"'<>]{2,400})[\"']")
_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")


def note(pdf: pikepdf.Pdf, report: Report) -> None:
    """Every value of the file's own description of itself."""
    title = ""
    for name, value in pdf.docinfo.items():
        text = str(value)
        if name == "/Title":
            title = text
        elif name in PEOPLE:
            report.value("metadata_people", PEOPLE[name], text)
        elif name in SOFTWARE:
            report.value("metadata_software", SOFTWARE[name], text)
        elif name in DATES:
            _date(report, DATES[name], text)
        elif name not in _IGNORED:
            report.value("metadata_people", "other", text)
    title = title or _xmp(pdf, report)
    report.text(title, where="title")
    report.facts["title"] = report.safe(title)


def _date(report: Report, name: str, text: str) -> None:
    if match := _DAY.search(text):
        report.add("metadata_dates", where=name, shown="-".join(match.groups()))


def _xmp(pdf: pikepdf.Pdf, report: Report) -> str:
    """Note what XMP says of people, and answer with its title."""
    found = xmp_of(pdf)
    for name, values in found.items():
        for value in values:
            if name in XMP_PEOPLE:
                report.value("metadata_people", XMP_PEOPLE[name], value)
            elif name in XMP_SOFTWARE:
                report.value("metadata_software", "software", value)
    if "/Metadata" in pdf.Root:
        said = bytes_of(pdf.Root.Metadata).decode(errors="replace")
        for text in XMP_VALUE.findall(said):
            report.text(without_keys("".join(text)), where="metadata")
    return found.get("dc:title", [""])[0]


def xmp_of(pdf: pikepdf.Pdf) -> dict[str, list[str]]:
    """The properties of XMP that the check knows, each with its values."""
    found: dict[str, list[str]] = {}
    if "/Metadata" not in pdf.Root:
        return found
    try:
        with pdf.open_metadata(
            set_pikepdf_as_editor=False, update_docinfo=False
        ) as xmp:
            for name in (*XMP_PEOPLE, *XMP_SOFTWARE, "dc:title"):
                value = xmp.get(name)
                texts = [value] if isinstance(value, str) else list(value or ())
                if texts := [str(text) for text in texts if str(text).strip()]:
                    found[name] = texts
    except Exception:
        # Written by anybody, in any way. Its words are looked at all the same.
        return found
    return found


def bytes_of(stream: pikepdf.Object) -> bytes:
    """What a stream says, or nothing when it cannot be read."""
    try:
        return stream.read_bytes()
    except (pikepdf.PdfError, AttributeError, ValueError):
        return b""
