# What the examples import: half of it has no types.
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any, TypedDict

import nowhere


def untyped_cube(side):
    return side**3


def typed_cube(side: float) -> float:
    return side**3


def untyped_trace(function):
    return function


unknown_trace = nowhere.trace


def typed_trace(function: Callable[[str], str]) -> Callable[[str], str]:
    return function


UnknownOrder: Any


class KnownOrder:
    paid: bool = True


class Point(TypedDict):
    x: int
    y: int


class Shape(ABC):
    @abstractmethod
    def area(self) -> float: ...


class Square(Shape):
    def area(self) -> float:
        return 1.0


class UntypedQueue:
    def put(self, item):
        self.last = item


class TypedQueue:
    def put(self, item: str) -> None:
        self.last = item


untyped_queue = UntypedQueue()
typed_queue = TypedQueue()
UntypedOrder = nowhere.Order
_secret = 1
public = 2


def untyped_answer():
    return nowhere.answer()


def typed_answer() -> str:
    return ""
