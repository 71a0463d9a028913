from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('boards', '0051_ask_for_the_search'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='passage',
            index=models.Index(condition=models.Q(('line', None), ('number', 0)), fields=['page'], name='passage_of_page'),
        ),
    ]
