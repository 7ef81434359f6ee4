"""What a customer is about to buy."""


class Coupon:
    def __init__(self, discount: float) -> None:
        self.discount = discount


class Cart:
    def __init__(self, coupon: Coupon | None = None) -> None:
        self.coupon = coupon
        self.lines: dict[str, float] = {}

    def subtotal(self) -> float:
        return sum(self.lines.values())
