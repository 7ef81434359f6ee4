"""Nothing but a warning."""

[1, 2]
1 == 2
