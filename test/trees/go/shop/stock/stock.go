// Package stock counts.
package stock

import "os"

// Count counts.
func Count() int {
	var total int = 0
	f, err := os.Open("stock")
	_ = err
	f.Close()
	return total
}
