"""A search index whose texts are understood in their own languages: that of the CMS.

A page is indexed in the language it is written in; whatever has no language, in that of
the CMS. Who names a language when searching is understood in it; else in any of them.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from operator import or_
from typing import Any

from django.conf import settings
from django.contrib.postgres.search import SearchVector
from django.db.models import Expression, Model
from modelsearch.backends.database.postgres.postgres import (
    IndexEntry,
    ObjectIndexer,
    PostgresAutocompleteQueryCompiler,
    PostgresIndex,
    PostgresSearchBackend,
    PostgresSearchQueryCompiler,
)
from modelsearch.index import BaseField, Indexed
from modelsearch.utils import get_content_type_pk
from wagtail.models import Locale
from wagtail.search.query import And, Or, Phrase, PlainText, SearchQuery

from cms.one_step import known
from cms.search.ways import all_ways, way_of

INDEXED = ("title", "autocomplete", "body", "title_text", "body_text")
# A field, its weight, and its text.
Said = tuple[BaseField, str, str]
# How short a title is, beside the average of a thousand: as good as that of all, and
# what a page costs to be stored does not grow with what else there is.
NORM_TITLES = """
UPDATE wagtailsearch_indexentry AS entry SET title_norm = (
  SELECT avg(length(title)) FROM (
    SELECT title FROM wagtailsearch_indexentry WHERE length(title) > 0 LIMIT 1000
  ) AS few
) / length(title)
 WHERE content_type_id = %s AND object_id = ANY (%s) AND length(title) > 0
"""


class LanguageIndexer(ObjectIndexer):
    """Reads what an object says, in its language. Beginnings of words have no stem."""

    def __init__(self, obj: Model, backend: Any, language_code: str) -> None:
        super().__init__(obj, backend)
        self.way = way_of(language_code)
        self.config = self.way.config
        self._said: dict[int, list[Said]] = {}

    def prepare_field(self, obj: Model, field: BaseField) -> Iterator[Said]:
        """Each part of an entry is made of all fields: each is read once."""
        if obj is not self.obj:
            yield from super().prepare_field(obj, field)
            return
        if id(field) not in self._said:
            self._said[id(field)] = list(super().prepare_field(obj, field))
        yield from self._said[id(field)]

    def as_vector(
        self, texts: list[tuple[str, str]], for_autocomplete: bool = False
    ) -> SearchVector:
        if not for_autocomplete:
            texts = [(self.way.fold(text), weight) for text, weight in texts]
        return super().as_vector(texts, for_autocomplete)


class LanguageIndex(PostgresIndex):
    """The index of all languages."""

    def add_items(self, model: type[Indexed], objs: Iterable[Model]) -> None:
        """Write what objects of one model say into the index, or anew."""
        found = [_as_edited(obj) for obj in objs]
        if not model.get_search_fields() or not found:
            return
        languages = _languages_of(found)
        content_type = get_content_type_pk(model)
        entries = [
            _entry(content_type, LanguageIndexer(obj, self.backend, languages(obj)))
            for obj in found
        ]
        IndexEntry.objects.using(self.write_connection.alias).bulk_create(
            entries,
            update_conflicts=True,
            unique_fields=["content_type", "object_id"],
            update_fields=["title_norm", *INDEXED],
        )
        self._norm_titles(content_type, [str(entry.object_id) for entry in entries])

    def _norm_titles(self, content_type: int, keys: list[str]) -> None:
        """As modelsearch does, of these entries alone, and in one question."""
        with self.write_connection.cursor() as cursor:
            cursor.execute(NORM_TITLES, [content_type, keys])


def _as_edited(obj: Model) -> Model:
    """What its editors look for: of a page its draft, where it has one."""
    edited: Callable[[], Model] | None = getattr(obj, "as_edited", None)
    return edited() if edited else obj


def _entry(content_type: int, indexer: LanguageIndexer) -> IndexEntry:
    said = {name: getattr(indexer, name) for name in INDEXED}
    return IndexEntry(
        content_type_id=content_type, object_id=indexer.id, title_norm=1.0, **said
    )


def _languages_of(objs: list[Model]) -> Any:
    """What tells the language code of each of some objects: asked once for all."""
    keys = frozenset(key for obj in objs if (key := getattr(obj, "locale_id", None)))
    asked = Locale.objects.filter(pk__in=keys).values_list("pk", "language_code")
    codes = known(lambda: dict(asked), (Locale,), "languages", keys)
    return lambda obj: codes.get(
        getattr(obj, "locale_id", None), settings.LANGUAGE_CODE
    )


class LanguageQueryCompiler(PostgresSearchQueryCompiler):
    """Understands what was typed in one language, or in every one."""

    def get_config(self, backend: Any) -> Any:
        return (way_of(backend.language),) if backend.language else all_ways()

    def build_tsquery(self, query: SearchQuery, config: Any = None) -> Expression:
        return reduce(
            or_,
            [
                self.build_tsquery_content(_folded(query, way.fold), config=way.config)
                for way in config
            ],
        )


def _folded(query: SearchQuery, fold: Any) -> SearchQuery:
    if isinstance(query, PlainText):
        return PlainText(fold(query.query_string), query.operator, query.boost)
    if isinstance(query, Phrase):
        return Phrase(fold(query.query_string))
    if isinstance(query, And | Or):
        return type(query)([_folded(part, fold) for part in query.subqueries])
    return query


class SearchBackend(PostgresSearchBackend):
    """PostgreSQL's search. LANGUAGE: the code of the one that is searched in, or ""."""

    index_class = LanguageIndex
    query_compiler_class = LanguageQueryCompiler
    autocomplete_query_compiler_class = PostgresAutocompleteQueryCompiler

    def __init__(self, params: dict[str, Any]) -> None:
        self.language: str = params.pop("LANGUAGE", "")
        super().__init__(params)
