"""Answers to visitors, kept while they are true: for one version, in their time."""
