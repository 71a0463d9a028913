"""Whom to ring, in words, for the strip and the page of who worries about a child."""

from django import template

from boards.public import ringing

register = template.Library()

register.filter("ring_time", ringing.time_of)
register.filter("ring_day", ringing.day_of)
register.filter("ring_short_day", ringing.short_day_of)
register.filter("table_of_hours", ringing.table_of_hours)
