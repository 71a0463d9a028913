import django.db.models.deletion
import taggit.managers
from django.conf import settings
from django.db import migrations, models


def keep_the_tags(apps, schema_editor):
    """Each board gets a tag of its own for each word that is on a file of its."""
    tagged = apps.get_model("taggit", "TaggedItem").objects
    tags = apps.get_model("cms", "BoardTag").objects
    tops = apps.get_model("wagtailcore", "Collection").objects.filter(depth__lte=2)
    by_path = {top.path: top for top in tops}
    for model, through in (("BoardDocument", "DocumentTag"), ("BoardImage", "ImageTag")):
        files = apps.get_model("cms", model).objects.select_related("collection")
        old = tagged.filter(
            content_type__app_label="cms", content_type__model=model.lower()
        )
        for file in files.filter(pk__in=old.values("object_id")):
            for item in old.filter(object_id=file.pk).select_related("tag"):
                tag, _made = tags.get_or_create(
                    collection=by_path[file.collection.path[:8]],
                    name=item.tag.name,
                    defaults={"slug": item.tag.slug},
                )
                apps.get_model("cms", through).objects.create(
                    tag=tag, content_object=file
                )
        old.delete()


class Migration(migrations.Migration):

    dependencies = [
        ('cms', '0002_initial'),
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='BoardTag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, verbose_name='name')),
                ('slug', models.SlugField(allow_unicode=True, max_length=100, verbose_name='slug')),
            ],
            options={
                'verbose_name': 'tag',
                'verbose_name_plural': 'tags',
            },
        ),
        migrations.CreateModel(
            name='DocumentTag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ImageTag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddIndex(
            model_name='boardrendition',
            index=models.Index(fields=['file'], name='rendition_by_place'),
        ),
        migrations.AddField(
            model_name='boardtag',
            name='collection',
            field=models.ForeignKey(help_text="The collection below which all files of the tag's board lie.", on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.collection', verbose_name="board's collection"),
        ),
        migrations.AddField(
            model_name='documenttag',
            name='content_object',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tagged_items', to='cms.boarddocument'),
        ),
        migrations.AddField(
            model_name='documenttag',
            name='tag',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='documents', to='cms.boardtag'),
        ),
        migrations.AlterField(
            model_name='boarddocument',
            name='tags',
            field=taggit.managers.TaggableManager(blank=True, help_text=None, through='cms.DocumentTag', to='cms.BoardTag', verbose_name='tags'),
        ),
        migrations.AddField(
            model_name='imagetag',
            name='content_object',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tagged_items', to='cms.boardimage'),
        ),
        migrations.AddField(
            model_name='imagetag',
            name='tag',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='images', to='cms.boardtag'),
        ),
        migrations.AlterField(
            model_name='boardimage',
            name='tags',
            field=taggit.managers.TaggableManager(blank=True, help_text=None, through='cms.ImageTag', to='cms.BoardTag', verbose_name='tags'),
        ),
        migrations.AddIndex(
            model_name='boardimage',
            index=models.Index(fields=['file'], name='image_by_place'),
        ),
        migrations.AddConstraint(
            model_name='boardtag',
            constraint=models.UniqueConstraint(fields=('collection', 'name'), name='one_tag_a_name_of_a_board'),
        ),
        migrations.AddConstraint(
            model_name='boardtag',
            constraint=models.UniqueConstraint(fields=('collection', 'slug'), name='one_tag_a_slug_of_a_board'),
        ),
        migrations.RunPython(keep_the_tags, migrations.RunPython.noop),
    ]
