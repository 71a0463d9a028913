"""The words of pages, compared with what never goes public before they do.

A page is read like a file (`cms.reading`): every text that its content holds. Nothing
of a finding is stored but that somebody confirmed it.
"""
