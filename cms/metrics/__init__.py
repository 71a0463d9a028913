"""Numbers of how the service does, for a Prometheus that has the key.

`counting` is what each process counts while it answers; `gauges` is asked of the
database when somebody looks; `views` gives out both.
"""
