// Orders: generics, promises, switch.
type Order = { readonly sku: string; count: number }

export const orders: readonly Order[] = [{ sku: 'a', count: '1' }, { sku: 'b', cuont: 2 }]
orders.push({ sku: 'c', count: 3 })
orders[0].count = 1

export async function load(): Promise<Order> {
  return Promise.resolve('order')
}

export function pick<Key extends keyof Order>(order: Order, key: Key): Order[Key] {
  return order[key]
}
pick({ sku: 'a', count: 1 }, 'cuont')

export function kind(value: 'x' | 'y'): number {
  switch (value) {
    case 'x':
      return 1
    case 'z':
      return 2
  }
}

export const callbacks: Record<string, (this: Order, first: number) => Promise<readonly string[]>> = {
  wrong: (first: string) => [first],
  right: async (first) => [String(first)],
}

load().then((order) => order.nothing)
load().sku
1 + {}
undefined.foo
export class Child extends Array<string> {
  override nothing(): void {}
  length = 'long'
}
