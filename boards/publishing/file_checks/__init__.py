"""The check of files before they go public, what people say to it, and cleaned copies.

`cms.reading` reads a file in a process of its own. Here is what a board adds: what it
publishes of itself, what it never publishes, who may confirm what, and the screens.
"""
