"""The words of the interface that the public can read, and their catalogues.

Every app says in its `public_words` which of its sources the public reads. The words in
them are collected from the sources themselves, and every language has a catalogue of
exactly those. What only the CMS says stays English, and is in none.
"""
