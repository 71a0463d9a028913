"""What is written down of the service's work: what happened, and nobody's data.

`requests` says one line of each request, `formatters` how a line is written, and
`discretion` what no line says, whoever wrote it: what opens something, and who it was.
"""
