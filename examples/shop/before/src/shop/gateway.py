"""The bank's side of a payment."""


class Gateway:
    def __init__(self, key: str) -> None:
        self.key = key

    def charge(self, amount: str) -> bool:
        return self._post("charge", amount)

    def refund(self, amount):
        return self._post("refund", amount)

    def _post(self, verb: str, amount: str) -> bool:
        return bool(verb and amount and self.key)
