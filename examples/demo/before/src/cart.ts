import { format, tax } from './price'

export interface Item {
  name: string
  price: number
  quantity?: number
}

export class Cart {
  items: Item[] = []

  add(item) {
    this.items.push(item)
  }

  total(country: string): number {
    let sum = 0
    for (const item of this.items) {
      sum += item.price * item.quantity
    }
    return tax(sum, country)
  }

  describe(): string {
    return this.items.map((item) => item.name + ' ' + format(item.cost)).join(', ')
  }

  first(): Item {
    return this.items[0]
  }
}
