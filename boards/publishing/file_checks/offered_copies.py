"""What the screen of an original says of a cleaned copy that was made of it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from boards.models import CleanedCopy
from boards.publishing.file_checks import checks
from boards.publishing.file_checks.cleaned_copies import LOST_WARNING, TAKEN_OUT
from boards.publishing.file_checks.presentation import ShownCheck
from cms.models import BoardDocument

_LOST = _(
    "Do not use this cleaned copy: words that are marked to be taken out here, or that "
    "something hides here, are whole in it:"
)
_NOT_READY = _(
    "A cleaned copy was made, and is not ready: what the checks call serious has to be "
    "looked at first. The copy:"
)
_READY = _(
    "This is an original. It stays for your colleagues; release the cleaned copy:"
)


@dataclass(frozen=True)
class OfferedCopy:
    """A copy, and what to do with it. is_ready: whether it may take the place."""

    document: BoardDocument
    advice: Any
    is_ready: bool = False


def offered(cleaned: CleanedCopy, original: ShownCheck) -> OfferedCopy:
    """Only a copy that could go public is one to release instead of its original."""
    copy = cleaned.copy
    check = checks.check_of(copy)
    findings = check.findings if check else []
    if any(finding["key"] == LOST_WARNING for finding in findings):
        return OfferedCopy(copy, _LOST)
    # What cleaning removes is the copy's answer to it.
    removed = cleaned.outcome.get("removed", {})
    left = [
        one
        for one in original.open_findings
        if not one.words.is_cleaned or (one.key in TAKEN_OUT and one.key not in removed)
    ]
    if left or checks.reasons_against_release(copy):
        return OfferedCopy(copy, _NOT_READY)
    return OfferedCopy(copy, _READY, is_ready=True)
