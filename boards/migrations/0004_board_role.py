import django.db.models.deletion
from django.db import migrations, models


def name_the_editors(apps, schema_editor):
    """A group with rights on one board, and on nothing else, are that board's editors."""
    rights = apps.get_model("wagtailcore", "GroupPagePermission").objects
    boards = apps.get_model("boards", "Board").objects.in_bulk()
    for group in apps.get_model("auth", "Group").objects.order_by("pk"):
        pages = set(rights.filter(group=group).values_list("page_id", flat=True))
        if len(pages) == 1 and (board := boards.get(pages.pop())):
            apps.get_model("boards", "BoardRole").objects.get_or_create(
                board=board, role="editor", defaults={"group": group}
            )


class Migration(migrations.Migration):

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('boards', '0003_shared_lists'),
    ]

    operations = [
        migrations.CreateModel(
            name='BoardRole',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('manager', 'Manager'), ('approver', 'Approver'), ('editor', 'Editor'), ('translator', 'Translator')], help_text='What they do for it. For example: Editor.', max_length=20, verbose_name='role')),
                ('board', models.ForeignKey(help_text='The board that its people work for.', on_delete=django.db.models.deletion.CASCADE, related_name='roles', to='boards.board', verbose_name='board')),
                ('group', models.OneToOneField(help_text='Who has the role, and with which rights.', on_delete=django.db.models.deletion.PROTECT, related_name='board_role', to='auth.group', verbose_name='group')),
            ],
            options={
                'verbose_name': 'role in a board',
                'verbose_name_plural': 'roles in boards',
                'ordering': ['board', 'role'],
                'constraints': [models.UniqueConstraint(fields=('board', 'role'), name='one_group_a_role_of_a_board')],
            },
        ),
        migrations.RunPython(name_the_editors, migrations.RunPython.noop),
    ]
