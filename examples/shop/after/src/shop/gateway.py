"""The bank's side of a payment."""

from decimal import Decimal


class Gateway:
    def __init__(self, key: str) -> None:
        self.key = key

    def charge(self, amount: Decimal) -> bool:
        return self._post("charge", str(amount))

    def refund(self, amount: Decimal) -> bool:
        return self._post("refund", str(amount))

    def _post(self, verb: str, amount: str) -> bool:
        return bool(verb and amount and self.key)
