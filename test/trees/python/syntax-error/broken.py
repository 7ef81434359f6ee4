"""Stops the checker."""


def broken(:
    return 1
