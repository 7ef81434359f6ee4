"""Would be reported if the other file could be read."""

total: int = "twelve"
