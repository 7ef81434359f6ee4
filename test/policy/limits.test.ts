/** Limits on a part of the errors, and what was accepted for a time: a table of rulings, then what holds for all of them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planStanding } from '#history/standing.ts'
import type { Comparison } from '#model/comparison.ts'
import { listedPairs } from '#model/kept-pairs.ts'
import type { Acceptance, PartLimit, Policy } from '#model/policy.ts'
import type { RuleResult, Verdict } from '#model/verdict.ts'
import { judge } from '#policy/judge.ts'
import type { Parts } from '#policy/limits.ts'
import { historyPoint } from '#test/support/history-factory.ts'
import { keptOf, unpairedOf } from '#test/support/report-factory.ts'

/**
 * One error in a few letters: where it stands (`n`ew, `s`uspect, `k`ept, `w`arning that is new), its rule (`a` or `b`), its
 * file (`1` in src/api, `2` in src/web).
 */
type Sign = `${'n' | 's' | 'k' | 'w'}${'a' | 'b'}${'1' | '2'}`

const codes = { a: 'attr-defined', b: 'arg-type' } as const
const paths = { '1': 'src/api/a.py', '2': 'src/web/b.py' } as const

function comparisonOf(signs: readonly Sign[]): Comparison {
  const fields = (sign: Sign) => ({
    code: codes[sign[1] as 'a' | 'b'],
    path: paths[sign[2] as '1' | '2'],
    severity: sign[0] === 'w' ? ('warning' as const) : ('error' as const),
  })
  const of = (kinds: string): readonly Sign[] => signs.filter((sign) => kinds.includes(sign.charAt(0)))
  return {
    kept: listedPairs(of('k').map((sign) => keptOf(fields(sign)))),
    new: of('nsw').map((sign) => unpairedOf(fields(sign), { mayComeFromBase: sign.startsWith('s') })),
    fixed: [],
  }
}

const none: Policy = { maxIncrease: null, maxErrors: 1000, maxNewErrors: null }
const today = '2027-01-10'

/** Categories: `a` is missing-annotations, `b` is other. The change touches src/api; the checker looked at ten files. */
const parts: Parts = {
  categoryOf: ({ code }) => (code === codes.a ? 'missing-annotations' : 'other'),
  touched: new Set([paths['1']]),
  ownFiles: 10,
  unseen: [],
  owners: {
    of: (path) => (path === paths['1'] ? ['@Acme/API', '@ops'] : []),
    named: new Set(['@acme/api', '@ops', '@acme/docs']),
  },
  standing: () => null,
}

interface Given {
  readonly signs: readonly Sign[]
  readonly policy: Partial<Policy>
  readonly parts?: Partial<Parts>
}

function verdictOf({ signs, policy, parts: other = {} }: Given): Verdict {
  const comparison = comparisonOf(signs)
  const kept = comparison.kept.count('head', 'error')
  return judge({
    comparison,
    reference: { errors: kept, commit: null },
    policy: { ...none, ...policy },
    mode: 'enforce',
    parts: { ...parts, ...other },
    today,
  })
}

/** What is said of the rules beside `max-errors: 1000`, which always holds. */
function told(verdict: Verdict): readonly string[] {
  return verdict.rules
    .filter(({ rule, limit }) => !(rule === 'max-errors' && limit === 1000))
    .map(
      ({ rule, of, passed, reason }) =>
        `${passed ? 'holds' : 'BROKEN'} ${rule}${of === undefined ? '' : ` ${of}`}: ${reason}`,
    )
}

const rule = (of: string, most: number): PartLimit => ({ kind: 'rule', of, most })
const path = (of: string, most: number): PartLimit => ({ kind: 'path', of, most })
const owner = (of: string, most: number): PartLimit => ({ kind: 'owner', of, most })
const category = (most: number): PartLimit => ({ kind: 'category', of: 'missing-annotations', most })
const touched = (demand: 'no-new' | 'clean'): PartLimit => ({ kind: 'touched-files', demand })
const clean = (percent: number): PartLimit => ({
  kind: 'min-clean-files',
  hundredths: Math.round(percent * 100),
})
const limits = (...list: readonly PartLimit[]): Partial<Policy> => ({ limits: list })

const entry: Acceptance = {
  rule: null,
  path: null,
  count: 1,
  reason: 'the new client has no types yet',
  owner: '@api',
  expires: '2027-03-31',
}
const accept = (...list: readonly Partial<Acceptance>[]): Partial<Policy> => ({
  accepted: list.map((one) => ({ ...entry, ...one })),
})

/** Verdict and sentence of each. */
const table: readonly (readonly [
  signs: readonly Sign[],
  policy: Partial<Policy>,
  outcome: 'pass' | 'fail',
  sentence: string,
])[] = [
  // A rule.
  [
    [],
    limits(rule('attr-defined', 0)),
    'pass',
    'holds rules attr-defined: 0 errors of the rule `attr-defined`, none allowed.',
  ],
  [['kb1'], limits(rule('attr-defined', 0)), 'pass', '0 errors of the rule'],
  [
    ['ka1'],
    limits(rule('attr-defined', 0)),
    'fail',
    'BROKEN rules attr-defined: 1 error of the rule `attr-defined`, none allowed.',
  ],
  [['na1'], limits(rule('attr-defined', 0)), 'fail', '1 error of the rule `attr-defined`, none allowed.'],
  [
    ['na1', 'ka2'],
    limits(rule('attr-defined', 2)),
    'pass',
    '2 errors of the rule `attr-defined`, at most 2 allowed.',
  ],
  [
    ['na1', 'ka2', 'ka1'],
    limits(rule('attr-defined', 2)),
    'fail',
    '3 errors of the rule `attr-defined`, at most 2 allowed: 1 too many.',
  ],
  [['sa2'], limits(rule('attr-defined', 0)), 'pass', 'but 1 of them may come from the base branch.'],
  [['sa2', 'na1'], limits(rule('attr-defined', 0)), 'fail', '2 errors of the rule'],
  [['wa1'], limits(rule('attr-defined', 0)), 'pass', '0 errors of the rule'],
  [['na1'], limits(rule('attr', 0)), 'pass', '0 errors of the rule `attr`'],
  // A category.
  [['nb1'], limits(category(0)), 'pass', '0 errors of the category `missing-annotations`, none allowed.'],
  [['ka1'], limits(category(0)), 'fail', 'BROKEN categories missing-annotations: 1 error of the category'],
  [
    ['ka1', 'na2'],
    limits(category(1)),
    'fail',
    '2 errors of the category `missing-annotations`, at most 1 allowed: 1 too many.',
  ],
  [['ka1', 'kb2'], limits(category(1)), 'pass', '1 error of the category'],
  // A path.
  [['ka2'], limits(path('src/api', 0)), 'pass', 'holds paths src/api: 0 errors in `src/api`, none allowed.'],
  [['ka1'], limits(path('src/api', 0)), 'fail', 'BROKEN paths src/api: 1 error in `src/api`, none allowed.'],
  [['ka1'], limits(path('src/api/', 0)), 'fail', '1 error in `src/api/`'],
  [['ka1'], limits(path('src/ap', 0)), 'pass', '0 errors in `src/ap`'],
  [['ka1'], limits(path('src/api/a.py', 0)), 'fail', '1 error in `src/api/a.py`'],
  [['ka1', 'ka2'], limits(path('src/**', 1)), 'fail', '2 errors in `src/**`, at most 1 allowed: 1 too many.'],
  [['ka1', 'ka2'], limits(path('**/a.py', 0)), 'fail', '1 error in `**/a.py`'],
  [['ka1', 'ka2'], limits(path('src/*', 0)), 'pass', '0 errors in `src/*`'],
  [['ka1', 'ka2'], limits(path('src/*/b.py', 0)), 'fail', '1 error in `src/*/b.py`'],
  [['sa2', 'ka1'], limits(path('src', 1)), 'pass', 'may come from the base branch'],
  // An owner.
  [
    ['ka2'],
    limits(owner('@acme/api', 0)),
    'pass',
    'holds owners @acme/api: 0 errors in files of `@acme/api`, none allowed.',
  ],
  [
    ['ka1'],
    limits(owner('@acme/api', 0)),
    'fail',
    'BROKEN owners @acme/api: 1 error in files of `@acme/api`, none allowed.',
  ],
  [
    ['ka1', 'na1'],
    limits(owner('@ops', 1)),
    'fail',
    '2 errors in files of `@ops`, at most 1 allowed: 1 too many.',
  ],
  [['ka1', 'na1'], limits(owner('@ops', 2)), 'pass', '2 errors in files of `@ops`, at most 2 allowed.'],
  [['sa1'], limits(owner('@ops', 0)), 'pass', 'may come from the base branch'],
  [['wa1'], limits(owner('@ops', 0)), 'pass', '0 errors in files of `@ops`'],
  [['ka1'], limits(owner('@acme/docs', 0)), 'pass', '0 errors in files of `@acme/docs`'],
  [
    [],
    limits(owner('@acme/apy', 5)),
    'fail',
    'BROKEN owners @acme/apy: CODEOWNERS does not name `@acme/apy`.',
  ],
  [['na1'], { ...limits(owner('@ops', 0)), ...accept({ path: 'src/api' }) }, 'pass', 'accepted for now'],
  [['na1'], { ...limits(owner('@ops', 0)), ...accept({ path: 'src/web' }) }, 'fail', 'BROKEN owners @ops'],
  // Files of the change.
  [
    ['na2'],
    limits(touched('no-new')),
    'pass',
    'holds touched-files: 0 new errors in changed files, none allowed.',
  ],
  [
    ['na1'],
    limits(touched('no-new')),
    'fail',
    'BROKEN touched-files: 1 new error in changed files, none allowed.',
  ],
  [['ka1'], limits(touched('no-new')), 'pass', '0 new errors in changed files'],
  [
    ['ka1'],
    limits(touched('clean')),
    'fail',
    'BROKEN touched-files: 1 error in changed files, none allowed.',
  ],
  [['ka2', 'na2'], limits(touched('clean')), 'pass', '0 errors in changed files'],
  [['ka1', 'na1'], limits(touched('clean')), 'fail', '2 errors in changed files'],
  [['sa1'], limits(touched('no-new')), 'pass', 'may come from the base branch'],
  [['wa1'], limits(touched('clean')), 'pass', '0 errors in changed files'],
  // Clean files, of ten.
  [[], limits(clean(100)), 'pass', '0 files with errors, none allowed (100% of 10 files must be clean).'],
  [
    ['ka1'],
    limits(clean(100)),
    'fail',
    'BROKEN min-clean-files: 1 file with errors, none allowed (100% of 10 files must be clean).',
  ],
  [
    ['ka1', 'ka1', 'na1'],
    limits(clean(90)),
    'pass',
    '1 file with errors, at most 1 allowed (90% of 10 files must be clean).',
  ],
  [
    ['ka1', 'ka2'],
    limits(clean(90)),
    'fail',
    '2 files with errors, at most 1 allowed (90% of 10 files must be clean): 1 too many.',
  ],
  [['ka1', 'ka2'], limits(clean(80)), 'pass', '2 files with errors'],
  [['ka1', 'ka2'], limits(clean(80.01)), 'fail', '2 files with errors, at most 1 allowed'],
  [['ka1', 'sa2'], limits(clean(90)), 'pass', 'may come from the base branch'],
  [['ka1', 'ka2'], limits(clean(0)), 'pass', 'at most 10 allowed'],
  // Several limits: each is judged, one is enough to fail.
  [['ka1'], limits(rule('attr-defined', 0), rule('arg-type', 0)), 'fail', 'holds rules arg-type'],
  [['ka1'], limits(rule('arg-type', 0), path('src/api', 0)), 'fail', 'BROKEN paths src/api'],
  [
    ['ka1'],
    limits(rule('attr-defined', 1), category(1), path('src', 1), touched('no-new'), clean(90)),
    'pass',
    'holds min-clean-files',
  ],
  // Beside the totals: a limit on a part is no rule of growth, so no growth stays the default.
  [
    ['na2'],
    { maxErrors: null, ...limits(rule('arg-type', 0)) },
    'fail',
    'BROKEN max-increase: 1 error, none allowed',
  ],
  [['ka2'], { maxErrors: null, ...limits(rule('arg-type', 0)) }, 'pass', 'holds max-increase'],
  [
    ['na2'],
    { maxNewErrors: 5, ...limits(rule('arg-type', 0)) },
    'pass',
    'holds max-new-errors: 1 new error, at most 5 allowed.',
  ],
  // Accepted for a time.
  [
    ['na1'],
    { maxNewErrors: 0, ...accept({}) },
    'pass',
    'holds max-new-errors: 1 new error, none allowed, but 1 of them is accepted for now.',
  ],
  [
    ['na1', 'na1'],
    { maxNewErrors: 0, ...accept({}) },
    'fail',
    'BROKEN max-new-errors: 2 new errors, none allowed. 1 of them is accepted for now.',
  ],
  [['na1', 'na1'], { maxNewErrors: 0, ...accept({ count: 2 }) }, 'pass', '2 of them are accepted for now.'],
  [['na1', 'na1'], { maxNewErrors: 1, ...accept({ count: 2 }) }, 'pass', 'accepted for now'],
  [['na1'], { maxNewErrors: 0, ...accept({ rule: 'attr-defined' }) }, 'pass', 'accepted for now'],
  [
    ['nb1'],
    { maxNewErrors: 0, ...accept({ rule: 'attr-defined' }) },
    'fail',
    'BROKEN max-new-errors: 1 new error, none allowed.',
  ],
  [
    ['na1', 'nb1'],
    { maxNewErrors: 0, ...accept({ rule: 'attr-defined', count: 9 }) },
    'fail',
    '1 of them is accepted for now.',
  ],
  [['na1'], { maxNewErrors: 0, ...accept({ path: 'src/api' }) }, 'pass', 'accepted for now'],
  [['na2'], { maxNewErrors: 0, ...accept({ path: 'src/api' }) }, 'fail', 'BROKEN max-new-errors'],
  [
    ['na1', 'nb2'],
    { maxNewErrors: 0, ...accept({ path: 'src/api' }, { rule: 'arg-type' }) },
    'pass',
    '2 of them are accepted for now.',
  ],
  [
    ['na1'],
    { maxNewErrors: 0, ...accept({ path: 'src/api' }, { rule: 'attr-defined' }) },
    'pass',
    '1 of them is accepted for now.',
  ],
  [
    ['na1', 'sa2'],
    { maxNewErrors: 0, ...accept({}) },
    'pass',
    '1 of them may come from the base branch and 1 of them is accepted for now.',
  ],
  // A file with an error that no entry names stays a file with errors.
  [
    ['na1', 'nb1'],
    { ...limits(clean(100)), ...accept({ rule: 'attr-defined', count: 9 }) },
    'fail',
    'BROKEN min-clean-files: 1 file with errors',
  ],
  // A limit whose every error is named is lifted by the count, also when the errors are old by now.
  [
    ['ka1', 'ka1'],
    { ...limits(rule('attr-defined', 1)), ...accept({ rule: 'attr-defined' }) },
    'pass',
    'accepted for now',
  ],
  [
    ['ka1', 'ka1', 'ka1'],
    { ...limits(rule('attr-defined', 1)), ...accept({ rule: 'attr-defined' }) },
    'fail',
    '3 errors of the rule',
  ],
  [['ka1', 'kb2'], { maxErrors: 1, ...accept({}) }, 'pass', 'holds max-errors'],
  // One that names a part takes only new errors away: old ones of that rule are no room for others.
  [
    ['ka1', 'nb2'],
    { maxErrors: 1, ...accept({ rule: 'attr-defined' }) },
    'fail',
    'BROKEN max-errors: 2 errors, at most 1 allowed: 1 too many.',
  ],
  [['kb1', 'na2'], { maxErrors: 1, ...accept({ rule: 'attr-defined' }) }, 'pass', 'holds max-errors'],
  [
    ['ka1', 'nb1'],
    {
      maxErrors: null,
      maxIncrease: { kind: 'count', errors: 0 },
      ...accept({ rule: 'attr-defined', count: 5 }),
    },
    'fail',
    'BROKEN max-increase',
  ],
  // The last day counts; the day after, the entry's own text stands beside the limit.
  [['na1'], { maxNewErrors: 0, ...accept({ expires: today }) }, 'pass', 'accepted for now'],
  [
    ['na1'],
    { maxNewErrors: 0, ...accept({ expires: '2027-01-09' }) },
    'fail',
    'BROKEN accept: 1 error was accepted until 2027-01-09, by @api: the new client has no types yet',
  ],
  [
    ['na1', 'na1'],
    { maxNewErrors: 0, ...accept({ expires: '2027-01-09', count: 2, owner: null }) },
    'fail',
    '2 errors were accepted until 2027-01-09: the new client',
  ],
  [
    ['nb1'],
    { maxNewErrors: 0, ...accept({ expires: '2027-01-09', rule: 'attr-defined' }) },
    'fail',
    'BROKEN max-new-errors',
  ],
  [[], { maxNewErrors: 0, ...accept({ expires: '2027-01-09' }) }, 'pass', 'holds max-new-errors'],
]

test('there are at least sixty rulings', () => {
  expect(table.length).toBeGreaterThanOrEqual(60)
})

test.each(table)('%j under %j: %s', (signs, policy, outcome, sentence) => {
  const verdict = verdictOf({ signs, policy })
  expect([verdict.outcome, told(verdict).join('\n')]).toEqual([outcome, expect.stringContaining(sentence)])
})

describe('what is not known', () => {
  test('which files were changed: new errors anywhere count', () => {
    const [result] = broken({ signs: ['na2'], policy: limits(touched('no-new')), parts: { touched: null } })
    expect(result?.reason).toBe(
      '1 new error in changed files, none allowed (which files were changed is not known, so new errors anywhere count).',
    )
  })

  test('how many files were checked: the share of clean ones can’t hold', () => {
    const [result] = broken({ signs: [], policy: limits(clean(50)), parts: { ownFiles: null } })
    expect(result?.reason).toContain('does not say how many of the project’s own files')
  })

  test('who owns what, without a CODEOWNERS file', () => {
    const [result] = broken({ signs: [], policy: limits(owner('@ops', 9)), parts: { owners: null } })
    expect(result?.reason).toBe('There is no CODEOWNERS file, so it is not known who owns which file.')
  })

  test('what was not looked at counts as still there', () => {
    const unseen = [keptOf({ code: codes.a, path: paths['2'] }).head]
    const [result] = broken({ signs: ['ka1'], policy: limits(rule('attr-defined', 1)), parts: { unseen } })
    expect(result?.value).toBe(2)
  })
})

function broken(given: Given): readonly RuleResult[] {
  return verdictOf(given).rules.filter(({ passed }) => !passed)
}

const sign = fc
  .tuple(fc.constantFrom('n', 's', 'k', 'w'), fc.constantFrom('a', 'b'), fc.constantFrom('1', '2'))
  .map((letters) => letters.join('') as Sign)
const signs = fc.array(sign, { maxLength: 12 })
const limit = fc.oneof(
  fc.record({
    kind: fc.constant('rule' as const),
    of: fc.constantFrom(...Object.values(codes)),
    most: fc.nat(4),
  }),
  fc.record({
    kind: fc.constant('path' as const),
    of: fc.constantFrom('src', 'src/api', '**/b.py'),
    most: fc.nat(4),
  }),
  fc.nat(4).map(category),
  fc.record({
    kind: fc.constant('owner' as const),
    of: fc.constantFrom('@ops', '@acme/docs', '@nobody'),
    most: fc.nat(4),
  }),
  fc.constantFrom('no-new' as const, 'clean' as const).map(touched),
  fc.integer({ min: 0, max: 100 }).map(clean),
)
const total = fc.record({
  maxIncrease: fc.option(fc.record({ kind: fc.constant('count' as const), errors: fc.nat(3) })),
  maxErrors: fc.option(fc.nat(6)),
  maxNewErrors: fc.option(fc.nat(3)),
})
const acceptance = fc.record({
  rule: fc.constantFrom(null, ...Object.values(codes)),
  path: fc.constantFrom(null, 'src/api', '**/b.py'),
  count: fc.integer({ min: 1, max: 4 }),
  expires: fc.constantFrom('2027-01-09', today, '2027-03-31'),
})

describe('whatever the errors', () => {
  test('one more limit never makes a failing run pass', () => {
    fc.assert(
      fc.property(signs, total, fc.array(limit, { maxLength: 3 }), limit, (given, totals, before, added) => {
        const policy = { ...totals, limits: before }
        const first = verdictOf({ signs: given, policy })
        const second = verdictOf({ signs: given, policy: { ...totals, limits: [...before, added] } })
        expect(first.outcome === 'fail' && second.outcome === 'pass').toBe(false)
      }),
    )
  })

  test('an acceptance only ever helps, and one that has expired helps nobody', () => {
    fc.assert(
      fc.property(signs, total, fc.array(limit, { maxLength: 2 }), acceptance, (given, totals, list, one) => {
        const policy = { ...totals, limits: list }
        const without = verdictOf({ signs: given, policy }).outcome
        const beside = verdictOf({ signs: given, policy: { ...policy, ...accept(one) } }).outcome
        expect(without === 'pass' && beside === 'fail').toBe(false)
        expect(one.expires < today && without !== beside).toBe(false)
      }),
    )
  })

  test('one more limit on the totals does neither, beside another one', () => {
    fc.assert(
      fc.property(signs, total, total, fc.array(limit, { maxLength: 2 }), (given, some, more, list) => {
        const isGrowth = Object.values(some).some((value) => value !== null)
        const both = {
          maxIncrease: some.maxIncrease ?? more.maxIncrease,
          maxErrors: some.maxErrors ?? more.maxErrors,
          maxNewErrors: some.maxNewErrors ?? more.maxNewErrors,
        }
        const first = verdictOf({ signs: given, policy: { ...some, limits: list } })
        const second = verdictOf({ signs: given, policy: { ...both, limits: list } })
        // Without any, the default rule of no growth holds; one that is given takes its place.
        fc.pre(isGrowth)
        expect(first.outcome === 'fail' && second.outcome === 'pass').toBe(false)
      }),
    )
  })

  test('what no acceptance names breaks a limit as if there were nothing else', () => {
    fc.assert(
      fc.property(
        signs,
        total,
        fc.array(limit, { maxLength: 2 }),
        fc.array(acceptance, { minLength: 1, maxLength: 2 }),
        (given, totals, list, entries) => {
          const isNamed = (each: Sign): boolean =>
            entries.some(
              (one) =>
                (one.rule ?? codes[each[1] as 'a' | 'b']) === codes[each[1] as 'a' | 'b'] &&
                (one.path === null || one.path === (each[2] === '1' ? 'src/api' : '**/b.py')),
            )
          const policy = { ...totals, limits: list }
          const others = given.filter((each) => !isNamed(each))
          const plain = verdictOf({ signs: others, policy })
          const excused = verdictOf({ signs: given, policy: { ...policy, ...accept(...entries) } })
          expect(plain.outcome === 'fail' && excused.outcome === 'pass').toBe(false)
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('a broken limit says where it stands and where to look', () => {
  const at = (line: number, fields: Parameters<typeof keptOf>[0]) => keptOf({ ...fields, line }).head
  const comparison: Comparison = {
    kept: listedPairs([keptOf({ code: codes.a, path: paths['1'], line: 3 })]),
    new: [unpairedOf({ code: codes.a, path: paths['2'], line: 9 })],
    fixed: [],
  }
  const judged = (policy: Partial<Policy>) =>
    judge({
      comparison,
      reference: { errors: 1, commit: null },
      policy: { ...none, ...policy },
      mode: 'enforce',
      parts: { ...parts, unseen: [1, 2].map((line) => at(line, { code: codes.a, path: paths['1'] })) },
      today,
    }).rules.filter(({ passed }) => !passed)

  test('new ones first, three at most', () => {
    const [result] = judged({
      limits: [{ kind: 'rule', of: codes.a, most: 0, from: 'type-ratchet.yml:7' }],
    })
    expect(result).toMatchObject({
      from: 'type-ratchet.yml:7',
      places: [
        { path: paths['2'], line: 9 },
        { path: paths['1'], line: 3 },
        { path: paths['1'], line: 1 },
      ],
    })
  })

  test('a limit on growth names no places: what is new is listed anyway', () => {
    const rules = judged({ maxErrors: 0, maxNewErrors: 0, from: { 'max-new-errors': 'type-ratchet.yml:3' } })
    expect(rules.map(({ rule: name, from, places }) => [name, from, places?.length])).toEqual([
      ['max-errors', undefined, 3],
      ['max-new-errors', 'type-ratchet.yml:3', undefined],
    ])
  })

  test('one that can’t be judged has its line, and what was accepted once has its own', () => {
    const [result] = judged({ limits: [{ kind: 'owner', of: '@no', most: 0, from: 'type-ratchet.yml:8' }] })
    expect(result).toMatchObject({ of: '@no', from: 'type-ratchet.yml:8' })
    const expired = { ...entry, expires: '2027-01-09', from: 'type-ratchet.yml:12' }
    expect(judged({ maxNewErrors: 0, accepted: [expired] }).at(-1)).toMatchObject({
      rule: 'accept',
      from: 'type-ratchet.yml:12',
    })
  })
})

describe('max-weeks-late', () => {
  const day = 24 * 60 * 60
  /** Ten weeks, ten errors a week fewer, the last one with two. */
  const falling = Array.from({ length: 11 }, (_, week) =>
    historyPoint({ time: week * 7 * day, errors: 102 - week * 10 }),
  )
  const target = { errors: 0, time: 70 * day + day }
  const late = (signs: readonly Sign[], mostWeeks: number, points = falling, due = target) => {
    const standing: Parts['standing'] = (wanted, errors) => planStanding(points, wanted, errors)
    const { rules, outcome } = verdictOf({
      signs,
      policy: { lateness: { target: due, mostWeeks } },
      parts: { standing },
    })
    const { passed, value, reason } = rules.at(-1) ?? fallenOut
    return { outcome, passed, value, reason }
  }
  const fallenOut: RuleResult = { rule: 'accept', limit: 0, value: 0, passed: false, reason: 'no rule' }
  const kept = Array.from({ length: 12 }, (): Sign => 'ka1')

  test('breaks where the pace leads to a later day, unless the change makes errors fewer', () => {
    const reason =
      'The target of 0 errors is 2 weeks late at the pace of the last eight weeks, at most 1 allowed'
    expect(late(kept, 1)).toMatchObject({ passed: false, value: 2, outcome: 'fail' })
    expect(late(kept, 1).reason).toBe(`${reason}: until then a change has to make errors fewer.`)
    expect(late(kept, 2)).toMatchObject({ passed: true, outcome: 'pass' })
  })

  test('holds where the plan is in time, is reached, or is not known yet', () => {
    expect(late(kept, 0, falling, { errors: 0, time: 200 * day })).toMatchObject({ passed: true, value: 0 })
    expect(late([], 0)).toMatchObject({ passed: true, value: 0 })
    expect(late(kept, 0, falling.slice(0, 1))).toMatchObject({ passed: true })
    expect(late(kept, 0, [])).toMatchObject({ passed: true })
  })

  test('breaks where the total does not fall', () => {
    const flat = falling.map((point) => ({ ...point, errors: 12 }))
    expect(late(kept, 5, flat, { errors: 0, time: 200 * day })).toMatchObject({ passed: false, value: 6 })
  })
})
