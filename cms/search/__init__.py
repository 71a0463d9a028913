"""Words as they are searched, in the language that they are written in.

`backend` is Wagtail's search, which the CMS uses; `words`, `vectors` and `queries` are
what the search of the public is made of.
"""
