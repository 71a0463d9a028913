"""Partial dates are known in more ways: seasons, quarters, ranges, own words.

What is stored stays as it is: the column becomes wider, and its check knows more. A
database that is made anew has both from the beginning.
"""

from django.db import migrations

from cms.partial_dates import PartialDateField


def widen(apps, schema_editor):
    connection, quote = schema_editor.connection, schema_editor.quote_name
    for model in apps.get_app_config("boards").get_models():
        table = model._meta.db_table
        for field in model._meta.local_fields:
            if isinstance(field, PartialDateField):
                for name in _checks_of(connection, table, field.column):
                    schema_editor.execute(
                        f"ALTER TABLE {quote(table)} DROP CONSTRAINT {quote(name)}"
                    )
                name = f"{table}_{field.column}_check"
                schema_editor.execute(
                    f"ALTER TABLE {quote(table)}"
                    f" ALTER COLUMN {quote(field.column)}"
                    f" TYPE {field.db_type(connection)},"
                    f" ADD CONSTRAINT {quote(name)}"
                    f" CHECK ({field.db_check(connection)})",
                    params=None,
                )


def _checks_of(connection, table, column):
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, table)
    return [
        name
        for name, known in found.items()
        if known["check"] and known["columns"] == [column]
    ]


class Migration(migrations.Migration):
    dependencies = [("boards", "0038_opinions")]

    operations = [migrations.RunPython(widen, migrations.RunPython.noop)]
