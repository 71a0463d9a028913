"""Makes the sample files of the demonstration: small tagged PDFs, and a Word form.

For maintainers, and seldom: the files are committed under `home/demo_files/`. Each
says on its first page that it is a sample. Needs WeasyPrint.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from home.demo.builders import SAMPLE_FOLDER
from home.demo.sample_comment import with_a_comment
from home.demo.sample_form import form_bytes

FORM = "form.docx"
COMMENTED, WITH_COMMENT = "briefing.pdf", "briefing-with-comment.pdf"

STYLE = """
@page { size: A4; margin: 25mm 22mm;
        @bottom-right { content: counter(page) " / " counter(pages); font-size: 9pt } }
body { font: 11pt/1.5 "DejaVu Sans", sans-serif; color: #1a1a1a }
h1, h2, h3 { font-weight: normal; line-height: 1.25; color: #1f4e79 }
h1 { font-size: 22pt; margin: 0 0 12pt }
h2 { font-size: 16pt; margin: 0 0 8pt }
section + section { break-before: page }
@page cover { margin: 0; background: #1f4e79; @bottom-right { content: none } }
body:not(.together) > section:first-child { page: cover; padding: 75mm 22mm }
body:not(.together) > section:first-child * { color: #fff; border-color: #fff }
body:not(.together) > section:first-child h1 { font-size: 40pt; margin-bottom: 24pt }
body:not(.together) > section:first-child p { font-size: 15pt }
.together section + section { break-before: auto; margin-top: 16pt }
.notice { border-left: 3pt solid #1f4e79; padding-left: 10pt }
.line { border-bottom: 1pt solid #767676; height: 22pt }
"""


@dataclass(frozen=True)
class Sample:
    """One sample: what it stands in for, and what such a document holds.

    parts: a heading, and what a reader would find under it. on_one_sheet: whether the
    parts follow one another instead of starting a page each.
    """

    name: str
    title: str
    stands_for: str
    parts: tuple[tuple[str, str], ...]
    on_one_sheet: bool = False
    form_lines: tuple[str, ...] = ()


SAMPLES = (
    Sample(
        "report.pdf",
        "Sample report of a review",
        "the report of a review",
        (
            (
                "Why there was a review",
                "how the case came to the board, in general words",
            ),
            ("How the review was done", "who led it, who took part and how it worked"),
            ("What happened", "what professionals knew and did, without telling who"),
            ("What was learnt", "the findings, and how widely they hold"),
            ("Recommendations", "what each agency is asked to change, and by when"),
        ),
    ),
    Sample(
        "executive-summary.pdf",
        "Sample executive summary",
        "the executive summary of a review",
        (
            ("The review in short", "why there was a review and how it was done"),
            ("Findings and recommendations", "what was learnt and what has to change"),
        ),
    ),
    Sample(
        "briefing.pdf",
        "Sample briefing",
        "a board’s briefing about a review",
        (
            ("What happened", "the background, in general words"),
            ("What we learnt", "the few points that matter in daily work"),
            ("What to do now", "questions for the next team meeting"),
        ),
        on_one_sheet=True,
    ),
    Sample(
        "bulletin.pdf",
        "Sample learning bulletin",
        "a learning bulletin",
        (
            ("What this bulletin is about", "the reviews that it draws on"),
            ("Learning for practice", "what to keep doing, and what to do differently"),
        ),
    ),
    Sample(
        "response.pdf",
        "Sample board response",
        "a board’s response to a review",
        (
            ("What the board accepts", "each recommendation with the board’s answer"),
            ("What the board will do", "each action, who leads it and until when"),
            (
                "Lessons for your work",
                "what professionals and practitioners should know",
            ),
        ),
    ),
    Sample(
        "improvement-report.pdf",
        "Sample improvement report",
        "a board’s report on learning and improvement",
        (
            ("What had to improve", "the recommendations that the board took on"),
            ("What has been done", "changes in practice, procedures and training"),
            ("What difference it makes", "how the board knows that it works"),
            ("What comes next", "what remains to be done"),
        ),
    ),
    Sample(
        "media-statement.pdf",
        "Sample media statement",
        "a board’s statement to the media",
        (("Statement", "what the board says to the press, and whom to ring"),),
        on_one_sheet=True,
    ),
    Sample(
        "framework.pdf",
        "Sample learning and improvement framework",
        "a local learning and improvement framework",
        (
            ("Principles", "how agencies learn together"),
            ("Kinds of review", "which review is used when"),
            ("From learning to practice", "how lessons reach those who need them"),
            ("Who is responsible", "what each organisation has to do"),
        ),
    ),
    Sample(
        "guidance.pdf",
        "Sample guidance",
        "guidance for professionals",
        (
            ("Whom this is for", "who uses the guidance, and when"),
            ("What to do", "the steps in their order"),
            ("Whom to ask", "who helps with questions"),
        ),
    ),
    Sample(
        "terms-of-reference.pdf",
        "Sample terms of reference",
        "the terms of reference of a group",
        (
            ("Purpose and members", "what the group is for, and who sits on it"),
            ("How it decides", "how a case is referred and how a decision is made"),
        ),
    ),
    Sample(
        "questions.pdf",
        "Sample questions and answers",
        "a document with frequently asked questions",
        (
            ("Before a review", "when there is a review, and who decides"),
            ("During a review", "what is expected from professionals"),
            ("After a review", "what is published, and what support there is"),
        ),
    ),
    Sample(
        "procedure.pdf",
        "Sample procedure with a referral form",
        "a procedure",
        (
            ("When it is used", "which cases the procedure is for"),
            ("How a case is referred", "who refers it, to whom and with what"),
            ("How it is decided", "who decides, and who is told"),
            ("How the learning is used", "who acts on what was learnt"),
        ),
        form_lines=(
            "Agency that refers the case",
            "Name, role and telephone number",
            "Why you refer the case",
            "What may be learnt across agencies",
            "Date",
        ),
    ),
)


def page_count(sample: Sample) -> int:
    """How many pages the sample has: what a test holds the file to."""
    if sample.on_one_sheet:
        return 1
    return 1 + len(sample.parts) + bool(sample.form_lines)


def make_files(folder: Path = SAMPLE_FOLDER) -> list[Path]:
    """Write every sample file, and say which. Raises OSError without Pango."""
    import weasyprint

    folder.mkdir(exist_ok=True)
    made = []
    for sample in SAMPLES:
        made.append(folder / sample.name)
        made[-1].write_bytes(_pdf(weasyprint, sample))
    made.append(folder / FORM)
    made[-1].write_bytes(form_bytes())
    made.append(folder / WITH_COMMENT)
    made[-1].write_bytes(with_a_comment((folder / COMMENTED).read_bytes()))
    return made


def _pdf(weasyprint: Any, sample: Sample) -> bytes:
    document = weasyprint.HTML(string=sample_html(sample))
    return document.write_pdf(pdf_variant="pdf/ua-1", full_fonts=False)


def sample_html(sample: Sample) -> SafeString:
    """The sample as HTML: a first section that says what it is, then its parts."""
    return format_html(
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
        "<title>{title}</title><style>{style}</style></head>"
        '<body class="{body_class}"><section><h1>{title}</h1>'
        '<p class="notice">This is a sample. It stands in for {stands_for}, so that '
        "the demonstration has something to open. It describes no child, no family "
        "and no real event.</p></section>{parts}{form}</body></html>",
        title=sample.title,
        style=SafeString(STYLE),
        body_class="together" if sample.on_one_sheet else "",
        stands_for=sample.stands_for,
        parts=format_html_join(
            "",
            "<section><h2>{}</h2><p>Sample text. Here the real document says: {}.</p>"
            "</section>",
            sample.parts,
        ),
        form=_form(sample),
    )


def _form(sample: Sample) -> SafeString:
    if not sample.form_lines:
        return SafeString("")
    return format_html(
        "<section><h2>Appendix 1: referral form</h2><p>Sample form. Please do not use "
        "it to refer a real case.</p>{}</section>",
        format_html_join(
            "",
            '<h3>{}</h3><div class="line"></div>',
            ((line,) for line in sample.form_lines),
        ),
    )
