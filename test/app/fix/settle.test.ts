/** Which proposals are offered, when a checker says what each of them does. */
import { expect, test } from 'vitest'
import { diagnosticOf } from '#test/support/diagnostic-factory.ts'
import type { Proposal } from '../../../src/app/fix/proposal.ts'
import { settle, type Trial } from '../../../src/app/fix/settle.ts'

const proposals = (count: number): readonly Proposal[] =>
  Array.from({ length: count }, (_, index) => ({
    diagnostic: diagnosticOf({ path: `f${index % 4}.py`, line: index + 1 }),
    edits: [],
  }))

/** `harm`: which make something worse, alone or together with others; `idle`: which do nothing. */
function checkerOf({
  harm = () => false,
  idle = () => false,
  place = ({ diagnostic }) => diagnostic.path,
}: {
  readonly harm?: (tried: readonly Proposal[]) => Proposal | false
  readonly idle?: (proposal: Proposal) => boolean
  readonly place?: (proposal: Proposal) => string
}): (tried: readonly Proposal[]) => Promise<Trial> {
  return async (tried) => {
    const harmful = harm(tried)
    return {
      kind: 'run',
      staying: new Set(tried.filter(idle)),
      added:
        harmful === false
          ? []
          : [diagnosticOf({ path: place(harmful), line: harmful.diagnostic.line + 1, message: 'came' })],
    }
  }
}

test('all in one run when nothing is wrong with them', async () => {
  const all = proposals(50)
  expect(await settle(all, checkerOf({}))).toEqual({ confirmed: all, dropped: [], runs: 1 })
})

test('nothing is run for nothing', async () => {
  expect(await settle([], checkerOf({}))).toEqual({ confirmed: [], dropped: [], runs: 0 })
})

test('one that does nothing is left out, and the others are checked again without it', async () => {
  const all = proposals(10)
  const settled = await settle(all, checkerOf({ idle: (each) => each === all[3] }))
  expect(settled.confirmed).toEqual(all.filter((_, index) => index !== 3))
  expect(settled.dropped).toEqual([{ proposal: all[3], reason: 'stays' }])
  expect(settled.runs).toBe(2)
})

test.each([
  ['in its own file', ({ diagnostic }: Proposal) => diagnostic.path],
  ['in a file that nobody edits', () => 'caller.py'],
])('one that makes something worse %s is found among many', async (_, place) => {
  const all = proposals(16)
  const bad = all[9]
  const harm = (tried: readonly Proposal[]): Proposal | false =>
    (bad !== undefined && tried.includes(bad) && bad) || false
  const settled = await settle(all, checkerOf({ harm, place }))
  expect(new Set(settled.confirmed)).toEqual(new Set(all.filter((each) => each !== bad)))
  expect(settled.dropped).toEqual([{ proposal: bad, reason: 'worse' }])
})

test('of two that are only bad together one is offered', async () => {
  const all = proposals(6)
  const pair = [all[1], all[4]]
  const harm = (tried: readonly Proposal[]): Proposal | false =>
    (pair.every((each) => each !== undefined && tried.includes(each)) && pair[1]) || false
  const settled = await settle(all, checkerOf({ harm }))
  expect(settled.confirmed).toHaveLength(5)
  expect(settled.dropped.map(({ reason }) => reason)).toEqual(['worse'])
})

test('what was confirmed is exactly what the last good run had', async () => {
  const all = proposals(20)
  const good: (readonly Proposal[])[] = []
  const broken = new Set([all[2], all[3], all[17]])
  const settled = await settle(all, async (tried) => {
    if (tried.some((each) => broken.has(each))) {
      return { kind: 'broken' }
    }
    good.push(tried)
    return { kind: 'run', staying: new Set(), added: [] }
  })
  expect(settled.confirmed).toEqual(good.at(-1))
  expect(settled.confirmed).toHaveLength(17)
})

test('a checker that never agrees is not asked for ever', async () => {
  const settled = await settle(proposals(500), async () => ({ kind: 'broken' }))
  expect(settled.confirmed).toEqual([])
  expect(settled.dropped).toHaveLength(500)
  expect(settled.dropped.some(({ reason }) => reason === 'untried')).toBe(true)
  expect(settled.runs).toBe(60)
})
