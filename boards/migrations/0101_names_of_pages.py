from django.db import migrations

# What names a page itself gets a mark of its own, as `boards.publishing.find.writing`
# gives to what is written from now on.
MARKED = """
UPDATE boards_passage
   SET vector = vector
       || array_to_tsvector(ARRAY['§' || board_id || '.' || language || '.name'])
 WHERE number = 0 AND line_id IS NULL AND page_id IS NOT NULL
"""


class Migration(migrations.Migration):
    dependencies = [("boards", "0100_whom_documents_are_for")]

    operations = [migrations.RunSQL(MARKED, migrations.RunSQL.noop)]
