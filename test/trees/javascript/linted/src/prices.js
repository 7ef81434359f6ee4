var total = 1
function price(item) {
  debugger
  return rate * eval(item)
}
