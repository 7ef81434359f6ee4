import type { Order } from './order'

export function subject(order: Order): string {
  return 'Your order, ' + order.customer.name
}

export function recipients(orders: Order[]): string[] {
  return orders.map((order) => order.customer.mail)
}

export function reminder(order: Order, days?: number): string {
  return 'Please pay within ' + days.toFixed() + ' days'
}

export function lastRecipient(orders: Order[]): string {
  return recipients(orders).at(-1) ?? ''
}
