"""Reading files that may be hostile, and cleaning them, in a process of their own.

`outside` is what the application calls: it starts `python -m cms.reading`, which sets
itself limits, reads one file and writes down what it found as JSON. Whatever the file
does to that process, the application goes on. What runs inside knows neither Django
nor the database, and no secret but the key of one board's list.
"""
