"""Makes the plugin fall over after an error was found."""

total: int = "twelve"


def call_me() -> int:
    return 1


call_me()
