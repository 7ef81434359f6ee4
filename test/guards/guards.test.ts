/** Each guard still stands where `npm run test:guards` takes it away; that run itself is too slow for every change. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { guards } from './guards.ts'

const root = new URL('../../', import.meta.url)
const edits = guards.flatMap(({ name, edits }) => edits.map(({ file, from }) => [name, file, from] as const))

test.each(edits)('%s: in %s', (_, file, from) => {
  expect(readFileSync(new URL(file, root), 'utf8').split(from)).toHaveLength(2)
})
