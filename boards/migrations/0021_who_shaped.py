"""Who has had a hand in what waits, from what was known before triggers wrote it.

A person is taken as a shaper where anything says so. What has been released with a
sign-off, or is public now, has had its second person.
"""

from django.db import migrations

SHAPED = """
INSERT INTO boards_shaping (page_id, document_id, image_id, person_id, what, at)
SELECT DISTINCT {page}, {document}, {image}, person, '{what}', clock_timestamp()
  FROM ({found}) AS found (key, person)
 WHERE person IS NOT NULL
    ON CONFLICT DO NOTHING
"""

# Since when a page has not been let out: after its last release, else after the
# version that is public.
SINCE = """
SELECT page.id, page.translation_key, page.locale_id, coalesce(
  (SELECT max(release.released_at) FROM boards_release AS release
     JOIN boards_releaseitem AS item ON item.release_id = release.id
    WHERE item.page_id = page.id AND release.state = 'released'),
  (SELECT live.created_at FROM wagtailcore_revision AS live
    WHERE page.live AND live.id = page.live_revision_id),
  '-infinity'
) AS moment FROM wagtailcore_page AS page
"""
VERSIONS = f"""
SELECT since.id, version.user_id FROM wagtailcore_revision AS version
  JOIN django_content_type AS kind ON kind.id = version.base_content_type_id
  JOIN ({SINCE}) AS since ON since.id::text = version.object_id
 WHERE kind.app_label = 'wagtailcore' AND kind.model = 'page'
   AND version.created_at > since.moment
"""
WORDS = f"""
SELECT since.id, words.last_translated_by_id
  FROM wagtail_localize_stringtranslation AS words
  JOIN wagtail_localize_translationcontext AS context ON context.id = words.context_id
  JOIN ({SINCE}) AS since ON since.translation_key = context.object_id
   AND since.locale_id = words.locale_id
 WHERE words.updated_at > since.moment
"""

WAITING_FILES = """
SELECT document.* FROM cms_boarddocument AS document
 WHERE NOT EXISTS (
   SELECT FROM boards_release AS release WHERE release.state = 'released'
      AND release.signed_off_files ->> document.id::text = document.file_hash
 ) AND NOT EXISTS (
   SELECT FROM boards_oncepublic AS public
    WHERE public.document_id = document.id AND public.last_day IS NULL
 )
"""
FILES = f"""
SELECT waiting.id, waiting.uploaded_by_user_id FROM ({WAITING_FILES}) AS waiting
 UNION
SELECT waiting.id, checked.brought_by_id FROM ({WAITING_FILES}) AS waiting
  JOIN boards_filecheck AS checked ON checked.document_id = waiting.id
   AND checked.file_hash = waiting.file_hash
"""
CLEANED = f"""
SELECT waiting.id, unnest(
  ARRAY[cleaned.made_by_id, original.uploaded_by_user_id, checked.brought_by_id]
) FROM ({WAITING_FILES}) AS waiting
  JOIN boards_cleanedcopy AS cleaned ON cleaned.copy_id = waiting.id
  JOIN cms_boarddocument AS original ON original.id = cleaned.original_id
  LEFT JOIN boards_filecheck AS checked ON checked.document_id = original.id
"""
CONFIRMED = f"""
SELECT waiting.id, confirmed.person_id FROM ({WAITING_FILES}) AS waiting
  JOIN boards_filecheck AS checked ON checked.document_id = waiting.id
   AND checked.file_hash = waiting.file_hash
  JOIN boards_findingconfirmation AS confirmed
    ON confirmed.check_of_file_id = checked.id
"""
WAITING_PICTURES = """
SELECT image.* FROM cms_boardimage AS image WHERE NOT EXISTS (
  SELECT FROM wagtailcore_referenceindex AS found
    JOIN django_content_type AS base ON base.id = found.base_content_type_id
    JOIN django_content_type AS target ON target.id = found.to_content_type_id
    JOIN wagtailcore_page AS page ON page.id::text = found.object_id
   WHERE base.app_label = 'wagtailcore' AND base.model = 'page'
     AND target.app_label = 'cms' AND target.model = 'boardimage'
     AND found.to_object_id = image.id::text AND page.live
)
"""
PICTURES = f"""
SELECT waiting.id, waiting.uploaded_by_user_id FROM ({WAITING_PICTURES}) AS waiting
 UNION
SELECT waiting.id, entry.user_id FROM ({WAITING_PICTURES}) AS waiting
  JOIN wagtailcore_modellogentry AS entry ON entry.object_id = waiting.id::text
  JOIN django_content_type AS kind ON kind.id = entry.content_type_id
 WHERE kind.app_label = 'cms' AND kind.model = 'boardimage'
   AND entry.action IN ('wagtail.create', 'wagtail.edit')
"""
FILLED = (
    ("page", "version", VERSIONS),
    ("page", "words", WORDS),
    ("document", "file", FILES),
    ("document", "cleaned", CLEANED),
    ("document", "confirmed", CONFIRMED),
    ("image", "picture", PICTURES),
)


def note_who_shaped(apps, schema_editor):
    for column, what, found in FILLED:
        targets = dict.fromkeys(("page", "document", "image"), "NULL::bigint")
        targets[column] = "key"
        schema_editor.execute(SHAPED.format(what=what, found=found, **targets))


def mark_what_was_signed_off_before(apps, schema_editor):
    """Nobody kept what its pages and pictures looked like then."""
    Release = apps.get_model("boards", "Release")
    Release.objects.filter(state="signed_off").update(
        signed_off_pages=None, signed_off_pictures=None
    )


class Migration(migrations.Migration):
    dependencies = [
        ("boards", "0020_ledger"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.RunPython(note_who_shaped, migrations.RunPython.noop),
        migrations.RunPython(
            mark_what_was_signed_off_before, migrations.RunPython.noop
        ),
    ]
