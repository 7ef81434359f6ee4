/** Merging committed baselines: against the truth of what two branches did, no merge ever allows more than there is. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeCommitted } from '#snapshot/committed-merge.ts'

const head = '# type-ratchet baseline, version 2\n# mypy 1.18.2\n# path, severity, code, message\n'
const rules = ['arg-type', 'attr-defined'] as const

/** Where an error stands: few places, so that errors meet, move onto each other and stand there twice. */
interface Spot {
  readonly rule: number
  readonly place: number
}
const spot = fc.record({ rule: fc.nat(1), place: fc.nat(2) })

/** What a side does to an error: leaves it, fixes it, or changes the code around it. */
const deed = fc.oneof(
  { weight: 4, arbitrary: fc.constant('leave' as const) },
  { weight: 2, arbitrary: fc.constant('fix' as const) },
  { weight: 2, arbitrary: fc.nat(4) },
)
const side = fc.record({
  deeds: fc.array(deed, { minLength: 8, maxLength: 8 }),
  /** New ones of its own, and some that both sides bring, as a commit that was picked. */
  own: fc.array(spot, { maxLength: 2 }),
  picked: fc.subarray([0, 1]),
})
const story = fc.record({
  base: fc.array(spot, { maxLength: 8 }),
  picks: fc.tuple(spot, spot),
  ours: side,
  theirs: side,
})
type Story = typeof story extends fc.Arbitrary<infer Value> ? Value : never
type Side = Story['ours']

function fileOf(spots: readonly Spot[]): string {
  const counts = new Map<string, number>()
  for (const { rule, place } of spots) {
    const row = `src/a.py\terror\t${rules[rule]}\tmessage ${place}\tf\t\t\t\t\t\t`
    counts.set(row, (counts.get(row) ?? 0) + 1)
  }
  return `${head}${[...counts]
    .map(([row, count]) => `${row}\t${count}\n`)
    .sort()
    .join('')}`
}

function spotAfter(before: Spot, done: Side['deeds'][number] | undefined): Spot | null {
  return done === 'fix' ? null : typeof done === 'number' ? { ...before, place: done } : before
}

function sideOf({ base, picks }: Story, { deeds, own, picked }: Side): readonly Spot[] {
  const left = base.flatMap((error, index) => spotAfter(error, deeds[index]) ?? [])
  return [...left, ...own, ...picked.flatMap((index) => picks[index] ?? [])]
}

/**
 * To a file, an error that a side took away while it brought another with the very same row is one that it left alone: no merge
 * of files can know better, so such stories are not told.
 */
function isVisible(told: Story, { deeds, own, picked }: Side): boolean {
  const key = ({ rule, place }: Spot): string => `${rule} ${place}`
  const changed = told.base.flatMap((error, index) => {
    const after = spotAfter(error, deeds[index])
    return after !== null && key(after) === key(error) ? [] : [{ error, after }]
  })
  const left = new Set(changed.map(({ error }) => key(error)))
  const moved = changed.flatMap(({ after }) => after ?? [])
  return ![...moved, ...own, ...picked.flatMap((index) => told.picks[index] ?? [])].some((one) =>
    left.has(key(one)),
  )
}

/** How many errors of each rule there are once both are merged. */
function truthOf({ base, picks, ours, theirs }: Story): readonly number[] {
  const left = base.filter((_, index) => ours.deeds[index] !== 'fix' && theirs.deeds[index] !== 'fix')
  const picked = [...new Set([...ours.picked, ...theirs.picked])].flatMap((index) => picks[index] ?? [])
  const all = [...left, ...ours.own, ...theirs.own, ...picked]
  return rules.map((_, rule) => all.filter((error) => error.rule === rule).length)
}

function countsIn(text: string): readonly number[] {
  const rows = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return rules.map((rule) =>
    rows
      .filter((row) => row.split('\t')[2] === rule)
      .reduce((sum, row) => sum + Number(row.split('\t').at(-1)), 0),
  )
}

test('of 10,000 random merges none allows more errors of a rule than there are, and many are done', () => {
  let done = 0
  fc.assert(
    fc.property(
      story.filter((told) => isVisible(told, told.ours) && isVisible(told, told.theirs)),
      (told) => {
        const [base, ours, theirs] = [
          fileOf(told.base),
          fileOf(sideOf(told, told.ours)),
          fileOf(sideOf(told, told.theirs)),
        ]
        const merged = mergeCommitted(base, ours, theirs)
        const mirrored = mergeCommitted(base, theirs, ours)
        expect(mirrored.kind).toBe(merged.kind)
        if (merged.kind === 'merged') {
          done += 1
          expect(mirrored).toEqual(merged)
          const truth = truthOf(told)
          for (const [index, count] of countsIn(merged.text).entries()) {
            expect(count).toBeLessThanOrEqual(truth[index] ?? 0)
          }
        }
      },
    ),
    { numRuns: 10_000 },
  )
  expect(done).toBeGreaterThan(1000)
})

const at = (place: number, rule = 0): Spot => ({ rule, place })
const both = [at(0), at(1), at(2, 1)]

test.each([
  ['fixes of different errors', [at(1), at(2, 1)], [at(0), at(1)], [at(1)]],
  ['a fix and a new error', [at(1), at(2, 1)], [...both, at(3)], [at(1), at(2, 1), at(3)]],
  ['the same fix on both sides', [at(1), at(2, 1)], [at(1), at(2, 1)], [at(1), at(2, 1)]],
])('%s are merged', (_, ours, theirs, expected) => {
  expect(mergeCommitted(fileOf(both), fileOf(ours), fileOf(theirs))).toEqual({
    kind: 'merged',
    text: fileOf(expected),
  })
})

test.each([
  [
    'an error that one side fixed and the other moved',
    [at(1), at(2, 1)],
    [at(3), at(1), at(2, 1)],
    /arg-type.*src\/a\.py/,
  ],
  ['an error that both moved', [at(3), at(1), at(2, 1)], [at(4), at(1), at(2, 1)], /both sides changed/],
  ['one more of the same on both sides', [...both, at(0)], [...both, at(0), at(2, 1)], /both sides changed/],
])('%s is refused', (_, ours, theirs, reason) => {
  expect(mergeCommitted(fileOf(both), fileOf(ours), fileOf(theirs))).toMatchObject({
    kind: 'refused',
    reason: expect.stringMatching(reason),
  })
})

test('another checker version on one side is refused, unless the other side changed nothing', () => {
  const [base, ours] = [fileOf(both), fileOf([at(1)])]
  const upgraded = fileOf([at(9)]).replace('1.18.2', '1.19.0')
  expect(mergeCommitted(base, ours, upgraded)).toMatchObject({
    kind: 'refused',
    reason: expect.stringMatching(/version/),
  })
  expect(mergeCommitted(base, base, upgraded)).toEqual({ kind: 'merged', text: upgraded })
  expect(mergeCommitted('', ours, upgraded).kind).toBe('refused')
})
