"""What a customer is about to buy."""


class Coupon:
    def __init__(self, discount: float) -> None:
        self.discount = discount


class Cart:
    def __init__(self, coupon: Coupon | None = None) -> None:
        self.coupon = coupon
        self.lines: dict[str, float] = {}

    def merge(self, other: dict) -> None:
        self.lines.update(other)

    def subtotal(self) -> float:
        return sum(self.lines.values())

    def totals(self) -> dict:
        return {"subtotal": self.subtotal(), "discount": self.coupon.discount * self.subtotal()}
