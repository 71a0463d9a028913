"""Languages as HTML writes them."""

from django import template

from cms import languages

register = template.Library()

register.filter("language_tag", languages.language_tag)
register.filter("direction", languages.direction)
register.filter("language_name", languages.name_in_itself)
