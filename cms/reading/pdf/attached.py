"""A PDF inside of another file: its words as a reader shows them, and its bytes."""

import pypdfium2

from cms.reading.limits import begin_step, seconds_used
from cms.reading.pdf.strings import note_content
from cms.reading.report import Report

_MOST_SECONDS = 8.0  # of the processor


def note_pdf(content: bytes, report: Report) -> None:
    """Look at the words of a PDF that is in a file, whatever state it is in."""
    note_content(content, report, where="attachment")
    began = seconds_used()
    try:
        with pypdfium2.PdfDocument(content) as pages:
            for page in pages:
                begin_step()
                text = page.get_textpage().get_text_range()
                report.text(text, where="attachment")
                if seconds_used() - began > _MOST_SECONDS:
                    report.add("not_read", where="attachment")
                    return
    except pypdfium2.PdfiumError:
        report.add("not_read", where="attachment")
