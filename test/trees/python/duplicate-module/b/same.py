name = "same"
