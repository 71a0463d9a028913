"""Pages that wait for a sign-off from before there were releases get one each.

Otherwise nobody could sign them off: that is done on the screen of a release.
"""

from django.db import migrations


def give_releases(apps, schema_editor):
    Board = apps.get_model("boards", "Board")
    Page = apps.get_model("wagtailcore", "Page")
    Release = apps.get_model("boards", "Release")
    ReleaseItem = apps.get_model("boards", "ReleaseItem")
    WorkflowState = apps.get_model("wagtailcore", "WorkflowState")

    waiting = WorkflowState.objects.filter(
        status="in_progress",
        base_content_type__app_label="wagtailcore",
        base_content_type__model="page",
    )
    held = set(ReleaseItem.objects.filter(is_open=True).values_list("page", flat=True))
    for state in waiting.select_related("current_task_state"):
        page = Page.objects.filter(pk=int(state.object_id)).first()
        if page is None or page.pk in held or not state.current_task_state:
            continue
        board = Board.objects.filter(path=page.path[:8]).first()
        if board is None:
            continue
        release = Release.objects.create(
            board=board,
            title=(page.draft_title or page.title)[:250],
            state="submitted",
            made_by_id=state.requested_by_id,
            submitted_by_id=state.requested_by_id,
            submitted_at=state.created_at,
        )
        ReleaseItem.objects.create(
            release=release, page=page, revision_id=state.current_task_state.revision_id
        )


class Migration(migrations.Migration):
    dependencies = [("boards", "0016_signed_off_files")]

    operations = [migrations.RunPython(give_releases, migrations.RunPython.noop)]
