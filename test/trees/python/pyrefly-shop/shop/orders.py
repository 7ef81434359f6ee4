"""Orders: protocols, abstract classes, typed dicts, inheritance."""

from abc import ABC, abstractmethod
from typing import Dict, Iterable, Protocol, TypedDict

import a_library_that_is_not_there
import yaml

from shop.prices import missing_name, total


class Shape(Protocol):
    name: str

    def area(self, unit: str) -> float: ...

    def scale(self, by: float) -> "Shape": ...


class Square:
    name: int = 1

    def area(self, unit: int) -> float:
        return 1.0


shape: Shape = Square()


class Base(ABC):
    @abstractmethod
    def run(self, quick: bool) -> int: ...

    @abstractmethod
    def stop(self) -> None: ...


class Child(Base):
    def run(self, quick: str) -> str:
        return quick


Child()


class Line(TypedDict):
    sku: str
    count: int


line: Line = {"sku": 1, "cuont": 2}


def first(lines: Iterable[Line]) -> Dict[str, int]:
    for each in lines:
        each.count
        each["nothing"]
    return lines[0]


def nested() -> None:
    def inner() -> int:
        return "inner"

    inner() + "x"
    undefined_name
