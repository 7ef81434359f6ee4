/** Reports that only comment, summary and terminal tell apart: the first is the one in the pictures. */

import type { HistoryPoint } from '#model/history.ts'
import { storedPath } from '#model/ids.ts'
import type { Report } from '#model/report.ts'
import type { Excerpt } from '#model/result-file.ts'
import type { Verdict } from '#model/verdict.ts'
import {
  baseCommit,
  exactBaseline,
  keptOf,
  mypy,
  noBaseline,
  reportOf,
  unpairedOf,
} from './report-factory.ts'
import { hostilePieces, type ListedComparison, largeComparison } from './report-material.ts'
import { shaOf } from './shas.ts'

const bareDict = { code: 'type-arg', message: 'Missing type parameters for generic type "dict"' }
const needless = 'Unused "type: ignore" comment'
const charge = 'Argument 1 to "charge" has incompatible type "str"; expected "Money"'

function excerptOf(path: string, line: number, text: string): Excerpt {
  return { path: storedPath(path), line, firstLine: line - 1, lines: ['', text, ''] }
}

function historyOf(totals: readonly number[]): readonly HistoryPoint[] {
  return totals.map((errors, index) => ({
    commit: shaOf(index),
    time: 1_790_000_000 + index * 86_400,
    errors,
    version: '1.18.2',
  }))
}

function brokenBy(value: number): Pick<Verdict, 'outcome' | 'rules'> {
  const noun = value === 1 ? 'new error' : 'new errors'
  const reason = `${value} ${noun}, none allowed.`
  return { outcome: 'fail', rules: [{ rule: 'max-new-errors', limit: 0, value, passed: false, reason }] }
}

/** A pull request that breaks a rule: causes, source lines, errors elsewhere, fixed ones, owners, trend. */
export function showcase(): Report {
  const known = largeComparison({ errors: 3622, files: 258, added: 0, fixed: 0 })
  const comparison: ListedComparison = {
    kept: [...known.kept, keptOf({ path: 'src/shop/price.py' }, { path: 'src/shop/util.py' }, 'moved')],
    new: [
      unpairedOf({ path: 'src/shop/cart.py', line: 42, ...bareDict }),
      unpairedOf({ path: 'src/shop/cart.py', line: 57, ...bareDict }),
      unpairedOf({
        path: 'src/shop/cart.py',
        line: 88,
        code: 'union-attr',
        message: 'Item "None" of "Coupon | None" has no attribute "discount"',
      }),
      unpairedOf({ path: 'src/shop/order.py', line: 12, ...bareDict }),
      unpairedOf({ path: 'src/admin/refunds.py', line: 14, code: 'arg-type', message: charge }),
      unpairedOf({ path: 'src/jobs/nightly.py', line: 31, code: 'arg-type', message: charge }),
    ],
    fixed: [11, 19, 27, 35].map((line) =>
      unpairedOf({
        path: 'src/shop/gateway.py',
        line,
        code: 'no-untyped-def',
        message: 'Function is missing a type annotation',
      }),
    ),
  }
  return reportOf({
    comparison,
    verdict: {
      outcome: 'fail',
      rules: [
        {
          rule: 'max-increase',
          limit: 3984,
          value: 3629,
          passed: true,
          reason: '3,629 errors, at most 3,984 allowed (the reference of 3,622 plus 10%).',
        },
        {
          rule: 'max-new-errors',
          limit: 0,
          value: 6,
          passed: false,
          reason: '6 new errors, none allowed.',
        },
      ],
    },
    reference: { errors: 3622, commit: baseCommit },
    history: historyOf([3901, 3877, 3877, 3840, 3822, 3790, 3761, 3733, 3702, 3690, 3655, 3627]),
    touched: [
      { path: storedPath('src/shop/cart.py'), errors: 9, newErrors: 3 },
      { path: storedPath('src/shop/order.py'), errors: 4, newErrors: 1 },
      { path: storedPath('src/shop/gateway.py'), errors: 0, newErrors: 0 },
    ],
    changed: [{ path: storedPath('src/shop/gateway.py'), line: 19, name: 'Gateway.charge' }],
    owners: [
      { owner: '@acme/backoffice', base: 311, head: 313, new: 2 },
      { owner: '@acme/checkout', base: 902, head: 902, new: 4 },
    ],
    excerpts: [
      excerptOf('src/shop/cart.py', 42, 'def merge(self, other: dict) -> None:'),
      excerptOf('src/shop/cart.py', 57, '    totals: dict = {}'),
      excerptOf('src/shop/cart.py', 88, '        return self.coupon.discount * self.subtotal'),
      excerptOf('src/shop/order.py', 12, 'Line = tuple[str, dict]'),
      excerptOf('src/admin/refunds.py', 14, '    gateway.charge(request.POST["amount"])'),
      excerptOf('src/jobs/nightly.py', 31, '        gateway.charge(row["total"])'),
    ],
    reproduce:
      'gh run download 6980 -n type-ratchet-baseline-mypy && npx type-ratchet check --baseline snapshot.json --checker mypy -- src',
    repeats: true,
  })
}

/** Every one is a function, so that a test pays only for what it uses. */
export const commentScenarios: Readonly<Record<string, () => Report>> = {
  showcase,
  hostileStory: () => {
    const pieces = Object.values(hostilePieces)
    const elsewhere = pieces.map((piece, index) =>
      unpairedOf({
        path: `lib/${piece}.py`,
        line: index + 1,
        code: 'attr-defined',
        message: `"${piece}" has no attribute "x"`,
      }),
    )
    return reportOf({
      leg: pieces.join(', '),
      comparison: {
        new: [
          ...elsewhere,
          ...pieces.flatMap((piece) =>
            [4, 5, 6, 7].map((line) =>
              unpairedOf({ path: piece, line, code: piece, message: `Call of '${piece}'` }),
            ),
          ),
        ],
      },
      touched: pieces.map((piece) => ({ path: storedPath(piece), errors: 4, newErrors: 4 })),
      changed: pieces.map((piece, index) => ({
        path: storedPath(`${index}/${piece}`),
        line: index + 1,
        name: piece,
      })),
      owners: pieces.map((owner) => ({ owner, base: 0, head: 1, new: 1 })),
      excerpts: pieces.flatMap((piece, index) => [
        excerptOf(`lib/${piece}.py`, index + 1, piece),
        excerptOf(piece, 4, piece),
      ]),
    })
  },
  flood: () => {
    const { kept, new: added } = largeComparison({ errors: 12, files: 300, added: 4529, fixed: 0 })
    const owners = ['@acme/backoffice', '@acme/checkout', '@acme/platform']
    const paths = new Set(added.map(({ diagnostic }) => diagnostic.path))
    return reportOf({
      comparison: { kept, new: added.map((entry) => ({ ...entry, mayComeFromBase: false })) },
      verdict: {
        outcome: 'fail',
        rules: [
          {
            rule: 'max-new-errors',
            limit: 0,
            value: 4529,
            passed: false,
            reason: '4,529 new errors, none allowed.',
          },
        ],
      },
      touched: [{ path: storedPath('docs/conf.py'), errors: 0, newErrors: 0 }],
      pathOwners: new Map([...paths].map((path, index) => [path, owners.slice(index % 4, (index % 4) + 1)])),
    })
  },
  one: () =>
    reportOf({
      comparison: {
        new: [unpairedOf({ path: 'src/shop/cart.py', line: 42, ...bareDict })],
        kept: largeComparison({ errors: 812, files: 60, added: 0, fixed: 0 }).kept,
      },
      verdict: brokenBy(1),
      touched: [{ path: storedPath('src/shop/cart.py'), errors: 3, newErrors: 1 }],
      excerpts: [excerptOf('src/shop/cart.py', 42, 'def merge(self, other: dict) -> None:')],
    }),
  fifteen: () => {
    const { kept, new: added } = largeComparison({ errors: 812, files: 60, added: 15, fixed: 0 })
    const own = new Set(added.slice(0, 5).map(({ diagnostic }) => diagnostic.path))
    const newIn = (path: string): number => added.filter(({ diagnostic }) => diagnostic.path === path).length
    return reportOf({
      comparison: { kept, new: added.map((entry) => ({ ...entry, mayComeFromBase: false })) },
      verdict: brokenBy(15),
      touched: [...own].map((path) => ({ path, errors: newIn(path) + 3, newErrors: newIn(path) })),
    })
  },
  zero: () => reportOf({ comparison: {}, reference: { errors: 0, commit: baseCommit } }),
  checkerMissing: () =>
    reportOf({
      checker: null,
      failed: { outcome: 'config-error', problem: { kind: 'checker-not-found', command: 'mypy' } },
    }),
  reportOnly: () =>
    reportOf({
      comparison: {
        new: [unpairedOf({ path: 'src/shop/cart.py', line: 42, ...bareDict })],
        kept: [keptOf({ path: 'src/shop/user.py', line: 7, ...bareDict })],
      },
      verdict: { ...brokenBy(1), outcome: 'report-only', enforced: false },
    }),
  twentyOwners: () => {
    const entries = Array.from({ length: 20 }, (_, index) =>
      unpairedOf({ path: `src/team_${index}/cart.py`, line: 42 + index, ...bareDict }),
    )
    return reportOf({
      comparison: { new: entries },
      verdict: brokenBy(20),
      owners: entries.map((_, index) => ({ owner: `@acme/team-${index}`, base: 3, head: 4, new: 1 })),
    })
  },
  noChange: () =>
    reportOf({ comparison: { kept: largeComparison({ errors: 812, files: 60, added: 0, fixed: 0 }).kept } }),
  fork: () =>
    reportOf({
      comparison: { new: [unpairedOf({ path: 'src/shop/cart.py', line: 42, ...bareDict })] },
      warnings: [{ kind: 'comment-forbidden', reason: 'Resource not accessible by integration' }],
    }),
  matrix: () => {
    const all = 'linux-3.11, linux-3.13, windows-3.13'
    return reportOf({
      leg: all,
      comparison: {
        new: [
          unpairedOf({ path: 'src/shop/cart.py', line: 42, ...bareDict, legs: 'linux-3.11, windows-3.13' }),
        ],
        kept: [
          keptOf({ path: 'src/shop/tax.py', line: 3, ...bareDict, legs: all }),
          keptOf({ path: 'src/shop/tax.py', line: 9, ...bareDict, legs: 'linux-3.11' }, { legs: all }),
        ],
        fixed: [unpairedOf({ path: 'src/shop/user.py', line: 7, ...bareDict, legs: 'linux-3.13' })],
      },
    })
  },
  recorded: () =>
    reportOf({
      comparison: { kept: largeComparison({ errors: 423, files: 12, added: 0, fixed: 0 }).kept },
      baseline: noBaseline,
      recorded: true,
    }),
  twoNames: () =>
    reportOf({
      name: 'api',
      comparison: {
        new: [
          unpairedOf({ path: 'api/cart.py', line: 42, ...bareDict }),
          unpairedOf({ path: 'api/tax.py', line: 3, code: 'unused-ignore', message: needless }),
          unpairedOf({ path: 'api/tax.py', line: 8, code: 'unused-ignore', message: needless }),
        ],
        kept: [keptOf({ path: 'api/user.py', line: 7, ...bareDict })],
      },
      verdict: {
        outcome: 'fail',
        rules: [
          {
            rule: 'max-new-errors',
            limit: 0,
            value: 3,
            passed: false,
            reason: '3 new errors, none allowed.',
          },
        ],
      },
    }),
  warningsOnly: () =>
    reportOf({
      comparison: {
        new: [3, 9].map((line) =>
          unpairedOf({ path: 'src/shop/tax.py', line, severity: 'warning', code: 'note', message: 'unused' }),
        ),
        kept: [keptOf({ path: 'src/shop/user.py', line: 7, ...bareDict })],
      },
      touched: [{ path: storedPath('src/shop/tax.py'), errors: 0, newErrors: 0 }],
    }),
  upgrade: () =>
    reportOf({
      comparison: {
        new: [unpairedOf({ path: 'src/shop/cart.py', line: 42, ...bareDict })],
        kept: [keptOf({ path: 'src/shop/user.py', line: 7, ...bareDict })],
        fixed: [3, 9].map((line) => unpairedOf({ path: 'src/shop/tax.py', line, ...bareDict })),
      },
      baseline: { ...exactBaseline, checker: { ...mypy, version: '1.13.0' } },
      touched: [],
      codeUnchanged: true,
    }),
  syntaxError: () =>
    reportOf({
      name: 'api',
      failed: {
        outcome: 'not-comparable',
        problem: {
          kind: 'checker-stopped-early',
          evidence: 'shop/cart.py:65: error: invalid syntax  [syntax]',
        },
        stop: { path: storedPath('src/shop/cart.py'), line: 65 },
      },
    }),
  driftOfVersion: () =>
    reportOf({
      comparison: { new: [unpairedOf({ path: 'src/shop/cart.py', line: 42, ...bareDict })] },
      baseline: { ...exactBaseline, checker: { ...mypy, version: '1.17.1' } },
    }),
  driftOfConfiguration: () =>
    reportOf({
      comparison: { kept: [keptOf({ path: 'src/shop/cart.py', line: 42, ...bareDict })] },
      baseline: { ...exactBaseline, checker: { ...mypy, configuration: 'deaf00' } },
    }),
}
