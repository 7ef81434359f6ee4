/** Names that the tree is known to declare. */
import { expect, it } from 'vitest'
import { declaredNames } from '#rules/declared-names.ts'
import { diagnosticOf } from '#test/support/diagnostic-factory.ts'

const here = declaredNames([
  diagnosticOf({ path: 'src/shop/cart.py', evidence: { scope: 'Cart.add' } }),
  diagnosticOf({ path: 'src/shop/__init__.py' }),
])

it('leaves nothing out where no source was read', () => {
  expect(declaredNames([diagnosticOf({ path: 'a.py' })])('str.decode')).toBe(true)
})

it.each([
  ['Cart.add', true],
  ['add', true],
  ['Cart.total', true],
  ['shop.cart.tax', true],
  ['cart', true],
  ['shop.version', true],
  ['str.decode', false],
  ['twisted.version', false],
  ['Failure', false],
  ['__init__', false],
  ['', false],
])('%j: %j', (name, known) => {
  expect(here(name)).toBe(known)
})
