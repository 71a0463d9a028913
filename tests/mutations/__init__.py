"""Rules taken out one by one, to see that the tests notice: see CONTRIBUTING.md.

.venv/bin/python -m tests.mutations [NAME …] [--list] [--again] [--against REV]
"""
