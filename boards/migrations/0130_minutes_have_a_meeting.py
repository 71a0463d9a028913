"""The day of a meeting, which is not when its minutes came out."""

import cms.partial_dates
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('boards', '0120_figures_to_confirm'),
    ]

    operations = [
        migrations.AddField(
            model_name='libraryitempage',
            name='met_on',
            field=cms.partial_dates.PartialDateField(blank=True, help_text='Of minutes: the day of the meeting. For example: 12 March 2019.', verbose_name='meeting'),
        ),
    ]
