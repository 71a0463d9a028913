"""What can be chosen of what was found."""

from boards.models.publishing.states import Availability
from boards.models.shared.audiences import audiences_of
from boards.public.filters.names import FILE, Names
from boards.public.filters.wishes import Item
from boards.public.search.finding import Hit


def item_of(hit: Hit, names: Names) -> Item:
    """A page by what it is and lists; a file by what it is and where it stands."""
    kind, one_type = str(hit.facts.get("kind", "")), str(hit.facts.get("type", ""))
    themes = names.with_wider(frozenset(hit.facts.get("themes", [])))
    for_whom = {names.audiences.get(slug, "") for slug in hit.kinds}
    is_file = bool(hit.document_id)
    return Item(
        hit.page or 0,
        {
            "kind": frozenset({FILE if is_file else kind}),
            "type": frozenset({one_type}),
            "theme": themes,
            "document": frozenset(hit.kinds if is_file else ()),
            # A file is found while it can be had.
            "availability": frozenset(
                {str(Availability.PUBLISHED)} if is_file else hit.states
            ),
            "audience": audiences_of("" if is_file else kind, one_type, for_whom),
            "language": frozenset({hit.language}),
        },
        hit.year,
    )
