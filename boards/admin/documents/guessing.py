"""What kind of document a file is, as far as its name says it."""

import re
from pathlib import PurePath

from boards.models import DocumentKind

# How people call a file beside the kind's own name, by the kind's short code.
ALSO_CALLED = {
    "executive-summary": ["exec summary", "summary"],
    "briefing": ["seven minute briefing", "7 min briefing", "7mb", "briefing"],
    "bulletin": ["bulletin", "learning summary"],
    "response": ["response", "action plan"],
    "media-statement": ["statement", "press release"],
    "easy-read": ["easy read", "easyread"],
    "slides": ["presentation", "powerpoint"],
    "terms-of-reference": ["tor"],
    "questions": ["faq", "faqs"],
    "report": ["overview report", "full report", "final report"],
}
SLIDES = {"pptx"}


def title_of(name: str) -> str:
    """A file's name as a title: without its ending, with spaces."""
    return " ".join(_words(PurePath(name).stem, keep_case=True))[:255]


def kind_of(name: str) -> DocumentKind | None:
    """The kind whose name, or what it is called besides, is the longest in a name."""
    said = f" {' '.join(_words(PurePath(name).stem))} "
    best, length = None, 0
    for kind in DocumentKind.objects.all():
        for words in [kind.name, kind.plural, *ALSO_CALLED.get(kind.slug, [])]:
            wanted = " ".join(_words(words))
            if wanted and f" {wanted} " in said and len(wanted) > length:
                best, length = kind, len(wanted)
    if best is None and PurePath(name).suffix.lower().removeprefix(".") in SLIDES:
        return DocumentKind.objects.filter(slug="slides").first()
    return best


def _words(text: str, *, keep_case: bool = False) -> list[str]:
    """Letters and digits alone: names of files are written in every way."""
    return re.findall(r"\w+", (text if keep_case else text.lower()).replace("_", " "))
