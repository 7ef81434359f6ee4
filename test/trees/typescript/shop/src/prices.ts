// Prices: overloads, unions, nested messages.
export function price(of: number): number
export function price(of: string): string
export function price(of: number | string): number | string {
  return of
}

export const total: number = 'twelve'
price([1])
price(1, 'EUR')

interface Shape {
  readonly name: string
  area(unit: string): number
  nested: { deep: { deeper: { value: string } } }
}

class Square implements Shape {
  name = 1
  area(unit: number): number {
    return unit
  }
  nested = { deep: { deeper: { value: 1 } } }
}

export const shape: Shape = new Square()
export const literal: 'a' | 'b' = 'c'
export const incomplete: Shape = { name: 'x' }

export function discount(amount: number | undefined) {
  const unused = 1
  if (amount) {
    return amount - 1
  }
}

export function untyped(amount) {
  return amount + missing
}

discount('1')
export const first: string = ['a'][0]
export const optional: { a?: string } = { a: undefined }
new Square().nme
import { nothing } from './orders.js'
import library from 'a-library-that-is-not-there'
