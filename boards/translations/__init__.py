"""Pages in the languages of a board: their words by people, their facts by code."""
