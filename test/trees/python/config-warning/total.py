total: int = "twelve"
