"""Its error was fixed."""
