"""Prices: overloads, unions, calls."""

from typing import Any, List, Optional, overload


@overload
def price(of: int) -> int: ...
@overload
def price(of: str) -> str: ...
def price(of: Any) -> Any:
    return of


total: int = "twelve"
price([1])
price(of=1, currency="EUR")


def discount(amount: Optional[int]) -> int:
    return amount - 1


def widen(amounts: List[object]) -> None: ...


cents: List[int] = [1, 2]
widen(cents)


def untyped(amount):
    return amount


def to_text(amount: int) -> str:
    if amount:
        return amount
    untyped(amount)


reveal_type(total)
unused: int = 1  # type: ignore[assignment]
wrong: int = ""  # type: ignore[attr-defined]
