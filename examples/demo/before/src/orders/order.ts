export interface Order {
  id: number
  lines: string[]
}

export function isOpen(order) {
  return order.lines.length > 0
}
