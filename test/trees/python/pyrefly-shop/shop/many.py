"""The same error many times, long messages, async, generics."""

import asyncio
from typing import Any, Callable, Dict, Generic, List, Tuple, TypeVar

T = TypeVar("T", bound=int)


class Box(Generic[T]):
    def __init__(self, value: T) -> None:
        self.value = value


texts: Box[str] = Box("a")
deep: Dict[str, List[Tuple[int, Callable[[int, str], Dict[str, List[Any]]]]]] = {
    "a": [(1, lambda a, b: {"a": [b]})],
    "b": [("1", 2)],
}


async def load() -> int:
    return 1


async def main() -> None:
    load()
    value: str = load()
    for item in load():
        print(item)


def call(handler: Callable[[int], str], first: int, *, second: str) -> None:
    handler("x")
    handler(1, 2)


call(lambda: 1, second=2)
call(handler=str, frist=1)
1 + "a"
1 + "a"
1 + "a"; 1 + "a"
assert (1, "always true")
print(asyncio.nothing_here)
del never_defined
