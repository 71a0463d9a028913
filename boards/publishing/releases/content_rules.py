"""What other rooms say against a publication, as the languages of a board do (R13)."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from wagtail.models import Page


@dataclass(frozen=True)
class ContentRule:
    """reasons_against: why a version of a page may not be published as it is, with the
    keys of the pages that go public at the same moment.

    reason_against_alias: why a page gets no alias, or None.
    """

    reasons_against: Callable[[Page, Collection[int]], Iterable[str]]
    reason_against_alias: Callable[[Page], str | None]


_rules: dict[str, ContentRule] = {}


def register_rule(name: str, rule: ContentRule) -> None:
    """Have a rule asked of every publication. name: keeps it from being asked twice."""
    _rules[name] = rule


def reasons_against(draft: Page, together: Collection[int] = ()) -> Iterator[str]:
    """Why a version of a page may not be published as it is, with the way out.

    together: the keys of pages that go public at the same moment.
    """
    for rule in _rules.values():
        yield from rule.reasons_against(draft, together)


def reason_against_alias(page: Page) -> str | None:
    """Why a page gets no alias, or None when it may have one."""
    reasons = (rule.reason_against_alias(page) for rule in _rules.values())
    return next(filter(None, reasons), None)
