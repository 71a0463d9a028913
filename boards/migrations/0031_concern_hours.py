"""When a board's concern number is answered, and the bank holidays of each nation."""

from datetime import date

import boards.models.board.typed_hours
from django.db import migrations, models

# As GOV.UK lists them. What has passed is of no use to hours.
SOURCE = "https://www.gov.uk/bank-holidays"
SCOTLAND = {
    2026: [
        (1, 1, "New Year’s Day"),
        (1, 2, "2nd January"),
        (4, 3, "Good Friday"),
        (5, 4, "Early May bank holiday"),
        (5, 25, "Spring bank holiday"),
        (6, 15, "World Cup bank holiday"),
        (8, 3, "Summer bank holiday"),
        (11, 30, "St Andrew’s Day"),
        (12, 25, "Christmas Day"),
        (12, 28, "Boxing Day (substitute day)"),
    ],
    2027: [
        (1, 1, "New Year’s Day"),
        (1, 4, "2nd January (substitute day)"),
        (3, 26, "Good Friday"),
        (5, 3, "Early May bank holiday"),
        (5, 31, "Spring bank holiday"),
        (8, 2, "Summer bank holiday"),
        (11, 30, "St Andrew’s Day"),
        (12, 27, "Christmas Day (substitute day)"),
        (12, 28, "Boxing Day (substitute day)"),
    ],
    2028: [
        (1, 3, "New Year’s Day (substitute day)"),
        (1, 4, "2nd January (substitute day)"),
        (4, 14, "Good Friday"),
        (5, 1, "Early May bank holiday"),
        (5, 29, "Spring bank holiday"),
        (8, 7, "Summer bank holiday"),
        (11, 30, "St Andrew’s Day"),
        (12, 25, "Christmas Day"),
        (12, 26, "Boxing Day"),
    ],
}
NORTHERN_IRELAND = {
    2026: [
        (1, 1, "New Year’s Day"),
        (3, 17, "St Patrick’s Day"),
        (4, 3, "Good Friday"),
        (4, 6, "Easter Monday"),
        (5, 4, "Early May bank holiday"),
        (5, 25, "Spring bank holiday"),
        (7, 13, "Battle of the Boyne (substitute day)"),
        (8, 31, "Summer bank holiday"),
        (12, 25, "Christmas Day"),
        (12, 28, "Boxing Day (substitute day)"),
    ],
    2027: [
        (1, 1, "New Year’s Day"),
        (3, 17, "St Patrick’s Day"),
        (3, 26, "Good Friday"),
        (3, 29, "Easter Monday"),
        (5, 3, "Early May bank holiday"),
        (5, 31, "Spring bank holiday"),
        (7, 12, "Battle of the Boyne"),
        (8, 30, "Summer bank holiday"),
        (12, 27, "Christmas Day (substitute day)"),
        (12, 28, "Boxing Day (substitute day)"),
    ],
    2028: [
        (1, 3, "New Year’s Day (substitute day)"),
        (3, 17, "St Patrick’s Day"),
        (4, 14, "Good Friday"),
        (4, 17, "Easter Monday"),
        (5, 1, "Early May bank holiday"),
        (5, 29, "Spring bank holiday"),
        (7, 12, "Battle of the Boyne"),
        (8, 28, "Summer bank holiday"),
        (12, 25, "Christmas Day"),
        (12, 26, "Boxing Day"),
    ],
}


def fill(apps, schema_editor):
    BankHoliday = apps.get_model("boards", "BankHoliday")
    known = {"scotland": SCOTLAND, "northern-ireland": NORTHERN_IRELAND}
    BankHoliday.objects.bulk_create(
        BankHoliday(
            day=date(year, month, day), nation=nation, name=name, source=SOURCE
        )
        for nation, years in known.items()
        for year, days in years.items()
        for month, day, name in days
    )


def take_out(apps, schema_editor):
    # The table knows one nation before this.
    BankHoliday = apps.get_model("boards", "BankHoliday")
    BankHoliday.objects.exclude(nation="england-and-wales").delete()


class Migration(migrations.Migration):

    dependencies = [
        ('boards', '0030_words_of_pages'),
    ]

    operations = [
        migrations.AddField(
            model_name='bankholiday',
            name='nation',
            field=models.CharField(choices=[('england-and-wales', 'England and Wales'), ('scotland', 'Scotland'), ('northern-ireland', 'Northern Ireland')], default='england-and-wales', help_text='Whose boards keep it. A day of all the United Kingdom is added for each. For example: England and Wales', max_length=20, verbose_name='nation'),
        ),
        migrations.AddField(
            model_name='board',
            name='concern_hours',
            field=models.TextField(blank=True, help_text='A line for days with the same hours. For example: “Monday to Thursday: 8:30am to 5pm”, then “Friday: 8:30am to 4:30pm”, then “Bank holidays: closed”. Two times a day: “9am to 12:30 and 1:30pm to 5pm”. At every hour: “Always”. A day without a line is closed. Every page then says which number to ring at that hour. Leave it empty to show both numbers without hours.', max_length=600, validators=[boards.models.board.typed_hours.validate_hours], verbose_name='when the first number is answered'),
        ),
        migrations.AddField(
            model_name='board',
            name='nation',
            field=models.CharField(choices=[('england-and-wales', 'England and Wales'), ('scotland', 'Scotland'), ('northern-ireland', 'Northern Ireland')], default='england-and-wales', help_text='For the hours above. For example: England and Wales', max_length=20, verbose_name='bank holidays of'),
        ),
        migrations.AlterField(
            model_name='bankholiday',
            name='day',
            field=models.DateField(help_text='For example: 28/12/2026.', verbose_name='day'),
        ),
        migrations.AddConstraint(
            model_name='bankholiday',
            constraint=models.UniqueConstraint(fields=('day', 'nation'), name='one_bank_holiday_a_day_of_a_nation', violation_error_message='This day is in the list already.'),
        ),
        migrations.RunPython(fill, take_out),
    ]
