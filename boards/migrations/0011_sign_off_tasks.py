"""The step that boards have used for their sign-off becomes the one with a checklist.

In place, so that what waits for a sign-off at this moment goes on waiting.
"""

from django.db import migrations


def convert(apps, schema_editor):
    BoardRole = apps.get_model("boards", "BoardRole")
    SignOffTask = apps.get_model("boards", "SignOffTask")
    ContentType = apps.get_model("contenttypes", "ContentType")
    GroupApprovalTask = apps.get_model("wagtailcore", "GroupApprovalTask")
    WorkflowPage = apps.get_model("wagtailcore", "WorkflowPage")

    approvers = BoardRole.objects.filter(role="approver")
    workflows = WorkflowPage.objects.filter(page__in=approvers.values("board"))
    kind, _made = ContentType.objects.get_or_create(
        app_label="boards", model="signofftask"
    )
    tasks = GroupApprovalTask.objects.filter(
        workflow_tasks__workflow__in=workflows.values("workflow"),
        groups__in=approvers.values("group"),
    )
    for task in tasks.distinct():
        groups = list(task.groups.all())
        task.groups.clear()
        with schema_editor.connection.cursor() as cursor:
            # The child's row alone: the task itself stays, with all that points to it.
            cursor.execute(
                "DELETE FROM wagtailcore_groupapprovaltask WHERE task_ptr_id = %s",
                [task.pk],
            )
            cursor.execute(
                "INSERT INTO boards_signofftask (task_ptr_id) VALUES (%s)", [task.pk]
            )
            cursor.execute(
                "UPDATE wagtailcore_task SET content_type_id = %s WHERE id = %s",
                [kind.pk, task.pk],
            )
        SignOffTask.objects.get(pk=task.pk).groups.set(groups)


class Migration(migrations.Migration):
    dependencies = [("boards", "0010_release")]

    operations = [migrations.RunPython(convert, migrations.RunPython.noop)]
