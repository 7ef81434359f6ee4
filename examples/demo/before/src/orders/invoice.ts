import type { Order } from './order'

export function address(order: Order): string {
  return order.customer.street + ', ' + order.customer.city
}

export function due(order: Order, days: number): number {
  return order.placed + days
}
