package main

func main() {
	println(add(1, 2))
}

func add(left, right int) int {
	return left + right
}
