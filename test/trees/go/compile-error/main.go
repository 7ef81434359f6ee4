package main

func main() {
	var size int = "big"
	println(size)
}
