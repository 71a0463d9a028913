"""Makes a cleaned copy of a file, and proves that what was to go has gone."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from cms.reading.asking import CLEANED, CONTENT, Asked
from cms.reading.checking import check, check_file
from cms.reading.limits import Refused, begin_step
from cms.reading.pdf import proof as pdf_proof
from cms.reading.pdf import uncovering as pdf_uncovering
from cms.reading.pdf.cleaning import clean_pdf
from cms.reading.word import proof as word_proof
from cms.reading.word import uncovering as word_uncovering
from cms.reading.word.cleaning import clean_word


class Kind(NamedTuple):
    """How one kind of file is cleaned, and what it is held against afterwards."""

    remove: Callable[..., Any]
    proof: ModuleType
    why_uncovers: Callable[[Path, Path], str]


KINDS = {
    "pdf": Kind(clean_pdf, pdf_proof, pdf_uncovering.why_uncovers),
    "docx": Kind(clean_word, word_proof, word_uncovering.why_uncovers),
}


def clean(
    folder: Path, asked: Asked, progress: Callable[[int, int], None]
) -> dict[str, Any]:
    """Write the cleaned copy; answer with what was removed, searched for and is left.

    Raises Refused, also where what would go is all that hides some words, or all that
    says of them that they were to go: the copy would hold the words and no warning.
    """
    if asked.ending not in KINDS:
        raise Refused("kind_not_cleaned")
    before = check(folder, asked, progress)
    if why := _why_not(before):
        raise Refused(why)
    kind = KINDS[asked.ending]
    begin_step()
    removed = kind.remove(folder / CONTENT, folder / CLEANED)
    begin_step()
    if why := kind.why_uncovers(folder / CONTENT, folder / CLEANED):
        raise Refused(why)
    promised = _PROMISED | _BUILT_WITHOUT.get(asked.ending, set())
    _check_again(before, check_file(folder / CLEANED, asked, progress), promised)
    return _proved(folder, removed, kind.proof)


# What cleaning promises to take out, and to leave nothing of.
_PROMISED = {
    "actions",
    "attachments",
    "comments",
    "earlier_text",
    "hidden_layers",
    "restricted",
    "tracked_changes",
}


# What a copy that is built has none of either.
_BUILT_WITHOUT = {
    "docx": {"metadata_people", "not_read", "picture_data", "private_data", "thumbnail"}
}


def _check_again(
    before: dict[str, Any], after: dict[str, Any], promised: set[str]
) -> None:
    """Refuse a copy that holds what was to go, or something that was not there."""
    was, still = ({one["key"] for one in said["findings"]} for said in (before, after))
    if still & promised or still - was:
        raise Refused("not_clean")


def _proved(
    folder: Path, removed: Mapping[str, int], proof: ModuleType
) -> dict[str, Any]:
    """What was removed, searched for and is left. Raises Refused."""
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


def _why_not(report: dict[str, Any]) -> str:
    """Why cleaning would take off a warning, by what the check says already."""
    found = {finding["key"]: finding for finding in report["findings"]}
    if "redaction_not_applied" in found:
        return "marked_to_go"
    hidden = found.get("hidden_text", {"places": []})
    covered = any(place.get("where") == "annotation" for place in hidden["places"])
    return "covers_text" if covered else ""
