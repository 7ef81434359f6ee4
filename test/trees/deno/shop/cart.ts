import { price } from './price.ts'

const size: number = 'größe'; const count: string = 1

export function total(items: { price: number }[]): string {
  return items.reduce((sum, item) => sum + item.price, 0)
}
const nested: { a: { b: number } } = { a: { b: 'x' } }
price('x')
console.log(total([{ pric: 1 }]), nested, size, count)
const broad: { a: string; b: (value: string) => number } = {
  a: 'a',
  b: (value: number) => value,
}
export { broad }
