"""Makes a cleaned copy of a file, and proves that what was to go has gone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from cms.reading.asking import CLEANED, CONTENT, Asked
from cms.reading.checking import check, check_file
from cms.reading.limits import FileRejected, begin_step
from cms.reading.pdf import copying as pdf_copying
from cms.reading.pdf import proof as pdf_proof
from cms.reading.word import proof as word_proof
from cms.reading.word import uncovering as word_uncovering
from cms.reading.word.cleaning import clean_word

Said = dict[str, Any]
Progress = Callable[[int, int], None]


class Kind(NamedTuple):
    """How one kind of file is cleaned, and what it is held against afterwards.

    make: writes the copy; it gets the question, and what was said of the original.
    """

    make: Callable[[Path, Path, Asked, Said], Said]
    proof: Any


def _clean_word(path: Path, to: Path, _asked: Asked, _before: Said) -> Said:
    removed = clean_word(path, to)
    begin_step()
    if why := word_uncovering.why_uncovers(path, to):
        raise FileRejected(why)
    return {"removed": {key: count for key, count in removed.items() if count}}


KINDS = {
    "pdf": Kind(pdf_copying.make, pdf_proof),
    "docx": Kind(_clean_word, word_proof),
}

# What cleaning promises to take out, and to leave nothing of.
_PROMISED = {
    "actions",
    "attachments",
    "comments",
    "earlier_text",
    "hidden_layers",
    "picture_place",
    "redaction_not_applied",
    "restricted",
    "tracked_changes",
}
# What a copy that is built has none of either.
_BUILT_WITHOUT = {
    "docx": {"metadata_people", "not_read", "picture_data", "private_data", "thumbnail"}
}


# What tells who somebody is; and places that a cleaned PDF is built without.
_NAMING = {"never_publish", "nhs_number", "national_insurance", "date_of_birth"}
_BEHIND = {
    "attachment",
    "attachment_name",
    "bookmark",
    "bytes",
    "data",
    "description",
    "earlier",
    "layer",
    "metadata",
    "name_inside",
    "picture_data",
    "script",
    "title",
}


def clean(folder: Path, asked: Asked, progress: Progress) -> Said:
    """Write the cleaned copy; answer with what was removed, searched for and is left.

    Raises Refused, also where what would go is all that hides some words, or all that
    says of them that they were to go: the copy would hold the words and no warning.
    """
    if asked.ending not in KINDS:
        raise FileRejected("kind_not_cleaned")
    before = check(folder, asked, progress)
    kind = KINDS[asked.ending]
    begin_step()
    made = kind.make(folder / CONTENT, folder / CLEANED, asked, before)
    after = check_file(folder / CLEANED, asked, progress)
    promised = _PROMISED | _BUILT_WITHOUT.get(asked.ending, set())
    _check_again(before, after, promised)
    if asked.ending == "pdf":
        _check_unseen(after)
    made.setdefault("removed", _gone(before, after))
    return made | _proved(folder, made.pop("words", set()), kind.proof)


def _check_again(before: Said, after: Said, promised: set[str]) -> None:
    """Refuse a copy that holds what was to go, or something that was not there."""
    was, still = ({one["key"] for one in said["findings"]} for said in (before, after))
    if still & promised or still - was:
        raise FileRejected("not_clean")


def _check_unseen(after: Said) -> None:
    """Refuse a copy with words that nobody sees, or that name somebody unseen."""
    if any(one["key"] == "hidden_text" for one in after["findings"]):
        raise FileRejected("hidden_stays")
    if any(map(_names_behind, after["findings"])):
        raise FileRejected("not_clean")


def _names_behind(finding: Said) -> bool:
    """Whether somebody is named where no page shows it."""
    if finding["key"].partition(":")[0] not in _NAMING:
        return False
    return any(place.get("where", "") in _BEHIND for place in finding["places"])


def _gone(before: Said, after: Said) -> dict[str, int]:
    """What the check said of the original and does not say of the copy."""
    still = {one["key"]: one["count"] for one in after["findings"]}
    gone = {
        one["key"]: one["count"] - still.get(one["key"], 0)
        for one in before["findings"]
    }
    return {key: count for key, count in gone.items() if count > 0}


def _proved(folder: Path, words: set[str], proof: Any) -> Said:
    """What was searched for and is left. Raises Refused."""
    begin_step()
    values = proof.values_to_go(folder / CONTENT) | words
    left = proof.still_in(folder / CLEANED, values)
    said = proof.seen_text(folder / CLEANED) if left else ""
    on_pages = {value for value in left if " ".join(value.split()) in said}
    if left - on_pages:
        raise FileRejected("not_clean")
    return {"searched": len(values), "on_pages": len(on_pages)}
