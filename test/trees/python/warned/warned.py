"""Messages with line breaks, notes with a code, revealed types, long lines to wrap."""

from typing import Dict, List, Literal, Tuple

from typing_extensions import deprecated


@deprecated("Use price() instead.\nIt is faster: see [docs]\n    and it is shorter.")
def old_price() -> int:
    return 1


@deprecated("")
def older_price() -> int:
    return 1


old_price()
older_price()


def untyped():
    local: int = "not checked"
    return local


class Warehouse:
    def stock(self, shelf: Dict[str, List[Tuple[int, str, float]]]) -> Dict[int, List[Tuple[int, str, float]]]:
        reveal_locals()
        return reveal_type(shelf)

	# a comment after a tab
    def empty(self) -> int:

        pass; x: Literal["a: error: b"] = "c: error: d"; return x; return undefined_name_that_is_rather_long(shelf)
