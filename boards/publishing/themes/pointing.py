"""Everything that names a theme, made to name another: rows, drafts and versions."""

from django.contrib.contenttypes.models import ContentType
from django.db import connection

from boards.models import Theme
from boards.publishing.find.themes import WITH_MANY, WITH_ONE

# A version holds the keys of its themes, and no foreign key knows of them.
_MANY = """
UPDATE wagtailcore_revision SET content = jsonb_set(content, '{themes}', (
  SELECT coalesce(jsonb_agg(DISTINCT CASE WHEN key = to_jsonb(%(old)s::int)
           THEN to_jsonb(%(new)s::int) ELSE key END), '[]'::jsonb)
    FROM jsonb_array_elements(content -> 'themes') AS key
)) WHERE content_type_id = ANY (%(kinds)s)
     AND content -> 'themes' @> to_jsonb(%(old)s::int)
"""
_ONE = """
UPDATE wagtailcore_revision
   SET content = jsonb_set(content, '{theme}', to_jsonb(%(new)s::int))
 WHERE content_type_id = ANY (%(kinds)s) AND content -> 'theme' = to_jsonb(%(old)s::int)
"""


def point_to(theme: Theme, into: Theme) -> None:
    """Whatever names the first names the second, once."""
    for model in WITH_MANY:
        through = model.themes.through.objects
        page = model._meta.model_name
        known = through.filter(theme=into).values(page)
        through.filter(theme=theme, **{f"{page}__in": known}).delete()
        through.filter(theme=theme).update(theme=into)
    for model in WITH_ONE:
        model.objects.filter(theme=theme).update(theme=into)
    Theme.objects.filter(parent=theme).update(parent=into)
    beside = theme.related.exclude(pk=into.pk)
    into.related.add(*beside.filter(board=None))
    with connection.cursor() as cursor:
        for statement, models in ((_MANY, WITH_MANY), (_ONE, WITH_ONE)):
            kinds = ContentType.objects.get_for_models(*models).values()
            cursor.execute(
                statement,
                {
                    "old": theme.pk,
                    "new": into.pk,
                    "kinds": [kind.pk for kind in kinds],
                },
            )
