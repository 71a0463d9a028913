"""Makes a cleaned copy of a file, and proves that what was to go has gone."""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from cms.reading.asking import CLEANED, CONTENT, Asked
from cms.reading.checking import check
from cms.reading.limits import Refused, begin_step
from cms.reading.pdf import proof as pdf_proof
from cms.reading.pdf.cleaning import clean_pdf
from cms.reading.word import proof as word_proof
from cms.reading.word.cleaning import clean_word

KINDS: dict[str, tuple[Callable[..., Any], ModuleType]] = {
    "pdf": (clean_pdf, pdf_proof),
    "docx": (clean_word, word_proof),
}


def clean(
    folder: Path, asked: Asked, progress: Callable[[int, int], None]
) -> dict[str, Any]:
    """Write the cleaned copy; answer with what was removed, searched for and is left.

    Raises Refused, also where a mark that would go is all that hides some text.
    """
    if asked.ending not in KINDS:
        raise Refused("wrong_kind")
    before = check(folder, asked, progress)
    if _covers_text(before):
        raise Refused("covers_text")
    remove, proof = KINDS[asked.ending]
    begin_step()
    removed = remove(folder / CONTENT, folder / CLEANED)
    begin_step()
    values = proof.values_to_go(folder / CONTENT)
    left = proof.still_in(folder / CLEANED, values)
    said = proof.seen_text(folder / CLEANED) if left else ""
    on_pages = {value for value in left if " ".join(value.split()) in said}
    if left - on_pages:
        raise Refused("not_clean")
    return {
        "removed": {key: count for key, count in removed.items() if count},
        "searched": len(values),
        "on_pages": len(on_pages),
    }


def _covers_text(report: dict[str, Any]) -> bool:
    return any(
        place.get("where") == "annotation"
        for finding in report["findings"]
        if finding["key"] == "hidden_text"
        for place in finding["places"]
    )
