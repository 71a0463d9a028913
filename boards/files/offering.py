"""What the screen of an original says of a cleaned copy that was made of it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from boards.files import checks
from boards.files.copies import LOST_WARNING
from boards.files.shown import ShownCheck
from boards.models import CleanedCopy
from cms.models import BoardDocument


@dataclass(frozen=True)
class OfferedCopy:
    """A copy, and what to do with it. is_ready: whether it may take the place."""

    document: BoardDocument
    advice: str
    is_ready: bool


def offered(cleaned: CleanedCopy, original: ShownCheck) -> OfferedCopy:
    """Only a copy that could go public is one to release instead of its original."""
    check = checks.check_of(cleaned.copy)
    findings = check.findings if check else []
    if any(finding["key"] == LOST_WARNING for finding in findings):
        return OfferedCopy(
            cleaned.copy,
            _(
                "Do not use this cleaned copy: words that are marked to be taken out "
                "here, or that something hides here, are whole in it:"
            ),
            is_ready=False,
        )
    # What cleaning removes is the copy's answer to it.
    left = [one for one in original.open_findings if not one.words.is_cleaned]
    if left or checks.reasons_against_release(cleaned.copy):
        return OfferedCopy(
            cleaned.copy,
            _(
                "A cleaned copy was made, and is not ready: what the checks call "
                "serious has to be looked at first. The copy:"
            ),
            is_ready=False,
        )
    return OfferedCopy(
        cleaned.copy,
        _(
            "This is an original. It stays for your colleagues; release the cleaned "
            "copy:"
        ),
        is_ready=True,
    )
