"""Nothing wrong here."""


def double(number: int) -> int:
    return number * 2
