package main

import (
	"fmt"
	"os"

	"example.com/shop/stock"
)

func main() {
	os.Remove("old")
	os.Remove("older")
	os.Remove("oldest")
	os.Remove("eldest")
	fmt.Printf("%d\n", "one")
	größe := stock.Count(); unused(größe)
}

func unused(size int) {
	if size == size {
		return
	}
	return
}

func never() {}
