# What mypy has said under other codes over the years. Each line is found by the oldest and the newest version.
from types import NoneType
from typing import Any, TypedDict, overload
import jsonn
import yaml


class Animal:
    def sound(self) -> str: return ""


def silence(animal: Animal) -> None:
    animal.sound = lambda: ""


class Point(TypedDict):
    x: int


point: Point = {"x": 1, "z": 2}
point["q"] = 3


@overload
def overlapping(value: int) -> str: ...
@overload
def overlapping(value: object) -> int: ...
def overlapping(value: object) -> object: return value


@overload
def hidden(value: object) -> int: ...
@overload
def hidden(value: int) -> int: ...
def hidden(value: object) -> int: return 1


def trace(function):  # type: ignore[no-untyped-def]
    return function


@trace
def traced() -> int: return 1


class First(type): pass
class Second(type): pass
class UsesFirst(metaclass=First): pass
class UsesSecond(metaclass=Second): pass
class UsesBoth(UsesFirst, UsesSecond): pass


def nothing(value: NoneType) -> None: pass


def anything(value: Any) -> None: pass


count: int = 3  # type: ignore
