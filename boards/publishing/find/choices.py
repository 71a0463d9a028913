"""What the pages of a list can be narrowed by, told by the database.

It is made from the models. As who asks, `wall.choices_below` answers of what they see;
`wall.public_choices` of what is public, and asks of all pages at once, as that costs
about as much as to ask of one.
"""

from collections.abc import Iterator

from django.conf import settings
from django.db.models import DateTimeField, Field, ManyToManyField
from wagtail.models import Page

from boards.publishing.find.pages import TYPE_FIELDS
from cms.tenancy.declaration import page_models

# The date that a list shows, by its name in each family.
DATES = ("published", "met_on", "issued", "starts_at")
COLUMNS = """
  id integer, kind text, language text, type text, other_types text[], themes text[],
  year text, lines jsonb
"""
_OF_LINES = """coalesce((
      SELECT jsonb_agg(jsonb_build_object(
               'kind', of_line.slug, 'state', line.availability,
               'language', line.language
             ))
        FROM boards_pagedocument AS line
        LEFT JOIN boards_documentkind AS of_line ON of_line.id = line.kind_id
       WHERE line.page_id = page.id
    ), '[]')"""


_STATEMENT = """
CREATE OR REPLACE FUNCTION wall.choices_below(above integer) RETURNS TABLE ({columns})
LANGUAGE plpgsql STABLE SET enable_seqscan = off AS $$
#variable_conflict use_column
DECLARE
  place text := (SELECT path FROM wagtailcore_page WHERE wagtailcore_page.id = above);
BEGIN
  RETURN QUERY
  SELECT page.id::integer, model.model::text, locale.language_code::text,
    coalesce({types})::text,
    {other_types},
    {themes},
    left(coalesce({dates}), 4),
    {lines}
    FROM wagtailcore_page AS page
    JOIN django_content_type AS model ON model.id = page.content_type_id
    JOIN wagtailcore_locale AS locale ON locale.id = page.locale_id
{joins}
   WHERE page.path BETWEEN place AND place || 'zzzz'
     AND page.depth = length(place) / {step} + 1 AND page.live
     AND NOT EXISTS (
       SELECT FROM unnest((SELECT wall.closed_now())) AS closed
        WHERE starts_with(page.path, closed)
     );
END $$;
CREATE OR REPLACE FUNCTION wall.public_choices(above integer) RETURNS TABLE ({columns})
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH below AS MATERIALIZED (SELECT * FROM wall.choices_below(above))
  SELECT * FROM below WHERE id IN (
    SELECT found FROM wall.public_pages_among(
      ARRAY[wall.board_of_page(above)], ARRAY(SELECT id FROM below)
    ) AS found
  );
END $$;
"""


def choices_statement() -> str:
    """The SQL of both functions. Pages are live and behind no password."""
    models = [*_narrowed_models()]
    tables = [model._meta.db_table for model in models]
    return _STATEMENT.format(
        columns=COLUMNS,
        types=", ".join([*_types(models), "''"]),
        other_types=_slugs([*_listed(models, "other_types")]),
        themes=_slugs([*_listed(models, "themes"), *_single_themes(models)]),
        dates=", ".join([*_dates(models), "''"]),
        lines=_OF_LINES,
        step=Page.steplen,
        joins="\n".join(
            f"    LEFT JOIN {table} ON {table}.page_ptr_id = page.id"
            for table in tables
        ),
    )


def _fields(model: type[Page]) -> dict[str, Field]:
    return {field.name: field for field in model._meta.local_fields}


def _narrowed_models() -> Iterator[type[Page]]:
    """Those that have anything to be narrowed by, beside what each page has."""
    for model in page_models():
        names = _fields(model).keys()
        if names & {*TYPE_FIELDS, *DATES, "review_type", "theme"}:
            yield model


def _types(models: list[type[Page]]) -> Iterator[str]:
    for model in models:
        table, fields = model._meta.db_table, _fields(model)
        if "review_type" in fields:
            yield _slug_of("boards_reviewtype", f"{table}.review_type_id")
        yield from (
            f"{table}.{fields[name].column}" for name in TYPE_FIELDS if name in fields
        )


def _dates(models: list[type[Page]]) -> Iterator[str]:
    for model in models:
        table, fields = model._meta.db_table, _fields(model)
        for name in DATES:
            if name in fields:
                column = f"{table}.{fields[name].column}"
                is_time = isinstance(fields[name], DateTimeField)
                at = f"({column} AT TIME ZONE '{settings.TIME_ZONE}')"
                yield f"{at if is_time else column}::text"


def _listed(models: list[type[Page]], name: str) -> Iterator[str]:
    """The rows by which a page of a list names others."""
    for model in models:
        for field in model._meta.local_many_to_many:
            if field.name == name and isinstance(field, ManyToManyField):
                named = field.remote_field.model._meta.db_table
                yield (
                    f"SELECT named.slug FROM {field.m2m_db_table()} AS row"  # noqa: S608
                    f" JOIN {named} AS named"
                    f" ON named.id = row.{field.m2m_reverse_name()}"
                    f" WHERE row.{field.m2m_column_name()} = page.id"
                )


def _single_themes(models: list[type[Page]]) -> Iterator[str]:
    for model in models:
        if "theme" in _fields(model):
            yield _slug_of("boards_theme", f"{model._meta.db_table}.theme_id")


def _slug_of(table: str, key: str) -> str:
    return f"(SELECT slug FROM {table} WHERE {table}.id = {key})"  # noqa: S608


def _slugs(rows: list[str]) -> str:
    """All of them as one list. rows: each a question of its own."""
    every = "\n      UNION ALL ".join(rows)
    return (
        f"ARRAY(SELECT slug::text FROM (\n      {every}\n    )"  # noqa: S608
        " AS named (slug) WHERE slug IS NOT NULL)"
    )
