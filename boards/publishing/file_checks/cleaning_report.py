"""What was done to make a cleaned copy, in sentences."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from boards.models import CleanedCopy
from boards.publishing.file_checks.wording import words_of


def in_words(cleaned: CleanedCopy) -> list[str]:
    """What was removed, what was searched for afterwards, and what is still said."""
    outcome = cleaned.outcome
    removed = outcome.get("removed", {})
    kinds = [str(words_of(key).title) for key in removed]
    if kinds:
        said = [_("Removed: %s.") % "; ".join(kinds)]
    else:
        said = [_("There was nothing to remove; the file was written anew.")]
    if removed.get("tracked_changes"):
        said.append(
            _(
                "Tracked changes were accepted: what was put in stays, what was taken "
                "out has gone."
            )
        )
    said.append(_proof(outcome.get("searched", 0)))
    if on_pages := outcome.get("on_pages"):
        said.append(
            ngettext(
                "%s of these values also stands in the words of the pages, which stay.",
                "%s of these values also stand in the words of the pages, which stay.",
                on_pages,
            )
            % on_pages
        )
    return [*said, _("What is left, the check below says.")]


def _proof(searched: int) -> str:
    if not searched:
        return _("There were no names or comments to search for afterwards.")
    return (
        ngettext(
            "Unpacked and searched for %s name or comment of the original: it is not "
            "there behind the pages.",
            "Unpacked and searched for %s names and comments of the original: none is "
            "there behind the pages.",
            searched,
        )
        % searched
    )
