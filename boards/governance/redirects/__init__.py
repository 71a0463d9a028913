"""Old addresses of a board: how they are written, kept, brought in and followed."""
