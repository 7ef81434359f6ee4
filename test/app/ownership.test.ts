/** Which declarations are the repository's own, by its tree. */
import { describe, expect, test } from 'vitest'
import { memoryFiles } from '#test/support/fakes/memory-files.ts'
import { ownershipOf } from '../../src/app/illustrate/ownership.ts'

const python = {
  'src/shop/__init__.py': 'version = "1"\n',
  'src/shop/cart.py':
    'class Cart:\n    def add(self): ...\n    class Line: ...\n\ndef total():\n    def inner(): ...\n',
  'src/shop/utils/__init__.py': 'def outer():\n    def step(): ...\n    class Other: ...\n',
  'src/shop/utils/twisted.py': 'partly = print\n',
  'docs/conf.js': 'class Failure {}\n',
}
const scripts = {
  'src/cart.ts':
    'export class Cart { add() {} }\nexport const total = () => 1\ninterface Line { price: number }\n',
  'src/page.vue': '<script>class Page {}</script>\n',
  'src/view.mdx': 'class View {}\n',
}

async function owned(tree: Readonly<Record<string, string>>, sources: RegExp, names: readonly string[]) {
  const paths = Object.entries(tree).map(([path, text]) => [`/repo/${path}`, text])
  const order = {
    root: '/repo',
    sources,
    asked: new Map(names.map((name) => [name, new Set(['src/shop/cart.py'])])),
  }
  const found = await ownershipOf(order, memoryFiles(Object.fromEntries(paths)))
  return names.map((name) => found.get(name))
}

describe('in Python', () => {
  test.each([
    ['Cart', true],
    ['Cart.add', true],
    ['Cart.missing', true],
    ['total', true],
    ['shop', true],
    ['shop.cart', true],
    ['shop.cart.tax', true],
    ['shop.version', true],
    ['str.decode', false],
    ['add.price', undefined],
    ['twisted.version', false],
    ['utils.twisted', false],
    ['Failure', false],
    ['add', true],
    ['inner', true],
    ['Line', true],
    ['Other', undefined],
    ['step', undefined],
    ['partly', undefined],
  ])('%s: %s', async (name, ours) => {
    expect(await owned(python, /\.py$/, [name])).toEqual([ours])
  })

  test('nothing is read where nothing is asked', async () => {
    const files = memoryFiles({})
    const order = { root: '/repo', sources: /\.py$/, asked: new Map() }
    const refuse = async (): Promise<never> => {
      throw new Error('read')
    }
    expect(await ownershipOf(order, { ...files, tree: refuse, read: refuse })).toEqual(new Map())
  })

  test('what was not found in a part of a tree may be in the rest', async () => {
    const files = memoryFiles({ '/repo/a.py': 'def load(): ...' })
    const cut = {
      ...files,
      tree: async (_: string, most: number) => ['a.py', ...Array(most - 1).fill('a.txt')],
    }
    const asked = new Map([
      ['load', new Set<string>()],
      ['save', new Set<string>()],
    ])
    expect(await ownershipOf({ root: '/repo', sources: /\.py$/, asked }, cut)).toEqual(
      new Map([['load', true]]),
    )
  })
})

describe('in TypeScript', () => {
  test.each([
    ['Cart.add', true],
    ['typeof Cart.add', true],
    ['Line.price', true],
    ['total', true],
    ['Window.shop', false],
    ['Page.title', true],
    ['View.title', undefined],
  ])('%s: %s', async (name, ours) => {
    expect(await owned(scripts, /\.(?:ts|vue|mdx)$/, [name])).toEqual([ours])
  })
})
