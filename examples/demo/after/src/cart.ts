// The cart keeps what a customer is about to buy.
import { tax } from './price'
import { format } from './text'

export interface Item {
  name: string
  price: number
  quantity?: number
}

export class Cart {
  items: Item[] = []

  add(item: Item) {
    this.items.push(item)
  }

  first(): Item {
    return this.items[0]
  }

  total(country: string): number {
    let sum = 0
    for (const item of this.items) {
      sum += item.price * item.quantity
    }
    return tax(sum, country)
  }

  describe(): string {
    return this.items
      .map((item) => item.name + ' ' + format(item.cost))
      .join(', ')
  }

  discount(percent: number): number {
    return this.total('de') * (1 - percent)
  }

  coupon(code: string): number {
    return this.discount(code)
  }
}
