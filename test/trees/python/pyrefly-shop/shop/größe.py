"""Unicode in paths, names and messages: 日本語 [not-a-code] 🦆."""

from typing import Literal, NamedTuple

Maß = Literal["groß", "klein", "[brackets]"]
ente: Maß = "🦆 Ente"
größe: int = "日本語"


class Punkt(NamedTuple):
    überschrift: str
    wert: "list[int]"


def lies(punkt: Punkt) -> "tuple[int, str]":
    return punkt


lies(Punkt("a", ["b"])).überschrift
klein: Maß = "[brackets] "
