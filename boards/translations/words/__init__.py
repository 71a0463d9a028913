"""The texts of a translation: where each stands, what is typed, what may be stored."""
