"""The words that templates ask translations for."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.base import FilterExpression
from django.template.loader import get_template
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

from cms.catalogues.words import Word


def names_of(patterns: tuple[str, ...]) -> list[str]:
    """The templates that patterns name: "chrome/*.html", or a library's by its name."""
    options: dict[str, Any] = settings.TEMPLATES[0]
    folders = [Path(folder) for folder in options["DIRS"]]
    ours = {
        str(path.relative_to(folder))
        for folder in folders
        for pattern in patterns
        for path in folder.glob(pattern)
    }
    return sorted(ours | {pattern for pattern in patterns if "*" not in pattern})


def words_of(name: str) -> Iterator[Word]:
    """What a template asks translations for, exactly as it asks when it is rendered."""
    compiled: Any = get_template(name)
    nodes = compiled.template.nodelist
    for node in nodes.get_nodes_by_type((TranslateNode, BlockTranslateNode)):
        word = _simple(node) if isinstance(node, TranslateNode) else _block(node)
        if word.singular:
            word.places = {f"templates/{name}"}
            yield word


def _simple(node: Any) -> Word:
    literal = str(getattr(node.filter_expression.var, "literal", "") or "")
    text = literal.replace("%", "%%")
    return Word(text, context=_context(node.message_context))


def _block(node: Any) -> Word:
    singular, _names = node.render_token_list(node.singular)
    plural = node.render_token_list(node.plural)[0] if node.plural else ""
    return Word(singular, plural, _context(node.message_context))


def _context(expression: FilterExpression | None) -> str:
    return str(expression.var) if expression else ""
