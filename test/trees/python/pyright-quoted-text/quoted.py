"""Messages that quote what the user wrote, ranges of several lines, wide characters."""

import yaml
from typing_extensions import deprecated


@deprecated("""first

  /elsewhere/file.py:1:1 - error: second (reportNothing)
3 errors, 2 warnings, 1 information
100 % of it, third""")
def old() -> None: ...


old()
numbers: "list[int]" = [("🦆", "日本")]


def add(first: int) -> int:
    return (
        "🦆🦆"
        + first
    )


reveal_type(numbers)
print(yaml, (
