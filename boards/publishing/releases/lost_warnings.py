"""Stops a release when more is known of its cleaned copy than at the sign-off."""

from collections.abc import Iterator

from django.db import transaction

from boards.models import FileCheck, Release, ReleaseState
from boards.publishing.file_checks.cleaned_copies import LOST_WARNING
from boards.publishing.releases.checks import reasons_of_page_files
from boards.publishing.releases.publish import stop
from boards.publishing.releases.snapshot import held_by


def stop_what_holds_one() -> Iterator[Release]:
    """Stop each release with a cleaned copy that kept words which were to go."""
    held = FileCheck.objects.filter(findings__contains=[{"key": LOST_WARNING}])
    documents = set(held.values_list("document", flat=True))
    if not documents:
        return
    # What was forced went past its checks on purpose, with two people told of it.
    signed_off = Release.objects.filter(state=ReleaseState.SIGNED_OFF, forced_reason="")
    for key in list(signed_off.values_list("pk", flat=True)):
        with transaction.atomic():
            mine = signed_off.select_for_update(skip_locked=True, of=("self",))
            release = mine.filter(pk=key).first()
            if release and (reasons := _reasons(release, documents)):
                stop(release, reasons)
                yield release


def _reasons(release: Release, documents: set[int]) -> list[str]:
    return [
        reason
        for page in held_by(release).pages
        if any(file.pk in documents for file in page.contents.files)
        for reason in reasons_of_page_files(page)
    ]
