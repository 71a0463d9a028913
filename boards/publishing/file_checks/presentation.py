"""The check of a file as its report shows it."""

from dataclasses import dataclass, field
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from boards.models import FileCheck, FindingConfirmation
from boards.publishing.file_checks import checks
from boards.publishing.file_checks.file_facts import facts_of
from boards.publishing.file_checks.finding_locations import entry_in_words, places_of
from boards.publishing.file_checks.looked_for import CHECKS, NO_CHECK_FINDS
from boards.publishing.file_checks.place_pictures import Shower, ShownPlace
from boards.publishing.file_checks.refusals import way_out, why_refused
from boards.publishing.file_checks.wording import (
    INFO,
    LOOK,
    SERIOUS,
    TAKE_OUT,
    Words,
    in_order,
    words_of,
)
from boards.publishing.find.wording import search_sentence
from cms.models import BoardDocument
from cms.users.models import User

MOST_SHOWN = 12
CLEANED_KINDS = ("pdf", "word")


@dataclass(frozen=True)
class ShownFinding:
    """One finding in words. more: how many places are not named.

    pictures: places that its reader is shown.
    """

    key: str
    words: Words
    title: str
    to_do: str
    places: list[str]
    more: int
    confirmation: FindingConfirmation | None
    pictures: list[ShownPlace] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether it keeps its file from going public."""
        return self.words.severity == SERIOUS and self.confirmation is None


@dataclass(frozen=True)
class ShownCheck:
    """A document with its check, which may be missing, running, refused or done."""

    document: BoardDocument
    check: FileCheck | None
    findings: list[ShownFinding] = field(default_factory=list)
    facts: list[tuple[str, str]] = field(default_factory=list)
    outdated: bool = False
    # Why the reader of the screen may not confirm; empty if they may.
    not_confirmed_by: str = ""

    @property
    def is_running(self) -> bool:
        return self.check is None or self.check.is_running

    @property
    def is_refused(self) -> bool:
        return self.check is not None and self.check.state == FileCheck.State.REFUSED

    @property
    def refused_because(self) -> str:
        return why_refused(self.check.refusal) if self.check else ""

    @property
    def way_out(self) -> str:
        return way_out(self.check.refusal) if self.check else ""

    @property
    def serious(self) -> list[ShownFinding]:
        return self._of(SERIOUS)

    @property
    def to_look_at(self) -> list[ShownFinding]:
        return self._of(LOOK)

    @property
    def for_information(self) -> list[ShownFinding]:
        return self._of(INFO)

    @property
    def open_findings(self) -> list[ShownFinding]:
        return [finding for finding in self.findings if finding.is_open]

    @property
    def has_pictures(self) -> bool:
        """Whether a place of something serious is shown."""
        return any(finding.pictures for finding in self.serious)

    @property
    def summary(self) -> str:
        """What the check says, in one sentence."""
        if self.is_running:
            return self.progress
        if self.is_refused:
            return _("It could not be read safely.")
        if number := len(self.open_findings):
            return (
                ngettext(
                    "%s serious finding keeps this file from going public.",
                    "%s serious findings keep this file from going public.",
                    number,
                )
                % number
            )
        if self.serious:
            return _("A second person has confirmed what is serious.")
        if self.to_look_at:
            return _("Nothing serious was found. Some things are worth a look.")
        if self.for_information:
            return _("Nothing was found that somebody has to look at.")
        return _("Nothing was found by these %s checks.") % len(CHECKS)

    @property
    def checks(self) -> tuple[Any, ...]:
        return CHECKS

    @property
    def no_check_finds(self) -> str:
        return str(NO_CHECK_FINDS)

    @property
    def can_be_cleaned(self) -> bool:
        return _is_cleaned_kind(self.check) and any(
            finding.words.is_cleaned for finding in self.findings
        )

    @property
    def progress(self) -> str:
        """How far the reading is."""
        if self.check and self.check.pages_in_all and self.check.pages_read:
            return _("Page %(page)s of %(pages)s is being read.") % {
                "page": self.check.pages_read,
                "pages": self.check.pages_in_all,
            }
        if self.check is None:
            return _("Nobody has read this file yet. Choose “Check again”.")
        return _("The file waits to be read.")

    def _of(self, severity: str) -> list[ShownFinding]:
        return [one for one in self.findings if one.words.severity == severity]


def shown(document: BoardDocument, user: User | None = None) -> ShownCheck:
    """The report of a file as it is now. user: who reads it, and might confirm."""
    check = checks.check_of(document)
    if check is None or check.is_running:
        return ShownCheck(document, check)
    shower = Shower(document, check, user)
    return ShownCheck(
        document,
        check,
        findings=[_finding(check, one, shower) for one in in_order(check.findings)],
        facts=_facts(document, check),
        outdated=checks.is_outdated(check),
        not_confirmed_by=checks.why_not_confirm(document, check, user) if user else "",
    )


def _is_cleaned_kind(check: FileCheck | None) -> bool:
    return check is not None and check.facts.get("kind") in CLEANED_KINDS


def _finding(check: FileCheck, finding: dict[str, Any], shower: Shower) -> ShownFinding:
    key, places = finding["key"], places_of(finding)
    words = words_of(key)
    named = key.startswith("never_publish:")
    title = f"{words.title}: {entry_in_words(key)}" if named else str(words.title)
    return ShownFinding(
        key=key,
        words=words,
        title=title,
        to_do=_to_do(check, words),
        places=places[:MOST_SHOWN],
        more=max(0, len(places) - MOST_SHOWN),
        confirmation=checks.confirmation_of(check, finding),
        pictures=shower.places(finding, title),
    )


def _to_do(check: FileCheck, words: Words) -> str:
    """What to do, which is never "Clean it" of a file that it does not know."""
    if not words.is_cleaned or _is_cleaned_kind(check):
        return str(words.to_do)
    return _("Nothing.") if words.severity == INFO else str(TAKE_OUT)


def _facts(document: BoardDocument, check: FileCheck) -> list[tuple[str, str]]:
    size = filesizeformat(check.facts.get("size") or document.file_size or 0)
    if not check.facts:
        return []
    found = (_("Can be found"), search_sentence(document))
    return [(_("Size"), size), *facts_of(check.facts), found]
