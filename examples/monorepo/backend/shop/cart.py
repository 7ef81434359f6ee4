def total(prices):
    return sum(prices)


def label(cents: int) -> str:
    return cents / 100
