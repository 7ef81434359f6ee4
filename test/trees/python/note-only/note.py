"""No error, only an answer."""

reveal_type(1)
